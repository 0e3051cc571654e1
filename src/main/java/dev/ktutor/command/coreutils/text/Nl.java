package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;

/** nl(1). */
public final class Nl extends Tool {
    /** The tool. */
    public Nl() {
        super("nl", "Write each FILE to standard output, with line numbers added.", """
                [OPTION]... [FILE]...
                  -b, --body-numbering=STYLE      use STYLE for numbering body lines: a all, t nonempty, n none
                  -d, --section-delimiter=CC      use CC for logical page delimiters
                  -f, --footer-numbering=STYLE    use STYLE for numbering footer lines
                  -h, --header-numbering=STYLE    use STYLE for numbering header lines
                  -i, --line-increment=NUMBER     line number increment at each line
                  -l, --join-blank-lines=NUMBER   group of NUMBER empty lines counted as one
                  -n, --number-format=FORMAT      insert line numbers according to FORMAT: ln, rn, rz
                  -p, --no-renumber               do not reset line numbers for each section
                  -s, --number-separator=STRING   add STRING after (possible) line number
                  -v, --starting-line-number=NUMBER  first line number for each section
                  -w, --number-width=NUMBER       use NUMBER columns for line numbers
                """);
    }

    private static long number(Call call, String option, String otherwise, String complaint) {
        String text = call.value(option, otherwise);
        if (!text.matches("-?[0-9]{1,15}")) {
            throw new ToolExit(1, complaint + ": " + Quote.curly(text));
        }
        return Long.parseLong(text);
    }

    @Override
    protected void execute(Call call) {
        String[] styles = {call.value("h", "n"), call.value("b", "t"), call.value("f", "n")};
        String[] names = {"header", "body", "footer"};
        for (int i = 0; i < styles.length; i++) {
            if (!styles[i].matches("[atn]|p.*")) {
                throw new dev.ktutor.command.coreutils.tool.UsageError("invalid " + names[i] + " numbering style: "
                        + Quote.curly(styles[i]));
            }
        }
        long start = number(call, "v", "1", "invalid starting line number");
        long increment = number(call, "i", "1", "invalid line number increment");
        int width = (int) number(call, "w", "6", "invalid line number field width");
        if (width < 1) {
            throw new dev.ktutor.command.coreutils.tool.ToolExit(1, "invalid line number field width: " + dev.ktutor.command.coreutils.tool.Quote.curly(String.valueOf(width)) + ": Numerical result out of range");
        }
        long blanks = number(call, "l", "1", "invalid line number of blank lines");
        String separator = Latin.of(call.value("s", "\t"));
        String format = call.value("n", "rn");
        if (!format.matches("ln|rn|rz")) {
            throw new dev.ktutor.command.coreutils.tool.UsageError("invalid line numbering format: " + Quote.curly(format));
        }
        String mark = call.value("d", "\\:");
        String delimiter = mark.length() == 1 ? mark + ":" : mark;
        long[] state = {start, 1, 0};
        call.eachInput('\n', lines -> {
            for (String line = lines.next(); line != null; line = lines.next()) {
                int section = line.equals(delimiter.repeat(3)) ? 0 : line.equals(delimiter.repeat(2)) ? 1 : line.equals(delimiter) ? 2 : -1;
                if (section >= 0 && !delimiter.isEmpty()) {
                    state[1] = section;
                    state[0] = call.has("p") ? state[0] : start;
                    call.latin("\n");
                    continue;
                }
                if (numbered(styles[(int) state[1]], line, blanks, state)) {
                    String number = String.format(format.equals("ln") ? "%-" + width + "d" : format.equals("rz") ? "%0" + width + "d"
                            : "%" + width + "d", state[0]);
                    state[0] += increment;
                    call.latin(number + separator + line + "\n");
                } else {
                    call.latin(" ".repeat(width + separator.length()) + line + "\n");
                }
            }
        });
    }

    private static boolean numbered(String style, String line, long blanks, long[] state) {
        if (!line.isEmpty()) {
            state[2] = 0;
        }
        return switch (style.charAt(0)) {
            case 'a' -> !line.isEmpty() || ++state[2] % blanks == 0;
            case 't' -> !line.isEmpty();
            case 'p' -> java.util.regex.Pattern.compile(style.substring(1)).matcher(line).find();
            default -> false;
        };
    }
}
