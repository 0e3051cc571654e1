package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What v1.36 assumes about pods and pod templates (kubernetes pkg/apis/core/v1/defaults.go). */
final class PodDefaults {
    private static final long MODE = 420;

    private PodDefaults() { }

    /** A pod with its defaults. */
    static KubeObject pod(KubeObject pod) {
        Map<String, Object> spec = spec(pod.map("spec"));
        for (String containers : List.of("initContainers", "containers")) {
            Fields.each(spec, containers, PodDefaults::requestsFromLimits);
        }
        Fields.set(spec, "enableServiceLinks", true);
        return pod.with(spec, "spec");
    }

    /** The object with the defaults of the pod template at the path to its {@code template}. */
    static KubeObject template(KubeObject object, Object... path) {
        Map<String, Object> template = Tree.mutable(object.at(path));
        template.put("spec", spec(Tree.map(template.get("spec"))));
        return object.with(template, path);
    }

    static Map<String, Object> spec(Map<String, Object> given) {
        Map<String, Object> spec = new LinkedHashMap<>(given);
        String account = Fields.or(Tree.string(spec, "serviceAccountName"), Tree.string(spec, "serviceAccount"));
        if (!account.isEmpty()) {
            spec.put("serviceAccountName", account);
            spec.put("serviceAccount", account);
        }
        Fields.set(spec, "dnsPolicy", "ClusterFirst");
        Fields.set(spec, "restartPolicy", "Always");
        Fields.set(spec, "terminationGracePeriodSeconds", 30L);
        Fields.set(spec, "securityContext", Map.of());
        Fields.set(spec, "schedulerName", "default-scheduler");
        boolean hostNetwork = Boolean.TRUE.equals(spec.get("hostNetwork"));
        for (String containers : List.of("initContainers", "containers", "ephemeralContainers")) {
            Fields.each(spec, containers, container -> container(container, hostNetwork));
        }
        Fields.each(spec, "volumes", PodDefaults::volume);
        return spec;
    }

    private static Map<String, Object> container(Map<String, Object> container, boolean hostNetwork) {
        String image = Tree.string(container, "image");
        Fields.set(container, "imagePullPolicy", latest(image) ? "Always" : "IfNotPresent");
        Fields.set(container, "terminationMessagePath", "/dev/termination-log");
        Fields.set(container, "terminationMessagePolicy", "File");
        Fields.each(container, "ports", port -> {
            Fields.set(port, "protocol", "TCP");
            if (hostNetwork && Tree.longValue(port, "hostPort") == 0) {
                port.put("hostPort", port.get("containerPort"));
            }
            return port;
        });
        Fields.each(container, "env", variable -> {
            Fields.inside(variable, "valueFrom", source -> {
                Fields.inside(source, "fieldRef", reference -> {
                    Fields.set(reference, "apiVersion", "v1");
                    return reference;
                });
                return source;
            });
            return variable;
        });
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            Fields.inside(container, probe, PodDefaults::probe);
        }
        Fields.inside(container, "lifecycle", lifecycle -> {
            Fields.inside(lifecycle, "postStart", PodDefaults::handler);
            Fields.inside(lifecycle, "preStop", PodDefaults::handler);
            return lifecycle;
        });
        return container;
    }

    /** Whether the image has no tag but latest; a digest pins it. */
    private static boolean latest(String image) {
        if (image.contains("@")) {
            return false;
        }
        int colon = image.lastIndexOf(':');
        return colon < 0 || image.indexOf('/', colon) >= 0 || image.substring(colon + 1).equals("latest");
    }

    private static Map<String, Object> probe(Map<String, Object> probe) {
        Fields.set(probe, "timeoutSeconds", 1L);
        Fields.set(probe, "periodSeconds", 10L);
        Fields.set(probe, "successThreshold", 1L);
        Fields.set(probe, "failureThreshold", 3L);
        return handler(probe);
    }

    private static Map<String, Object> handler(Map<String, Object> handler) {
        Fields.inside(handler, "httpGet", get -> {
            Fields.set(get, "path", "/");
            Fields.set(get, "scheme", "HTTP");
            return get;
        });
        Fields.inside(handler, "grpc", grpc -> {
            grpc.putIfAbsent("service", "");
            return grpc;
        });
        return handler;
    }

    private static Map<String, Object> volume(Map<String, Object> volume) {
        if (volume.keySet().stream().allMatch(key -> key.equals("name"))) {
            volume.put("emptyDir", Map.of());
        }
        for (String source : List.of("secret", "configMap", "downwardAPI", "projected")) {
            Fields.inside(volume, source, inner -> {
                Fields.set(inner, "defaultMode", MODE);
                Fields.each(inner, "items", PodDefaults::item);
                Fields.each(inner, "sources", PodDefaults::projection);
                return inner;
            });
        }
        Fields.inside(volume, "hostPath", path -> {
            path.putIfAbsent("type", "");
            return path;
        });
        return volume;
    }

    private static Map<String, Object> item(Map<String, Object> item) {
        Fields.inside(item, "fieldRef", reference -> {
            Fields.set(reference, "apiVersion", "v1");
            return reference;
        });
        return item;
    }

    private static Map<String, Object> projection(Map<String, Object> source) {
        Fields.inside(source, "serviceAccountToken", token -> {
            Fields.set(token, "expirationSeconds", 3600L);
            return token;
        });
        Fields.inside(source, "downwardAPI", inner -> {
            Fields.each(inner, "items", PodDefaults::item);
            return inner;
        });
        return source;
    }

    private static Map<String, Object> requestsFromLimits(Map<String, Object> container) {
        Map<String, Object> limits = Tree.map(container, "resources", "limits");
        if (!limits.isEmpty()) {
            Fields.inside(container, "resources", resources -> {
                Map<String, Object> requests = Tree.mutable(resources.get("requests"));
                limits.forEach(requests::putIfAbsent);
                resources.put("requests", requests);
                return resources;
            });
        }
        return container;
    }

    /** How the kubelet ranks the pod when memory runs short. */
    static String qualityOfService(KubeObject pod) {
        boolean any = false;
        boolean guaranteed = true;
        for (String containers : List.of("containers", "initContainers")) {
            for (Object container : pod.list("spec", containers)) {
                Map<String, Object> limits = Tree.map(container, "resources", "limits");
                Map<String, Object> requests = Tree.map(container, "resources", "requests");
                any |= !limits.isEmpty() || !requests.isEmpty();
                for (String resource : List.of("cpu", "memory")) {
                    Object limit = limits.get(resource);
                    guaranteed &= limit != null && limit.equals(requests.getOrDefault(resource, limit));
                }
            }
        }
        return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }
}
