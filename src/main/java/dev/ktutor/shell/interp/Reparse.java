package dev.ktutor.shell.interp;

import dev.ktutor.shell.syntax.Assignment;
import dev.ktutor.shell.syntax.LanguageOptions;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.ParseResult;
import dev.ktutor.shell.syntax.Parser;
import java.util.List;

/** Compound assignments that reach a builtin as text, as {@code declare -a "a=(1 2)"} does. */
final class Reparse {
    private Reparse() { }

    static List<Assignment.Element> elements(String assignment) {
        ParseResult result = new Parser(assignment, 1, LanguageOptions.PLAIN).all();
        if (result instanceof ParseResult.Parsed parsed && parsed.script().statements().size() == 1
                && parsed.script().statements().get(0).command() instanceof Node.Simple simple && simple.assignments().size() == 1) {
            List<Assignment.Element> elements = simple.assignments().get(0).elements();
            return elements == null ? List.of() : elements;
        }
        return List.of();
    }
}
