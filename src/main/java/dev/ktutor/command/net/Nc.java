package dev.ktutor.command.net;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;

/** {@code nc}: plain connections by hand. */
final class Nc implements Command {
    private final String name;

    Nc(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String synopsis() {
        return "open or accept plain TCP and UDP connections";
    }

    @Override
    public ExitStatus run(Invocation in) {
        return Flavour.of(in.host()) == Flavour.DEBIAN ? NcDebian.run(in) : NcBusybox.run(in);
    }
}
