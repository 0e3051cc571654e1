package dev.ktutor.kube.node.kubelet;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waiting times that double: 10 s, 20 s, 40 s ... 5 min; forgotten after twice the longest (client-go util/flowcontrol). */
public final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * What is known of a key.
     *
     * @param pause how long to wait
     * @param updated since when that counts
     */
    public record Entry(Duration pause, Instant updated) { }

    /** When the next attempt may be made, if the last one ended at the given moment; that moment itself if nothing is known. */
    Instant until(String key, Instant since) {
        Entry entry = entries.get(key);
        boolean stale = entry == null || Duration.between(entry.updated, since).compareTo(LONGEST.multipliedBy(2)) > 0;
        return stale ? since : since.plus(entry.pause);
    }

    /** When the next attempt may be made, counted from the last failure noted; null if none is known. */
    Instant untilSinceUpdate(String key, Instant now) {
        Entry entry = entries.get(key);
        return entry == null ? now : entry.updated.plus(entry.pause);
    }

    /** How long the present wait is. */
    Duration pause(String key) {
        Entry entry = entries.get(key);
        return entry == null ? Duration.ZERO : entry.pause;
    }

    /** Notes a failed attempt: the wait doubles. */
    void next(String key, Instant now) {
        Entry entry = entries.get(key);
        boolean stale = entry == null || Duration.between(entry.updated, now).compareTo(LONGEST.multipliedBy(2)) > 0;
        Duration next = stale ? FIRST : entry.pause.multipliedBy(2);
        entries.put(key, new Entry(next.compareTo(LONGEST) > 0 ? LONGEST : next, now));
    }

    /** The present wait becomes no longer than that. */
    void shorten(String key, Duration most) {
        Entry entry = entries.get(key);
        if (entry != null && entry.pause.compareTo(most) > 0) {
            entries.put(key, new Entry(most, entry.updated));
        }
    }

    void forget(String keyPrefix) {
        entries.keySet().removeIf(key -> key.startsWith(keyPrefix));
    }

    /** All that is known, to be saved. */
    public Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    /** Puts back what was saved. */
    public void restore(Map<String, Entry> saved) {
        entries.clear();
        entries.putAll(saved);
    }
}
