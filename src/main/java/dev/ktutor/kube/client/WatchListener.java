package dev.ktutor.kube.client;

import dev.ktutor.kube.api.WatchEvent;

/** Hears what happens to the objects watched. */
@FunctionalInterface
public interface WatchListener {

    /** Something happened. Called as an event of the simulation: it must not block. */
    void event(WatchEvent event);

    /** The server ended the watch. */
    default void closed() { }
}
