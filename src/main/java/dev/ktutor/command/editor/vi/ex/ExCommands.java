package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.CommandLine;
import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import java.util.ArrayList;
import java.util.List;

/** Runs what is typed after the colon: commands apart by |, each with its range. */
public final class ExCommands implements CommandLine {
    private final Editor editor;
    private final ExTable table = new ExTable();
    private final Document document;
    private final ShellCommands shell;
    private final SettingCommands settings;
    private final Autocommands autocommands;
    private final ExWorld world;

    /** The commands of an editor on that machine. */
    public ExCommands(Editor editor, ExWorld world) {
        this.editor = editor;
        this.world = world;
        this.autocommands = new Autocommands(this);
        this.document = new Document(editor, world, autocommands);
        this.shell = new ShellCommands(editor, world, document);
        this.settings = new SettingCommands(editor, this);
        new FileCommands(editor, document, world, shell).addTo(table);
        new LineCommands(editor).addTo(table);
        new SubstituteCommand(editor).addTo(table);
        new GlobalCommand(editor, this).addTo(table);
        new ListingCommands(editor, document).addTo(table);
        settings.addTo(table);
        shell.addTo(table);
        autocommands.addTo(table);
    }

    /** The file being edited. */
    public Document document() {
        return document;
    }

    /** As Debian's vim without a vimrc: file types are known, with their settings and indents. */
    public void detectTypes() {
        autocommands.detectTypes(true);
    }

    /** The syntax that is drawn: the file's type where syntax is on. */
    void colours(String type) {
        boolean on = !editor.options().text("syntax").isEmpty() && !editor.options().text("syntax").equals("off");
        if (on) {
            editor.options().set("syntax", type.isEmpty() ? "on" : type);
        }
    }

    void colours() {
        colours(Autocommands.type(document.name()));
    }

    void complain(String text) {
        editor.error(text);
    }

    /** Reads a vimrc; the complaints, in vim's form. */
    public List<String> source(String path) {
        List<String> complaints = new ArrayList<>();
        int number = 0;
        for (String line : joined(world.files().readText(path))) {
            number++;
            if (line.isBlank() || line.strip().startsWith("\"")) {
                continue;
            }
            try {
                run(line);
            } catch (Refusal refusal) {
                if (complaints.isEmpty()) {
                    complaints.add("Error detected while processing " + world.files().absolute(path) + ":");
                }
                complaints.add(String.format("line %4d:", number));
                complaints.add(refusal.text());
            }
        }
        return complaints;
    }

    private static List<String> joined(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> {
            if (line.strip().startsWith("\\") && !lines.isEmpty()) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + line.strip().substring(1));
                lines.add("");
            } else {
                lines.add(line);
            }
        });
        return lines;
    }

    @Override
    public void run(String commands) {
        String rest = commands;
        while (rest != null) {
            rest = one(rest);
        }
    }

    /** Runs the first command; what follows its |, or null. */
    private String one(String text) {
        RangeReader ranges = new RangeReader(editor, text);
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.startsWith("\"")) {
            return null;
        }
        ExLine.Range range = ranges.read();
        String rest = text.substring(ranges.end());
        if (rest.isEmpty() || rest.startsWith("\"") || rest.startsWith("|")) {
            goTo(range);
            return rest.startsWith("|") ? rest.substring(1) : null;
        }
        String name = name(rest);
        ExTable.Entry entry = name.isEmpty() ? null : table.find(name);
        if (entry == null) {
            throw new Refusal(!name.isEmpty() && table.lacks(name) ? "E319: The command is not available in this version: " + text.strip()
                    : "E492: Not an editor command: " + text.strip());
        }
        String argument = rest.substring(name.length());
        boolean bang = argument.startsWith("!") && entry.has(Trait.BANG);
        if (argument.startsWith("!") && !bang && !name.equals("!") && !entry.has(Trait.BAR)) {
            throw new Refusal("E477: No ! allowed");
        }
        argument = bang ? argument.substring(1) : argument;
        int bar = entry.has(Trait.BAR) ? -1 : bar(argument, entry);
        String after = bar < 0 ? null : argument.substring(bar + 1);
        argument = unescaped(bar < 0 ? argument : argument.substring(0, bar), entry);
        entry.action().run(check(entry, range, new ExLine(range, name, bang, argument, text.strip())));
        return after;
    }

    private void goTo(ExLine.Range range) {
        if (range.given() == 0) {
            return;
        }
        editor.jumpMark();
        editor.goIndent(Math.max(1, Math.min(editor.buffer().size(), range.to())));
    }

    private ExLine check(ExTable.Entry entry, ExLine.Range given, ExLine line) {
        ExLine.Range range = given;
        int size = editor.buffer().size();
        if (range.given() > 0 && !entry.has(Trait.RANGE)) {
            throw new Refusal("E481: No range allowed");
        }
        if (range.given() == 0 && entry.has(Trait.WHOLE)) {
            range = new ExLine.Range(1, size, 0);
        }
        if (range.from() > range.to()) {
            if (editor.keys().nested() || !editor.interactive()) {
                throw new Refusal("E493: Backwards range given");
            }
            range = new ExLine.Range(range.to(), range.from(), 2);
        }
        if (range.from() < 0 || range.to() > size || range.from() > size) {
            throw new Refusal("E16: Invalid range");
        }
        if (range.from() == 0 && !entry.has(Trait.ZERO)) {
            range = new ExLine.Range(1, Math.max(1, range.to()), range.given());
        }
        String argument = line.argument().strip();
        boolean takes = entry.has(Trait.ARGUMENT) || entry.has(Trait.COUNT);
        if (!argument.isEmpty() && !takes) {
            throw new Refusal("E488: Trailing characters: " + argument);
        }
        return new ExLine(range, entry.name(), line.bang(), line.argument(), line.text());
    }

    /** The name a command begins with: letters, or one sign. */
    private String name(String rest) {
        char c = rest.charAt(0);
        if (!Character.isLetter(c)) {
            return "&&".equals(rest.substring(0, Math.min(2, rest.length()))) ? "&&" : rest.substring(0, 1);
        }
        int end = 0;
        while (end < rest.length() && Character.isLetterOrDigit(rest.charAt(end)) && (end == 0 || !Character.isDigit(rest.charAt(end)))) {
            end++;
        }
        String word = rest.substring(0, end);
        if (word.length() > 1 && table.find(word) == null) {
            // :s, :k and :d take what follows them without a blank; so do g and v.
            if (word.matches("k[a-zA-Z]")) {
                return "k";
            }
            if (word.matches("s[gcrinpeI&]+") || word.matches("d[a-zA-Z]?[lp]")) {
                return word.substring(0, 1);
            }
        }
        return word;
    }

    private static int bar(String argument, ExTable.Entry entry) {
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '\\' || c == 0x16) {
                i++;
            } else if (c == '|' || c == '\n') {
                return i;
            } else if (c == '"' && !entry.name().equals("yank") && !entry.name().equals("delete") && !entry.name().equals("put")
                    && !entry.name().equals("substitute") && !entry.name().equals("let")) {
                return -1;
            }
        }
        return -1;
    }

    private static String unescaped(String argument, ExTable.Entry entry) {
        if (entry.has(Trait.BAR)) {
            return argument;
        }
        String text = argument.replace("\\|", "|");
        if (entry.name().equals("substitute") || entry.name().equals("&&") || entry.name().equals("&")) {
            return argument;
        }
        return text;
    }

    @Override
    public List<String> filter(String command, List<String> lines) {
        return shell.filter(command, lines);
    }

    @Override
    public String complete(String line) {
        return new LineCompletion(table, world).complete(line);
    }
}
