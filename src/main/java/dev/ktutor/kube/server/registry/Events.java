package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.Map;

/** Events are stored once and served in two groups, whose fields have different names. */
final class Events {
    private static final String[][] NAMES = {{"regarding", "involvedObject"}, {"note", "message"}, {"deprecatedSource", "source"},
        {"deprecatedFirstTimestamp", "firstTimestamp"}, {"deprecatedLastTimestamp", "lastTimestamp"}, {"deprecatedCount", "count"},
        {"reportingController", "reportingComponent"}};

    private Events() { }

    /** The stored form of an event written in either group. */
    static KubeObject stored(Kind kind, KubeObject object) {
        return kind.type().group().equals("events.k8s.io") ? renamed(object, "v1", 0, 1) : object;
    }

    /** A stored event in the form of the group it was asked for in. */
    static KubeObject shown(Kind kind, KubeObject object) {
        return kind.type().group().equals("events.k8s.io") ? renamed(object, "events.k8s.io/v1", 1, 0) : object;
    }

    private static KubeObject renamed(KubeObject object, String apiVersion, int from, int to) {
        Map<String, Object> tree = Tree.mutable(object.tree());
        tree.put("apiVersion", apiVersion);
        for (String[] names : NAMES) {
            Object value = tree.remove(names[from]);
            if (value != null) {
                tree.put(names[to], value);
            }
        }
        return BodyDecoder.ordered(new KubeObject(tree));
    }
}
