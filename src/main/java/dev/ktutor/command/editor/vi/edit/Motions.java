package dev.ktutor.command.editor.vi.edit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All motions by the keys that ask for them; a key that needs another has both in its name. */
final class Motions {
    private static final Map<String, Motion> TABLE = table();

    private Motions() { }

    private static Map<String, Motion> table() {
        Map<String, Motion> all = new HashMap<>();
        all.putAll(CharMotions.table());
        all.putAll(LineMotions.table());
        all.putAll(WordMotions.table());
        all.putAll(FindMotions.table());
        all.putAll(BlockMotions.table());
        all.putAll(SearchMotions.table());
        all.putAll(MarkMotions.table());
        return Map.copyOf(all);
    }

    /** The motion of that name; null if there is none. */
    static @Nullable Motion find(String keys) {
        return TABLE.get(keys);
    }

    /** A key's name in the tables. */
    static String name(int... keys) {
        return new String(keys, 0, keys.length);
    }
}
