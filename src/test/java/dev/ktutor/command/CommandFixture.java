package dev.ktutor.command;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.host.Command;
import dev.ktutor.host.CommandRunner;
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
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A host with programs and a folder /root/work, on which tests run commands, and the same commands in the real world. */
public final class CommandFixture {
    /** What a command left behind. */
    public record Result(int status, String out, String err) { }

    private final Simulation simulation = new Simulation(Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP);
    private final Host host;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", "/root", "LC_ALL", "C.UTF-8", "TZ", "UTC",
            "PATH", BaseSystem.path()));

    /** A furnished host with these programs. */
    public CommandFixture(Collection<? extends Command> commands) {
        Host.World world = new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation));
        host = new Host("controlplane", "192.168.56.10", world, new CommandTable(commands));
        BaseSystem.install(host);
        host.files().asRoot().makeDirectories("/root/work");
    }

    /** Every GNU tool, administration program and editor. */
    public static CommandFixture standard() {
        List<Command> all = new ArrayList<>(dev.ktutor.command.coreutils.StandardCommands.all());
        all.addAll(dev.ktutor.command.admin.StandardCommands.all());
        all.addAll(dev.ktutor.command.editor.StandardCommands.all());
        return new CommandFixture(all);
    }

    /** A file in the working folder, here and in the real world. */
    public CommandFixture file(String name, String content) {
        files.put(name, content);
        view().install(name, ByteText.encode(content), 0644);
        return this;
    }

    /** An environment variable, here only. */
    public CommandFixture env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Empties the working folder but for the files given. */
    public void reset() {
        run("rm -rf /root/work");
        host.files().asRoot().makeDirectories("/root/work");
        files.forEach((name, content) -> host.files().asRoot().at("/root/work").install("/root/work/" + name, ByteText.encode(content), 0644));
    }

    /** The working folder. */
    public FileView view() {
        return host.files().asRoot().at("/root/work");
    }

    /** The host. */
    public Host host() {
        return host;
    }

    /** The lab's clock. */
    public Simulation simulation() {
        return simulation;
    }

    /** Runs a line: words apart by blanks, with '…' and "…" to keep words together; nothing is expanded. */
    public Result run(String line) {
        return run(words(line), "");
    }

    /** Runs a line with standard input. */
    public Result run(String line, String stdin) {
        return run(words(line), stdin);
    }

    /** Runs a command with standard input. */
    public Result run(List<String> argv, String stdin) {
        return run(argv, stdin, Credentials.ROOT);
    }

    /** Runs a command with standard input as that user. */
    public Result run(List<String> argv, String stdin, Credentials user) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Descriptors descriptors = Descriptors.of(sized(stdin), Output.to(out), Output.to(err));
        Invocation in = new Invocation(host, argv.get(0), argv.subList(1, argv.size()), descriptors, environment, "/root/work", 022,
                user, runner(), null);
        ExitStatus status = runner().run(argv, in);
        return new Result(status.code(), ByteText.decode(out.toByteArray()), ByteText.decode(err.toByteArray()));
    }

    /** Runs lines separated by {@code  ; }, perhaps with {@code < FILE} at the end, here and in the real world, and describes what differs. */
    public Optional<String> difference(String line) throws IOException, InterruptedException {
        return difference(line, true);
    }

    /** The same, the wording of complaints aside if that is not asked for. */
    public Optional<String> difference(String line, boolean complaints) throws IOException, InterruptedException {
        int redirect = line.lastIndexOf(" < ");
        String command = redirect < 0 ? line : line.substring(0, redirect);
        String stdin = redirect < 0 ? "" : files.getOrDefault(line.substring(redirect + 3), "");
        List<String> lines = List.of(command.split(" ; "));
        Optional<Result> real = real(lines, stdin);
        Result ours = new Result(0, "", "");
        for (String one : lines) {
            ours = join(ours, run(one, stdin));
        }
        Result made = ours;
        return real.filter(r -> !r.equals(made) && (complaints || r.status() != made.status() || !r.out().equals(made.out()))).map(r -> line + "\n  real: " + r + "\n  ours: " + made);
    }

    /** Standard input from a regular file. */
    private Input sized(String content) {
        view().write("/tmp/stdin", content);
        return view().openRead("/tmp/stdin").input();
    }

    /** A runner that finds programs in the table and knows {@code sh -c 'exit N'} only. */
    private CommandRunner runner() {
        return (argv, in) -> {
            String name = argv.get(0);
            if (name.equals("sh") && argv.size() > 2 && argv.get(2).startsWith("exit ")) {
                return ExitStatus.of(Integer.parseInt(argv.get(2).substring(5)));
            }
            Optional<Command> command = host.commands().find(name.substring(name.lastIndexOf('/') + 1));
            return command.map(c -> c.run(in.withArgs(name, argv.subList(1, argv.size())))).orElse(ExitStatus.of(127));
        };
    }

    /** Runs the same lines in the real world, in a folder with the same files; empty if a program is missing. */
    public Optional<Result> real(List<String> lines, String stdin) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ktutor-differential");
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, ByteText.encode(file.getValue()));
            }
            Result all = new Result(0, "", "");
            for (String line : lines) {
                List<String> argv = words(line);
                if (Stream.of("/usr/bin/", "/bin/", "/usr/sbin/").noneMatch(d -> Files.isExecutable(Path.of(d + argv.get(0))))) {
                    return Optional.empty();
                }
                all = join(all, real(argv, stdin, folder));
            }
            return Optional.of(all);
        } finally {
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted((a, b) -> b.compareTo(a)).forEach(p -> p.toFile().delete());
            }
        }
    }

    private static Result join(Result a, Result b) {
        return new Result(a.status() * 7 + b.status(), a.out() + b.out(), a.err() + b.err());
    }

    private static Result real(List<String> argv, String stdin, Path folder) throws IOException, InterruptedException {
        Path input = Files.createTempFile("ktutor", ".in");
        Path error = Files.createTempFile("ktutor", ".err");
        try {
            Files.write(input, ByteText.encode(stdin));
            ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile()).redirectInput(input.toFile())
                    .redirectError(error.toFile());
            builder.environment().clear();
            builder.environment().putAll(Map.of("HOME", "/root", "LC_ALL", "C.UTF-8", "TZ", "UTC", "PATH", "/usr/bin:/bin"));
            Process process = builder.start();
            try (InputStream stream = process.getInputStream()) {
                String out = ByteText.decode(stream.readAllBytes());
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("real " + argv + " does not end");
                }
                return new Result(process.exitValue(), out, ByteText.decode(Files.readAllBytes(error)));
            }
        } finally {
            Files.delete(input);
            Files.delete(error);
        }
    }

    /** Splits a line into words. */
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == ' ') {
                if (word != null) {
                    words.add(word.toString());
                    word = null;
                }
            } else {
                word = word == null ? new StringBuilder() : word;
                if (c == '\'' || c == '"') {
                    quote = c;
                } else {
                    word.append(c);
                }
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    /** The lines of a table of cases, without blank ones and comments. */
    public static List<String> cases(String table) {
        return Arrays.stream(table.split("\n")).map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    }
}
