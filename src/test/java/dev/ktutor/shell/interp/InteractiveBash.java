package dev.ktutor.shell.interp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real bash at a terminal of its own, typed into key by key: one process judges many lines. */
final class InteractiveBash {
    /** Ctrl-X Ctrl-P shows the line being edited, between these marks. */
    private static final String SHOW = "\u0018\u0010";
    /** Ctrl-E Ctrl-U: an empty line for the next one. */
    private static final String EMPTY = "\u0005\u0015";
    private static final Pattern SHOWN = Pattern.compile("<<\u0001(.*?)\u0002>>", Pattern.DOTALL);

    private InteractiveBash() { }

    static boolean available() {
        return Files.isExecutable(Path.of("/bin/bash")) && Files.isExecutable(Path.of("/usr/bin/script"));
    }

    /** What each line becomes by a Tab at its end. */
    static List<String> completed(Path folder, String setup, List<String> lines) throws IOException, InterruptedException {
        Path settings = folder.resolveSibling(folder.getFileName() + ".rc");
        Files.writeString(settings, "PS1='READY> '\nbind 'set enable-bracketed-paste off'\nbind 'set bell-style none'\n"
                + "bind -x '\"\\C-x\\C-p\": printf \"<<\\001%s\\002>>\" \"$READLINE_LINE\"'\n" + setup + "\n");
        ProcessBuilder builder = new ProcessBuilder("timeout", "8", "script", "-qec", "bash --rcfile " + settings + " -i", "/dev/null").directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BASH"));
        builder.environment().putAll(java.util.Map.of("TERM", "dumb", "INPUTRC", "/dev/null", "HISTFILE", "/dev/null", "LC_ALL", "C.UTF-8",
                "HOME", "/root", "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"));
        Process process = builder.redirectErrorStream(true).start();
        try (OutputStream keys = process.getOutputStream(); InputStream screen = process.getInputStream()) {
            StringBuilder seen = new StringBuilder();
            until(screen, seen, "READY> ");
            List<String> results = new ArrayList<>();
            for (String line : lines) {
                seen.setLength(0);
                keys.write((line + "\t" + SHOW + EMPTY).getBytes(StandardCharsets.UTF_8));
                keys.flush();
                until(screen, seen, "\u0002>>");
                Matcher shown = SHOWN.matcher(seen);
                results.add(shown.find() ? shown.group(1) : "nothing shown");
            }
            return results;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void until(InputStream screen, StringBuilder seen, String mark) throws IOException {
        while (seen.indexOf(mark) < 0) {
            int c = screen.read();
            if (c < 0) {
                throw new IOException("bash ended, waiting for " + mark + ": " + seen);
            }
            seen.append((char) c);
        }
    }
}
