package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.node.image.ImageReference;
import dev.ktutor.kube.node.image.Keyring;
import dev.ktutor.kube.node.image.Pull;
import dev.ktutor.kube.node.image.Registries;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gets a container's image onto the node, as the kubelet's image manager does: policy, back-off, secrets, events, time. */
final class ImagePulls {
    private static final long BYTES_A_SECOND = 60_000_000;
    /** The status that a failed pull leads to comes back as an update of the pod and starts the next attempt. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Host node;
    private final KubeClient client;
    private final Timeline timeline;
    private final NodeImages images;
    private final Registries registries;
    private final PodEvents events;
    private final BackOff backOff;
    private final Map<String, Progress> underWay = new HashMap<>();

    /** Where the pull of one image for one pod stands. */
    private static final class Progress {
        private boolean running;
        private boolean pulled;
        private @Nullable String newError;
        private String lastError = "";
        private @Nullable Instant saidUntil;
    }

    ImagePulls(Host node, KubeClient client, Timeline timeline, NodeImages images, Registries registries, PodEvents events, BackOff backOff) {
        this.node = node;
        this.client = client;
        this.timeline = timeline;
        this.images = images;
        this.registries = registries;
        this.events = events;
        this.backOff = backOff;
    }

    /**
     * The image, if it is there and may be used.
     *
     * @param later called when a pull that is under way, or must wait, may have another outcome
     * @return the image; empty while it is being pulled
     * @throws Failure with the reason and message for the container's waiting state
     */
    Optional<NodeImages.Present> ensure(KubeObject pod, Object container, boolean init, Consumer<Duration> later) throws Failure {
        String name = Tree.string(container, "image");
        String field = PodReader.fieldPath(container, init);
        ImageReference reference = ImageReference.parse(name).orElse(null);
        if (reference == null) {
            String message = "Failed to apply default image tag \"" + name + "\": couldn't parse image name \"" + name + "\": invalid reference format";
            events.warning(pod, field, "InspectFailed", message);
            throw new Failure("InvalidImageName", message);
        }
        Optional<NodeImages.Present> present = images.find(reference);
        String policy = policy(container, reference);
        String key = pod.uid() + "_" + name;
        Progress progress = underWay.computeIfAbsent(key, k -> new Progress());
        String error = progress.newError;
        if (error != null) {
            progress.newError = null;
            later.accept(AFTER_FAILURE);
            throw new Failure("ErrImagePull", error);
        }
        boolean usable = present.isPresent() && (present.get().login().isEmpty() || knows(pod, reference, present.get()));
        if (progress.pulled && present.isPresent()) {
            progress.pulled = false;
            return present;
        }
        if (usable && !policy.equals("Always")) {
            events.normal(pod, field, "Pulled", "Container image \"" + name + "\" already present on machine and can be accessed by the pod");
            return present;
        }
        if (policy.equals("Never")) {
            String message = "Container image \"" + name + "\" is not present with pull policy of Never";
            events.warning(pod, field, "ErrImageNeverPull", message);
            throw new Failure("ErrImageNeverPull", message);
        }
        if (!progress.running) {
            start(pod, container, field, reference, key, progress, later);
        }
        return Optional.empty();
    }

    private void start(KubeObject pod, Object container, String field, ImageReference reference, String key, Progress progress,
            Consumer<Duration> later) throws Failure {
        Instant now = timeline.now();
        Instant until = backOff.untilSinceUpdate(key, now);
        if (now.isBefore(until)) {
            String message = "Back-off pulling image \"" + Tree.string(container, "image") + "\"";
            if (!until.equals(progress.saidUntil)) {
                progress.saidUntil = until;
                events.normal(pod, field, "BackOff", message);
                events.warning(pod, field, "Failed", "Error: ImagePullBackOff");
            }
            later.accept(Duration.between(now, until));
            throw new Failure("ImagePullBackOff", message + ": ErrImagePull: " + progress.lastError);
        }
        begin(pod, container, field, reference, key, progress, later);
    }

    static String policy(Object container, ImageReference reference) {
        String policy = Tree.string(container, "imagePullPolicy");
        return !policy.isEmpty() ? policy : reference.tag().equals("latest") ? "Always" : "IfNotPresent";
    }

    /** Whether the pod has the login that the image was pulled with, or another that the registry takes. */
    private boolean knows(KubeObject pod, ImageReference reference, NodeImages.Present present) {
        return registries.registry(reference.registry()).map(registry ->
                keyring(pod).logins(reference).stream().anyMatch(registry::accepts)).orElse(present.login().isEmpty());
    }

    private void begin(KubeObject pod, Object container, String field, ImageReference reference, String key, Progress progress,
            Consumer<Duration> later) {
        String name = Tree.string(container, "image");
        events.normal(pod, field, "Pulling", "Pulling image \"" + name + "\"");
        progress.running = true;
        Keyring keyring = keyring(pod);
        Pull outcome = registries.pull(reference, keyring, registry -> reachable(registry));
        boolean local = images.find(reference).isPresent();
        long millis = 300 + node.chance().below(400);
        if (outcome instanceof Pull.Done done && !local) {
            millis += done.image().sizeBytes() * 1000 / BYTES_A_SECOND;
        }
        long took = millis;
        timeline.schedule(Duration.ofMillis(took), () -> {
            progress.running = false;
            finish(pod, container, field, reference, key, progress, outcome, took, keyring);
            later.accept(Duration.ZERO);
        });
    }

    private void finish(KubeObject pod, Object container, String field, ImageReference reference, String key, Progress progress,
            Pull outcome, long took, Keyring keyring) {
        String name = Tree.string(container, "image");
        if (outcome instanceof Pull.Done done) {
            images.add(new NodeImages.Present(reference, done.image(), done.login()));
            progress.pulled = true;
            String time = took >= 1000 ? seconds(took) : took + "ms";
            events.normal(pod, field, "Pulled", "Successfully pulled image \"" + name + "\" in " + time + " (" + time + " including waiting). Image size: "
                    + done.image().sizeBytes() + " bytes.");
            if (!done.login().isEmpty()) {
                node.journal().allowed("image.pulled", facts(pod, reference, keyring, done.login()));
            }
        } else if (outcome instanceof Pull.Failed failed) {
            backOff.next(key, timeline.now());
            progress.lastError = failed.error();
            progress.newError = failed.error();
            events.warning(pod, field, "Failed", "Failed to pull image \"" + name + "\": " + failed.error());
            events.warning(pod, field, "Failed", "Error: ErrImagePull");
            node.journal().refused(failed.code(), facts(pod, reference, keyring, ""));
        }
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : String.format("%d.%03d", millis / 1000, millis % 1000).replaceFirst("0+$", "") + "s";
    }

    private Map<String, String> facts(KubeObject pod, ImageReference reference, Keyring keyring, String login) {
        List<String> secrets = new ArrayList<>();
        pod.list("spec", "imagePullSecrets").forEach(secret -> secrets.add(Tree.string(secret, "name")));
        return Map.of("pod", pod.namespace() + "/" + pod.name(), "image", reference.toString(), "registry", reference.registry(),
                "secrets", secrets.isEmpty() ? "-" : String.join(", ", secrets),
                "servers", keyring.servers().isEmpty() ? "-" : String.join(", ", keyring.servers()), "secret", login.isEmpty() ? "-" : login);
    }

    private boolean reachable(String registry) {
        String host = registry.replaceFirst(":.*", "");
        return node.network().resolve(node, host).isPresent();
    }

    /** The logins of the pod's secrets; those that cannot be read are reported as the kubelet does. */
    private Keyring keyring(KubeObject pod) {
        Keyring keyring = new Keyring();
        List<String> missing = new ArrayList<>();
        for (Object reference : pod.list("spec", "imagePullSecrets")) {
            String name = Tree.string(reference, "name");
            try {
                KubeObject secret = client.get(Kinds.SECRETS, pod.namespace(), name);
                keyring.add(pod.namespace() + "/" + name, secret.string("type"), Tree.stringMap(secret.tree(), "data"));
            } catch (ApiException | ConnectionError e) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            events.warning(pod, "", "FailedToRetrieveImagePullSecret", "Unable to retrieve some image pull secrets (" + String.join(", ", missing)
                    + "); attempting to pull the image may not succeed.");
        }
        return keyring;
    }

    void forget(String podUid) {
        backOff.forget(podUid);
        underWay.keySet().removeIf(key -> key.startsWith(podUid));
    }
}
