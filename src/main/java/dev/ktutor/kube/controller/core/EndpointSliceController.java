package dev.ktutor.kube.controller.core;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the EndpointSlice of a service; one slice holds every endpoint a lab has (pkg/controller/endpointslice). */
public final class EndpointSliceController extends ServiceLoop {

    /** The controller. */
    public EndpointSliceController(ControllerContext context) {
        super("endpointslice-controller", "endpointslice-controller", context);
    }

    @Override
    void reconcile(KubeObject service, Informer pods) {
        List<Object> endpoints = new ArrayList<>();
        List<Map<String, Object>> ports = new ArrayList<>();
        for (KubeObject pod : ReadyPods.of(service, pods)) {
            boolean ready = ReadyPods.ready(pod);
            endpoints.add(Tree.of("addresses", List.of(pod.string("status", "podIP")),
                    "conditions", Tree.of("ready", ready, "serving", ready, "terminating", false),
                    "nodeName", pod.string("spec", "nodeName"), "targetRef", ReadyPods.reference(pod)));
            ports = ReadyPods.ports(service, pod);
        }
        List<Object> named = new ArrayList<>();
        ports.forEach(port -> named.add(Tree.with(port, port.getOrDefault("name", ""), "name")));
        Optional<KubeObject> present = client().list(Kinds.ENDPOINT_SLICES, service.namespace()).stream()
                .filter(slice -> Owners.controls(service, slice)).findFirst();
        if (present.isEmpty()) {
            client().create(slice(service, endpoints, named));
        } else if (!present.get().list("endpoints").equals(endpoints) || !present.get().list("ports").equals(named)) {
            client().update(present.get().with(endpoints, "endpoints").with(named, "ports"));
        }
    }

    private KubeObject slice(KubeObject service, List<Object> endpoints, List<Object> ports) {
        Map<String, Object> labels = Tree.of("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io",
                "kubernetes.io/service-name", service.name());
        labels.putAll(service.map("metadata", "labels"));
        return new KubeObject(Tree.of("apiVersion", "discovery.k8s.io/v1", "kind", "EndpointSlice",
                "metadata", Tree.of("generateName", service.name() + "-", "namespace", service.namespace(), "labels", labels,
                        "ownerReferences", List.of(Owners.referenceTo(service))),
                "addressType", "IPv4", "endpoints", endpoints, "ports", ports));
    }
}
