package dev.ktutor.terminal;

import dev.ktutor.host.fs.FileView;
import dev.ktutor.lab.ArgumentCompletion;
import dev.ktutor.shell.interp.Shell;
import dev.ktutor.terminal.LabCompleter.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What a word at the prompt can become: commands first on a line, else what the command knows, else files. */
final class Suggestions {
    private static final List<String> RESERVED = List.of("if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while",
            "until", "case", "esac", "function", "select", "time");

    private final Shell shell;
    private final List<String> lessonIds;

    Suggestions(Shell shell, List<String> lessonIds) {
        this.shell = shell;
        this.lessonIds = lessonIds;
    }

    /** All that fit the word the cursor is in. */
    List<Suggestion> of(ShellLines.Words words) {
        String typed = words.word();
        if (typed.startsWith("$") && !typed.contains("/")) {
            return variables(typed);
        }
        int first = firstWord(words.words());
        boolean redirection = words.wordIndex() > 0 && words.words().get(words.wordIndex() - 1).matches("[0-9]*[<>]+&?");
        if (words.wordIndex() == first && !typed.contains("/")) {
            return commands(typed);
        }
        if (words.wordIndex() > first && !redirection) {
            List<Suggestion> known = arguments(words.words().subList(first, words.words().size()));
            if (!known.isEmpty()) {
                return known;
            }
        }
        String home = shell.variable("HOME");
        return FileCompletion.of(typed, new FileView(shell.host().files(), shell.credentials(), shell.cwd(), 022), home == null ? "/" : home);
    }

    /** Assignments may stand before a command. */
    private static int firstWord(List<String> words) {
        int first = 0;
        while (first < words.size() - 1 && words.get(first).matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
            first++;
        }
        return first;
    }

    private List<Suggestion> variables(String typed) {
        String brace = typed.startsWith("${") ? "${" : "$";
        String end = brace.equals("${") ? "}" : "";
        return shell.variableNames().stream().filter(name -> name.startsWith(typed.substring(brace.length())))
                .map(name -> new Suggestion(brace + name + end, name, true)).toList();
    }

    private List<Suggestion> commands(String typed) {
        TreeSet<String> names = new TreeSet<>(RESERVED);
        names.addAll(Shell.builtinNames());
        names.addAll(shell.functionNames());
        names.addAll(shell.aliases().keySet());
        Arrays.stream(TutorWord.values()).map(TutorWord::word).forEach(names::add);
        names.add(TutorWord.LONG_FORM);
        String path = shell.variable("PATH");
        FileView files = new FileView(shell.host().files(), shell.credentials(), shell.cwd(), 022);
        for (String folder : (path == null ? "" : path).split(":")) {
            if (!folder.isEmpty() && files.isDirectory(folder)) {
                files.list(folder).stream().filter(name -> files.may(folder + "/" + name, 1)).forEach(names::add);
            }
        }
        return names.stream().filter(name -> name.startsWith(typed)).map(Suggestion::of).toList();
    }

    private List<Suggestion> arguments(List<String> words) {
        String command = words.get(0);
        if (command.equals(TutorWord.LONG_FORM) && words.size() == 2) {
            return Arrays.stream(TutorWord.values()).map(word -> Suggestion.of(word.word())).filter(s -> s.word().startsWith(words.get(1))).toList();
        }
        List<Suggestion> tutor = tutorArguments(words);
        if (!tutor.isEmpty()) {
            return tutor;
        }
        List<String> expanded = new ArrayList<>(words);
        String alias = shell.aliases().get(command);
        if (alias != null) {
            expanded.remove(0);
            expanded.addAll(0, Arrays.asList(alias.strip().split("\\s+")));
        }
        return ArgumentCompletion.of(shell, expanded).stream().map(word -> new Suggestion(word, word, !word.endsWith("=") && !word.endsWith("/"))).toList();
    }

    private List<Suggestion> tutorArguments(List<String> words) {
        if (words.size() != 2) {
            return List.of();
        }
        return Arrays.stream(TutorWord.values()).filter(word -> word.word().equals(words.get(0)))
                .flatMap(word -> word == TutorWord.LESSONS ? lessonIds.stream() : word.arguments().stream())
                .filter(argument -> argument.startsWith(words.get(1))).map(Suggestion::of).toList();
    }
}
