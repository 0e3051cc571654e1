package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** join(1). */
public final class Join extends Tool {
    /** The tool. */
    public Join() {
        super("join", "For each pair of input lines with identical join fields, write a line to standard output.", """
                [OPTION]... FILE1 FILE2
                  -a FILENUM             also print unpairable lines from file FILENUM
                  -e STRING              replace missing (empty) input fields with STRING
                  -i, --ignore-case      ignore differences in case when comparing fields
                  -j FIELD               equivalent to '-1 FIELD -2 FIELD'
                  -o FORMAT              obey FORMAT while constructing output line
                  -t CHAR                use CHAR as input and output field separator
                  -v FILENUM             like -a FILENUM, but suppress joined output lines
                  -1 FIELD               join on this FIELD of file 1
                  -2 FIELD               join on this FIELD of file 2
                      --check-order      check that the input is correctly sorted
                      --nocheck-order    do not check that the input is correctly sorted
                      --header           treat the first line in each file as field headers
                  -z, --zero-terminated  line delimiter is NUL, not newline
                """);
    }

    /** One file: a run of lines with one key at a time. */
    private final class Side {
        private final Call call;
        private final int number;
        private final int field;
        private final Lines lines;
        private @Nullable List<String> next;
        private boolean disordered;
        private int count;
        private final boolean[] unpaired;

        Side(Call call, int number, String path, int field, boolean[] unpaired) {
            this.unpaired = unpaired;
            this.call = call;
            this.number = number;
            this.field = field;
            try {
                lines = new Lines(call.open(path), call.has("z") ? 0 : '\n');
            } catch (FileError e) {
                throw new ToolExit(1, Quote.ifNeeded(path) + ": " + e.reason());
            }
            advance();
        }

        String key(List<String> fields) {
            String key = field < fields.size() ? fields.get(field) : "";
            return call.has("i") ? key.toLowerCase(Locale.ROOT) : key;
        }

        void advance() {
            List<String> before = next;
            String line = lines.next();
            count++;
            next = line == null ? null : split(call, line);
            boolean header = call.has("header") && count <= 2;
            boolean check = call.has("check-order") || unpaired[0] && !call.has("nocheck-order");
            if (next != null && before != null && !header && !disordered && check
                    && key(before).compareTo(key(next)) > 0) {
                disordered = true;
                call.error(call.operands().get(number - 1) + ":" + count + ": is not sorted: " + Latin.text(line == null ? "" : line));
            }
        }

        List<List<String>> run() {
            List<List<String>> run = new ArrayList<>();
            String key = key(next);
            while (next != null && key(next).equals(key)) {
                run.add(next);
                advance();
            }
            return run;
        }
    }

    private static List<String> split(Call call, String line) {
        String separator = Latin.of(call.value("t", ""));
        if (!separator.isEmpty()) {
            return Arrays.asList(line.split(java.util.regex.Pattern.quote(separator), -1));
        }
        String text = line.replaceFirst("^[ \t]+", "");
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("[ \t]+"));
    }

    private static int field(Call call, String option) {
        String text = call.value(option, call.value("j", "1"));
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new ToolExit(1, "invalid field number: " + Quote.curly(text));
        }
        return Integer.parseInt(text) - 1;
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw new UsageError(operands.isEmpty() ? "missing operand" : "missing operand after " + Quote.curly(operands.get(0)));
        }
        if (operands.size() > 2) {
            throw new UsageError("extra operand " + Quote.curly(operands.get(2)));
        }
        boolean[] unpaired = {false};
        Side a = new Side(call, 1, operands.get(0), field(call, "1"), unpaired);
        Side b = new Side(call, 2, operands.get(1), field(call, "2"), unpaired);
        String format = call.value("o", "").equals("auto") ? automatic(a, b) : String.join(",", call.parsed().values("o"));
        boolean pairs = !call.has("v");
        List<String> alone = new ArrayList<>(call.parsed().values("a"));
        alone.addAll(call.parsed().values("v"));
        if (call.has("header") && a.next != null && b.next != null) {
            write(call, format, a.next, b.next, a.field, b.field);
            a.advance();
            b.advance();
        }
        while (a.next != null || b.next != null) {
            int order = a.next == null ? 1 : b.next == null ? -1 : a.key(a.next).compareTo(b.key(b.next));
            if (order < 0 || order > 0) {
                unpaired[0] = true;
                Side side = order < 0 ? a : b;
                List<String> line = side.next;
                if (alone.contains(order < 0 ? "1" : "2")) {
                    write(call, format, order < 0 ? line : null, order < 0 ? null : line, a.field, b.field);
                }
                side.advance();
            } else {
                List<List<String>> left = a.run();
                List<List<String>> right = b.run();
                for (List<String> x : left) {
                    for (List<String> y : right) {
                        if (pairs) {
                            write(call, format, x, y, a.field, b.field);
                        }
                    }
                }
            }
        }
        if (call.status() != 0) {
            call.warn("input is not in sorted order");
        }
    }

    /** The fields of each file's first line, the join field once. */
    private static String automatic(Side a, Side b) {
        StringBuilder format = new StringBuilder("0");
        for (Side side : List.of(a, b)) {
            for (int i = 0; side.next != null && i < side.next.size(); i++) {
                format.append(i == side.field ? "" : "," + side.number + "." + (i + 1));
            }
        }
        return format.toString();
    }

    private static void write(Call call, String format, @Nullable List<String> a, @Nullable List<String> b, int fieldA, int fieldB) {
        String empty = Latin.of(call.value("e", ""));
        List<String> out = new ArrayList<>();
        if (!format.isEmpty()) {
            for (String spec : format.split("[, \t]+")) {
                if (spec.equals("0")) {
                    out.add(a != null ? at(a, fieldA) : at(b, fieldB));
                } else {
                    out.add(at(spec.startsWith("1") ? a : b, Math.max(1, Numbers.count(spec.substring(2))) - 1));
                }
            }
        } else {
            out.add(a != null ? at(a, fieldA) : at(b, fieldB));
            rest(out, a, fieldA);
            rest(out, b, fieldB);
        }
        out.replaceAll(field -> field.isEmpty() ? empty : field);
        call.latin(String.join(Latin.of(call.value("t", " ")), out) + (call.has("z") ? '\0' : '\n'));
    }

    private static String at(@Nullable List<String> fields, int index) {
        return fields != null && index < fields.size() ? fields.get(index) : "";
    }

    private static void rest(List<String> out, @Nullable List<String> fields, int key) {
        for (int i = 0; fields != null && i < fields.size(); i++) {
            if (i != key) {
                out.add(fields.get(i));
            }
        }
    }
}
