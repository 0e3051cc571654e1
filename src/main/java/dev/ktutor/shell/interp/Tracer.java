package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Assignment;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints commands as they run ({@code set -x}). */
final class Tracer {
    private final Interpreter shell;

    Tracer(Interpreter shell) {
        this.shell = shell;
    }

    /** Prints a line behind PS4, whose first character tells by repetition how deep the shell is nested. */
    void line(String text) {
        shell.err().print(prefix() + text + "\n");
    }

    private String prefix() {
        @Nullable String value = shell.variables.value("PS4");
        if (value == null) {
            return "";
        }
        String text = value;
        if (value.indexOf('$') >= 0 || value.indexOf('`') >= 0 || value.indexOf('\\') >= 0) {
            shell.options.remove(ShellOption.XTRACE);
            int status = shell.status;
            try {
                text = new Prompt(shell).expand(value);
            } catch (ExpansionError e) {
                text = value;
            } finally {
                shell.status = status;
                shell.options.add(ShellOption.XTRACE);
            }
        }
        return text.isEmpty() ? "" : text.substring(0, 1).repeat(shell.traceDepth) + text;
    }

    void command(List<String> argv) {
        StringBuilder text = new StringBuilder();
        for (String word : argv) {
            text.append(text.length() == 0 ? "" : " ").append(Quoting.trace(word));
        }
        line(text.toString());
    }

    void assignment(Assignment assignment, String value) {
        Word index = assignment.index();
        String subscript = index == null ? "" : "[" + index.source() + "]";
        line(assignment.name() + subscript + (assignment.append() ? "+=" : "=") + (value.isEmpty() ? "" : Quoting.trace(value)));
    }

    /** The array a declaration fills: every word in quotes. */
    void compound(String name, boolean append, List<Assignment.Element> elements) {
        StringBuilder text = new StringBuilder(name).append(append ? "+=(" : "=(");
        for (Assignment.Element element : elements) {
            Word index = element.index();
            text.append(text.charAt(text.length() - 1) == '(' ? "" : " ");
            if (index != null) {
                text.append('[').append(Quoting.single(String.valueOf(index.constant()))).append("]=");
            }
            text.append(Quoting.single(String.valueOf(element.value().constant())));
        }
        line(text.append(')').toString());
    }

    void loop(Node.For loop) {
        StringBuilder text = new StringBuilder(loop.select() ? "select " : "for ").append(loop.name()).append(" in");
        List<Word> words = loop.words();
        if (words == null) {
            text.append(" \"$@\"");
        } else {
            words.forEach(word -> text.append(' ').append(word.source()));
        }
        line(text.toString());
    }
}
