package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.api.Watch;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.server.registry.table.Ages;
import dev.ktutor.kube.store.Store;
import dev.ktutor.kube.store.StoreEvent;
import dev.ktutor.sim.SimClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Turns the store's changes into a client's watch events: selected, rendered, in order. */
final class WatchFeed {
    private final Store store;
    private final SimClock clock;
    private final Kind kind;
    private final Selection selection;
    private final ApiRequest request;
    private final Rendering rendering;
    private final Consumer<WatchEvent> listener;

    WatchFeed(Store store, SimClock clock, Kind kind, ApiRequest request, Consumer<WatchEvent> listener) {
        this.store = store;
        this.clock = clock;
        this.kind = kind;
        this.selection = Selection.of(kind, request);
        this.request = request;
        this.rendering = Rendering.of(request);
        this.listener = listener;
    }

    WatchAnswer start(String namespace) {
        String prefix = kind.prefix(namespace);
        String version = request.param("resourceVersion");
        boolean fromState = version.isEmpty() || version.equals("0") || request.flag("sendInitialEvents");
        long after = fromState ? store.revision() : number(version);
        if (fromState) {
            for (KubeObject object : store.list(prefix)) {
                if (selection.matches(object)) {
                    send(WatchEvent.Type.ADDED, object);
                }
            }
            if (request.flag("sendInitialEvents")) {
                bookmark();
            }
        }
        Watch watch = store.watch(prefix, after, this::changed);
        if (watch == null) {
            Status status = Status.expired("too old resource version: " + after + " (" + store.revision() + ")");
            listener.accept(new WatchEvent(WatchEvent.Type.ERROR, status.toObject()));
            return new WatchAnswer(new ApiResponse(200, Map.of()), () -> { });
        }
        return new WatchAnswer(new ApiResponse(200, Map.of()), watch);
    }

    private static long number(String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    private void bookmark() {
        Map<String, Object> metadata = Tree.of("resourceVersion", Long.toString(store.revision()), "annotations",
            Map.of("k8s.io/initial-events-end", "true"));
        listener.accept(new WatchEvent(WatchEvent.Type.BOOKMARK,
            new KubeObject(Tree.of("kind", kind.type().kind(), "apiVersion", kind.type().apiVersion(), "metadata", metadata))));
    }

    /** An object that comes to match is added for this client, one that ceases to match is deleted. */
    private void changed(StoreEvent event) {
        KubeObject before = event.before();
        KubeObject after = event.after();
        boolean matched = before != null && selection.matches(before);
        boolean matches = after != null && selection.matches(after);
        if (matches) {
            send(matched ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED, Objects.requireNonNull(after));
        } else if (matched) {
            KubeObject last = Objects.requireNonNull(before);
            send(WatchEvent.Type.DELETED, after == null ? last : last.with(Long.toString(event.revision()), "metadata", "resourceVersion"));
        }
    }

    private void send(WatchEvent.Type type, KubeObject object) {
        if (rendering == Rendering.OBJECT) {
            listener.accept(new WatchEvent(type, object));
        } else {
            listener.accept(new WatchEvent(type, new KubeObject(Tree.map(rendering.one(kind, object, request, new Ages(clock.now()))))));
        }
    }

    /** Everything now stored, for a list. */
    static List<KubeObject> present(Store store, Kind kind, String namespace, Selection selection) {
        List<KubeObject> all = store.list(kind.prefix(namespace));
        return selection.everything() ? all : all.stream().filter(selection::matches).toList();
    }
}
