package dev.ktutor.shell.expand;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one function call, or the global ones. */
final class Frame {
    Map<String, Variable> table;
    boolean shared;
    final boolean temporary;
    final @Nullable Frame below;

    Frame(Map<String, Variable> table, boolean shared, boolean temporary, @Nullable Frame below) {
        this.table = table;
        this.shared = shared;
        this.temporary = temporary;
        this.below = below;
    }

    Map<String, Variable> writable() {
        if (shared) {
            table = new HashMap<>(table);
            shared = false;
        }
        return table;
    }

    Frame fork() {
        shared = true;
        return new Frame(table, true, temporary, below == null ? null : below.fork());
    }
}
