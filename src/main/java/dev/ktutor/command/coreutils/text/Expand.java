package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.ArrayList;
import java.util.List;

/** expand(1) and unexpand(1): tabs to blanks and back. */
public final class Expand extends Tool {
    private final boolean back;

    private Expand(String name, String synopsis, String declaration, boolean back) {
        super(name, synopsis, declaration);
        this.back = back;
    }

    /** expand(1). */
    public static Expand expand() {
        return new Expand("expand", "Convert tabs in each FILE to spaces, writing to standard output.", """
                [OPTION]... [FILE]...
                  -i, --initial    do not convert tabs after non blanks
                  -t, --tabs=LIST  have tabs LIST characters apart, not 8, or at these positions
                """, false);
    }

    /** unexpand(1). */
    public static Expand unexpand() {
        return new Expand("unexpand", "Convert blanks in each FILE to tabs, writing to standard output.", """
                [OPTION]... [FILE]...
                  -a, --all        convert all blanks, instead of just initial blanks
                      --first-only  convert only leading sequences of blanks (overrides -a)
                  -t, --tabs=LIST  have tabs LIST characters apart, not 8, or at these positions (enables -a)
                """, true);
    }

    /** Tab positions; a single one repeats. */
    private record Stops(List<Integer> at) {
        static Stops parse(String text) {
            List<Integer> stops = new ArrayList<>();
            for (String part : text.split("[, \t]+")) {
                if (!part.matches("[0-9]{1,9}")) {
                    throw new ToolExit(1, "tab size contains invalid character(s): " + Quote.curly(part));
                }
                int stop = Integer.parseInt(part);
                if (stop == 0) {
                    throw new ToolExit(1, "tab size cannot be 0");
                }
                if (!stops.isEmpty() && stop <= stops.get(stops.size() - 1)) {
                    throw new ToolExit(1, "tab sizes must be ascending");
                }
                stops.add(stop);
            }
            return new Stops(stops);
        }

        /** The next position after the column, or -1 beyond the last. */
        int after(int column) {
            if (at.size() == 1) {
                return column + at.get(0) - column % at.get(0);
            }
            return at.stream().filter(stop -> stop > column).findFirst().orElse(-1);
        }
    }

    @Override
    protected List<String> prepare(List<String> args) {
        List<String> modern = new ArrayList<>();
        args.forEach(a -> modern.add(a.matches("-[0-9][0-9,]*") ? "-t" + a.substring(1) : a));
        return modern;
    }

    @Override
    protected void execute(Call call) {
        Stops stops = Stops.parse(call.value("t", "8"));
        boolean initial = back ? !call.has("a") && !call.has("t") || call.has("first-only") : call.has("i");
        call.eachInput('\n', lines -> {
            for (String line = lines.next(); line != null; line = lines.next()) {
                call.latin((back ? unexpand(line, stops, initial) : expand(line, stops, initial)) + (lines.ended() ? "\n" : ""));
            }
        });
    }

    private static String expand(String line, Stops stops, boolean initial) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        boolean leading = true;
        for (char c : line.toCharArray()) {
            if (c == '\t' && (leading || !initial)) {
                int next = stops.after(column);
                int to = next < 0 ? column + 1 : next;
                out.append(" ".repeat(to - column));
                column = to;
            } else {
                out.append(c);
                column = c == '\b' ? Math.max(0, column - 1) : column + 1;
                leading &= c == ' ' || c == '\t';
            }
        }
        return out.toString();
    }

    private static String unexpand(String line, Stops stops, boolean initial) {
        StringBuilder out = new StringBuilder();
        StringBuilder blanks = new StringBuilder();
        int column = 0;
        boolean leading = true;
        for (char c : line.toCharArray()) {
            if ((c == ' ' || c == '\t') && (leading || !initial)) {
                int stop = stops.after(column);
                if (c == '\t') {
                    blanks.setLength(0);
                    out.append('\t');
                    column = stop < 0 ? column + 1 : stop;
                    continue;
                }
                blanks.append(c);
                column++;
                if (column == stop) {
                    out.append(blanks.length() > 1 || leading ? "\t" : " ");
                    blanks.setLength(0);
                }
            } else {
                out.append(blanks).append(c);
                blanks.setLength(0);
                column++;
                leading = false;
            }
        }
        return out.append(blanks).toString();
    }
}
