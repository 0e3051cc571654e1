package dev.ktutor.command.net;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;

/** {@code wget}: files over HTTP. */
final class Wget implements Command {
    @Override
    public String name() {
        return "wget";
    }

    @Override
    public String synopsis() {
        return "download files over HTTP";
    }

    @Override
    public ExitStatus run(Invocation in) {
        return Flavour.of(in.host()) == Flavour.DEBIAN ? WgetDebian.run(in) : WgetBusybox.run(in);
    }
}
