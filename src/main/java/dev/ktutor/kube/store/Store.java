package dev.ktutor.kube.store;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Watch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Objects by key, such as {@code /registry/pods/default/web}; each write gets the next revision and stamps it on the object. */
public final class Store {
    /** How many past changes a late watch may ask for. */
    private static final int HISTORY = 10_000;

    private final NavigableMap<String, KubeObject> objects = new TreeMap<>();
    private final Deque<StoreEvent> history = new ArrayDeque<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final Deque<StoreEvent> undelivered = new ArrayDeque<>();
    private boolean delivering;
    private long revision;
    private long forgotten;
    private final Map<String, Long> changes = new HashMap<>();
    private long epoch;

    private record Watcher(String prefix, Consumer<StoreEvent> listener) { }

    /** The revision of the last write; 0 for a new store. */
    public long revision() {
        return revision;
    }

    /** The object under the key, or null. */
    public @Nullable KubeObject get(String key) {
        return objects.get(key);
    }

    /** Stores a new object and gives it back with its revision; null if the key is taken. */
    public @Nullable KubeObject create(String key, KubeObject object) {
        return objects.containsKey(key) ? null : put(key, object);
    }

    /**
     * Replaces an object and gives it back with its revision; null if the stored one is gone or no longer the expected one.
     *
     * @param expected the resourceVersion the change was made from
     */
    public @Nullable KubeObject update(String key, KubeObject object, String expected) {
        KubeObject present = objects.get(key);
        return present == null || !present.resourceVersion().equals(expected) ? null : put(key, object);
    }

    /** Removes the object and gives back its last state, with the revision of the removal; null if there was none. */
    public @Nullable KubeObject delete(String key) {
        KubeObject before = objects.remove(key);
        if (before == null) {
            return null;
        }
        revision++;
        KubeObject last = stamped(before);
        record(new StoreEvent(revision, key, last, null));
        return last;
    }

    private KubeObject put(String key, KubeObject object) {
        revision++;
        KubeObject stored = stamped(object);
        KubeObject before = objects.put(key, stored);
        record(new StoreEvent(revision, key, before, stored));
        return stored;
    }

    private KubeObject stamped(KubeObject object) {
        return object.with(Long.toString(revision), "metadata", "resourceVersion");
    }

    /** Every object whose key begins so, by key. */
    public List<KubeObject> list(String prefix) {
        return new ArrayList<>(range(prefix).values());
    }

    /** Every key that begins so, with its object. */
    public Map<String, KubeObject> range(String prefix) {
        return objects.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
    }

    /**
     * Tells the listener of every change to keys that begin so, after the given revision (a later one than the present
     * means from now on); null if the store no longer remembers that far back. The listener must not block.
     */
    public @Nullable Watch watch(String prefix, long after, Consumer<StoreEvent> listener) {
        if (after < forgotten) {
            return null;
        }
        long pending = undelivered.isEmpty() ? Long.MAX_VALUE : undelivered.getFirst().revision();
        for (StoreEvent event : List.copyOf(history)) {
            if (event.revision() > after && event.revision() < pending && event.key().startsWith(prefix)) {
                listener.accept(event);
            }
        }
        Watcher watcher = new Watcher(prefix, listener);
        watchers.add(watcher);
        return () -> watchers.removeIf(present -> present == watcher);
    }

    /** A number that differs whenever anything under the collection, such as {@code /registry/pods/}, may have changed. */
    public long changes(String collection) {
        return epoch + changes.getOrDefault(collection, 0L);
    }

    private void record(StoreEvent event) {
        String key = event.key();
        int collection = key.indexOf('/', key.indexOf('/', 1) + 1) + 1;
        changes.merge(key.substring(0, collection), 1L, Long::sum);
        history.addLast(event);
        if (history.size() > HISTORY) {
            forgotten = history.removeFirst().revision();
        }
        undelivered.addLast(event);
        if (delivering) {
            // A listener wrote: the outer loop delivers this one after the event it is busy with.
            return;
        }
        delivering = true;
        try {
            for (StoreEvent next = undelivered.pollFirst(); next != null; next = undelivered.pollFirst()) {
                for (Watcher watcher : List.copyOf(watchers)) {
                    if (next.key().startsWith(watcher.prefix()) && watchers.contains(watcher)) {
                        watcher.listener().accept(next);
                    }
                }
            }
        } finally {
            delivering = false;
        }
    }

    /** All there is at this moment. */
    public Snapshot snapshot() {
        return new Snapshot(revision, objects);
    }

    /** Puts the store back to the snapshot's objects and revision; watches end without a word and the past is forgotten. */
    public void restore(Snapshot snapshot) {
        objects.clear();
        objects.putAll(snapshot.objects());
        revision = snapshot.revision();
        forgotten = revision;
        history.clear();
        undelivered.clear();
        watchers.clear();
        changes.clear();
        epoch += 1L << 40;
    }
}
