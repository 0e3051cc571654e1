package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Json;
import dev.ktutor.kube.api.KubeObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields of a pod that the downward API gives to its containers. */
final class PodFields {
    private PodFields() { }

    /** The value at a path such as {@code metadata.labels['app']}; "" for one that is not set. */
    static String value(KubeObject pod, String path) {
        int bracket = path.indexOf('[');
        if (bracket > 0) {
            String key = path.substring(bracket + 1).replaceAll("['\"\\]]", "");
            return (path.startsWith("metadata.labels") ? pod.labels() : pod.annotations()).getOrDefault(key, "");
        }
        return switch (path) {
            case "metadata.name" -> pod.name();
            case "metadata.namespace" -> pod.namespace();
            case "metadata.uid" -> pod.uid();
            case "metadata.labels" -> lines(pod.labels());
            case "metadata.annotations" -> lines(pod.annotations());
            case "spec.nodeName" -> pod.string("spec", "nodeName");
            case "spec.serviceAccountName" -> pod.string("spec", "serviceAccountName");
            case "status.hostIP" -> pod.string("status", "hostIP");
            case "status.podIP", "status.podIPs" -> pod.string("status", "podIP");
            default -> "";
        };
    }

    private static String lines(Map<String, String> map) {
        return new TreeMap<>(map).entrySet().stream().map(entry -> entry.getKey() + "=" + Json.quote(entry.getValue())).collect(Collectors.joining("\n"));
    }
}
