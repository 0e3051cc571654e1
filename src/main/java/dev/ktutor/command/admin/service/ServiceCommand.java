package dev.ktutor.command.admin.service;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import java.util.List;

/** service(8): {@code service NAME COMMAND}, which on a machine with systemd asks systemctl. */
public final class ServiceCommand implements Command {
    @Override
    public String name() {
        return "service";
    }

    @Override
    public String synopsis() {
        return "Run a System V init script.";
    }

    @Override
    public ExitStatus run(Invocation in) {
        if (in.args().size() < 2) {
            return in.fail(1, "Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]");
        }
        if (new UnitFiles(in.host().files().asRoot()).find(UnitFiles.full(in.args().get(0))).isEmpty()) {
            return in.fail(1, in.args().get(0) + ": unrecognized service");
        }
        return in.run(List.of("systemctl", in.args().get(1), in.args().get(0)));
    }
}
