package dev.ktutor.command.coreutils.diff;

import dev.ktutor.command.coreutils.tool.Latin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the two files.
 *
 * @param name as it is shown
 * @param lines without newlines, as bytes (see {@link Latin})
 * @param ended whether the last line has its newline
 * @param modified for the header
 * @param binary whether it holds a NUL byte
 */
record Side(String name, List<String> lines, boolean ended, Instant modified, boolean binary) {

    static Side of(String name, byte[] content, Instant modified) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        boolean ended = start == text.length();
        if (!ended) {
            lines.add(text.substring(start));
        }
        return new Side(name, lines, ended, modified, text.indexOf('\0') >= 0);
    }

    /** A line with its newline, or with the note that it has none. */
    String line(int index) {
        boolean bare = index == lines.size() - 1 && !ended;
        return lines.get(index) + (bare ? "\n\\ No newline at end of file\n" : "\n");
    }
}
