package dev.ktutor.grade.kind;

import dev.ktutor.data.Tree;
import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.kube.api.KubeObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a pod runs, with every container ready, and from the image that was asked for. */
final class PodCheck implements CheckKind {

    @Override
    public String name() {
        return "pod-running";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("name", Need.REQUIRED, "namespace", Need.OPTIONAL, "image", Need.OPTIONAL, "service-account",
                Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("pod.missing", "pod.other-image", "pod.other-service-account", "pod.no-pull-secret", "pod.pull-failed",
                "pod.crashing", "pod.not-running");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String namespace = arguments.text("namespace", "default");
        String name = arguments.text("name");
        Optional<KubeObject> found = evidence.object("pods", namespace, name);
        if (found.isEmpty() || found.get().string("metadata", "deletionTimestamp").length() > 0) {
            return Finding.fails("pod.missing", "pod", name, "namespace", namespace);
        }
        KubeObject pod = found.get();
        String image = pod.string("spec", "containers", 0, "image");
        if (arguments.has("image") && !image.equals(arguments.text("image"))) {
            return Finding.fails("pod.other-image", "pod", name, "found", image, "wanted", arguments.text("image"));
        }
        String account = pod.string("spec", "serviceAccountName");
        if (arguments.has("service-account") && !account.equals(arguments.text("service-account"))) {
            return Finding.fails("pod.other-service-account", "pod", name, "found", account,
                    "wanted", arguments.text("service-account"));
        }
        return state(pod, name);
    }

    private static Finding state(KubeObject pod, String name) {
        boolean secretNamed = !Tree.list(pod.tree(), "spec", "imagePullSecrets").isEmpty();
        for (Object status : Tree.list(pod.tree(), "status", "containerStatuses")) {
            String reason = Tree.string(status, "state", "waiting", "reason");
            String message = Tree.string(status, "state", "waiting", "message");
            if (reason.equals("ErrImagePull") || reason.equals("ImagePullBackOff")) {
                return secretNamed ? Finding.fails("pod.pull-failed", "pod", name, "reason", reason, "message", message)
                        : Finding.fails("pod.no-pull-secret", "pod", name, "reason", reason, "message", message);
            }
            if (reason.equals("CrashLoopBackOff")) {
                return Finding.fails("pod.crashing", "pod", name, "message", message);
            }
        }
        boolean ready = Tree.list(pod.tree(), "status", "containerStatuses").stream().allMatch(s -> Tree.bool(s, "ready"));
        String phase = pod.string("status", "phase");
        return phase.equals("Running") && ready ? Finding.holds()
                : Finding.fails("pod.not-running", "pod", name, "phase", phase);
    }
}
