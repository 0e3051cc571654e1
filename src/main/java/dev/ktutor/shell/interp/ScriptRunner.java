package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.LanguageOptions;
import dev.ktutor.shell.syntax.ParseError;
import dev.ktutor.shell.syntax.ParseResult;
import dev.ktutor.shell.syntax.Parser;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and runs shell text, one complete command after the other. */
final class ScriptRunner {
    private final Interpreter shell;

    ScriptRunner(Interpreter shell) {
        this.shell = shell;
    }

    /** What the shell's settings mean for reading its text. */
    static LanguageOptions language(Interpreter shell, boolean moreMayFollow) {
        return new LanguageOptions() {
            @Override
            public @Nullable String alias(String word) {
                return shell.on(ShellOption.EXPAND_ALIASES) ? shell.aliases.get(word) : null;
            }

            @Override
            public boolean extendedPatterns() {
                return shell.on(ShellOption.EXTGLOB);
            }

            @Override
            public boolean moreMayFollow() {
                return moreMayFollow;
            }
        };
    }

    /** Runs text within a command that is running, as {@code eval} does; the label is what its syntax errors begin with. */
    int evaluate(String text, int firstLine, String label) {
        return run(text, firstLine, label, false);
    }

    /** Runs lines as they come, each command before the line behind it is asked for. */
    int runLines(Supplier<@Nullable String> lines) {
        return run(new Parser(lines, language(shell, false)), "", true);
    }

    /** Runs a whole script: an error that gives up a line does not end it. */
    int runScript(String text, String label) {
        return run(text, 1, label, true);
    }

    private int run(String text, int firstLine, String label, boolean top) {
        return run(new Parser(text, firstLine, language(shell, false)), label, top);
    }

    private int run(Parser parser, String label, boolean top) {
        int status = 0;
        while (true) {
            ParseResult result = parser.next();
            if (shell.on(ShellOption.VERBOSE)) {
                shell.err().print(parser.read());
            }
            if (result instanceof ParseResult.Parsed parsed) {
                warn(parsed.warnings());
                if (!shell.on(ShellOption.NOEXEC) || shell.session.interactive) {
                    status = shell.executor.run(parsed.script().statements());
                }
                if (shell.pending == null) {
                    continue;
                }
                if (!top || !(shell.pending instanceof Completion.Discard discard)) {
                    return status;
                }
                status = discard.status();
                shell.status = status;
                shell.pending = null;
            } else if (result instanceof ParseResult.Failed failed) {
                warn(failed.warnings());
                status = report(failed.error(), label);
                shell.status = status;
                return status;
            } else {
                return status;
            }
        }
    }

    private void warn(List<ParseResult.Warning> warnings) {
        for (ParseResult.Warning warning : warnings) {
            boolean plain = shell.session.interactive && shell.calls.isEmpty();
            shell.err().print((plain ? shell.shortName() + ": " : shell.source() + ": line " + warning.line() + ": ")
                    + warning.text() + "\n");
        }
    }

    /** Prints a syntax error; gives its status. */
    int report(ParseError error, String label) {
        boolean plain = shell.session.interactive && label.isEmpty() && shell.calls.isEmpty();
        String prefix = plain ? shell.shortName() + ": " : shell.source() + ": " + label + "line " + error.line() + ": ";
        for (String message : error.messages()) {
            shell.err().print(prefix + message + "\n");
        }
        // As bash 5.2: an error within [[ ]] leaves the status of the command before.
        return error.text().contains("conditional") && !error.text().contains("newline") && !error.incomplete() ? shell.status : error.status();
    }
}
