package dev.ktutor.kube.client.loop;

import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.sim.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keys to look at, each once however often it was added; a reconciler that fails is called again, later each time. */
public final class WorkQueue {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final int MOST_DOUBLINGS = 10;

    private final Timeline timeline;
    private final Consumer<String> reconciler;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private boolean scheduled;
    private boolean stopped;

    /** A queue for the reconciler, which is called with one key at a time, as an event. */
    public WorkQueue(Timeline timeline, Consumer<String> reconciler) {
        this.timeline = timeline;
        this.reconciler = reconciler;
    }

    /** Notes that the key is to be looked at. */
    public void add(String key) {
        if (!stopped && waiting.add(key) && !scheduled) {
            scheduled = true;
            timeline.schedule(Duration.ZERO, this::drain);
        }
    }

    /** Notes that the key is to be looked at after a while. */
    public void addAfter(Duration delay, String key) {
        timeline.schedule(delay, () -> add(key));
    }

    /** Forgets everything and takes nothing more. */
    public void stop() {
        stopped = true;
        waiting.clear();
    }

    private void drain() {
        scheduled = false;
        while (!stopped && !waiting.isEmpty()) {
            String key = waiting.iterator().next();
            waiting.remove(key);
            try {
                reconciler.accept(key);
                failures.remove(key);
            } catch (ApiException | ConnectionError e) {
                // Conflicts and outages pass: the same key again, with what is true then.
                int times = failures.merge(key, 1, Integer::sum);
                addAfter(FIRST_RETRY.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS)), key);
            }
        }
    }
}
