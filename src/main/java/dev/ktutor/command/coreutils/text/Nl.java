package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.HashMap;
import java.util.Map;

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

    private static long number(Call call, String option, String otherwise, long least, long most, String complaint) {
        String text = call.value(option, otherwise);
        return Numbers.between(text, least, most, complaint);
    }

    @Override
    protected void execute(Call call) {
        String[] styles = {call.value("h", "n"), call.value("b", "t"), call.value("f", "n")};
        String[] names = {"header", "body", "footer"};
        Map<String, Regex> patterns = new HashMap<>();
        for (int i = 0; i < styles.length; i++) {
            if (!styles[i].matches("[atn]|p.*")) {
                throw new dev.ktutor.command.coreutils.tool.UsageError("invalid " + names[i] + " numbering style: "
                        + Quote.curly(styles[i]));
            }
            if (styles[i].startsWith("p")) {
                patterns.put(styles[i], pattern(styles[i].substring(1)));
            }
        }
        long start = number(call, "v", "1", Long.MIN_VALUE, Long.MAX_VALUE, "invalid starting line number");
        long increment = number(call, "i", "1", Long.MIN_VALUE, Long.MAX_VALUE, "invalid line number increment");
        int width = Numbers.width(String.valueOf(number(call, "w", "6", 1, Integer.MAX_VALUE, "invalid line number field width")));
        long blanks = number(call, "l", "1", 1, Long.MAX_VALUE, "invalid line number of blank lines");
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
                if (numbered(patterns, styles[(int) state[1]], line, blanks, state)) {
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

    private static Regex pattern(String text) {
        try {
            return Regex.compile(text, RegexSyntax.BASIC);
        } catch (RegexError e) {
            throw new ToolExit(1, e.text());
        }
    }

    private static boolean numbered(Map<String, Regex> patterns, String style, String line, long blanks, long[] state) {
        if (!line.isEmpty()) {
            state[2] = 0;
        }
        return switch (style.charAt(0)) {
            case 'a' -> !line.isEmpty() || ++state[2] % blanks == 0;
            case 't' -> !line.isEmpty();
            case 'p' -> patterns.get(style).find(line, 0).isPresent();
            default -> false;
        };
    }
}
