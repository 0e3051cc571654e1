package dev.ktutor.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A real terminal of 80 columns by 24 rows with a program in it: keys go in, the screen comes out. */
final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path socket;

    /** Starts the program in a terminal of its own. */
    Tmux(Path folder, Map<String, String> environment, List<String> program) throws IOException, InterruptedException {
        socket = folder.resolve("tmux.sock");
        List<String> command = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24"));
        environment.forEach((name, value) -> command.addAll(List.of("-e", name + "=" + value)));
        command.add(String.join(" ", program.stream().map(word -> "'" + word + "'").toList()) + "; echo ENDED $?; sleep 600");
        start(command);
    }

    /** On a machine under load a new tmux server may give up before its client has reached it; another try then succeeds. */
    private void start(List<String> command) throws IOException, InterruptedException {
        for (int left = 2; ; left--) {
            try {
                run(command);
                return;
            } catch (IOException e) {
                if (left == 0 || !String.valueOf(e.getMessage()).contains("server exited unexpectedly")) {
                    throw e;
                }
            }
        }
    }

    /** Whether there is a tmux to use. */
    static boolean available() {
        try {
            return new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Types the text as it is. */
    void type(String text) throws IOException, InterruptedException {
        run(List.of("send-keys", "-l", text));
    }

    /** Types the line and Enter. */
    void enter(String line) throws IOException, InterruptedException {
        type(line);
        key("Enter");
    }

    /** Presses a key by tmux's name for it, such as C-c. */
    void key(String name) throws IOException, InterruptedException {
        run(List.of("send-keys", name));
    }

    /** What can be seen, and what has scrolled away. */
    String history() throws IOException, InterruptedException {
        return run(List.of("capture-pane", "-p", "-J", "-S", "-2000"));
    }

    /** What can be seen. */
    String screen() throws IOException, InterruptedException {
        return run(List.of("capture-pane", "-p"));
    }

    /** Waits until the text or pattern can be seen, also above; fails with the screen if it never can. */
    String await(String pattern) throws IOException, InterruptedException {
        Pattern wanted = Pattern.compile(pattern, Pattern.MULTILINE);
        long end = System.nanoTime() + PATIENCE.toNanos();
        String seen = history();
        while (!wanted.matcher(seen).find()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never seen: " + pattern + "\nthe terminal shows:\n" + seen);
            }
            Thread.sleep(100);
            seen = history();
        }
        return seen;
    }

    /** Forgets what has scrolled away and what can be seen, so that the next wait is for something new. */
    void clear() throws IOException, InterruptedException {
        key("C-l");
        Thread.sleep(300);
        run(List.of("clear-history"));
    }

    private String run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(arguments);
        Path output = Files.createTempFile("tmux", ".out");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("tmux hangs: " + command);
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException("tmux " + arguments + ": " + text);
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run(List.of("kill-server"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
