package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.edit.Search;
import dev.ktutor.command.editor.vi.pattern.VimPattern;
import dev.ktutor.command.editor.vi.text.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** :sort with i n u r, ! and a pattern to skip. */
final class SortCommand {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");
    private final Editor editor;

    SortCommand(Editor editor) {
        this.editor = editor;
    }

    /** A line with what it is sorted by. */
    private record Keyed(String line, String key, long number) { }

    void run(ExLine line) {
        String options = "";
        String pattern = null;
        String rest = line.argument().strip();
        while (!rest.isEmpty()) {
            char c = rest.charAt(0);
            if ("iunrxfob".indexOf(c) >= 0) {
                options += c;
                rest = rest.substring(1).strip();
            } else if (c == '"') {
                break;
            } else if (!Character.isLetterOrDigit(c) && pattern == null) {
                int end = Search.patternEnd(rest, 1, c);
                pattern = rest.substring(1, end);
                rest = end < rest.length() ? rest.substring(end + 1).strip() : "";
            } else {
                throw new Refusal("E474: Invalid argument: " + line.argument().strip());
            }
        }
        sort(line, options, pattern);
    }

    private void sort(ExLine line, String options, @Nullable String pattern) {
        Buffer buffer = editor.buffer();
        int from = line.range().from();
        int to = line.range().to();
        if (from >= to) {
            return;
        }
        VimPattern compiled = pattern == null ? null : editor.search().compile(pattern.isEmpty() ? editor.search().last() : pattern, true);
        boolean numeric = options.contains("n");
        boolean folds = options.contains("i");
        List<Keyed> keyed = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            String text = buffer.line(number);
            String key = text;
            VimPattern.Match match = compiled == null ? null : compiled.find(buffer, number, 0);
            if (match != null) {
                key = options.contains("r") ? match.groups().get(0) : text.substring(match.end().column());
            } else if (options.contains("r")) {
                key = "";
            }
            Matcher digits = NUMBER.matcher(key);
            long value = numeric && digits.find() ? parse(digits.group()) : Long.MIN_VALUE;
            keyed.add(new Keyed(text, folds ? key.toLowerCase(Locale.ROOT) : key, value));
        }
        Comparator<Keyed> order = numeric ? Comparator.comparingLong(Keyed::number) : Comparator.comparing(Keyed::key);
        if (line.bang()) {
            order = Collections.reverseOrder(order);
        }
        keyed.sort(order);
        List<String> out = new ArrayList<>();
        Keyed last = null;
        for (Keyed one : keyed) {
            boolean same = last != null && order.compare(last, one) == 0;
            if (!(options.contains("u") && same)) {
                out.add(one.line());
                last = one;
            }
        }
        editor.save(from, to);
        buffer.append(to, out);
        buffer.delete(from, to);
        int fewer = to - from + 1 - out.size();
        if (fewer > 2) {
            editor.say(fewer + " fewer lines");
        }
        editor.goIndent(from);
    }

    private static long parse(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
