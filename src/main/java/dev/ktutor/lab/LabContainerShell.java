package dev.ktutor.lab;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.command.admin.Distribution;
import dev.ktutor.host.CommandRunner;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.kube.node.container.ContainerShell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a container's programs by the same shell and commands as a machine's. */
final class LabContainerShell implements ContainerShell {
    private final CommandRunner runner;

    LabContainerShell(CommandRunner runner) {
        this.runner = runner;
    }

    @Override
    public ExitStatus run(Host container, List<String> argv, Map<String, String> env, String cwd, Credentials user,
            Descriptors files, @Nullable Screen screen) {
        Invocation invocation = new Invocation(container, argv.get(0), argv.subList(1, argv.size()), files, env, cwd, 022, user,
                runner, screen);
        return runner.run(argv, invocation);
    }

    @Override
    public void furnish(Host container, String base, List<String> programs) {
        BaseSystem.installImage(container, Distribution.valueOf(base.toUpperCase(Locale.ROOT)), programs);
    }
}
