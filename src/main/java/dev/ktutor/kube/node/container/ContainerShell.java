package dev.ktutor.kube.node.container;

import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs programs in containers. Owned here, implemented by the lab over its shell. */
public interface ContainerShell {

    /**
     * Runs a program to its end in the calling process of the simulation.
     *
     * @param container whose disk and network it sees
     * @param argv the program, which exists (see {@link Executables}), and its arguments
     * @param env its whole environment
     * @param cwd where it starts
     */
    ExitStatus run(Host container, List<String> argv, Map<String, String> env, String cwd, Credentials user, Descriptors files,
            @Nullable Screen screen);

    /** Furnishes a new container's disk: the base system's programs and files ({@code debian_slim}, {@code alpine}, {@code busybox}) and these too. */
    void furnish(Host container, String base, List<String> programs);
}
