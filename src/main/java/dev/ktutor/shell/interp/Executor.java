package dev.ktutor.shell.interp;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.ShellPattern;
import dev.ktutor.shell.interp.Completion.Break;
import dev.ktutor.shell.interp.Completion.Continue;
import dev.ktutor.shell.syntax.Names;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.Word;
import dev.ktutor.sim.ProcessStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs commands: the compound ones here, the others through its fellows. */
final class Executor {
    /** PIPESTATUS after a command that is no pipeline. */
    private static final List<List<Integer>> SINGLE = IntStream.range(0, 256).mapToObj(List::of).toList();

    private final Interpreter shell;
    private final SimpleRunner simples;
    private final PipelineRunner pipelines;
    private final ConditionEvaluator conditions;

    Executor(Interpreter shell) {
        this.shell = shell;
        this.simples = new SimpleRunner(shell);
        this.pipelines = new PipelineRunner(shell);
        this.conditions = new ConditionEvaluator(shell);
    }

    SimpleRunner simples() {
        return simples;
    }

    ConditionEvaluator conditions() {
        return conditions;
    }

    /** Runs the statements until something ends them. */
    int run(List<Node.Statement> statements) {
        int status = 0;
        for (int i = 0; i < statements.size(); i++) {
            status = run(statements.get(i));
            if (shell.pending != null) {
                return status;
            }
        }
        return status;
    }

    private int run(Node.Statement statement) {
        if (statement.background()) {
            shell.line = statement.command().line();
            int status = pipelines.background(statement.command());
            shell.status = status;
            return status;
        }
        return run(statement.command());
    }

    /** Runs one command and keeps its status as {@code $?}. */
    int run(Node node) {
        int status;
        try {
            status = dispatch(node);
        } catch (ExpansionError e) {
            status = shell.failed(e);
            if (shell.pending == null) {
                status = checked(status);
            }
        } catch (ProcessStopped e) {
            status = shell.traps.stopped(shell, e);
        }
        shell.status = status;
        return status;
    }

    private int dispatch(Node node) {
        if (node instanceof Node.Simple simple) {
            int status = simples.run(simple);
            shell.status = status;
            shell.pipeStatus = single(status);
            return status == 0 ? 0 : checked(status);
        }
        if (node instanceof Node.Sequence sequence) {
            return run(sequence.statements());
        }
        if (node instanceof Node.AndOr list) {
            return andOr(list);
        }
        if (node instanceof Node.If branch) {
            return branch(branch);
        }
        if (node instanceof Node.Arithmetic arithmetic) {
            return alone(arithmetic(arithmetic));
        }
        if (node instanceof Node.Conditional conditional) {
            shell.line = conditional.line();
            return alone(conditions.run(conditional.condition()));
        }
        if (node instanceof Node.Pipeline pipeline) {
            return pipelines.run(pipeline);
        }
        if (node instanceof Node.Group group) {
            return run(group.body());
        }
        return other(node);
    }

    private int other(Node node) {
        if (node instanceof Node.While loop) {
            return loop(loop);
        }
        if (node instanceof Node.For loop) {
            return loop.select() ? new SelectLoop(shell).run(loop) : loop(loop);
        }
        if (node instanceof Node.ArithmeticFor loop) {
            return loop(loop);
        }
        if (node instanceof Node.Case choice) {
            return choice(choice);
        }
        if (node instanceof Node.Subshell subshell) {
            return alone(subshell(subshell));
        }
        if (node instanceof Node.Redirected redirected) {
            return redirected(redirected);
        }
        if (node instanceof Node.Function function) {
            return define(function);
        }
        shell.line = node.line();
        shell.error("coproc: not available in this lab yet");
        return 1;
    }

    private int alone(int status) {
        shell.pipeStatus = single(status);
        return checked(status);
    }

    static List<Integer> single(int status) {
        return SINGLE.get(status & 0xFF);
    }

    /** Obeys {@code set -e} and the ERR trap after a command that failed where failing counts. */
    int checked(int status) {
        if (status != 0 && shell.ignoreErrors == 0 && shell.pending == null) {
            shell.status = status;
            shell.traps.runError(shell, status);
            if (shell.pending == null && shell.on(ShellOption.ERREXIT)) {
                shell.pending = new Completion.Exit(status);
            }
        }
        return status;
    }

    /** Runs a command whose failure is not one: a condition. */
    int ignoring(Node node) {
        shell.ignoreErrors++;
        try {
            return run(node);
        } finally {
            shell.ignoreErrors--;
        }
    }

    private int andOr(Node.AndOr list) {
        int status = ignoring(list.left());
        if (shell.pending != null || list.and() != (status == 0)) {
            return status;
        }
        return run(list.right());
    }

    private int branch(Node.If branch) {
        int status = ignoring(branch.condition());
        if (shell.pending != null) {
            return status;
        }
        if (status == 0) {
            return run(branch.then());
        }
        Node otherwise = branch.otherwise();
        return otherwise == null ? 0 : run(otherwise);
    }

    private int arithmetic(Node.Arithmetic node) {
        shell.line = node.line();
        shell.step();
        Word expression = node.expression();
        try {
            String text = shell.expander.quotedText(expression);
            if (shell.on(ShellOption.XTRACE)) {
                shell.tracer.line("(( " + text.strip() + " ))");
            }
            return shell.expander.arithmetic().evaluate(text) == 0 ? 1 : 0;
        } catch (ExpansionError e) {
            if (e.reach() == ExpansionError.Reach.SHELL) {
                throw e;
            }
            shell.error(e.text().endsWith("readonly variable") ? e.text() : "((: " + e.text());
            return 1;
        }
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

    private int loop(Node.While loop) {
        int status = 0;
        shell.loops++;
        try {
            while (true) {
                shell.step();
                int condition = ignoring(loop.condition());
                if (shell.pending != null) {
                    if (endsLoop()) {
                        break;
                    }
                    continue;
                }
                if (condition == 0 == loop.until()) {
                    break;
                }
                status = run(loop.body());
                if (endsLoop()) {
                    break;
                }
            }
        } finally {
            shell.loops--;
        }
        return status;
    }

    private int loop(Node.For loop) {
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
                if (shell.on(ShellOption.XTRACE)) {
                    shell.line = loop.line();
                    shell.tracer.loop(loop);
                }
                try {
                    shell.variables.set(loop.name(), value);
                } catch (ExpansionError e) {
                    shell.error(e.text());
                    return 1;
                }
                status = run(loop.body());
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

    private int loop(Node.ArithmeticFor loop) {
        int status = 0;
        shell.loops++;
        try {
            evaluate(loop, loop.init());
            while (loop.condition().parts().isEmpty() || evaluate(loop, loop.condition()) != 0) {
                shell.step();
                status = run(loop.body());
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
        String text = shell.expander.quotedText(expression);
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.line("(( " + text.strip() + " ))");
        }
        return shell.expander.arithmetic().evaluate(text);
    }

    private int choice(Node.Case choice) {
        shell.line = choice.line();
        shell.step();
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.line("case " + choice.subject().source() + " in");
        }
        String subject = shell.expander.text(choice.subject());
        int status = 0;
        boolean through = false;
        for (Node.CaseItem item : choice.items()) {
            if (!through && !matches(item, subject)) {
                continue;
            }
            Node body = item.body();
            status = body == null ? 0 : run(body);
            if (shell.pending != null || item.terminator().equals(";;")) {
                return status;
            }
            through = item.terminator().equals(";&");
        }
        return status;
    }

    private boolean matches(Node.CaseItem item, String subject) {
        for (Word pattern : item.patterns()) {
            ShellPattern compiled = shell.expander.pattern(pattern);
            if (compiled.matches(subject)) {
                return true;
            }
        }
        return false;
    }

    private int subshell(Node.Subshell node) {
        shell.line = node.line();
        shell.step();
        Interpreter child = shell.fork();
        return child.traps.guardedEnd(child, () -> child.executor.run(node.body()));
    }

    private int redirected(Node.Redirected node) {
        shell.line = node.line();
        Descriptors saved = shell.descriptors;
        int processes = shell.substitutions.mark();
        Descriptors own = saved.copy();
        shell.descriptors = own;
        try {
            if (!shell.redirector.apply(node.redirections())) {
                return checked(1);
            }
            return run(node.command());
        } finally {
            own.closeAll();
            shell.descriptors = saved;
            shell.substitutions.release(processes);
        }
    }

    private int define(Node.Function node) {
        shell.line = node.line();
        Functions.Definition old = shell.functions.get(node.name());
        if (old != null && old.readonly()) {
            shell.error(node.name() + ": readonly function");
            return 1;
        }
        String source = shell.session.mode == 'c' && shell.calls.isEmpty() ? "environment" : shell.source();
        shell.functions.put(new Functions.Definition(node, source, old != null && old.exported(), false));
        return 0;
    }
}
