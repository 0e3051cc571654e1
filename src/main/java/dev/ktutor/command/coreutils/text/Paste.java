package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.List;

/** paste(1). */
public final class Paste extends Tool {
    /** The tool. */
    public Paste() {
        super("paste", "Write lines consisting of the sequentially corresponding lines from each FILE, separated by TABs.", """
                [OPTION]... [FILE]...
                  -d, --delimiters=LIST   reuse characters from LIST instead of TABs
                  -s, --serial            paste one file at a time instead of in parallel
                  -z, --zero-terminated    line delimiter is NUL, not newline
                """);
    }

    /** The delimiters in turn; "" is the empty one. */
    private static List<String> delimiters(String list) {
        List<String> delimiters = new ArrayList<>();
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c != '\\') {
                delimiters.add(String.valueOf(c));
                continue;
            }
            if (++i == list.length()) {
                throw new ToolExit(1, "delimiter list ends with an unescaped backslash: " + Latin.text(list));
            }
            delimiters.add(switch (list.charAt(i)) {
                case '0' -> "";
                case 'b' -> "\b";
                case 'f' -> "\f";
                case 'n' -> "\n";
                case 'r' -> "\r";
                case 't' -> "\t";
                case 'v' -> "\u000b";
                default -> String.valueOf(list.charAt(i));
            });
        }
        return delimiters.isEmpty() ? List.of("") : delimiters;
    }

    @Override
    protected void execute(Call call) {
        List<String> delimiters = delimiters(Latin.of(call.value("d", "\t")));
        char end = call.has("z") ? '\0' : '\n';
        if (call.has("s")) {
            call.eachInput(end, lines -> {
                StringBuilder row = new StringBuilder();
                int n = 0;
                for (String line = lines.next(); line != null; line = lines.next()) {
                    row.append(n == 0 ? "" : delimiters.get((n - 1) % delimiters.size())).append(line);
                    n++;
                }
                call.latin(row.append(end).toString());
            });
            return;
        }
        Lines stdin = null;
        List<Lines> files = new ArrayList<>();
        for (String path : call.inputs()) {
            try {
                if (path.equals("-")) {
                    stdin = stdin == null ? new Lines(call.open("-"), end) : stdin;
                    files.add(stdin);
                } else {
                    files.add(new Lines(call.open(path), end));
                }
            } catch (FileError e) {
                throw new ToolExit(1, Quote.ifNeeded(path) + ": " + e.reason());
            }
        }
        while (true) {
            StringBuilder row = new StringBuilder();
            boolean some = false;
            for (int i = 0; i < files.size(); i++) {
                String line = files.get(i).next();
                some |= line != null;
                row.append(i == 0 ? "" : delimiters.get((i - 1) % delimiters.size())).append(line == null ? "" : line);
            }
            if (!some) {
                return;
            }
            call.latin(row.append(end).toString());
        }
    }
}
