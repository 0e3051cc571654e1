package dev.ktutor.shell.interp;

import dev.ktutor.command.coreutils.StandardCommands;
import dev.ktutor.host.Command;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Program;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.Network;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A host with the GNU tools and a shell, for tests. */
final class TestHost {
    final Host host;
    final FileView files;
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    TestHost() {
        Simulation simulation = new Simulation(Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP);
        List<Command> commands = new ArrayList<>(StandardCommands.all());
        commands.add(new BashCommand("bash"));
        commands.add(new BashCommand("sh"));
        host = new Host("controlplane", "192.168.56.10",
                new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation)), new CommandTable(commands));
        files = host.files().asRoot();
        for (String directory : List.of("/usr/bin", "/tmp", "/root", "/home", "/etc", "/dev")) {
            files.makeDirectories(directory);
        }
        files.symlink("usr/bin", "/bin");
        for (Command command : commands) {
            files.install("/usr/bin/" + command.name(), Program.content(command.name()), 0755);
        }
        files.install("/etc/passwd", ByteText.encode("root:x:0:0:root:/root:/bin/bash\n"), 0644);
        files.install("/etc/group", ByteText.encode("root:x:0:\n"), 0644);
        for (String device : List.of("null", "zero", "full", "random", "urandom")) {
            if (!files.exists("/dev/" + device)) {
                files.makeDevice("/dev/" + device, device, 0666);
            }
        }
    }

    private Shell shell(String name, boolean interactive, Limits limits) {
        return shell(name, interactive, limits, err);
    }

    private Shell shell(String name, boolean interactive, Limits limits, ByteArrayOutputStream errors) {
        Map<String, String> environment = new TreeMap<>(Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME", "/root", "LC_ALL", "C.UTF-8", "TZ", "UTC", "USER", "root", "LOGNAME", "root", "SHELL", "/bin/bash", "TERM", "dumb"));
        Descriptors descriptors = Descriptors.of(Input.of(new byte[0]), Output.to(out), Output.to(errors));
        return new Shell(new Shell.Setup(host, Credentials.ROOT, "/root", environment, descriptors, null, limits, interactive, name, List.of()));
    }

    /** A session whose output and errors come in one stream. */
    Shell merged() {
        return shell("bash", true, Limits.NONE, out);
    }

    /** A session at a prompt, in a directory. */
    Shell prompt(String directory) {
        Shell shell = session();
        shell.run("cd " + directory + "\n");
        return shell;
    }

    /** A session at a prompt. */
    Shell session() {
        return shell("bash", true, Limits.NONE);
    }

    /** Runs a script to its end. */
    ExitStatus script(String name, String text) {
        return shell(name, false, Limits.NONE).script(text);
    }

    /** A shell for one script, within limits. */
    Shell limited(Limits limits) {
        return shell("limited.sh", false, limits);
    }

    String output() {
        return ByteText.decode(out.toByteArray());
    }

    String errors() {
        return ByteText.decode(err.toByteArray());
    }
}
