package dev.ktutor.command.coreutils.grep;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes through inputs block by block and line by line, and tells the output which lines are selected. */
final class Search {
    private final Call call;
    private final PatternSet patterns;
    private final GrepOutput output;
    private final Skipper skipper;
    private final boolean invert;
    private final boolean quiet;
    private final byte delimiter;
    private final long most;
    private boolean selected;

    // The file in hand.
    private long count;
    private long lineNumber;
    private boolean stop;

    Search(Call call, PatternSet patterns, GrepOutput output) {
        this.call = call;
        this.patterns = patterns;
        this.output = output;
        this.invert = call.has("v");
        this.quiet = call.has("q");
        this.delimiter = (byte) (call.has("z") ? 0 : '\n');
        String limit = call.value("m", "-1");
        if (!limit.matches("-?[0-9]{1,18}")) {
            throw new ToolExit(2, "invalid max count");
        }
        long number = Long.parseLong(limit);
        this.most = number < 0 ? Long.MAX_VALUE : number;
        boolean skip = !output.hasContext() && delimiter == '\n';
        this.skipper = skip ? patterns.skipper() : new Skipper(null, false, null);
    }

    boolean selected() {
        return selected;
    }

    /** Whether nothing more can change the outcome. */
    boolean done() {
        return quiet && selected;
    }

    void file(String path) {
        count = 0;
        lineNumber = 0;
        stop = most == 0;
        output.begin(path.equals("-") ? call.value("label", "(standard input)") : path);
        Input input = call.open(path);
        try {
            scan(input);
        } catch (FileError e) {
            if (!call.has("s")) {
                call.warn(Quote.ifNeeded(path) + ": " + e.reason());
            }
            call.status(2);
        } finally {
            input.close();
        }
        boolean listed = call.has("L") ? count == 0 : count > 0;
        selected |= count > 0;
        output.end(count, listed);
    }

    private void scan(Input input) {
        byte[] buffer = new byte[1 << 18];
        int held = 0;
        long offset = 0;
        boolean first = true;
        while (!stop) {
            if (held == buffer.length) {
                buffer = Arrays.copyOf(buffer, held * 2);
            }
            int n = input.read(buffer, held, buffer.length - held);
            int end = held + Math.max(n, 0);
            if (first) {
                output.binary(call.has("z") ? false : contains(buffer, end, (byte) 0));
                first = false;
            }
            int complete = end;
            if (n >= 0) {
                while (complete > held && buffer[complete - 1] != delimiter) {
                    complete--;
                }
                if (complete == held && (held == 0 || buffer[held - 1] != delimiter)) {
                    held = end;
                    continue;
                }
            }
            lines(buffer, complete, offset);
            offset += complete;
            held = end - complete;
            System.arraycopy(buffer, complete, buffer, 0, held);
            if (n < 0) {
                return;
            }
        }
    }

    private static boolean contains(byte[] bytes, int end, byte wanted) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private void lines(byte[] buffer, int end, long offset) {
        skipper.newBlock(buffer, end);
        boolean jump = skipper.useful();
        int at = 0;
        while (at < end && !stop) {
            if (jump) {
                int hit = skipper.next(buffer, at, end);
                // An empty match behind the last newline is in no line.
                int start = hit < 0 || hit >= end ? end : hit;
                while (start < end && start > at && buffer[start - 1] != delimiter) {
                    start--;
                }
                passOver(buffer, at, start, offset);
                at = start;
                if (at >= end || stop) {
                    return;
                }
            }
            int stopAt = lineEnd(buffer, at, end);
            lineNumber++;
            line(buffer, at, stopAt, offset + at);
            at = stopAt + 1;
        }
    }

    private int lineEnd(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end && buffer[at] != delimiter) {
            at++;
        }
        return at;
    }

    /** Lines that do not match for sure. */
    private void passOver(byte[] buffer, int from, int to, long offset) {
        if (from == to) {
            return;
        }
        if (!invert) {
            lineNumber += output.numbers() ? Ascii.count(buffer, from, to, delimiter) : 0;
            return;
        }
        if (most == Long.MAX_VALUE && !quiet && !output.namesOnly() && (output.countsOnly() || output.copies() && output.bare() && skipper.ascii())) {
            int whole = Ascii.count(buffer, from, to, delimiter);
            boolean cut = buffer[to - 1] != delimiter;
            count += whole + (cut ? 1 : 0);
            lineNumber += whole;
            if (!output.countsOnly()) {
                output.copy(buffer, from, to, cut);
            }
            return;
        }
        for (int at = from; at < to && !stop; ) {
            int stopAt = lineEnd(buffer, at, to);
            lineNumber++;
            judged(false, buffer, at, stopAt, offset + at, null);
            at = stopAt + 1;
        }
    }

    private void line(byte[] buffer, int from, int to, long offset) {
        if (patterns.literalOnly() && skipper.byNeedles() && skipper.useful()) {
            judged(true, buffer, from, to, offset, null);
            return;
        }
        String text = PatternSet.text(buffer, from, to);
        judged(count < most && patterns.matches(text), buffer, from, to, offset, text);
    }

    /** A line is known to match or not; its text is made when it is needed. */
    private void judged(boolean matches, byte[] buffer, int from, int to, long offset, @Nullable String known) {
        if (count >= most || matches == invert) {
            if (output.hasContext()) {
                output.unselected(known == null ? PatternSet.text(buffer, from, to) : known, lineNumber, offset);
            }
            stop = count >= most && !output.owesContext();
            return;
        }
        boolean copied = output.copies() && (skipper.ascii() || Ascii.only(buffer, from, to));
        String text = known != null ? known : copied || output.countsOnly() && !output.checksText() ? "" : PatternSet.text(buffer, from, to);
        if (!copied && output.passesOver(text)) {
            stop = true;
            return;
        }
        count++;
        if (quiet || output.namesOnly()) {
            stop = true;
        } else if (copied) {
            output.copyLine(buffer, from, to, lineNumber);
        } else {
            stop = !output.selected(text, lineNumber, offset);
        }
        stop |= count >= most && !output.owesContext();
    }
}
