package dev.ktutor.command.editor;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.host.fs.FileError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands behind the colon, with their ranges of lines. */
final class ExCommands {
    private static final Pattern ADDRESS = Pattern.compile("([0-9]+|\\.|\\$|/(?:[^/\\\\]|\\\\.)*/)?([-+][0-9]*)?");
    private final ViEditor editor;
    private final TextBuffer text;
    private final ViSettings settings;
    private final ViFiles files;

    ExCommands(ViEditor editor, TextBuffer text, ViSettings settings, ViFiles files) {
        this.editor = editor;
        this.text = text;
        this.settings = settings;
        this.files = files;
    }

    /** Runs one command line. */
    void run(String typed) {
        String rest = typed.strip();
        int from = text.row();
        int to = text.row();
        boolean ranged = false;
        if (rest.startsWith("%")) {
            from = 0;
            to = text.size() - 1;
            ranged = true;
            rest = rest.substring(1);
        } else {
            Matcher first = ADDRESS.matcher(rest);
            if (first.lookingAt() && first.end() > 0) {
                from = address(first);
                to = from;
                ranged = true;
                rest = rest.substring(first.end());
                if (rest.startsWith(",") || rest.startsWith(";")) {
                    Matcher second = ADDRESS.matcher(rest.substring(1));
                    second.lookingAt();
                    to = address(second);
                    rest = rest.substring(1 + second.end());
                }
            }
        }
        if (from < 0 || to < 0 || to >= text.size() || from > to) {
            editor.say("E16: Invalid range");
            return;
        }
        rest = rest.strip();
        if (rest.isEmpty()) {
            if (ranged) {
                text.moveTo(to, Motion.indent(text.line(to)));
            }
            return;
        }
        try {
            command(rest, from, to, ranged);
        } catch (FileError e) {
            editor.say(e.reason().equals("Permission denied") ? "E212: Can't open file for writing" : "\"" + e.path() + "\" " + e.reason());
        }
    }

    private int address(Matcher matcher) {
        String base = matcher.group(1);
        int row = text.row();
        if (base != null) {
            if (base.equals("$")) {
                row = text.size() - 1;
            } else if (base.startsWith("/")) {
                Motion found = ViSearch.next(text, base.substring(1, base.length() - 1), '/', settings.ignoreCase, 1);
                row = found == null ? -1 : found.row();
            } else if (!base.equals(".")) {
                row = Math.max(0, Integer.parseInt(base) - 1);
            }
        }
        String offset = matcher.group(2);
        if (offset != null && !offset.isEmpty()) {
            row += offset.length() == 1 ? offset.equals("+") ? 1 : -1 : Integer.parseInt(offset);
        }
        return row;
    }

    private void command(String given, int from, int to, boolean ranged) {
        Matcher parts = Pattern.compile("([a-zA-Z]+|[<>!&=]+)(!?)(.*)", Pattern.DOTALL).matcher(given);
        if (!parts.matches()) {
            editor.say("E492: Not an editor command: " + given);
            return;
        }
        String name = parts.group(1);
        boolean force = !parts.group(2).isEmpty();
        String argument = parts.group(3).strip();
        if (name.matches("s|substitute") || name.startsWith("s") && !name.matches("se|set|syntax|sp.*|sy.*") && given.length() > 1
                && !Character.isLetterOrDigit(given.charAt(1))) {
            substitute(given.replaceFirst("^s(ubstitute)?", ""), from, to);
            return;
        }
        switch (name) {
            case "w", "write" -> write(argument, from, to, ranged);
            case "q", "quit", "qa", "qall" -> quit(force);
            case "wq", "x", "xit", "wqa", "xa" -> {
                boolean needed = !name.startsWith("x") || text.modified();
                if (!needed || write(argument, from, to, ranged)) {
                    editor.finish(0);
                }
            }
            case "cq" -> editor.finish(1);
            case "e", "edit" -> edit(argument, force);
            case "r", "read" -> {
                String content = files.read(argument);
                text.checkpoint();
                text.insertLines(to + 1, List.of((content.endsWith("\n") ? content.substring(0, content.length() - 1) : content).split("\n", -1)));
                text.moveTo(to + 1, 0);
            }
            case "d", "delete" -> {
                text.checkpoint();
                editor.register().lines(text.removeLines(from, to));
            }
            case "y", "yank" -> {
                List<String> lines = new ArrayList<>();
                for (int i = from; i <= to; i++) {
                    lines.add(text.line(i));
                }
                editor.register().lines(lines);
            }
            case ">", "<" -> {
                text.checkpoint();
                for (int i = from; i <= to; i++) {
                    text.setLine(i, name.equals(">") ? settings.indent() + text.line(i) : text.line(i).replaceFirst("^(\t| {1," + Math.max(1, settings.shiftWidth) + "})", ""));
                }
            }
            case "g", "global" -> global(given.replaceFirst("^g(lobal)?", ""), from, to, ranged);
            case "u", "undo" -> text.undo();
            case "red", "redo" -> text.redo();
            case "se", "set" -> {
                for (String word : argument.split("\\s+")) {
                    String problem = word.isEmpty() ? "" : settings.apply(word);
                    if (!problem.isEmpty()) {
                        editor.say(problem);
                    }
                }
            }
            case "noh", "nohlsearch", "syntax", "sy", "syn", "filetype" -> { }
            default -> editor.say("E492: Not an editor command: " + given);
        }
    }

    private boolean write(String argument, int from, int to, boolean ranged) {
        String path = argument.isEmpty() ? files.name() : argument;
        if (path.isEmpty()) {
            editor.say("E32: No file name");
            return false;
        }
        StringBuilder part = new StringBuilder();
        for (int i = from; ranged && i <= to; i++) {
            part.append(text.line(i)).append('\n');
        }
        try {
            editor.say(files.save(text, path, ranged ? part.toString() : text.text()));
        } catch (FileError e) {
            editor.say("\"" + path + "\" E212: Can't open file for writing");
            return false;
        }
        if (!ranged && path.equals(files.name())) {
            text.markSaved();
        }
        return true;
    }

    private void quit(boolean force) {
        if (text.modified() && !force) {
            editor.say("E37: No write since last change (add ! to override)");
        } else {
            editor.finish(0);
        }
    }

    private void edit(String argument, boolean force) {
        if (text.modified() && !force) {
            editor.say("E37: No write since last change (add ! to override)");
        } else {
            editor.say(files.load(text, argument.isEmpty() ? files.name() : argument));
        }
    }

    private void global(String given, int from, int to, boolean ranged) {
        if (given.isEmpty()) {
            return;
        }
        int end = given.indexOf(given.charAt(0), 1);
        Regex regex = end < 0 ? null : ViSearch.compile(given.substring(1, end), settings.ignoreCase);
        String command = end < 0 ? "" : given.substring(end + 1).strip();
        if (regex == null || !command.equals("d")) {
            editor.say("E492: Not an editor command: g" + given);
            return;
        }
        text.checkpoint();
        int first = ranged ? from : 0;
        for (int i = ranged ? to : text.size() - 1; i >= first; i--) {
            if (regex.found(text.line(i))) {
                text.removeLines(i, i);
            }
        }
    }

    private void substitute(String given, int from, int to) {
        if (given.isEmpty()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char delimiter = given.charAt(0);
        for (int i = 1; i < given.length(); i++) {
            char c = given.charAt(i);
            if (c == '\\' && i + 1 < given.length()) {
                part.append(given.charAt(i + 1) == delimiter ? "" : "\\").append(given.charAt(++i));
            } else if (c == delimiter && parts.size() < 2) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        String pattern = parts.get(0).isEmpty() ? editor.motions().lastSearch() : parts.get(0);
        String by = parts.size() > 1 ? parts.get(1) : "";
        String flags = parts.size() > 2 ? parts.get(2) : "";
        Regex regex = ViSearch.compile(pattern, settings.ignoreCase || flags.indexOf('i') >= 0);
        if (regex == null) {
            editor.say("E486: Pattern not found: " + pattern);
            return;
        }
        editor.motions().remember(pattern);
        text.checkpoint();
        int count = 0;
        int lines = 0;
        int last = from;
        for (int row = from; row <= to; row++) {
            StringBuilder out = new StringBuilder();
            int replaced = replace(regex, text.line(row), by, flags.indexOf('g') >= 0, out);
            if (replaced > 0) {
                text.setLine(row, out.toString());
                count += replaced;
                lines++;
                last = row;
            }
        }
        text.dropIdleCheckpoint();
        if (count == 0) {
            editor.say("E486: Pattern not found: " + pattern);
        } else {
            text.moveTo(last, 0);
            editor.say(count > 2 ? count + " substitutions on " + lines + (lines == 1 ? " line" : " lines") : "");
        }
    }

    private static int replace(Regex regex, String line, String by, boolean all, StringBuilder out) {
        int at = 0;
        int copied = 0;
        int count = 0;
        while (at <= line.length()) {
            MatchResult match = regex.find(line, at).orElse(null);
            if (match == null) {
                break;
            }
            out.append(line, copied, match.start());
            expand(by, match, out);
            copied = match.end();
            count++;
            at = match.end() == match.start() ? match.end() + 1 : match.end();
            if (!all) {
                break;
            }
        }
        out.append(line, Math.min(copied, line.length()), line.length());
        return count;
    }

    private static void expand(String by, MatchResult match, StringBuilder out) {
        for (int i = 0; i < by.length(); i++) {
            char c = by.charAt(i);
            if (c == '&') {
                out.append(match.group());
            } else if (c == '\\' && i + 1 < by.length()) {
                char e = by.charAt(++i);
                if (Character.isDigit(e) && e - '0' <= match.groupCount()) {
                    out.append(match.group(e - '0') == null ? "" : match.group(e - '0'));
                } else {
                    out.append(e == 't' ? "\t" : String.valueOf(e));
                }
            } else {
                out.append(c);
            }
        }
    }
}
