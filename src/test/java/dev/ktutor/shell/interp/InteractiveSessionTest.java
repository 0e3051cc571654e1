package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.CommandTable;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.net.Network;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A shell within a shell, as {@code ssh} and {@code kubectl exec -it} open it. */
class InteractiveSessionTest {
    private final Simulation simulation = new Simulation(Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP);
    private final Host host = new Host("node01", "192.168.56.11",
            new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation)), new CommandTable(List.of()));
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private int type(String keys, String... args) {
        Input plain = Input.of(keys);
        Input terminal = new Input() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                return plain.read(buffer, offset, length);
            }

            @Override
            public boolean isTerminal() {
                return true;
            }
        };
        host.files().asRoot().makeDirectories("/root");
        host.files().asRoot().makeDirectories("/etc");
        host.files().asRoot().write("/etc/debian_version", "12.8\n");
        host.files().asRoot().write("/etc/passwd", "root:x:0:0:root:/root:/bin/bash\n");
        return new BashCommand("bash").run(new Invocation(host, "bash", List.of(args),
                Descriptors.of(terminal, Output.to(screen), Output.to(screen)), Map.of("HOME", "/root"), "/root", 022,
                new Credentials(0, 0, Set.of()), (argv, in) -> ExitStatus.of(127), null)).code();
    }

    @Test
    void prompts_runs_line_by_line_and_leaves_with_the_status_of_exit() {
        assertThat(type("a=1\necho $a\nif true\nthen echo yes\nfi\nexit 3\n")).isEqualTo(3);
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo(
                "root@node01:~# root@node01:~# 1\nroot@node01:~# > > yes\nroot@node01:~# exit\n");
    }

    @Test
    void end_of_input_logs_out() {
        assertThat(type("false\n", "-l")).isEqualTo(1);
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("root@node01:~# root@node01:~# logout\n");
    }
}
