package dev.ktutor.command.editor;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.FileError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** nano(1): a plain editor with its keys at the bottom of the screen. */
final class Nano extends Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Nano() {
        super("nano", "A small text editor.", """
                [OPTIONS] [[+LINE[,COLUMN]] FILE]...
                  -l, --linenumbers    show line numbers in front of the text
                  -E, --tabstospaces   convert typed tabs to spaces
                  -T, --tabsize=NUMBER  set width of a tab to NUMBER columns
                  -v, --view           view mode (read-only)
                  -i, --autoindent     automatically indent new lines
                  -m, --mouse          enable the use of the mouse
                """);
    }

    @Override
    protected void execute(Call call) {
        Screen screen = call.in().screen();
        if (screen == null) {
            throw new ToolExit(1, "Standard input is not a terminal");
        }
        List<String> operands = call.operands().stream().filter(o -> !o.startsWith("+")).toList();
        String path = operands.isEmpty() ? "" : operands.get(0);
        TextBuffer text = new TextBuffer();
        ViFiles files = new ViFiles(call.files(), path);
        String message;
        try {
            message = files.load(text, path);
        } catch (FileError e) {
            message = "Error reading " + path + ": " + e.reason();
        }
        ViSettings settings = new ViSettings();
        settings.number = call.has("l");
        settings.expandTab = call.has("E");
        settings.tabStop = call.value("T", "8").matches("[1-9][0-9]?") ? Integer.parseInt(call.value("T", "8")) : 8;
        try (Screen.Session session = screen.open()) {
            new Sitting(text, files, settings, session, screen).run(message);
        }
    }

    /** One use of the editor. */
    private static final class Sitting {
        private final TextBuffer text;
        private final ViFiles files;
        private final ViSettings settings;
        private final Screen.Session session;
        private final Screen screen;
        private final ViScreen view = new ViScreen();
        private final ViEditor plain;
        private String message = "";
        private List<String> cut = new ArrayList<>();
        private boolean cutting;
        private String lastSearch = "";

        Sitting(TextBuffer text, ViFiles files, ViSettings settings, Screen.Session session, Screen screen) {
            this.text = text;
            this.files = files;
            this.settings = settings;
            this.session = session;
            this.screen = screen;
            this.plain = new ViEditor(text, settings, files);
        }

        void run(String first) {
            message = first;
            while (true) {
                show(message);
                String key = session.readKey(PATIENCE);
                if (key.isEmpty()) {
                    continue;
                }
                message = "";
                boolean cutBefore = cutting;
                cutting = false;
                if (key.equals("\u0018")) {
                    if (leave()) {
                        return;
                    }
                } else {
                    edit(key, cutBefore);
                }
            }
        }

        private void show(String bottom) {
            Screen.Size size = screen.size();
            ViScreen.Picture body = view.draw(text, plain, settings, new Screen.Size(Math.max(2, size.rows() - 3), size.columns()));
            List<String> lines = new ArrayList<>();
            String title = "  GNU nano 7.2" + " ".repeat(8) + (files.name().isEmpty() ? "New Buffer" : files.name()) + (text.modified() ? " *" : "");
            lines.add("\u001b[7m" + title + " ".repeat(Math.max(0, size.columns() - title.length())) + "\u001b[0m");
            body.lines().subList(0, body.lines().size() - 1).forEach(line -> lines.add(line.equals("~") ? "" : line));
            lines.add(bottom);
            lines.add("^G Help  ^O Write Out  ^W Where Is  ^K Cut");
            lines.add("^X Exit  ^R Read File  ^U Paste     ^C Location");
            session.show(lines, body.row() + 1, body.column());
        }

        private String ask(String question, String answer) {
            StringBuilder typed = new StringBuilder(answer);
            while (true) {
                show(question + typed);
                String key = session.readKey(PATIENCE);
                switch (key) {
                    case "\r", "\n" -> {
                        return typed.toString();
                    }
                    case "\u0003", "\u001b" -> {
                        return "\u0003";
                    }
                    case "\u007f", "\b" -> typed.setLength(Math.max(0, typed.length() - 1));
                    default -> typed.append(!key.isEmpty() && key.charAt(0) >= 32 ? key : "");
                }
            }
        }

        private boolean leave() {
            if (!text.modified()) {
                return true;
            }
            while (true) {
                show("Save modified buffer?  Y Yes  N No  ^C Cancel");
                switch (session.readKey(PATIENCE)) {
                    case "y", "Y" -> {
                        return write();
                    }
                    case "n", "N" -> {
                        return true;
                    }
                    case "\u0003", "\u001b" -> {
                        message = "Cancelled";
                        return false;
                    }
                    default -> { }
                }
            }
        }

        private boolean write() {
            String path = ask("File Name to Write: ", files.name());
            if (path.equals("\u0003") || path.isEmpty()) {
                message = "Cancelled";
                return false;
            }
            try {
                files.save(text, path, text.text());
                text.markSaved();
                message = "[ Wrote " + text.size() + " lines ]";
                return true;
            } catch (FileError e) {
                message = "[ Error writing " + path + ": " + e.reason() + " ]";
                return false;
            }
        }

        private void edit(String key, boolean cutBefore) {
            switch (key) {
                case "\u000f" -> write();
                case "\u000b" -> {
                    text.checkpoint();
                    cut = cutBefore ? cut : new ArrayList<>();
                    cut.addAll(text.removeLines(text.row(), text.row()));
                    cutting = true;
                }
                case "\u0015" -> {
                    text.checkpoint();
                    text.insertLines(text.row(), cut);
                    text.moveTo(text.row() + cut.size(), 0);
                }
                case "\u0017" -> search();
                case "\u0003" -> message = "line " + (text.row() + 1) + "/" + text.size() + ", col " + (text.column() + 1);
                case "\u001bu" -> text.undo();
                case "\u0012" -> {
                    String path = ask("File to insert: ", "");
                    if (files.exists(path)) {
                        text.checkpoint();
                        text.insert(files.read(path));
                    }
                }
                case "\u0001" -> text.moveTo(text.row(), 0);
                case "\u0005" -> text.moveTo(text.row(), text.line().length());
                case "\u0019", "\u001b[5~" -> text.moveTo(text.row() - 20, 0);
                case "\u0016", "\u001b[6~" -> text.moveTo(text.row() + 20, 0);
                case "\r", "\n" -> type("\n");
                case "\t" -> type(settings.expandTab ? " ".repeat(settings.tabStop - text.column() % settings.tabStop) : "\t");
                case "\u007f", "\b" -> backspace();
                case "\u0004", "\u001b[3~" -> {
                    text.checkpoint();
                    boolean inLine = text.column() < text.line().length();
                    if (inLine || text.row() < text.size() - 1) {
                        text.remove(text.row(), text.column(), inLine ? text.row() : text.row() + 1, inLine ? text.column() + 1 : 0);
                    }
                }
                default -> {
                    Motion motion = key.startsWith("\u001b") ? Motion.of(text, key, 1, "") : null;
                    if (motion != null) {
                        text.moveTo(motion.row(), key.matches("\u001b(\\[F|OF|\\[4~)") ? motion.column() + 1 : motion.column());
                    } else if (key.charAt(0) >= 32) {
                        type(key);
                    }
                }
            }
        }

        private void type(String what) {
            text.checkpoint();
            text.insert(what);
        }

        private void backspace() {
            text.checkpoint();
            if (text.column() > 0) {
                text.remove(text.row(), text.column() - 1, text.row(), text.column());
            } else if (text.row() > 0) {
                text.remove(text.row() - 1, text.line(text.row() - 1).length(), text.row(), 0);
            }
        }

        private void search() {
            String wanted = ask("Search" + (lastSearch.isEmpty() ? "" : " [" + lastSearch + "]") + ": ", "");
            if (wanted.equals("\u0003")) {
                message = "Cancelled";
                return;
            }
            lastSearch = wanted.isEmpty() ? lastSearch : wanted;
            Motion found = lastSearch.isEmpty() ? null
                    : ViSearch.next(text, lastSearch.replaceAll("([\\\\.*\\[\\]^$])", "\\\\$1"), '/', true, 1);
            if (found == null) {
                message = "[ \"" + lastSearch + "\" not found ]";
            } else {
                text.moveTo(found.row(), found.column());
            }
        }
    }
}
