package dev.ktutor.kube.controller.core;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.client.loop.Informer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The pods behind a service, and the ports it reaches on them. */
final class ReadyPods {
    private ReadyPods() { }

    /** The pods a service selects that have an address and are not finished, by name. */
    static List<KubeObject> of(KubeObject service, Informer pods) {
        Map<String, String> selector = Tree.stringMap(service.tree(), "spec", "selector");
        if (selector.isEmpty()) {
            return List.of();
        }
        LabelSelector labels = LabelSelector.ofMap(selector);
        return pods.in(service.namespace()).stream()
                .filter(pod -> labels.matches(pod.labels()) && !pod.string("status", "podIP").isEmpty() && !pod.deleting())
                .filter(pod -> !List.of("Succeeded", "Failed").contains(pod.string("status", "phase")))
                .sorted(Comparator.comparing(KubeObject::name)).toList();
    }

    static boolean ready(KubeObject pod) {
        return pod.list("status", "conditions").stream()
                .anyMatch(c -> Tree.string(c, "type").equals("Ready") && Tree.string(c, "status").equals("True"));
    }

    /** The service's ports as numbers on this pod; a port whose name the pod does not have is left out. */
    static List<Map<String, Object>> ports(KubeObject service, KubeObject pod) {
        List<Map<String, Object>> ports = new ArrayList<>();
        for (Object port : service.list("spec", "ports")) {
            OptionalLong number = number(port, pod);
            if (number.isPresent()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                if (!Tree.string(port, "name").isEmpty()) {
                    entry.put("name", Tree.string(port, "name"));
                }
                entry.put("port", number.getAsLong());
                entry.put("protocol", Tree.string(port, "protocol").isEmpty() ? "TCP" : Tree.string(port, "protocol"));
                ports.add(entry);
            }
        }
        return ports;
    }

    private static OptionalLong number(Object port, KubeObject pod) {
        Object target = Tree.at(port, "targetPort");
        if (target instanceof String name) {
            return pod.list("spec", "containers").stream().flatMap(c -> Tree.list(c, "ports").stream())
                    .filter(p -> Tree.string(p, "name").equals(name)).mapToLong(p -> Tree.longValue(p, "containerPort")).findFirst();
        }
        return OptionalLong.of(target instanceof Number number ? number.longValue() : Tree.longValue(port, "port"));
    }

    /** Who the endpoint is, as Endpoints and EndpointSlices write it. */
    static Map<String, Object> reference(KubeObject pod) {
        return Tree.of("kind", "Pod", "name", pod.name(), "namespace", pod.namespace(), "uid", pod.uid());
    }
}
