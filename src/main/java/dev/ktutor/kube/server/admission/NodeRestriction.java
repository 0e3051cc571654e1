package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.api.KubeObject;
import java.util.Objects;

/** A kubelet writes its own node and its own pods, no others. */
final class NodeRestriction implements Plugin {
    private static final String PREFIX = "system:node:";

    @Override
    public String name() {
        return "NodeRestriction";
    }

    @Override
    public void check(AdmissionRequest request) {
        String user = request.user().name();
        if (!user.startsWith(PREFIX) || !request.user().in("system:nodes")) {
            return;
        }
        String node = user.substring(PREFIX.length());
        if (request.type().plural().equals("nodes") && !request.objectName().equals(node)) {
            throw request.forbidden(name(), "node \"" + node + "\" is not allowed to modify node \"" + request.objectName() + "\"");
        }
        if (request.type().plural().equals("pods")) {
            pods(request, node);
        }
    }

    private void pods(AdmissionRequest request, String node) {
        KubeObject pod = request.operation() == Operation.CREATE ? request.object() : Objects.requireNonNullElse(request.old(), request.object());
        boolean mirror = pod.annotations().containsKey("kubernetes.io/config.mirror");
        if (request.operation() == Operation.CREATE && request.subresource().isEmpty() && !mirror) {
            throw request.forbidden(name(), "pod does not have \"kubernetes.io/config.mirror\" annotation, node \"" + node + "\" can only create mirror pods");
        }
        String assigned = pod.string("spec", "nodeName");
        if (!assigned.equals(node)) {
            String what = request.operation() == Operation.CREATE ? "create" : request.operation() == Operation.DELETE ? "delete" : "update status for";
            throw request.forbidden(name(), "node \"" + node + "\" can only " + what + " pods with spec.nodeName set to itself");
        }
    }
}
