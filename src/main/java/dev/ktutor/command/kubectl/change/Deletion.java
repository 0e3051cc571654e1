package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.resource.Attachment;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.kube.api.KubeObject;
import java.time.Duration;
import java.util.Optional;

/** Waiting for objects to be gone. */
public final class Deletion {
    private Deletion() { }

    /** Waits until the object is gone, or replaced by a new one of its name; zero waits a week. */
    public static void await(Call call, Resource resource, Duration atMost) {
        Optional<KubeObject> first = call.client().find(resource.type(), resource.namespace(), resource.name());
        String uid = first.map(KubeObject::uid).orElse("");
        boolean gone = first.isEmpty() || Attachment.poll(call, atMost.isZero() ? Duration.ofDays(7) : atMost, () ->
                call.client().find(resource.type(), resource.namespace(), resource.name()).map(KubeObject::uid).filter(uid::equals).isEmpty());
        if (!gone) {
            throw KubectlError.of("timed out waiting for the condition on " + resource.type().plural() + "/" + resource.name());
        }
    }
}
