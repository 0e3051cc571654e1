package dev.ktutor.kube.controller.workload;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.time.Duration;
import java.time.Instant;

/** What controllers ask of a pod. */
final class PodState {
    private PodState() { }

    static boolean finished(KubeObject pod) {
        String phase = pod.string("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** Counts towards its owner: not finished and not going. */
    static boolean active(KubeObject pod) {
        return !finished(pod) && !pod.deleting();
    }

    static boolean ready(KubeObject pod) {
        return pod.list("status", "conditions").stream()
                .anyMatch(c -> Tree.string(c, "type").equals("Ready") && Tree.string(c, "status").equals("True"));
    }

    /** Ready for as long as the owner wants before it counts as available. */
    static boolean available(KubeObject pod, long minReadySeconds, Instant now) {
        if (!ready(pod) || minReadySeconds == 0) {
            return ready(pod);
        }
        return pod.list("status", "conditions").stream().filter(c -> Tree.string(c, "type").equals("Ready"))
                .map(c -> Tree.string(c, "lastTransitionTime")).filter(since -> !since.isEmpty())
                .anyMatch(since -> !Instant.parse(since).plus(Duration.ofSeconds(minReadySeconds)).isAfter(now));
    }
}
