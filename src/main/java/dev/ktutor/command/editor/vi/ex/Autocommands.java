package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a vimrc asks to be done when a file is opened ({@code autocmd FileType yaml ...}), and file types. */
final class Autocommands {
    private static final Set<String> ON_OPENING = Set.of("bufread", "bufreadpost", "bufnewfile", "bufenter", "bufwinenter", "vimenter", "winenter");

    /** A command for an event and pattern. */
    private record Rule(String event, String pattern, String command) { }

    private final ExCommands commands;
    private final List<Rule> rules = new ArrayList<>();
    private boolean types;
    private boolean typeSettings;

    Autocommands(ExCommands commands) {
        this.commands = commands;
    }

    void addTo(ExTable table) {
        table.add("au[tocmd]", this::add, Trait.ARGUMENT, Trait.BANG, Trait.BAR);
        table.add("aug[roup]", line -> { }, Trait.ARGUMENT, Trait.BANG);
        table.add("filet[ype]", this::filetype, Trait.ARGUMENT);
    }

    /** As Debian's vim without a vimrc: file types are known, with their settings and indents. */
    void detectTypes(boolean withSettings) {
        types = true;
        typeSettings = withSettings;
    }

    private void filetype(ExLine line) {
        String argument = line.argument().strip();
        boolean on = argument.endsWith("on");
        if (on) {
            types = true;
            typeSettings |= argument.contains("plugin") || argument.contains("indent");
        } else if (argument.endsWith("off")) {
            types = argument.contains("plugin") || argument.contains("indent");
            typeSettings = false;
        }
    }

    private void add(ExLine line) {
        String[] parts = line.argument().strip().split("\\s+", 3);
        if (parts.length < 3) {
            if (line.bang()) {
                rules.clear();
            }
            return;
        }
        for (String event : parts[0].split(",")) {
            for (String pattern : parts[1].split(",")) {
                rules.add(new Rule(event.toLowerCase(Locale.ROOT), pattern, parts[2]));
            }
        }
    }

    /** A file was opened: its type's settings, then what was asked for. */
    void opened(String path, boolean fresh) {
        String type = type(path);
        commands.colours(type);
        if (types && typeSettings) {
            commands.run(type.equals("yaml") ? "setlocal expandtab shiftwidth=2 softtabstop=2 indentexpr=GetYAMLIndent(v:lnum) formatoptions=croql comments=:#"
                    : "setlocal noexpandtab shiftwidth=8 softtabstop=0 indentexpr= formatoptions=tcq comments=");
        }
        for (Rule rule : List.copyOf(rules)) {
            boolean byName = ON_OPENING.contains(rule.event()) && matches(rule.pattern(), path)
                    && !(rule.event().equals("bufnewfile") && !fresh) && !(rule.event().startsWith("bufread") && fresh);
            boolean byType = types && rule.event().equals("filetype") && !type.isEmpty() && matches(rule.pattern(), type);
            if (byName || byType) {
                try {
                    commands.run(rule.command());
                } catch (Refusal refusal) {
                    commands.complain(refusal.text());
                }
            }
        }
    }

    /** The type that a file's name tells; empty if none. */
    static String type(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml") ? "yaml" : path.endsWith(".json") ? "json"
                : path.endsWith(".sh") || path.endsWith(".bashrc") ? "sh" : path.endsWith(".conf") || path.endsWith(".cnf") ? "conf" : "";
    }

    private static boolean matches(String glob, String text) {
        String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        String tail = text.substring(text.lastIndexOf('/') + 1);
        return (glob.contains("/") ? text : tail).matches(regex);
    }
}
