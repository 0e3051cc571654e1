package dev.ktutor.shell.interp;

import dev.ktutor.host.CommandPrompt.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Completes names of files, as readline does where nothing else is known. */
final class FileCompletion {
    private final Interpreter shell;

    FileCompletion(Interpreter shell) {
        this.shell = shell;
    }

    /** The files that fit the word at the cursor, and those words. */
    Completion complete(LineWords at, boolean directoriesOnly, List<String> more) {
        return complete(at, directoriesOnly, more, List.of());
    }

    /** The same; of files only those whose names end so, if there are any endings. */
    Completion complete(LineWords at, boolean directoriesOnly, List<String> more, List<String> endings) {
        int from = at.breakAt();
        String typed = LineWords.unquoted(at.rawWord().substring(from));
        List<String> found = new ArrayList<>(new WordSource(shell).files(typed, directoriesOnly));
        if (found.isEmpty() && at.breakAt("@><=;|&(") < from) {
            // A colon is a word break only where it divides paths: a file's own name may have one.
            from = at.breakAt("@><=;|&(");
            found.addAll(new WordSource(shell).files(LineWords.unquoted(at.rawWord().substring(from)), directoriesOnly));
        }
        WordSource words = new WordSource(shell);
        found.removeIf(name -> !endings.isEmpty() && endings.stream().noneMatch(name::endsWith) && !shell.files().isDirectory(words.expanded(name)));
        found.addAll(more);
        return new Choice(shell, at, from).of(found, Choice.Look.FILES, Set.of());
    }
}
