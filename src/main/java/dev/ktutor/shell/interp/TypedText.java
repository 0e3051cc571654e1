package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was typed at a prompt, line by line, on its way to the parser. */
final class TypedText {
    private final Interpreter shell;

    TypedText(Interpreter shell) {
        this.shell = shell;
    }

    /** The text with its history references replaced, shown if there were any; null if it is not to be run. */
    @Nullable String expanded(String text) {
        if (!shell.on(ShellOption.HISTEXPAND)) {
            return text;
        }
        HistoryExpansion expansion = new HistoryExpansion(shell.session.history);
        StringBuilder whole = new StringBuilder();
        char quote = 0;
        boolean first = true;
        Deque<String> documents = new ArrayDeque<>();
        for (String line : text.split("\n", -1)) {
            // As bash 5.2: the bodies of here-documents are left alone.
            boolean body = !documents.isEmpty();
            HistoryExpansion.Result result = body ? new HistoryExpansion.Result(line, HistoryExpansion.Kind.SAME) : expansion.expand(line, quote);
            if (result.kind() == HistoryExpansion.Kind.ERROR) {
                shell.error(result.text());
                return null;
            }
            if (result.kind() != HistoryExpansion.Kind.SAME) {
                shell.err().print(result.text() + "\n");
            }
            if (result.kind() == HistoryExpansion.Kind.PRINT) {
                new HistoryKeeper(shell).add(result.text());
                return null;
            }
            if (!body) {
                quote = HistoryLine.after(line, quote);
                documents.addAll(HistoryLine.documents(line));
            } else if (line.strip().equals(documents.peek())) {
                documents.remove();
            }
            whole.append(first ? "" : "\n").append(result.text());
            first = false;
        }
        return whole.toString();
    }
}
