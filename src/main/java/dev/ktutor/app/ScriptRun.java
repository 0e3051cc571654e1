package dev.ktutor.app;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.host.Command;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.net.Network;
import dev.ktutor.shell.interp.BashCommand;
import dev.ktutor.shell.interp.Limits;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ktutor run}, once its command line is understood. */
final class ScriptRun {
    private static final String HOME = "/root";

    private ScriptRun() { }

    /** Runs the script in a lab and returns its exit status. */
    static int run(RunRequest request) {
        HostFolder in = request.in() == null ? null : HostFolder.existing(request.in());
        HostFolder out = request.out() == null ? null : HostFolder.writable(request.out());
        StandardStreams streams = new StandardStreams();
        Script script = Script.of(request, streams);

        Simulation simulation = new Simulation(Instant.now(), Pace.JUMP);
        List<Command> commands = new ArrayList<>();
        commands.addAll(dev.ktutor.command.coreutils.StandardCommands.all());
        commands.addAll(dev.ktutor.command.admin.StandardCommands.all());
        commands.addAll(dev.ktutor.command.editor.StandardCommands.all());
        commands.addAll(dev.ktutor.command.net.StandardCommands.all());
        commands.add(new BashCommand("bash"));
        commands.add(new BashCommand("sh"));
        Host host = new Host("controlplane", "192.168.56.10", new Host.World(simulation, new Network(), new Chance(request.seed()),
                new Journal(simulation)), new CommandTable(commands));
        BaseSystem.install(host);
        if (in != null) {
            in.copyInto(host.files().asRoot(), HOME);
        }
        Descriptors descriptors = Descriptors.of(streams.in(), streams.out(), streams.err());
        Shell shell = new Shell(new Shell.Setup(host, Credentials.ROOT, HOME, environment(), descriptors, null, Limits.NONE, false,
                script.name, script.args));
        int status = shell.script(script.text, script.commandString).code();
        streams.flush();
        if (out != null) {
            out.copyFrom(host.files().asRoot(), HOME);
        }
        return status;
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", HOME, "USER", "root", "LOGNAME", "root",
                "SHELL", "/bin/bash", "PATH", BaseSystem.path(), "TERM", "dumb"));
        environment.putAll(CallerEnvironment.told());
        return environment;
    }

    /** What to run: its text, its $0 and its arguments. */
    private record Script(String text, String name, List<String> args, boolean commandString) {

        static Script of(RunRequest request, StandardStreams streams) {
            List<String> words = request.words();
            String command = request.command();
            if (command != null) {
                String name = words.isEmpty() ? "bash" : words.get(0);
                return new Script(command, name, words.subList(Math.min(1, words.size()), words.size()), true);
            }
            String name = words.get(0);
            List<String> args = words.subList(1, words.size());
            if (name.equals("-")) {
                return new Script(streams.in().readText(), "bash", args, false);
            }
            return new Script(HostText.read(Path.of(name)), name, args, false);
        }
    }
}
