package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import java.util.BitSet;

/** cut(1); as coreutils 9.1, characters are bytes. */
public final class Cut extends Tool {
    /** The tool. */
    public Cut() {
        super("cut", "Print selected parts of lines from each FILE to standard output.", """
                OPTION... [FILE]...
                  -b, --bytes=LIST        select only these bytes
                  -c, --characters=LIST   select only these characters
                  -d, --delimiter=DELIM   use DELIM instead of TAB for field delimiter
                  -f, --fields=LIST       select only these fields
                  -n                      (ignored)
                      --complement        complement the set of selected bytes, characters or fields
                  -s, --only-delimited    do not print lines not containing delimiters
                      --output-delimiter=STRING  use STRING as the output delimiter
                  -z, --zero-terminated    line delimiter is NUL, not newline
                """);
    }

    @Override
    protected void execute(Call call) {
        long kinds = call.parsed().given().stream().filter(g -> g.is("b") || g.is("c") || g.is("f")).count();
        if (kinds > 1) {
            throw new UsageError("only one list may be specified");
        }
        if (kinds == 0) {
            throw new UsageError("you must specify a list of bytes, characters, or fields");
        }
        boolean fields = call.has("f");
        String delimiter = Latin.of(call.value("d", "\t"));
        if (call.has("d") && delimiter.isEmpty()) {
            delimiter = "\0";
        }
        if (delimiter.length() != 1) {
            throw new UsageError("the delimiter must be a single character");
        }
        if (!fields && call.has("d")) {
            throw new UsageError("an input delimiter may be specified only when operating on fields");
        }
        if (!fields && call.has("s")) {
            throw new UsageError("suppressing non-delimited lines makes sense\n\tonly when operating on fields");
        }
        Selection selection = Selection.of(call.value("f", call.value("b", call.value("c", ""))), fields, call.has("complement"));
        String out = call.has("output-delimiter") ? Latin.of(call.value("output-delimiter", "")) : fields ? delimiter : "";
        boolean only = call.has("s");
        char split = delimiter.charAt(0);
        int end = call.has("z") ? 0 : '\n';
        call.eachInput(end, lines -> {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!fields) {
                    call.latin(selection.bytes(line, out) + (char) end);
                } else if (line.indexOf(split) >= 0) {
                    call.latin(selection.fields(line, split, out) + (char) end);
                } else if (!only) {
                    call.latin(line + (char) end);
                }
            }
        });
    }

    /** The positions that a LIST selects; from {@code open} on all of them. */
    private record Selection(BitSet set, int open, boolean complement) {

        static Selection of(String list, boolean fields, boolean complement) {
            BitSet set = new BitSet();
            int open = Integer.MAX_VALUE;
            for (String range : list.split("[, \t]", -1)) {
                int dash = range.indexOf('-');
                if (range.equals("-")) {
                    throw new UsageError("invalid range with no endpoint: -");
                }
                int from = number(dash < 0 ? range : range.substring(0, dash), range, dash == 0 ? 1 : 0, fields);
                int to = dash < 0 ? from : number(range.substring(dash + 1), range, Integer.MAX_VALUE, fields);
                if (from == 0 || to == 0) {
                    throw new UsageError(fields ? "fields are numbered from 1" : "byte/character positions are numbered from 1");
                }
                if (to < from) {
                    throw new UsageError("invalid decreasing range");
                }
                if (to == Integer.MAX_VALUE) {
                    open = Math.min(open, from);
                } else {
                    set.set(from, to + 1);
                }
            }
            return new Selection(set, open, complement);
        }

        private static int number(String text, String range, int empty, boolean fields) {
            if (text.isEmpty()) {
                return empty;
            }
            if (!text.chars().allMatch(Character::isDigit)) {
                throw new UsageError("invalid " + (fields ? "field value " : "byte/character position ")
                        + Quote.curly(text));
            }
            if (text.length() > 9) {
                throw new UsageError((fields ? "field number " : "byte/character offset ") + Quote.curly(text) + " is too large");
            }
            return Integer.parseInt(text);
        }

        boolean has(int position) {
            return (position >= open || set.get(position)) != complement;
        }

        String bytes(String line, String out) {
            StringBuilder cut = new StringBuilder();
            boolean gap = false;
            for (int i = 0; i < line.length(); i++) {
                if (has(i + 1)) {
                    if (gap && cut.length() > 0) {
                        cut.append(out);
                    }
                    gap = false;
                    cut.append(line.charAt(i));
                } else {
                    gap = true;
                }
            }
            return cut.toString();
        }

        String fields(String line, char split, String out) {
            StringBuilder cut = new StringBuilder();
            boolean some = false;
            int number = 1;
            int start = 0;
            while (true) {
                int next = line.indexOf(split, start);
                if (has(number)) {
                    cut.append(some ? out : "").append(line, start, next < 0 ? line.length() : next);
                    some = true;
                }
                if (next < 0) {
                    return cut.toString();
                }
                start = next + 1;
                number++;
            }
        }
    }
}
