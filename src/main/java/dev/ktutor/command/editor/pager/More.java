package dev.ktutor.command.editor.pager;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.text.DisplayWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** more(1) of util-linux: forward page by page; what was seen stays on the terminal. */
public final class More extends Tool {
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** One object serves every call. */
    public More() {
        super("more", "Display the contents of a file in a terminal.", """
                [options] <file>...
                  -d, --silent          display help instead of ringing bell
                  -f, --logical         count logical rather than screen lines
                  -l, --no-pause        suppress pause after form feed
                  -c, --print-over      do not scroll, display text and clean line ends
                  -p, --clean-print     do not scroll, clean screen and display text
                  -e, --exit-on-eof     exit on end-of-file
                  -s, --squeeze         squeeze multiple blank lines into one
                  -u, --plain           suppress underlining and bold
                  -n, --lines=NUMBER    the number of lines per screenful
                """);
    }

    @Override
    protected String usageHint(Invocation in) {
        return "Try 'more --help' for more information.";
    }

    @Override
    protected void execute(Call call) {
        Screen screen = call.in().screen();
        List<String> files = call.operands().stream().filter(o -> !o.startsWith("+")).toList();
        if (files.isEmpty() && call.in().in().isTerminal()) {
            call.in().err().print("more: bad usage\nTry 'more --help' for more information.\n");
            call.status(1);
            return;
        }
        List<String> all = files.isEmpty() ? List.of("-") : files;
        if (screen == null || !call.in().out().isTerminal()) {
            Passing.copy(call, all, true);
            return;
        }
        for (String path : all) {
            try {
                if (!path.equals("-") && call.files().isDirectory(path)) {
                    call.in().err().println("\n*** " + path + ": directory ***\n");
                    continue;
                }
                Call.Source input = call.open(path);
                List<String> lines = input.readText().lines().toList();
                input.close();
                if (!new Reading(call, screen, path, lines).run(all.size() > 1)) {
                    return;
                }
            } catch (FileError e) {
                call.in().err().println("more: cannot open " + path + ": " + e.reason());
                call.status(1);
            }
        }
    }

    /** One file. */
    private static final class Reading {
        private final Call call;
        private final Screen screen;
        private final String path;
        private final List<String> rows = new ArrayList<>();
        private int shown;
        private String said = "";
        private Pattern pattern = Pattern.compile("(?!)");

        Reading(Call call, Screen screen, String path, List<String> lines) {
            this.call = call;
            this.screen = screen;
            this.path = path;
            LineRows shapes = new LineRows(new PagerOptions(), screen.size().columns());
            lines.forEach(line -> rows.addAll(shapes.rows(line, 0, null)));
        }

        private int page() {
            String lines = call.value("n", "");
            return lines.matches("[1-9]\\d{0,3}") ? Integer.parseInt(lines) : Math.max(1, screen.size().rows() - 1);
        }

        /** False if the learner had enough. */
        boolean run(boolean several) {
            if (several) {
                rows.addAll(0, List.of("::::::::::::::", path, "::::::::::::::"));
            }
            shown = Math.min(rows.size(), page());
            boolean goesOn = true;
            if (shown < rows.size()) {
                try (Screen.Session session = screen.open()) {
                    while (goesOn && shown < rows.size()) {
                        goesOn = key(session, draw(session));
                    }
                }
            }
            rows.subList(0, goesOn ? rows.size() : shown).forEach(row -> call.out().println(row));
            return goesOn;
        }

        private String draw(Screen.Session session) {
            int height = Math.max(1, screen.size().rows() - 1);
            List<String> lines = new ArrayList<>(rows.subList(Math.max(0, shown - height), shown));
            String prompt = "--More--" + (path.equals("-") ? "" : "(" + shown * 100 / Math.max(1, rows.size()) + "%)");
            String bottom = said.isEmpty() ? prompt : said;
            said = "";
            lines.add("\u001b[7m" + bottom + "\u001b[0m");
            while (true) {
                session.show(lines, lines.size() - 1, DisplayWidth.of(bottom));
                String key = session.readKey(GLANCE);
                if (!key.isEmpty()) {
                    return key;
                }
            }
        }

        private boolean key(Screen.Session session, String key) {
            switch (key) {
                case "q", "Q", "\u0003" -> {
                    return false;
                }
                case " ", "f", "z", "\u001b[6~" -> shown += page();
                case "\r", "\n", "j", "\u001b[B", "\u001bOB" -> shown++;
                case "d", "\u0004" -> shown += 11;
                case "s" -> shown += page() + 1;
                case "b", "\u0002", "\u001b[5~" -> shown = Math.max(page(), shown - 2 * page());
                case "=" -> said = String.valueOf(shown);
                case "/" -> find(session);
                case "n" -> find();
                case "h", "?" -> said = "[SPACE page, RETURN line, b back, /pattern, n again, = line, v editor, q quit]";
                case "v" -> call.in().run(List.of(call.in().env("VISUAL").or(() -> call.in().env("EDITOR")).orElse("vi"), "+" + shown, path));
                default -> said = "[Press 'h' for instructions.]";
            }
            shown = Math.min(rows.size(), shown);
            return true;
        }

        private void find(Screen.Session session) {
            StringBuilder typed = new StringBuilder();
            while (true) {
                said = "/" + typed;
                String key = draw(session);
                if (key.equals("\r") || key.equals("\n")) {
                    break;
                }
                if (key.equals("\u007f") || key.equals("\b")) {
                    typed.setLength(Math.max(0, typed.length() - 1));
                } else if (key.charAt(0) >= 32) {
                    typed.append(key);
                }
            }
            said = "";
            try {
                pattern = typed.length() == 0 ? pattern : Pattern.compile(typed.toString());
                find();
            } catch (PatternSyntaxException e) {
                said = "Invalid pattern";
            }
        }

        private void find() {
            for (int i = shown; i < rows.size(); i++) {
                if (pattern.matcher(rows.get(i)).find()) {
                    rows.add(shown, "...skipping");
                    shown = Math.min(rows.size(), i + page());
                    return;
                }
            }
            said = "Pattern not found";
        }
    }
}
