package dev.ktutor.command.editor;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.FileError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** less(1) and more(1): page by page on a screen; bytes through where there is none. */
final class Pager extends Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Pager(String name) {
        super(name, "View a file page by page.", """
                [options] [file]...
                  -N, --LINE-NUMBERS        use line numbers
                  -S, --chop-long-lines     chop (truncate) long lines rather than wrapping
                  -R, --RAW-CONTROL-CHARS   output "raw" control characters
                  -F, --quit-if-one-screen  quit if entire file fits on first screen
                  -X, --no-init             don't use termcap init/deinit strings
                  -i, --ignore-case         ignore case in searches that do not contain uppercase
                  -n, --line-numbers        don't use line numbers
                  -s, --squeeze-blank-lines  squeeze multiple blank lines
                  -e, --quit-at-eof         quit at end of file
                  -E                        quit at end of file, the first time
                """);
    }

    @Override
    protected void execute(Call call) {
        Screen screen = call.in().screen();
        if (call.operands().isEmpty() && call.in().in().isTerminal()) {
            call.in().err().println("Missing filename (\"" + name() + " --help\" for help)");
            call.status(1);
            return;
        }
        boolean paging = screen != null && call.in().out().isTerminal();
        StringBuilder content = new StringBuilder();
        byte[] buffer = new byte[16384];
        for (String path : call.inputs()) {
            try {
                if (call.files().isDirectory(path) && !path.equals("-")) {
                    call.in().err().println(name().equals("more") ? "\n*** " + path + ": directory ***\n" : path + " is a directory");
                    call.status(1);
                    continue;
                }
                Call.Source input = call.open(path);
                if (paging) {
                    content.append(input.readText());
                } else {
                    for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                        call.out().write(buffer, 0, n);
                    }
                }
                input.close();
            } catch (FileError e) {
                call.in().err().println(name().equals("more") ? "more: cannot open " + path + ": " + e.reason() : path + ": " + e.reason());
                call.status(1);
            }
        }
        if (paging && (content.length() > 0 || call.status() == 0)) {
            page(call, screen, content.toString());
        }
    }

    private static void page(Call call, Screen screen, String content) {
        List<String> all = new ArrayList<>(content.lines().toList());
        if (call.has("F") && all.size() < screen.size().rows()) {
            call.out().print(content);
            return;
        }
        int top = 0;
        String search = "";
        String message = "";
        try (Screen.Session session = screen.open()) {
            while (true) {
                Screen.Size size = screen.size();
                int rows = Math.max(1, size.rows() - 1);
                top = Math.max(0, Math.min(top, Math.max(0, all.size() - rows)));
                boolean atEnd = top + rows >= all.size();
                session.show(window(call, all, top, rows, size.columns(), !message.isEmpty() ? message : atEnd ? "\u001b[7m(END)\u001b[0m" : ":"),
                        rows, atEnd ? 5 : 1);
                message = "";
                String key = session.readKey(PATIENCE);
                switch (key) {
                    case "q", "Q", "\u0003", "ZZ" -> {
                        return;
                    }
                    case " ", "f", "\u0006", "\u001b[6~" -> top += rows;
                    case "b", "\u0002", "\u001b[5~" -> top -= rows;
                    case "d", "\u0004" -> top += rows / 2;
                    case "u", "\u0015" -> top -= rows / 2;
                    case "j", "e", "\r", "\n", "\u001b[B", "\u001bOB" -> top++;
                    case "k", "y", "\u001b[A", "\u001bOA" -> top--;
                    case "g", "<", "\u001b[H", "\u001b[1~" -> top = 0;
                    case "G", ">", "\u001b[F", "\u001b[4~" -> top = all.size();
                    case "/", "?" -> {
                        String typed = ask(call, session, all, top, rows, size.columns(), key);
                        search = typed.isEmpty() ? search : typed;
                        int found = find(all, search, top, !key.equals("?"), call.has("i"));
                        message = found < 0 ? "Pattern not found  (press RETURN)" : "";
                        top = found < 0 ? top : found;
                    }
                    case "n", "N" -> {
                        int found = find(all, search, top, key.equals("n"), call.has("i"));
                        message = found < 0 ? "Pattern not found  (press RETURN)" : "";
                        top = found < 0 ? top : found;
                    }
                    default -> { }
                }
            }
        }
    }

    private static List<String> window(Call call, List<String> all, int top, int rows, int columns, String bottom) {
        List<String> lines = new ArrayList<>();
        for (int i = top; i < all.size() && lines.size() < rows; i++) {
            String line = (call.has("N") ? String.format("%7d ", i + 1) : "") + all.get(i).replace("\t", "        ");
            do {
                int end = Math.min(columns, line.length());
                lines.add(line.substring(0, end));
                line = line.substring(end);
            } while (!line.isEmpty() && !call.has("S") && lines.size() < rows);
        }
        while (lines.size() < rows) {
            lines.add("~");
        }
        lines.add(bottom);
        return lines;
    }

    private static String ask(Call call, Screen.Session session, List<String> all, int top, int rows, int columns, String prompt) {
        StringBuilder typed = new StringBuilder();
        while (true) {
            session.show(window(call, all, top, rows, columns, prompt + typed), rows, 1 + typed.length());
            String key = session.readKey(PATIENCE);
            switch (key) {
                case "\r", "\n" -> {
                    return typed.toString();
                }
                case "\u001b", "\u0003" -> {
                    return "";
                }
                case "\u007f", "\b" -> typed.setLength(Math.max(0, typed.length() - 1));
                default -> typed.append(!key.isEmpty() && key.charAt(0) >= 32 ? key : "");
            }
        }
    }

    private static int find(List<String> all, String pattern, int from, boolean forward, boolean ignoreCase) {
        Regex regex = pattern.isEmpty() ? null : ViSearch.compile(pattern, ignoreCase);
        if (regex == null) {
            return -1;
        }
        for (int i = forward ? from + 1 : from - 1; i >= 0 && i < all.size(); i += forward ? 1 : -1) {
            if (regex.found(all.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
