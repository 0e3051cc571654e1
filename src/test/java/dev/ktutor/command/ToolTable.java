package dev.ktutor.command;

import dev.ktutor.command.admin.BaseSystem;
import dev.ktutor.host.Command;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileTree;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.Network;
import dev.ktutor.shell.interp.BashCommand;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table of command lines, run in the lab and by real bash with the real tools: one bash process for the whole table, each
 * line in a fresh copy of {@code given}. A line that begins with {@code ~ } is compared without what it writes to standard
 * error; {@code #} begins a comment.
 */
final class ToolTable {
    private static final Path CASES = Path.of("src/test/cases/tools");
    private static final Path GIVEN = CASES.resolve("given");
    private static final CommandTable COMMANDS = commands();
    private static final Instant WRITTEN = Instant.parse("2020-03-04T05:06:07Z");

    private static final Pattern TOUCHES = Pattern.compile("chmod|chown|chgrp|touch|ln |install|mkdir|umask|split|cp |mv |rm |tar |gzip|sed -i");

    /** Real tools run on the machine of whoever runs the tests, so no line may begin a command that could change or stop it. */
    private static final Pattern DANGEROUS = Pattern.compile("(?:^|[;&|({`!]|\\$\\(|\\b(?:do|then|else|env|exec|command|xargs|nohup|nice|timeout [^ ]+)\\b)\\s*(?:\\w+=\\S*\\s+)*"
            + "(?:sudo\\s+(?:-\\S+\\s+)*)?(?:/\\S*/)?"
            + "(?:kill(?!\\s+-l)|pkill|killall|useradd|userdel|usermod|groupadd|groupdel|adduser|deluser|passwd|chpasswd|su|mount|umount|reboot|shutdown|halt|poweroff|init|"
            + "systemctl|service|hostname|hostnamectl|timedatectl|hwclock|sysctl|swapoff|swapon|mkfs\\S*|fdisk|losetup|iptables|nft|insmod|rmmod|modprobe|chroot|crontab|"
            + "apt|apt-get|dpkg|ip|ifconfig|route)(?=[\\s;&|)]|$)(?!\\s+(?:--help|--version)\\s*$)"
            + "|\\bdate\\b[^|;&]*\\s(?:-[uR]*s|--set)"
            + "|\\brm\\s[^|;&]*\\s/(?:\\s|[a-z*]|$)|\\bdd\\b[^|;&]*\\bof=/dev/(?!null)|>\\s*/(?:etc|dev/[sv]d|proc|sys|usr|boot)"
            + "|\\b(?:chown|chmod|chgrp|touch|truncate|install)\\s[^|;&]*\\s/(?:etc|usr|bin|boot|root|var|lib)");

    /** Whether a line could change or stop the machine on which the real tools run. */
    static boolean dangerous(String line) {
        return DANGEROUS.matcher(line).find();
    }

    /** One line of a table. */
    record Line(String table, String text, boolean complaints) { }

    private final List<Line> lines;
    private final Path folder;
    private FileTree.@org.jspecify.annotations.Nullable Snapshot disk;

    /** The table's lines; the real ones work below the folder. */
    ToolTable(List<Line> lines, Path folder) {
        this.lines = lines;
        this.folder = folder.toAbsolutePath();
    }

    /** The tables' names. */
    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".txt")).sorted().toList();
        }
    }

    /** Reads a table. */
    static List<Line> read(String name) throws IOException {
        List<Line> all = new ArrayList<>();
        for (String line : Files.readAllLines(CASES.resolve(name))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            boolean complaints = !line.startsWith("~ ");
            all.add(new Line(name, complaints ? line : line.substring(2), complaints));
        }
        return all;
    }

    /** Its lines. */
    List<Line> lines() {
        return lines;
    }

    /** The programs that a table asks for with {@code #needs NAME=VERSION…} and this machine has not, or in another version. */
    static List<String> missing(String name) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String line : Files.readAllLines(CASES.resolve(name))) {
            if (!line.startsWith("#needs ")) {
                continue;
            }
            for (String need : line.substring(7).strip().split(" +")) {
                String[] half = need.split("=");
                String ask = half[0].equals("mawk") ? "mawk -W version" : half[0] + " --version";
                Process process = new ProcessBuilder("/bin/bash", "-c", ask + " 2>&1 | head -n 1").start();
                String answer = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                process.waitFor();
                if (!answer.contains(half[1])) {
                    missing.add(need);
                }
            }
        }
        return missing;
    }

    /** The real results, in order. */
    List<String> real() throws IOException, InterruptedException {
        for (Line line : lines) {
            if (dangerous(line.text())) {
                throw new IllegalArgumentException(line.table() + ": this line could change the machine that runs the tests; judge it in another way: "
                        + line.text());
            }
        }
        Path given = folder.resolve("given");
        copy(GIVEN, given);
        StringBuilder driver = new StringBuilder("umask 022\nLINES=24 COLUMNS=80\ntouch -d 2021-01-01 " + folder + "/stamp\nshopt -s dotglob nullglob\n"
                // A fresh copy costs two processes, so the old one serves again while nothing in it is newer than it was.
                + "fresh() { local f; for f in @ @/* @/d/* @/d/e/*; do [ $force ] || [ \"$f\" -nt %/stamp ] && { rm -rf @; break; }; done; force=; [ -d @ ] || cp -a %/given @; cd @; }\n"
                        .replace("@", work()).replace("%", folder.toString()));
        for (int i = 0; i < lines.size(); i++) {
            driver.append("fresh\n").append(TOUCHES.matcher(lines.get(i).text()).find() ? "force=1\n" : "")
                    .append("( shopt -u dotglob nullglob; eval ").append(quoted(lines.get(i).text())).append(" ) >").append(folder).append("/out.").append(i)
                    .append(" 2>").append(folder).append("/err.").append(i).append(" </dev/null\necho $? >").append(folder)
                    .append("/status.").append(i).append('\n');
        }
        Path script = folder.resolve("table.sh");
        Files.write(script, ByteText.encode(driver.toString()));
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString()).directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(folder.resolve("log").toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the real tools do not end");
        }
        List<String> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            results.add(shown(lines.get(i), Files.readString(folder.resolve("status." + i)).strip(), Files.readAllBytes(folder.resolve("out." + i)),
                    Files.readAllBytes(folder.resolve("err." + i)), script.toString()));
        }
        return results;
    }

    /** The lab's result for one line. */
    String ours(Line line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Descriptors descriptors = Descriptors.of(Input.of(new byte[0]), Output.to(out), Output.to(err));
        Host host = host();
        Shell shell = new Shell(new Shell.Setup(host, Credentials.ROOT, work(), environment(), descriptors, null, Limits.NONE, false, "table.sh",
                List.of()));
        int status = shell.script(line.text()).code();
        return shown(line, String.valueOf(status), out.toByteArray(), err.toByteArray(), "table.sh");
    }

    private String work() {
        return folder + "/work";
    }

    private static Map<String, String> environment() {
        return new TreeMap<>(Map.of("PATH", BaseSystem.path(), "HOME", "/root", "LC_ALL", "C.UTF-8", "TZ", "UTC", "USER", "root", "LOGNAME", "root",
                "SHELL", "/bin/bash", "TERM", "dumb"));
    }

    private static String shown(Line line, String status, byte[] out, byte[] err, String script) {
        return ByteText.decode(out) + (line.complaints() ? "--- errors\n" + ByteText.decode(err).replaceAll("(?m)^\\Q" + script + "\\E: (eval: )?line \\d+: ", "bash: ") : "")
                + "--- status " + status + "\n";
    }

    /** A furnished host; its programs are installed once and its disk is shared until it is written to. */
    private Host host() throws IOException {
        Simulation simulation = new Simulation(Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP);
        Host host = new Host("controlplane", "192.168.56.10",
                new Host.World(simulation, new Network(), new Chance(1), new Journal(simulation)), COMMANDS);
        FileTree.Snapshot known = disk;
        if (known == null) {
            BaseSystem.install(host);
            furnish(host.files().asRoot());
            disk = host.files().snapshot();
        } else {
            host.files().restore(known);
        }
        return host;
    }

    private static CommandTable commands() {
        List<Command> commands = new ArrayList<>(dev.ktutor.command.coreutils.StandardCommands.all());
        commands.addAll(dev.ktutor.command.admin.StandardCommands.all());
        commands.addAll(dev.ktutor.command.editor.StandardCommands.all());
        commands.addAll(dev.ktutor.command.net.StandardCommands.all());
        commands.add(new BashCommand("bash"));
        commands.add(new BashCommand("sh"));
        return new CommandTable(commands);
    }

    private void furnish(FileView files) throws IOException {
        try (Stream<Path> all = Files.walk(GIVEN)) {
            List<Path> paths = all.sorted().toList();
            for (Path path : paths) {
                String target = target(path);
                if (Files.isDirectory(path)) {
                    files.makeDirectories(target);
                } else {
                    files.install(target, Files.readAllBytes(path), 0644);
                }
            }
            for (Path path : paths) {
                files.setTimes(target(path), WRITTEN, WRITTEN, true);
            }
        }
    }

    private String target(Path path) {
        String relative = GIVEN.relativize(path).toString();
        return relative.isEmpty() ? work() : work() + "/" + relative;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.sorted().toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        try (Stream<Path> all = Files.walk(to)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.setPosixFilePermissions(path, java.nio.file.attribute.PosixFilePermissions.fromString(
                        Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(path, FileTime.from(WRITTEN));
            }
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Prints every difference: {@code java … ToolTable [-q] TABLE… | -c LINE}. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("tools");
        List<Line> lines = new ArrayList<>();
        if (args[0].equals("-c")) {
            lines.add(new Line("", args[1], true));
        } else {
            for (String name : args) {
                lines.addAll(read(name));
            }
        }
        ToolTable table = new ToolTable(lines, folder);
        List<String> real = table.real();
        int same = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String[] mine = {"timed out\n"};
            Thread thread = new Thread(null, () -> {
                try {
                    mine[0] = table.ours(line);
                } catch (Throwable e) {
                    java.io.StringWriter trace = new java.io.StringWriter();
                    e.printStackTrace(new java.io.PrintWriter(trace));
                    mine[0] = trace.toString().lines().limit(10).collect(java.util.stream.Collectors.joining("\n"));
                }
            }, "case", 64 << 20);
            thread.setDaemon(true);
            thread.start();
            thread.join(5000);
            if (mine[0].equals(real.get(i))) {
                same++;
                continue;
            }
            System.out.println("## " + line.text());
            List<String> left = List.of(real.get(i).split("\n", -1));
            List<String> right = List.of(mine[0].split("\n", -1));
            int shown = 0;
            for (int k = 0; k < Math.max(left.size(), right.size()) && shown < 5; k++) {
                String a = k < left.size() ? left.get(k) : "(end)";
                String b = k < right.size() ? right.get(k) : "(end)";
                if (!a.equals(b)) {
                    System.out.println("  real: " + a + "\n  ours: " + b);
                    shown++;
                }
            }
        }
        System.out.println(same + "/" + lines.size() + " same");
        System.exit(0);
    }
}
