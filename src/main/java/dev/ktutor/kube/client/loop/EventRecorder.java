package dev.ktutor.kube.client.loop;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.PatchKind;
import dev.ktutor.sim.SimClock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes Events about objects; one that repeats is counted, as client-go's correlator does. */
public final class EventRecorder {

    private final KubeClient client;
    private final SimClock clock;
    private final String component;
    private final String host;
    private final Map<String, String> known = new HashMap<>();
    private long said;

    /** A recorder for a component ({@code kubelet}, {@code default-scheduler}) on a host ("" if it does not say). */
    public EventRecorder(KubeClient client, SimClock clock, String component, String host) {
        this.client = client;
        this.clock = clock;
        this.component = component;
        this.host = host;
    }

    /** Something normal happened to the object. */
    public void normal(KubeObject about, String field, String reason, String message) {
        record(about, field, "Normal", reason, message);
    }

    /** Something went wrong with the object. */
    public void warning(KubeObject about, String field, String reason, String message) {
        record(about, field, "Warning", reason, message);
    }

    private void record(KubeObject about, String field, String type, String reason, String message) {
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        String now = clock.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String key = String.join("\0", about.uid(), field, type, reason, message);
        try {
            String name = known.get(key);
            Optional<KubeObject> old = name == null ? Optional.empty() : client.find(Kinds.EVENTS, namespace, name);
            if (name != null && old.isPresent()) {
                client.patch(Kinds.EVENTS, namespace, name, PatchKind.MERGE,
                        Tree.of("count", old.get().number("count") + 1, "lastTimestamp", now));
                return;
            }
            KubeObject created = client.create(event(about, field, type, reason, message, namespace, now));
            known.put(key, created.name());
        } catch (ApiException | ConnectionError e) {
            // As client-go: an Event that cannot be written is dropped, nothing depends on it.
            known.remove(key);
        }
    }

    private KubeObject event(KubeObject about, String field, String type, String reason, String message, String namespace, String now) {
        Map<String, Object> involved = Tree.of("kind", about.kind());
        if (!about.namespace().isEmpty()) {
            involved.put("namespace", about.namespace());
        }
        involved.put("name", about.name());
        involved.put("uid", about.kind().equals("Node") ? about.name() : about.uid());
        involved.put("apiVersion", about.apiVersion());
        if (!about.resourceVersion().isEmpty()) {
            involved.put("resourceVersion", about.resourceVersion());
        }
        if (!field.isEmpty()) {
            involved.put("fieldPath", field);
        }
        Map<String, Object> source = Tree.of("component", component);
        if (!host.isEmpty()) {
            source.put("host", host);
        }
        // The name's time stamp must differ from that of others who say something of the same object at the same moment.
        long stamp = clock.now().getEpochSecond() * 1_000_000_000L + clock.now().getNano() + (component.hashCode() & 0xFF) * 1000L + said++;
        String name = about.name() + "." + Long.toHexString(stamp);
        return new KubeObject(Tree.of("apiVersion", "v1", "kind", "Event",
                "metadata", Tree.of("name", name, "namespace", namespace),
                "involvedObject", involved, "reason", reason, "message", message, "source", source,
                "firstTimestamp", now, "lastTimestamp", now, "count", 1L, "type", type, "eventTime", null,
                "reportingComponent", component, "reportingInstance", host));
    }
}
