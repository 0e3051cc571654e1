package dev.ktutor.kube.server.admission;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nothing new in a namespace that is missing or going away; the system's own namespaces stay. */
final class NamespaceLifecycle implements Plugin {
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    private final Store store;

    NamespaceLifecycle(Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "NamespaceLifecycle";
    }

    @Override
    public KubeObject change(AdmissionRequest request) {
        if (request.operation() == Operation.CREATE && request.type().namespaced() && !request.type().plural().equals("localsubjectaccessreviews")) {
            KubeObject namespace = store.get("/registry/namespaces/" + request.namespace());
            if (namespace == null) {
                throw new Refusal(Status.notFound("", "namespaces", request.namespace()), "admission.NamespaceLifecycle.missing",
                    Map.of("namespace", request.namespace(), "resource", request.type().plural(), "name", request.objectName()));
            }
            if (namespace.deleting()) {
                throw terminating(request);
            }
        }
        return request.object();
    }

    private static Refusal terminating(AdmissionRequest request) {
        Status plain = Status.forbidden(request.type().group(), request.type().plural(), request.objectName(),
            "unable to create new content in namespace " + request.namespace() + " because it is being terminated");
        Map<String, Object> details = Tree.mutable(plain.details());
        details.put("causes", List.of(Tree.of("reason", "NamespaceTerminating", "message", "namespace " + request.namespace() + " is being terminated",
            "field", "metadata.namespace")));
        return new Refusal(new Status(plain.code(), plain.reason(), plain.message(), details), "admission.NamespaceLifecycle.terminating",
            Map.of("namespace", request.namespace(), "resource", request.type().plural(), "name", request.objectName()));
    }

    @Override
    public void check(AdmissionRequest request) {
        if (request.is(Operation.DELETE, "namespaces") && IMMORTAL.contains(request.name())) {
            throw request.forbidden(name(), "this namespace may not be deleted");
        }
    }
}
