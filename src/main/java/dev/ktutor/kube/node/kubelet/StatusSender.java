package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Tells the API server the pods' statuses, and keeps mirrors of the static pods there. What cannot be sent is sent again later. */
final class StatusSender {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(60);

    private final KubeClient client;
    private final Timeline timeline;
    private final Informer pods;
    private final String nodeName;
    private final Map<String, Unsent> unsent = new LinkedHashMap<>();
    private boolean scheduled;
    private Duration delay = FIRST_RETRY;

    private record Unsent(KubeObject pod, Map<String, Object> status) { }

    StatusSender(KubeClient client, Timeline timeline, Informer pods, String nodeName) {
        this.client = client;
        this.timeline = timeline;
        this.pods = pods;
        this.nodeName = nodeName;
    }

    /** The status as the API server has it; empty if it does not know the pod. */
    Map<String, Object> known(KubeObject pod) {
        return pods.find(pod.namespace(), pod.name()).map(o -> o.map("status")).orElse(Map.of());
    }

    void send(KubeObject pod, Map<String, Object> status) {
        unsent.put(pod.uid(), new Unsent(pod, status));
        flush();
    }

    void forget(String uid) {
        unsent.remove(uid);
    }

    private void flush() {
        for (Map.Entry<String, Unsent> entry : Map.copyOf(unsent).entrySet()) {
            try {
                Unsent item = entry.getValue();
                unsent.remove(entry.getKey(), item);
                deliver(item.pod, item.status);
                delay = FIRST_RETRY;
            } catch (ConnectionError | ApiException e) {
                unsent.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
        if (!unsent.isEmpty() && !scheduled) {
            scheduled = true;
            timeline.schedule(delay, () -> {
                scheduled = false;
                flush();
            });
            delay = delay.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay.multipliedBy(2);
        }
    }

    private void deliver(KubeObject pod, Map<String, Object> status) {
        Optional<KubeObject> stored = PodReader.isStatic(pod) ? mirror(pod) : client.find(Kinds.PODS, pod.namespace(), pod.name());
        if (stored.isEmpty() || !PodReader.isStatic(pod) && !stored.get().uid().equals(pod.uid())) {
            return;
        }
        Map<String, Object> merged = new LinkedHashMap<>(stored.get().map("status"));
        for (String owned : List.of("initContainerStatuses", "podIP", "podIPs")) {
            merged.remove(owned);
        }
        merged.putAll(status);
        merged.put("conditions", keepingOthers(stored.get(), status));
        if (!Objects.equals(Tree.freeze(merged), stored.get().at("status"))) {
            client.updateStatus(stored.get().with(merged, "status"));
        }
    }

    /** Conditions of types that the kubelet does not write stay. */
    private static List<Object> keepingOthers(KubeObject stored, Map<String, Object> status) {
        List<Object> conditions = new java.util.ArrayList<>(Tree.list(status, "conditions"));
        List<String> own = conditions.stream().map(c -> Tree.string(c, "type")).toList();
        for (Object old : stored.list("status", "conditions")) {
            if (!own.contains(Tree.string(old, "type"))) {
                conditions.add(old);
            } else if (Tree.string(old, "type").equals("PodScheduled")) {
                conditions.removeIf(c -> Tree.string(c, "type").equals("PodScheduled"));
                conditions.add(old);
            }
        }
        return conditions;
    }

    /** The mirror of a static pod, made anew if it is missing or of an older manifest. */
    private Optional<KubeObject> mirror(KubeObject pod) {
        String hash = pod.annotations().getOrDefault(PodReader.HASH, "");
        Optional<KubeObject> stored = client.find(Kinds.PODS, pod.namespace(), pod.name());
        if (stored.isPresent() && stored.get().deleting()) {
            return Optional.empty();
        }
        if (stored.isPresent() && !hash.equals(stored.get().annotations().get(PodReader.MIRROR))) {
            deleteMirror(stored.get());
            stored = Optional.empty();
        }
        return stored.isPresent() ? stored : Optional.of(create(pod, hash));
    }

    private KubeObject create(KubeObject pod, String hash) {
        Map<String, Object> annotations = new LinkedHashMap<>(pod.map("metadata", "annotations"));
        annotations.put(PodReader.MIRROR, hash);
        annotations.put(PodReader.SEEN, timeline.now().toString());
        KubeObject node = client.get(Kinds.NODES, "", nodeName);
        return client.create(pod.without("metadata", "uid").without("status").with(annotations, "metadata", "annotations")
                .with(List.of(Tree.of("apiVersion", "v1", "controller", true, "kind", "Node", "name", nodeName, "uid", node.uid())),
                        "metadata", "ownerReferences"));
    }

    void deleteMirror(KubeObject mirror) {
        delete(mirror);
    }

    /** Removes a pod for good, if it is still the one that is meant. */
    void delete(KubeObject pod) {
        Map<String, Object> options = Tree.of("apiVersion", "v1", "kind", "DeleteOptions", "gracePeriodSeconds", 0L,
                "preconditions", Tree.of("uid", pod.uid()));
        try {
            client.call(ApiRequest.of("DELETE", Kinds.PODS.path(pod.namespace(), pod.name()), options));
        } catch (ApiException e) {
            if (e.status().code() != 404 && e.status().code() != 409) {
                throw e;
            }
        }
    }
}
