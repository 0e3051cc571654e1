package dev.ktutor.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The learner's history on the host: a command a line, the ends of lines within it written {@code \n}. */
final class HistoryFile {
    private static final int MOST = 10_000;

    private HistoryFile() { }

    /** Its commands, the oldest first; none if there is no such file. */
    static List<String> read(@Nullable Path file) {
        if (file == null || !Files.isReadable(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(HistoryFile::unescaped).toList();
        } catch (IOException e) {
            // What cannot be read any more is gone; the shell begins with no history.
            return List.of();
        }
    }

    static void write(@Nullable Path file, List<String> commands) throws IOException {
        if (file == null) {
            return;
        }
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.write(file, commands.subList(Math.max(0, commands.size() - MOST), commands.size()).stream()
                .map(line -> line.replace("\\", "\\\\").replace("\n", "\\n")).toList());
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                char next = line.charAt(++i);
                text.append(next == 'n' ? '\n' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
