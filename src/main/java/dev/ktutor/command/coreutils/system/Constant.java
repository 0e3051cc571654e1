package dev.ktutor.command.coreutils.system;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;

/** {@code true} and {@code false}: a status and nothing else, whatever the arguments. */
public record Constant(String name, String synopsis, ExitStatus status) implements Command {
    /** true(1). */
    public static final Constant TRUE = new Constant("true", "Do nothing, successfully.", ExitStatus.OK);
    /** false(1). */
    public static final Constant FALSE = new Constant("false", "Do nothing, unsuccessfully.", ExitStatus.FAILURE);

    @Override
    public ExitStatus run(Invocation invocation) {
        return status;
    }
}
