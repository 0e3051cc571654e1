package dev.ktutor.shell.interp;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.ShellPattern;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.Printer;
import dev.ktutor.shell.syntax.Word;
import dev.ktutor.sim.ProcessStopped;
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
    private final LoopRunner loops;

    Executor(Interpreter shell) {
        this.shell = shell;
        this.simples = new SimpleRunner(shell);
        this.pipelines = new PipelineRunner(shell);
        this.conditions = new ConditionEvaluator(shell);
        this.loops = new LoopRunner(shell);
    }

    SimpleRunner simples() {
        return simples;
    }

    LoopRunner loops() {
        return loops;
    }

    /** Runs the statements until something ends them. */
    int run(List<Node.Statement> statements) {
        int status = 0;
        for (int i = 0; i < statements.size(); i++) {
            if (shell.on(ShellOption.NOEXEC) && !shell.session.interactive) {
                return status;
            }
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

    /** Runs the one command of a subshell; for a simple one the ERR trap is the starter's business, as in bash. */
    int runAlone(Node node) {
        if (!(node instanceof Node.Simple simple)) {
            return run(node);
        }
        try {
            shell.status = simples.run(simple);
        } catch (ExpansionError e) {
            shell.failed(e);
        } catch (ProcessStopped e) {
            shell.status = shell.traps.stopped(shell, e);
        }
        return shell.status;
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
            if (shell.traps.anyPending()) {
                shell.traps.runPending(shell);
            }
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
            if (skipped(conditional)) {
                return 0;
            }
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
            return loops.run(loop);
        }
        if (node instanceof Node.For loop) {
            return loop.select() ? new SelectLoop(shell).run(loop) : loops.run(loop);
        }
        if (node instanceof Node.ArithmeticFor loop) {
            return loops.run(loop);
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
        return node instanceof Node.Coprocess coprocess ? shell.coprocesses.start(coprocess) : 1;
    }

    /** Notes what runs; whether a DEBUG trap says to leave it out. */
    boolean skipped(Node node) {
        if (shell.trapped == null) {
            shell.command = node;
        }
        return shell.traps.traces() && !shell.traps.beforeCommand(shell, node);
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
        if (skipped(node)) {
            return 0;
        }
        Word expression = node.expression();
        try {
            String text = shell.expander.quotedText(expression);
            if (shell.on(ShellOption.XTRACE)) {
                shell.tracer.line("(( " + text + " ))");
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

    private int choice(Node.Case choice) {
        shell.line = choice.line();
        shell.step();
        if (skipped(choice)) {
            return 0;
        }
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
        shell.coprocesses.closeIn(child);
        child.loops = 0;
        int status = child.traps.guardedEnd(child, () -> child.executor.run(node.body()));
        if (child.killedBy != null && shell.subshellLevel == 0) {
            shell.jobs.tellForeground(child.pid, child.killedBy, new Printer().oneLine(node));
        }
        return status;
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
        String source = !shell.calls.isEmpty() || shell.session.mode == 0 ? shell.source() : shell.session.mode == 'c' ? "environment" : "main";
        shell.functions.put(new Functions.Definition(node, source, old != null && old.exported(), false));
        return 0;
    }
}
