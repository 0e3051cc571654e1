package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.shell.interp.Completion.Break;
import dev.ktutor.shell.interp.Completion.Continue;
import dev.ktutor.shell.syntax.Names;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Runs loops (bash manual, 3.2.5.1). */
final class LoopRunner {
    private final Interpreter shell;

    LoopRunner(Interpreter shell) {
        this.shell = shell;
    }

    /** Whether the loop is over, given what its body left pending. */
    boolean endsLoop() {
        Completion pending = shell.pending;
        if (pending == null) {
            return false;
        }
        if (pending instanceof Break out) {
            shell.pending = out.levels() > 1 ? new Break(out.levels() - 1) : null;
            return true;
        }
        if (pending instanceof Continue next) {
            shell.pending = next.levels() > 1 ? new Continue(next.levels() - 1) : null;
            return next.levels() > 1;
        }
        return true;
    }

    int run(Node.While loop) {
        int status = 0;
        shell.loops++;
        try {
            while (true) {
                shell.step();
                int condition = shell.executor.ignoring(loop.condition());
                if (shell.pending != null) {
                    if (endsLoop()) {
                        break;
                    }
                    continue;
                }
                if (condition == 0 == loop.until()) {
                    break;
                }
                status = shell.executor.run(loop.body());
                if (endsLoop()) {
                    break;
                }
            }
        } finally {
            shell.loops--;
        }
        return status;
    }

    int run(Node.For loop) {
        shell.line = loop.line();
        if (!Names.isName(loop.name())) {
            shell.error("`" + loop.name() + "': not a valid identifier");
            return 1;
        }
        List<String> values = words(loop);
        int status = 0;
        shell.loops++;
        try {
            for (String value : values) {
                shell.step();
                if (shell.traps.traces()) {
                    shell.line = loop.line();
                }
                if (shell.executor.skipped(loop)) {
                    continue;
                }
                if (shell.pending != null) {
                    break;
                }
                if (shell.on(ShellOption.XTRACE)) {
                    shell.line = loop.line();
                    shell.tracer.loop(loop);
                }
                try {
                    Variable variable = shell.variables.raw(loop.name());
                    if (variable != null && variable.has(Variable.NAMEREF)) {
                        shell.variables.restore(loop.name(), Variable.of(value, variable.flags()));
                    } else {
                        shell.variables.set(loop.name(), value);
                    }
                } catch (ExpansionError e) {
                    shell.error(e.text());
                    return 1;
                }
                status = shell.executor.run(loop.body());
                if (endsLoop()) {
                    break;
                }
            }
        } finally {
            shell.loops--;
        }
        return status;
    }

    List<String> words(Node.For loop) {
        List<Word> words = loop.words();
        if (words == null) {
            return shell.positional;
        }
        List<String> values = new ArrayList<>();
        for (Word word : words) {
            shell.expander.fields(word, values);
        }
        return values;
    }

    int run(Node.ArithmeticFor loop) {
        int status = 0;
        shell.loops++;
        try {
            evaluate(loop, loop.init());
            while (loop.condition().parts().isEmpty() || evaluate(loop, loop.condition()) != 0) {
                shell.step();
                status = shell.executor.run(loop.body());
                if (endsLoop()) {
                    break;
                }
                evaluate(loop, loop.step());
            }
        } catch (ExpansionError e) {
            if (e.reach() == ExpansionError.Reach.SHELL) {
                throw e;
            }
            shell.error("((: " + e.text());
            return 1;
        } finally {
            shell.loops--;
        }
        return status;
    }

    private long evaluate(Node.ArithmeticFor loop, Word expression) {
        if (expression.parts().isEmpty()) {
            return 1;
        }
        shell.line = loop.line();
        if (shell.traps.traces() && !shell.traps.beforeCommand(shell, new Node.Arithmetic(loop.line(), expression, expression.source()))) {
            return 1;
        }
        String text = shell.expander.quotedText(expression);
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.line("(( " + text.strip() + " ))");
        }
        return shell.expander.arithmetic().evaluate(text);
    }
}
