package dev.ktutor.kube.store;

import dev.ktutor.kube.api.KubeObject;
import java.util.Map;

/** Everything a store held at one revision. */
public record Snapshot(long revision, Map<String, KubeObject> objects) {

    /** Copies the map. */
    public Snapshot {
        objects = Map.copyOf(objects);
    }
}
