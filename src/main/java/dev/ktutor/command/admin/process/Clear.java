package dev.ktutor.command.admin.process;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;

/** clear(1) and reset(1): an empty screen. */
public final class Clear implements Command {
    private final String name;

    /** Under that name. */
    public Clear(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String synopsis() {
        return "Clear the terminal screen.";
    }

    @Override
    public ExitStatus run(Invocation in) {
        in.out().print("\u001b[H\u001b[2J\u001b[3J");
        return ExitStatus.OK;
    }
}
