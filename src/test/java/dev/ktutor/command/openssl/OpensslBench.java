package dev.ktutor.command.openssl;

import dev.ktutor.host.CommandTable;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.Network;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A host with openssl on it, and the real openssl in a folder with the same files. */
final class OpensslBench {
    record Result(int status, String out, String err) { }

    private final Host host;

    OpensslBench(Instant now) {
        Simulation simulation = new Simulation(now, Pace.JUMP);
        Host.World world = new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation));
        host = new Host("controlplane", "192.168.56.10", world, new CommandTable(List.of(new OpensslCommand())));
        files().makeDirectories("/root");
        files().makeDirectories("/etc/ssl");
        files().makeDirectories("/usr/lib/ssl");
        files().write(OpensslFiles.CONFIG, OpensslFiles.defaultConfig());
        files().symlink(OpensslFiles.CONFIG, OpensslFiles.CONFIG_LINK);
    }

    FileView files() {
        return host.files().asRoot().at("/root");
    }

    /** Runs a command line; words are separated by single spaces, ~ stands for a space inside a word. */
    Result run(String line) {
        return run(line, "");
    }

    Result run(String line, String input) {
        return run(words(line), input);
    }

    Result run(List<String> words, String input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Credentials root = files().credentials();
        Invocation call = new Invocation(host, "openssl", words, Descriptors.of(Input.of(input), Output.to(out), Output.to(err)),
                Map.of("HOME", "/root"), "/root", 022, root, (argv, in) -> ExitStatus.of(127), null);
        int status = new OpensslCommand().run(call).code();
        return new Result(status, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.ISO_8859_1));
    }

    /** A call with streams of the caller's own, for commands that talk to each other. */
    Invocation call(List<String> words, Input in, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Invocation(host, "openssl", words, Descriptors.of(in, Output.to(out), Output.to(err)), Map.of("HOME", "/root"), "/root", 022,
                files().credentials(), (argv, inner) -> ExitStatus.of(127), null);
    }

    static List<String> words(String line) {
        return Stream.of(line.split(" ")).map(w -> w.replace('~', ' ')).toList();
    }

    /** Copies the lab's files to a folder. */
    void export(Path folder) throws IOException {
        for (String name : files().list("/root")) {
            Files.write(folder.resolve(name), files().read("/root/" + name));
        }
    }

    /** Runs the same line in the real openssl; skips the test where it is missing or of another series. */
    static Result real(Path folder, String line, String input) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of("openssl"));
        argv.addAll(words(line));
        Path in = Files.writeString(Files.createTempFile("in", ""), input);
        Path out = Files.createTempFile("out", "");
        Path err = Files.createTempFile("err", "");
        try {
            Process process = new ProcessBuilder(argv).directory(folder.toFile()).redirectInput(in.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("openssl " + line + " does not end");
            }
            return new Result(process.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1), Files.readString(err, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(in);
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Skips where there is no OpenSSL 3.0 to compare with. */
    static void needReal() {
        try {
            Process process = new ProcessBuilder("openssl", "version").redirectErrorStream(true).start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Assumptions.assumeTrue(version.startsWith("OpenSSL 3.0."), "the real openssl here is not 3.0: " + version.strip());
        } catch (IOException e) {
            Assumptions.abort("there is no real openssl on this machine to compare with");
        }
    }

    /** Messages without what differs from run to run: the thread's number and places in the source. */
    static String comparable(String text) {
        return text.replaceAll("(?m)^[0-9A-F]{16}:error:", "error:").replaceAll("(?m)^(error:[^\\n]*?):\\.\\./[^:\\n]*:[0-9]+:", "$1:")
                .replaceAll("(?m)^[.+*]+\\n", "");
    }
}
