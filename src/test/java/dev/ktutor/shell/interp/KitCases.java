package dev.ktutor.shell.interp;

import dev.ktutor.data.Json;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.text.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the cases of the shell kit against their recorded results, in one JVM. */
public final class KitCases {
    private KitCases() { }

    /** The folder of cases, then prefixes of the names wanted. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        int passed = 0;
        int total = 0;
        List<Path> cases;
        try (Stream<Path> all = Files.list(Path.of(args[0]))) {
            cases = all.filter(path -> path.toString().endsWith(".sh")).sorted().toList();
        }
        for (Path path : cases) {
            String name = path.getFileName().toString();
            if (args.length > 1 && Stream.of(args).skip(1).noneMatch(name::startsWith)) {
                continue;
            }
            total++;
            String[] result = {"timed out"};
            Thread thread = new Thread(null, () -> {
                try {
                    result[0] = run(path);
                } catch (Throwable e) {
                    java.io.StringWriter trace = new java.io.StringWriter();
                    e.printStackTrace(new java.io.PrintWriter(trace));
                    result[0] = String.join("\n   ", trace.toString().lines().limit(12).toList());
                }
            }, name, 64 << 20);
            thread.setDaemon(true);
            thread.start();
            thread.join(TimeUnit.SECONDS.toMillis(20));
            if (result[0].isEmpty()) {
                passed++;
            } else {
                System.out.println(name + ": " + result[0]);
            }
        }
        System.out.println(passed + "/" + total);
        System.exit(0);
    }

    @SuppressWarnings("unchecked")
    static String run(Path path) throws IOException {
        String base = path.toString().substring(0, path.toString().length() - 3);
        TestHost host = new TestHost();
        Path in = Path.of(base + ".in");
        if (Files.isDirectory(in)) {
            copyIn(in, host.files);
        }
        String name = path.getFileName().toString();
        ExitStatus status = host.script(name, ByteText.decode(Files.readAllBytes(path)));
        Map<String, Object> want = (Map<String, Object>) Objects.requireNonNull(Json.parse(Files.readString(Path.of(base + ".expected"))));
        StringBuilder found = new StringBuilder();
        if (((Number) Objects.requireNonNull(want.get("exit"))).intValue() != status.code()) {
            found.append("exit: want ").append(want.get("exit")).append(" got ").append(status.code()).append("; ");
        }
        found.append(difference("stdout", joined(want.get("stdout")), normal(host.output(), name)));
        found.append(difference("stderr", joined(want.get("stderr")), normal(host.errors(), name)));
        Map<String, Object> files = new TreeMap<>((Map<String, Object>) Objects.requireNonNull(want.get("files")));
        Map<String, String[]> left = new TreeMap<>();
        visit(host.files, "/root", "", left);
        for (String file : left.keySet()) {
            if (!files.containsKey(file)) {
                found.append("file ").append(file).append(" not wanted; ");
            }
        }
        files.forEach((file, entry) -> {
            List<Object> wanted = (List<Object>) entry;
            String[] got = left.get(file);
            if (got == null) {
                found.append("file ").append(file).append(" missing; ");
            } else if (!got[0].equals(wanted.get(0)) || !got[1].equals(wanted.get(1))) {
                found.append("file ").append(file).append(" ").append(wanted.get(0)).append(wanted.get(1)).append(" got ").append(got[0]).append(got[1]);
            } else {
                found.append(difference("file " + file, joined(wanted.get(2)), normal(got[2], name)));
            }
        });
        return found.toString();
    }

    private static void copyIn(Path from, FileView files) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.sorted().toList()) {
                String target = "/root/" + from.relativize(each);
                if (Files.isSymbolicLink(each)) {
                    files.symlink(Files.readSymbolicLink(each).toString(), target);
                } else if (Files.isDirectory(each)) {
                    files.makeDirectories(target.endsWith("/") ? target.substring(0, target.length() - 1) : target);
                } else {
                    files.install(target, Files.readAllBytes(each), Files.isExecutable(each) ? 0755 : 0644);
                }
            }
        }
    }

    private static void visit(FileView files, String directory, String prefix, Map<String, String[]> found) {
        for (String name : files.list(directory)) {
            String path = directory + "/" + name;
            FileStat stat = files.lstat(path);
            String mode = Integer.toOctalString(stat.mode() & 0777);
            if (stat.isSymlink()) {
                found.put(prefix + name, new String[] {"link", "-", files.readLink(path)});
            } else if (stat.isDirectory()) {
                found.put(prefix + name, new String[] {"dir", mode, ""});
                visit(files, path, prefix + name + "/", found);
            } else {
                found.put(prefix + name, new String[] {"file", mode, files.readText(path)});
            }
        }
    }

    private static String joined(Object lines) {
        StringBuilder text = new StringBuilder();
        ((List<?>) lines).forEach(text::append);
        return text.toString();
    }

    private static String normal(String text, String script) {
        String result = text.replaceAll("(?m)^(?:\\S*/)?" + java.util.regex.Pattern.quote(script) + ": ", "bash: ");
        result = result.replaceAll("(?m)^(bash: line \\d+: ) *\\d+ (Terminated|Killed|Hangup)", "$1PID $2");
        return result.replaceAll("(?m)^((?:---|\\+\\+\\+|\\*\\*\\*) [^\\t\\n]+)\\t\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ [-+]\\d{4}$", "$1\tTIME");
    }

    private static String difference(String what, String want, String got) {
        if (want.equals(got)) {
            return "";
        }
        List<String> left = new ArrayList<>(List.of(want.split("\n", -1)));
        List<String> right = new ArrayList<>(List.of(got.split("\n", -1)));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String mine = i < left.size() ? left.get(i) : "(end)";
            String other = i < right.size() ? right.get(i) : "(end)";
            if (!mine.equals(other)) {
                return what + " line " + (i + 1) + ": want '" + mine + "' got '" + other + "'; ";
            }
        }
        return what + " differs; ";
    }
}
