package dev.ktutor.command.coreutils;

import dev.ktutor.command.coreutils.system.Constant;
import dev.ktutor.command.coreutils.text.Cat;
import dev.ktutor.host.Command;
import java.util.List;

/** The GNU tools, for a lab's command table. */
public final class StandardCommands {
    private StandardCommands() { }

    /** One object a tool. */
    public static List<Command> all() {
        return List.of(new Cat(), Constant.TRUE, Constant.FALSE);
    }
}
