package dev.ktutor.command.admin.machine;

import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import java.util.List;

/** The package managers: a lab's machines have everything that its lessons use, and nothing can be installed. */
public record Refusals(String name, String synopsis, int status) implements Command {

    /** Debian's and Red Hat's. */
    public static List<Command> all() {
        return List.of(new Refusals("apt", "Command-line interface for the package manager.", 100), new Refusals("apt-get", "APT package handling utility.", 100),
                new Refusals("apt-cache", "Query the APT cache.", 100), new Refusals("apt-mark", "Show, set and unset various settings for a package.", 100),
                new Refusals("dpkg", "Package manager for Debian.", 2), new Refusals("yum", "Package manager.", 1), new Refusals("dnf", "Package manager.", 1),
                new Refusals("snap", "Tool to interact with snaps.", 1));
    }

    @Override
    public ExitStatus run(Invocation in) {
        return in.fail(status, name + ": installing packages is not available in this lab yet; what the lessons use is there already");
    }
}
