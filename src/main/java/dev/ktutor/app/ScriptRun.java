package dev.ktutor.app;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.MeteredOutput;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabLogin;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Pace;
import java.nio.file.Path;
import java.time.Instant;
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

        Lab lab = lab(request);
        if (in != null) {
            in.copyInto(lab.controlPlane().files().asRoot(), HOME);
        }
        Descriptors descriptors = Descriptors.of(streams.in(), new MeteredOutput(streams.out(), lab.simulation()),
                new MeteredOutput(streams.err(), lab.simulation()));
        Shell shell = lab.open(new LabLogin(script.name, script.args, descriptors, null, request.limits(), false, environment()));
        int status = shell.script(script.text, script.commandString).code();
        streams.flush();
        if (out != null) {
            out.copyFrom(lab.controlPlane().files().asRoot(), HOME);
        }
        if (request.state() != null) {
            LabFile.write(request.state(), lab);
        }
        return status;
    }

    private static Lab lab(RunRequest request) {
        LabOptions options = new LabOptions(request.scenario(), request.seed(), Instant.now(), Pace.JUMP, KeysAhead.inBackground());
        if (request.state() != null && new SavedFile(request.state()).exists()) {
            return LabFile.read(request.state(), options);
        }
        try {
            return Lab.create(options);
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("TERM", "dumb"));
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
