package dev.ktutor.shell.interp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code src/test/cases/bash} give the same status, output and messages in our shell and in real bash 5.2. */
class BashDifferenceTest {
    private static final Path CASES = Path.of("src/test/cases/bash");

    /** A snippet: the lines between two lines that begin with {@code ###}. */
    record Snippet(String name, String text) { }

    @BeforeAll
    static void realBash() throws IOException {
        Path bash = Path.of("/bin/bash");
        Assumptions.assumeTrue(Files.isExecutable(bash), "no /bin/bash on this machine to compare with");
        String version = new String(new ProcessBuilder("/bin/bash", "-c", "echo $BASH_VERSION").start().getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
        Assumptions.assumeTrue(version.startsWith("5.2."), "the bash of this machine is not 5.2 but " + version.strip());
    }

    @TestFactory
    Stream<DynamicTest> snippets(@TempDir Path folder) throws IOException {
        List<Snippet> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                all.addAll(read(file));
            }
        }
        assertThat(all).hasSizeGreaterThan(50);
        return all.stream().map(snippet -> DynamicTest.dynamicTest(snippet.name(),
                () -> assertThat(ours(snippet)).isEqualTo(real(snippet, folder))));
    }

    static List<Snippet> read(Path file) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        String name = "";
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("###")) {
                if (text.length() > 0) {
                    snippets.add(new Snippet(name, text.toString()));
                }
                name = file.getFileName() + ": " + line.substring(3).strip();
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        snippets.add(new Snippet(name, text.toString()));
        return snippets;
    }

    static String ours(Snippet snippet) {
        TestHost host = new TestHost();
        ExitStatus status = host.script("case.sh", snippet.text());
        return shown(status.code(), host.output(), host.errors());
    }

    static String real(Snippet snippet, Path folder) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(folder, "home");
        Path script = folder.resolve("case.sh");
        Files.writeString(script, snippet.text());
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString()).directory(home.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(java.util.Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME", home.toString(), "LC_ALL", "C.UTF-8", "TZ", "UTC", "USER", "root", "LOGNAME", "root", "SHELL", "/bin/bash", "TERM", "dumb"));
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "timed out";
        }
        String root = home.toString();
        return shown(process.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1).replace(script.toString(), "case.sh").replace(root, "/root"),
                Files.readString(err, StandardCharsets.ISO_8859_1).replace(script.toString(), "case.sh").replace(root, "/root"))
                .transform(text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String shown(int status, String out, String err) {
        return out + "--- errors\n" + err + "--- status " + status + "\n";
    }

    /** Prints every difference: {@code java … BashDifferenceTest FILE…}. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("bash-difference");
        int same = 0;
        int total = 0;
        for (String file : args) {
            for (Snippet snippet : read(Path.of(file))) {
                total++;
                String[] mine = {"timed out\n"};
                Thread thread = new Thread(null, () -> {
                    try {
                        mine[0] = ours(snippet);
                    } catch (Throwable e) {
                        java.io.StringWriter trace = new java.io.StringWriter();
                        e.printStackTrace(new java.io.PrintWriter(trace));
                        mine[0] = trace.toString().lines().limit(10).collect(java.util.stream.Collectors.joining("\n"));
                    }
                }, "case", 64 << 20);
                thread.setDaemon(true);
                thread.start();
                thread.join(5000);
                String theirs = real(snippet, folder);
                if (mine[0].equals(theirs)) {
                    same++;
                    continue;
                }
                System.out.println("##### " + snippet.name() + "\n" + snippet.text());
                List<String> left = List.of(theirs.split("\n", -1));
                List<String> right = List.of(mine[0].split("\n", -1));
                int shown = 0;
                for (int i = 0; i < Math.max(left.size(), right.size()) && shown < 6; i++) {
                    String a = i < left.size() ? left.get(i) : "(end)";
                    String b = i < right.size() ? right.get(i) : "(end)";
                    if (!a.equals(b)) {
                        System.out.println("  bash: " + a + "\n  ours: " + b);
                        shown++;
                    }
                }
            }
        }
        System.out.println(same + "/" + total + " same");
        System.exit(0);
    }
}
