package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import java.util.List;

/** which(1) as Debian's. */
public final class Which implements Command {
    @Override
    public String name() {
        return "which";
    }

    @Override
    public String synopsis() {
        return "Locate a command.";
    }

    @Override
    public ExitStatus run(Invocation in) {
        Parsed parsed;
        try {
            parsed = Parsed.parse(dev.ktutor.command.coreutils.tool.OptionTable.of("  -a  print all matching pathnames\n  -s  no output"),
                    in.args(), true);
        } catch (UsageError e) {
            String option = in.args().stream().filter(a -> a.startsWith("-")).findFirst().orElse("-");
            in.out().println("Usage: /usr/bin/which [-a] args");
            return in.fail(2, "Illegal option " + (option.startsWith("--") ? "--" : option));
        }
        int status = parsed.operands().isEmpty() ? 1 : 0;
        for (String name : parsed.operands()) {
            List<String> paths = Found.paths(in, name);
            if (paths.isEmpty()) {
                status = 1;
            } else if (!parsed.has("s")) {
                paths.subList(0, parsed.has("a") ? paths.size() : 1).forEach(path -> in.out().println(path));
            }
        }
        return ExitStatus.of(status);
    }
}
