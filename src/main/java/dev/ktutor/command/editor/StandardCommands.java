package dev.ktutor.command.editor;

import dev.ktutor.command.editor.nano.Nano;
import dev.ktutor.command.editor.pager.Less;
import dev.ktutor.command.editor.pager.More;
import dev.ktutor.command.editor.vi.Vi;
import dev.ktutor.host.Command;
import java.util.List;

/** The programs of this package, for a lab's command table. */
public final class StandardCommands {
    private StandardCommands() { }

    /** One object a program. */
    public static List<Command> all() {
        return List.of(new Vi("vi"), new Vi("vim"), new Vi("view"), new Nano(), new Less(), new More());
    }
}
