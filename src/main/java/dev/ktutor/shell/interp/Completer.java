package dev.ktutor.shell.interp;

import dev.ktutor.host.CommandPrompt.Completion;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes the word at the cursor as bash does at a prompt (bash manual, 8.4.6). */
final class Completer {
    private static final Pattern VARIABLE = Pattern.compile("[\"']?(\\$\\{?)([A-Za-z_][A-Za-z0-9_]*)?");

    private final Interpreter shell;

    Completer(Interpreter shell) {
        this.shell = shell;
    }

    Completion complete(String line, int cursor) {
        LineWords at = LineWords.of(line.substring(0, cursor));
        Matcher variable = VARIABLE.matcher(at.rawWord().substring(at.breakAt()));
        if (variable.matches()) {
            return variables(at, variable);
        }
        String word = at.rawWord();
        if (word.startsWith("~") && !word.contains("/")) {
            return users(at);
        }
        if (at.redirection()) {
            return new FileCompletion(shell).complete(at, false, List.of());
        }
        if (at.atCommand()) {
            return at.word().contains("=") && at.breakAt() > 0 ? new FileCompletion(shell).complete(at, false, List.of()) : commandWord(at);
        }
        return new ArgumentCompleter(shell).complete(at, line, cursor);
    }

    /** The name of a command. */
    Completion commandWord(LineWords at) {
        boolean path = at.word().contains("/");
        List<String> found = new WordSource(shell).of(WordKind.COMMAND, at.word());
        return new Choice(shell, at, 0).of(found, path ? Choice.Look.FILES : Choice.Look.PLAIN, Set.of());
    }

    /** A variable; if it is a directory's name a slash follows, else a blank. */
    private Completion variables(LineWords at, Matcher typed) {
        String opening = typed.group(1);
        String start = typed.group(2) == null ? "" : typed.group(2);
        String closing = opening.length() > 1 ? "}" : "";
        List<String> names = new WordSource(shell).of(WordKind.VARIABLE, start).stream().sorted().toList();
        int from = at.start() + at.breakAt() + typed.start(1);
        List<String> shown = names.stream().map(name -> opening + name + closing).toList();
        if (names.size() != 1) {
            return names.isEmpty() ? Completion.NONE : new Completion(from, opening + common(names), shown);
        }
        String value = shell.variables.value(names.get(0));
        String quote = at.quote() == 0 ? "" : String.valueOf(at.quote());
        boolean directory = value != null && !value.isEmpty() && shell.files().isDirectory(value);
        return new Completion(from, shown.get(0) + quote + (directory ? "/" : " "), shown);
    }

    private static String common(List<String> names) {
        String first = names.get(0);
        String last = names.get(names.size() - 1);
        int same = 0;
        while (same < Math.min(first.length(), last.length()) && first.charAt(same) == last.charAt(same)) {
            same++;
        }
        return first.substring(0, same);
    }

    private Completion users(LineWords at) {
        List<String> names = new WordSource(shell).of(WordKind.USER, at.rawWord().substring(1)).stream().sorted().map(name -> "~" + name).toList();
        if (names.isEmpty()) {
            return Completion.NONE;
        }
        boolean only = names.size() == 1;
        return new Completion(at.start(), common(names) + (only ? "/" : ""), names);
    }
}
