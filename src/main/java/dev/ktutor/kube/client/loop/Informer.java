package dev.ktutor.kube.client.loop;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.Watch;
import dev.ktutor.kube.client.WatchListener;
import dev.ktutor.sim.Scheduled;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A copy of all objects of a type (or of those a field selector leaves), kept up to date by a list and a watch. */
public final class Informer {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final KubeClient client;
    private final Timeline timeline;
    private final ResourceType type;
    private final String fieldSelector;
    private final List<Handler> handlers = new ArrayList<>();
    private final Map<String, KubeObject> objects = new LinkedHashMap<>();
    private @Nullable Watch watch;
    private @Nullable Scheduled retry;
    private Duration delay = FIRST_RETRY;
    private boolean running;
    private boolean synced;
    private int round;

    /** Hears of changes; must do no more than note them. */
    @FunctionalInterface
    public interface Handler {
        /** An object appeared (no before), changed, or went (no after). */
        void changed(@Nullable KubeObject before, @Nullable KubeObject after);
    }

    /** An informer on the objects of the type; the field selector may be "". */
    public Informer(KubeClient client, Timeline timeline, ResourceType type, String fieldSelector) {
        this.client = client;
        this.timeline = timeline;
        this.type = type;
        this.fieldSelector = fieldSelector;
    }

    /** The key of an object: {@code namespace/name}, or the name alone. */
    public static String key(KubeObject object) {
        return object.namespace().isEmpty() ? object.name() : object.namespace() + "/" + object.name();
    }

    /** Adds a handler; it first hears of everything that is there. */
    public Informer onChange(Handler handler) {
        handlers.add(handler);
        List.copyOf(objects.values()).forEach(object -> handler.changed(null, object));
        return this;
    }

    /** Lists and watches; tries again later while the server cannot be reached. */
    public Informer start() {
        if (!running) {
            running = true;
            connect();
        }
        return this;
    }

    /** Gives up the watch; the copy stays. */
    public void stop() {
        running = false;
        close();
    }

    private void close() {
        round++;
        if (watch != null) {
            watch.close();
            watch = null;
        }
        if (retry != null) {
            retry.cancel();
            retry = null;
        }
    }

    private void connect() {
        close();
        int mine = round;
        try {
            ApiRequest request = ApiRequest.of("GET", type.path(""));
            if (!fieldSelector.isEmpty()) {
                request = request.withParam("fieldSelector", fieldSelector);
            }
            KubeObject list = client.call(request);
            if (mine != round) {
                return;
            }
            ApiRequest watching = request.withParam("watch", "true").withParam("resourceVersion", list.string("metadata", "resourceVersion"))
                    .withParam("allowWatchBookmarks", "true");
            watch = client.watch(watching, new Listener(mine));
            replace(list.items());
            delay = FIRST_RETRY;
        } catch (ConnectionError | ApiException e) {
            again();
        }
    }

    private void again() {
        if (running) {
            retry = timeline.schedule(delay, this::connect);
            delay = delay.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay.multipliedBy(2);
        }
    }

    private void replace(List<KubeObject> items) {
        Map<String, KubeObject> before = new LinkedHashMap<>(objects);
        objects.clear();
        items.forEach(item -> objects.put(key(item), item));
        synced = true;
        before.forEach((key, old) -> {
            if (!objects.containsKey(key)) {
                tell(old, null);
            }
        });
        for (KubeObject item : items) {
            KubeObject old = before.get(key(item));
            if (old == null || !old.resourceVersion().equals(item.resourceVersion())) {
                tell(old, item);
            }
        }
    }

    private void tell(@Nullable KubeObject before, @Nullable KubeObject after) {
        List.copyOf(handlers).forEach(handler -> handler.changed(before, after));
    }

    /** One watch's events; those of a watch that was given up are ignored. */
    private final class Listener implements WatchListener {
        private final int mine;

        Listener(int mine) {
            this.mine = mine;
        }

        @Override
        public void event(WatchEvent event) {
            if (mine != round || !running) {
                return;
            }
            KubeObject object = event.object();
            switch (event.type()) {
                case ADDED, MODIFIED -> tell(objects.put(key(object), object), object);
                case DELETED -> {
                    objects.remove(key(object));
                    tell(object, null);
                }
                case ERROR -> lost();
                case BOOKMARK -> { }
            }
        }

        @Override
        public void closed() {
            if (mine == round && running) {
                lost();
            }
        }

        private void lost() {
            close();
            again();
        }
    }

    /** Whether a list has arrived. */
    public boolean synced() {
        return synced;
    }

    /** The object of that name; the namespace may be "". */
    public Optional<KubeObject> find(String namespace, String name) {
        return Optional.ofNullable(objects.get(namespace.isEmpty() ? name : namespace + "/" + name));
    }

    /** The object with that key. */
    public Optional<KubeObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** Everything, in the order it appeared. */
    public List<KubeObject> all() {
        return List.copyOf(objects.values());
    }

    /** Everything in a namespace. */
    public List<KubeObject> in(String namespace) {
        return objects.values().stream().filter(object -> object.namespace().equals(namespace)).toList();
    }
}
