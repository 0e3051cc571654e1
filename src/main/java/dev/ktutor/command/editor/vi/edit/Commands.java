package dev.ktutor.command.editor.vi.edit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands of normal mode that are neither motions nor operators, by their keys. */
final class Commands {
    /** A command. */
    interface Command {
        void run(Editor editor, Typed typed);
    }

    private static final Map<String, Command> TABLE = table();

    private Commands() { }

    private static Map<String, Command> table() {
        Map<String, Command> all = new HashMap<>();
        all.putAll(InsertCommands.table());
        all.putAll(ChangeCommands.table());
        all.putAll(ScrollCommands.table());
        all.putAll(OtherCommands.table());
        return Map.copyOf(all);
    }

    static @Nullable Command find(String keys) {
        return TABLE.get(keys);
    }
}
