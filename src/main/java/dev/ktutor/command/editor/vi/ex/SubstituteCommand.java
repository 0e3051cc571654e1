package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Keys;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.edit.Search;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import dev.ktutor.command.editor.vi.pattern.Replacement;
import dev.ktutor.command.editor.vi.pattern.VimPattern;
import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Position;
import java.util.ArrayList;
import java.util.List;

/** :s with its flags c e g i I n p & r, :& and :~. */
final class SubstituteCommand {
    private final Editor editor;
    private final Buffer buffer;
    private String lastPattern = "";
    private String lastFlags = "";
    private boolean hasLast;
    // Of the run that is going on.
    private int count;
    private int lines;
    private int lastLine;
    private boolean all;
    private boolean quit;

    SubstituteCommand(Editor editor) {
        this.editor = editor;
        this.buffer = editor.buffer();
    }

    void addTo(ExTable table) {
        table.add("s[ubstitute]", this::substitute, Trait.RANGE, Trait.ARGUMENT);
        table.add("&&", line -> repeat(line, "&" + line.argument(), false), Trait.RANGE, Trait.ARGUMENT);
        table.add("&", line -> repeat(line, line.argument(), false), Trait.RANGE, Trait.ARGUMENT);
        table.add("~", line -> repeat(line, line.argument(), true), Trait.RANGE, Trait.ARGUMENT);
    }

    private void repeat(ExLine line, String flags, boolean searched) {
        if (!hasLast) {
            throw new Refusal("E35: No previous regular expression");
        }
        String pattern = searched ? editor.search().last() : lastPattern;
        start(line, pattern, editor.search().replacement(), flags.strip());
    }

    private void substitute(ExLine line) {
        String text = line.argument().stripLeading();
        if (text.isEmpty() || text.matches("[&cegiInp#lr]*\\s*\\d*")) {
            repeat(line, text, false);
            return;
        }
        char delimiter = text.charAt(0);
        if (Character.isLetterOrDigit(delimiter) || delimiter == '"' || delimiter == '|') {
            throw new Refusal("E146: Regular expressions can't be delimited by letters");
        }
        if (delimiter == '\\') {
            throw new Refusal("E10: \\ should be followed by /, ? or &");
        }
        int end = Search.patternEnd(text, 1, delimiter);
        String pattern = text.substring(1, end).replace("\\" + delimiter, String.valueOf(delimiter));
        int stop = end;
        StringBuilder by = new StringBuilder();
        for (stop = end + 1; stop < text.length() && text.charAt(stop) != delimiter; stop++) {
            if (text.charAt(stop) == '\\' && stop + 1 < text.length()) {
                stop++;
                by.append(text.charAt(stop) == delimiter ? "" : "\\").append(text.charAt(stop));
            } else {
                by.append(text.charAt(stop));
            }
        }
        String flags = stop < text.length() ? text.substring(stop + 1) : "";
        String used = pattern.isEmpty() ? editor.search().last() : pattern;
        String replacement = Replacement.withTilde(by.toString(), editor.search().replacement());
        start(line, used, replacement, flags.strip());
    }

    private void start(ExLine line, String pattern, String by, String given) {
        String flags = given.replaceFirst("\\s*\\d*$", "");
        String number = given.substring(flags.length()).strip();
        if (flags.startsWith("&")) {
            flags = lastFlags + flags.substring(1);
        }
        int bar = flags.indexOf('|');
        if (!flags.matches("[cegiInp#lr&]*") && bar < 0) {
            throw new Refusal("E488: Trailing characters: " + flags.replaceFirst("^[cegiInp#lr&]*", "") + (number.isEmpty() ? "" : number));
        }
        VimPattern compiled = editor.search().compile((flags.contains("i") ? "\\c" : flags.contains("I") ? "\\C" : "") + pattern, true);
        editor.search().remember(pattern, true);
        editor.search().replacement(by);
        lastPattern = pattern;
        lastFlags = flags;
        hasLast = true;
        int from = line.range().from();
        int to = line.range().to();
        if (!number.isEmpty()) {
            from = to;
            to = Math.min(buffer.size(), from + Integer.parseInt(number) - 1);
        }
        run(compiled, from, to, by, flags);
        report(pattern, flags);
    }

    private void run(VimPattern compiled, int from, int to, String by, String flags) {
        count = 0;
        lines = 0;
        lastLine = 0;
        all = false;
        quit = false;
        int last = to;
        for (int number = from; number <= last && !quit; number++) {
            int size = buffer.size();
            number = line(compiled, number, last, by, flags);
            last += buffer.size() - size;
        }
    }

    /** Substitutes on one line; the last line it ended up on. */
    private int line(VimPattern compiled, int number, int last, String by, String flags) {
        boolean global = flags.contains("g") != editor.options().on("gdefault");
        boolean counts = flags.contains("n");
        int start = number;
        int column = 0;
        boolean changed = false;
        VimPattern.Match match = compiled.find(buffer, number, 0);
        int lineEndSkip = -1;
        while (match != null && !quit) {
            if (match.start().column() == lineEndSkip) {
                break;
            }
            boolean empty = match.start().equals(match.end());
            boolean wanted = counts || !flags.contains("c") || all || confirm(match, by);
            if (quit && !wanted) {
                break;
            }
            int behind = match.end().column();
            if (!wanted) {
                column = empty ? behind + 1 : behind;
            } else if (counts) {
                count++;
                changed = true;
                column = empty ? behind + 1 : behind;
            } else {
                Position next = replace(number, match, by);
                count++;
                changed = true;
                number = next.line();
                column = empty ? next.column() + 1 : next.column();
                if (!empty && column >= buffer.line(number).length()) {
                    lineEndSkip = column;
                }
            }
            if (!global || column > buffer.line(number).length()) {
                break;
            }
            match = compiled.find(buffer, number, column);
        }
        if (changed) {
            lines++;
            lastLine = number;
        }
        return Math.max(start, number);
    }

    /** Replaces a match; the place behind what was put there. */
    private Position replace(int number, VimPattern.Match match, String by) {
        String text = Replacement.expand(by, match.groups());
        int lastLineOfMatch = Math.min(match.end().line(), buffer.size());
        boolean overEnd = match.end().line() > buffer.size();
        if (count == 0) {
            editor.go(number, 0);
        }
        editor.save(number, lastLineOfMatch);
        String head = buffer.line(number).substring(0, match.start().column());
        String tail = overEnd ? "" : buffer.line(lastLineOfMatch).substring(Math.min(match.end().column(), buffer.line(lastLineOfMatch).length()));
        if (lastLineOfMatch > number) {
            buffer.delete(number + 1, lastLineOfMatch);
        }
        String[] parts = text.split("\n", -1);
        if (parts.length == 1) {
            buffer.set(number, head + text + tail);
            return new Position(number, head.length() + text.length());
        }
        buffer.set(number, head + parts[0]);
        List<String> added = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            added.add(i == parts.length - 1 ? parts[i] + tail : parts[i]);
        }
        buffer.append(number, added);
        return new Position(number + parts.length - 1, parts[parts.length - 1].length());
    }

    private boolean confirm(VimPattern.Match match, String by) {
        editor.go(match.start());
        editor.window().show(match.start().line());
        Editor.Mode before = editor.mode();
        editor.mode(Editor.Mode.COMMAND);
        try {
            while (true) {
                String question = "replace with " + by + " (y/n/a/q/l/^E/^Y)?";
                editor.prompt(question, question.length());
                switch (editor.keys().next()) {
                    case 'y' -> {
                        return true;
                    }
                    case 'n' -> {
                        return false;
                    }
                    case 'a' -> {
                        all = true;
                        return true;
                    }
                    case 'l' -> {
                        quit = true;
                        return true;
                    }
                    case 'q', Keys.ESC, 3 -> {
                        quit = true;
                        return false;
                    }
                    default -> { }
                }
            }
        } finally {
            editor.mode(before);
            editor.prompt("", 0);
        }
    }

    private void report(String pattern, String flags) {
        boolean counts = flags.contains("n");
        if (count == 0) {
            if (quit) {
                return;
            }
            if (!flags.contains("e")) {
                throw new Refusal("E486: Pattern not found: " + pattern);
            }
            return;
        }
        if (!counts) {
            editor.goIndent(Math.min(buffer.size(), lastLine));
        }
        if (count > 2 || counts) {
            String what = counts ? count == 1 ? " match" : " matches" : count == 1 ? " substitution" : " substitutions";
            editor.say(count + what + " on " + lines + (lines == 1 ? " line" : " lines"));
        } else {
            editor.say("");
        }
    }
}
