package dev.ktutor.kube.node.kubelet;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.EventRecorder;
import java.util.Optional;
import java.util.function.Function;

/** The kubelet's Events about pods; those about a static pod name its mirror's object, as the real ones name the hash as uid. */
final class PodEvents {
    private final Optional<EventRecorder> recorder;
    private final Function<KubeObject, Boolean> wanted;
    private final NodeLog log;

    PodEvents(Optional<EventRecorder> recorder, Function<KubeObject, Boolean> wanted, NodeLog log) {
        this.recorder = recorder;
        this.wanted = wanted;
        this.log = log;
    }

    void normal(KubeObject pod, String field, String reason, String message) {
        recorder.filter(r -> wanted.apply(pod)).ifPresent(r -> r.normal(pod, field, reason, message));
    }

    void warning(KubeObject pod, String field, String reason, String message) {
        log.line('E', "pod_workers.go:1324", "\"Error syncing pod, skipping\" err=" + NodeLog.quoted(reason + ": " + message) + " pod=" + NodeLog.quoted(pod.namespace() + "/" + pod.name())
                + " podUID=" + NodeLog.quoted(pod.uid()));
        recorder.filter(r -> wanted.apply(pod)).ifPresent(r -> r.warning(pod, field, reason, message));
    }
}
