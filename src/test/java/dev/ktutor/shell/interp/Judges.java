package dev.ktutor.shell.interp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs scripts in our shell and in real bash 5.2: output, messages and status as one text. */
final class Judges {
    private static final String BASH = "/bin/bash";
    /** One process judges a whole batch: every script in a home of its own, within limits of time and output. */
    private static final String BATCH = """
            ulimit -t 5 -f 2048
            unset PWD OLDPWD SHLVL
            for ((n = 0; n < $1; n++)); do
                mkdir home && cd home && cp ../$n.sh ../case.sh
                /bin/bash "$2/case.sh" </dev/null >../$n.out 2>../$n.err
                echo $? >../$n.status
                cd .. && chmod -R u+rwx home && rm -rf home
            done 2>/dev/null
            """;

    private Judges() { }

    /** Skips the test where bash 5.2 is missing. */
    static void assumeRealBash() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(BASH)), "no /bin/bash on this machine to compare with");
        String version = new String(new ProcessBuilder(BASH, "-c", "echo $BASH_VERSION").start().getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
        Assumptions.assumeTrue(version.startsWith("5.2."), "the bash of this machine is not 5.2 but " + version.strip());
    }

    /** What our shell makes of it. */
    static String ours(String script) {
        TestHost host = new TestHost();
        int status = host.script("case.sh", script).code();
        return shown(status, host.output(), host.errors());
    }

    /** What bash makes of them. */
    static List<String> real(List<String> scripts) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bash");
        try {
            for (int i = 0; i < scripts.size(); i++) {
                Files.writeString(folder.resolve(i + ".sh"), scripts.get(i));
            }
            ProcessBuilder builder = new ProcessBuilder(BASH, "-c", BATCH, "judge", String.valueOf(scripts.size()), folder.toString())
                    .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                    "HOME", folder + "/home", "LC_ALL", "C.UTF-8", "TZ", "UTC", "USER", "root", "LOGNAME", "root", "SHELL", BASH, "TERM", "dumb"));
            Process process = builder.start();
            if (!process.waitFor(10 + scripts.size(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            List<String> results = new ArrayList<>();
            for (int i = 0; i < scripts.size(); i++) {
                results.add(result(folder, i));
            }
            return results;
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static String result(Path folder, int index) throws IOException {
        Path status = folder.resolve(index + ".status");
        if (!Files.exists(status)) {
            return "bash did not end";
        }
        return shown(Integer.parseInt(Files.readString(status).strip()), read(folder, index + ".out"), read(folder, index + ".err"));
    }

    private static String read(Path folder, String name) throws IOException {
        String text = dev.ktutor.text.ByteText.decode(Files.readAllBytes(folder.resolve(name)));
        return text.replace(folder + "/case.sh", "case.sh").replace(folder + "/home", "/root");
    }

    private static String shown(int status, String out, String err) {
        return out + "--- errors\n" + err + "--- status " + status + "\n";
    }
}
