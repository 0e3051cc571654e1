package dev.ktutor.command.coreutils.grep;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.text.ByteText;
import java.util.ArrayDeque;
import java.util.Deque;

/** How grep shows what it found: prefixes, context, only the matching parts, counts, names, colours. */
final class GrepOutput {
    /** A line that may become context. */
    private record Held(String text, long number, long offset) { }

    private final Call call;
    private final PatternSet patterns;
    private final boolean names;
    private final boolean numbers;
    private final boolean offsets;
    private final boolean only;
    private final boolean invert;
    private final boolean colors;
    private final boolean countsOnly;
    private final boolean quiet;
    private final int before;
    private final int after;
    private final String end;
    private final boolean copies;
    private final boolean flushes;
    private final String binaryFiles;

    private static final byte[] NEWLINE = {'\n'};

    // The file in hand.
    private String name = "";
    private boolean binary;
    private final Deque<Held> held = new ArrayDeque<>();
    private int pending;
    private long lastShown;
    private boolean anyShown;

    GrepOutput(Call call, PatternSet patterns, boolean several) {
        this.call = call;
        this.patterns = patterns;
        Parsed.Given given = call.parsed().last("H", "h");
        this.names = given != null ? given.is("H") : several;
        this.numbers = call.has("n");
        this.offsets = call.has("b");
        this.only = call.has("o");
        this.invert = call.has("v");
        String when = call.has("color") ? call.value("color", "auto") : call.value("colour", call.has("colour") ? "auto" : "never");
        if (call.parsed().value("color") != null && !when.matches("always|yes|force|never|no|none|auto|tty|if-tty")) {
            throw new dev.ktutor.command.coreutils.tool.UsageError("");
        }
        this.colors = when.equals("always") || when.equals("auto") && call.in().out().isTerminal();
        this.countsOnly = call.has("c") || call.has("l") || call.has("L") || call.has("q");
        this.quiet = call.has("q");
        int both = number("C", 0);
        this.before = countsOnly || only ? 0 : number("B", both);
        this.after = countsOnly || only ? 0 : number("A", both);
        this.end = call.has("z") ? "\0" : "\n";
        this.flushes = call.has("line-buffered");
        Parsed.Given type = call.parsed().last("a", "I", "binary-files");
        this.binaryFiles = type == null ? "binary" : type.is("a") ? "text" : type.is("I") ? "without-match" : type.text();
        if (!binaryFiles.matches("binary|text|without-match")) {
            throw new ToolExit(2, "unknown binary-files type");
        }
        this.copies = !countsOnly && !only && !offsets && !colors && !hasContext() && !call.has("T") && !call.has("z") && !call.has("Z")
                && !binaryFiles.equals("without-match");
    }

    private int number(String option, int otherwise) {
        String text = call.parsed().value(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]+")) {
            throw new ToolExit(2, text + ": invalid context length argument");
        }
        return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    boolean hasContext() {
        return before > 0 || after > 0 || !countsOnly && !only && (call.has("A") || call.has("B") || call.has("C"));
    }

    boolean numbers() {
        return numbers;
    }

    boolean countsOnly() {
        return countsOnly;
    }

    boolean namesOnly() {
        return call.has("l") || call.has("L");
    }

    void begin(String file) {
        name = file;
        binary = false;
        held.clear();
        pending = 0;
        lastShown = -1;
    }

    void binary(boolean looksBinary) {
        binary = looksBinary && !binaryFiles.equals("text");
    }

    /** Whether selected lines are shown as they are, but for a name and a number before them. */
    boolean copies() {
        return copies && !binary;
    }

    /** Whether a line's text decides what becomes of the file. */
    boolean checksText() {
        return binaryFiles.equals("without-match");
    }

    /** Shows lines without a look at them; the last may want its newline. */
    void copy(byte[] bytes, int from, int to, boolean cut) {
        if (names || numbers || flushes) {
            throw new IllegalStateException("these lines have prefixes");
        }
        call.out().write(bytes, from, to - from);
        if (cut) {
            call.out().write(NEWLINE);
        }
    }

    /** Shows a line as it is. */
    void copyLine(byte[] bytes, int from, int to, long number) {
        if (names || numbers) {
            prefix(number, 0, ':');
        }
        call.out().write(bytes, from, to - from);
        call.out().write(NEWLINE);
        if (flushes) {
            call.out().flush();
        }
    }

    /** Whether lines have nothing before them. */
    boolean bare() {
        return !names && !numbers && !flushes;
    }

    /** Whether lines after the last selected one are still to be shown. */
    boolean owesContext() {
        return pending > 0;
    }

    /** Whether the line makes the file one that -I leaves out. */
    boolean passesOver(String text) {
        return binaryFiles.equals("without-match") && (binary || invalid(text));
    }

    void unselected(String text, long number, long offset) {
        if (pending > 0) {
            pending--;
            show(text, number, offset, '-');
        } else if (before > 0) {
            held.add(new Held(text, number, offset));
            if (held.size() > before) {
                held.remove();
            }
        }
    }

    /** Shows a selected line; false if the rest of the file is not wanted. */
    boolean selected(String text, long number, long offset) {
        if (countsOnly) {
            return true;
        }
        if (binary || !binaryFiles.equals("text") && invalid(text)) {
            call.warn(name + ": binary file matches");
            return false;
        }
        if (only) {
            parts(text, number, offset);
            return true;
        }
        for (Held line : held) {
            show(line.text(), line.number(), line.offset(), '-');
        }
        held.clear();
        show(text, number, offset, ':');
        pending = after;
        return true;
    }

    private static boolean invalid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    private void show(String text, long number, long offset, char mark) {
        String separator = call.value("group-separator", "--");
        if (hasContext() && anyShown && number != lastShown + 1 && !call.has("no-group-separator")) {
            call.println(colors ? "\u001b[36m\u001b[K" + separator + "\u001b[m\u001b[K" : separator);
        }
        anyShown = true;
        lastShown = number;
        prefix(number, offset, mark);
        call.out().print((colors && mark == ':' && !invert ? painted(text) : text) + end);
        if (call.has("line-buffered")) {
            call.out().flush();
        }
    }

    private String painted(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (PatternSet.Span span = patterns.find(text, 0); span != null; span = patterns.find(text, at)) {
            if (span.end() == span.start()) {
                if (span.end() >= text.length()) {
                    break;
                }
                out.append(text, at, span.end() + 1);
                at = span.end() + 1;
                continue;
            }
            out.append(text, at, span.start()).append("\u001b[01;31m\u001b[K").append(text, span.start(), span.end()).append("\u001b[m\u001b[K");
            at = span.end();
        }
        return out.append(text.substring(Math.min(at, text.length()))).toString();
    }

    private void parts(String text, long number, long offset) {
        if (invert) {
            return;
        }
        int at = 0;
        while (at <= text.length()) {
            PatternSet.Span span = patterns.find(text, at);
            if (span == null) {
                return;
            }
            if (span.end() > span.start()) {
                String part = text.substring(span.start(), span.end());
                prefix(number, offsets ? offset + ByteText.encode(text.substring(0, span.start())).length : 0, ':');
                call.out().print((colors ? "\u001b[01;31m\u001b[K" + part + "\u001b[m\u001b[K" : part) + end);
            }
            at = span.end() == span.start() ? span.end() + 1 : span.end();
        }
    }

    private void prefix(long number, long offset, char mark) {
        if (copies && !names) {
            if (numbers) {
                call.out().print(number + ":");
            }
            return;
        }
        StringBuilder prefix = new StringBuilder();
        String separator = colors ? "\u001b[36m\u001b[K" + mark + "\u001b[m\u001b[K" : String.valueOf(mark);
        if (names) {
            prefix.append(colors ? "\u001b[35m\u001b[K" + name + "\u001b[m\u001b[K" : name).append(call.has("Z") ? "\0" : separator);
        }
        if (numbers) {
            String digits = (call.has("T") ? String.format("%2d", number) : String.valueOf(number));
            prefix.append(colors ? "\u001b[32m\u001b[K" + digits + "\u001b[m\u001b[K" : digits).append(separator);
        }
        if (offsets) {
            prefix.append(offset).append(separator);
        }
        if (call.has("T") && prefix.length() > 0) {
            prefix.append("\t");
        }
        call.out().print(prefix.toString());
    }

    /** The file is done: its count or its name, where that is what was asked for. */
    void end(long count, boolean listed) {
        if (quiet) {
            return;
        }
        if (call.has("c") && !namesOnly()) {
            call.println((names ? name + (call.has("Z") ? "\0" : ":") : "") + count);
        } else if (namesOnly() && listed) {
            call.out().print(name + (call.has("Z") ? "\0" : "\n"));
        }
    }
}
