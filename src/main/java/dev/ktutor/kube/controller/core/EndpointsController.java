package dev.ktutor.kube.controller.core;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the Endpoints of services, the older form of EndpointSlices (pkg/controller/endpoint). */
public final class EndpointsController extends ServiceLoop {

    /** The controller. */
    public EndpointsController(ControllerContext context) {
        super("endpoints-controller", "endpoint-controller", context);
    }

    @Override
    void reconcile(KubeObject service, Informer pods) {
        // Pods that have the same numbers for the service's ports share a subset.
        Map<List<Map<String, Object>>, Map<String, List<Object>>> subsets = new LinkedHashMap<>();
        for (KubeObject pod : ReadyPods.of(service, pods)) {
            Map<String, Object> address = Tree.of("ip", pod.string("status", "podIP"), "nodeName", pod.string("spec", "nodeName"),
                    "targetRef", ReadyPods.reference(pod));
            String side = ReadyPods.ready(pod) ? "addresses" : "notReadyAddresses";
            subsets.computeIfAbsent(ReadyPods.ports(service, pod), ports -> new LinkedHashMap<>())
                    .computeIfAbsent(side, s -> new ArrayList<>()).add(address);
        }
        List<Object> written = new ArrayList<>();
        subsets.forEach((ports, sides) -> {
            Map<String, Object> subset = new LinkedHashMap<>(sides);
            subset.put("ports", ports);
            written.add(subset);
        });
        Optional<KubeObject> present = client().find(Kinds.ENDPOINTS, service.namespace(), service.name());
        if (present.isEmpty()) {
            KubeObject endpoints = KubeObject.of("v1", "Endpoints", service.namespace(), service.name())
                    .with(service.map("metadata", "labels"), "metadata", "labels");
            Creation.ifMissing(client(), written.isEmpty() ? endpoints : endpoints.with(written, "subsets"));
        } else if (!present.get().list("subsets").equals(written)) {
            client().update(present.get().with(written, "subsets"));
        }
    }
}
