package dev.ktutor.shell.interp;

import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.shell.expand.Quoting;
import dev.ktutor.shell.expand.Variable;
import dev.ktutor.sim.LimitReached;
import dev.ktutor.sim.ProcessStopped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the shell function or the command of a completion specification (bash manual, 8.6). */
final class CompletionFunction {
    private static final int AGAIN = 124;

    private final Interpreter shell;

    CompletionFunction(Interpreter shell) {
        this.shell = shell;
    }

    /**
     * What a function is told.
     *
     * @param words COMP_WORDS: the command's words, split at word breaks too
     */
    record Question(String command, String word, String previous, List<String> words, String line, int point) { }

    /** What the function leaves in COMPREPLY; null if the specification must be looked up again. */
    @Nullable List<String> call(String function, Question question) {
        Functions.Definition definition = shell.functions.get(function);
        if (definition == null) {
            return List.of();
        }
        set(question);
        shell.variables.unset("COMPREPLY");
        int status = redirected(Output.discard(), () -> shell.executor.simples().function(definition,
                List.of(question.command(), question.word(), question.previous())));
        List<String> reply = new ArrayList<>();
        Variable variable = shell.variables.raw("COMPREPLY");
        if (variable != null && variable.array() != null) {
            reply.addAll(variable.array().entries().values());
        } else if (variable != null && variable.text() != null) {
            reply.add(String.valueOf(variable.text()));
        }
        List.of("COMPREPLY", "COMP_WORDS", "COMP_CWORD", "COMP_LINE", "COMP_POINT", "COMP_TYPE", "COMP_KEY").forEach(shell.variables::unset);
        return status == AGAIN ? null : reply;
    }

    private void set(Question question) {
        shell.variables.clearArray("COMP_WORDS", false);
        for (int i = 0; i < question.words().size(); i++) {
            shell.variables.setElement("COMP_WORDS", (long) i, question.words().get(i), false);
        }
        Map.of("COMP_CWORD", String.valueOf(question.words().size() - 1), "COMP_LINE", question.line(),
                "COMP_POINT", String.valueOf(question.point()), "COMP_TYPE", "9", "COMP_KEY", "9").forEach(shell.variables::set);
    }

    /** The lines that a command prints, run with the question as its arguments. */
    List<String> output(String command, Question question) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        redirected(Output.to(printed), () -> new ScriptRunner(shell).evaluate(command + " " + String.join(" ", List.of(question.command(),
                question.word(), question.previous()).stream().map(Quoting::single).toList()), 1, ""));
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private interface Work {
        int run();
    }

    private int redirected(Output out, Work work) {
        Descriptors before = shell.descriptors;
        Descriptors own = Descriptors.of(Input.of(new byte[0]), out, Output.discard());
        shell.descriptors = own;
        try {
            return quietly(work);
        } finally {
            own.closeAll();
            shell.descriptors = before;
        }
    }

    /** Completion leaves no trace of itself: not in {@code $?}, not on the screen, whatever happens in it. */
    private int quietly(Work work) {
        int status = shell.status;
        String last = shell.lastArgument;
        try {
            return work.run();
        } catch (ProcessStopped stop) {
            return stop.signal().exitStatus();
        } catch (LimitReached | StackOverflowError e) {
            shell.recover();
            return 1;
        } finally {
            shell.pending = null;
            shell.status = status;
            shell.lastArgument = last;
        }
    }
}
