package dev.ktutor.shell.interp;

import dev.ktutor.host.CommandPrompt.Typed;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import java.util.List;

/**
 * A shell started from within another whose standard input is a terminal: {@code bash}, {@code ssh node01},
 * {@code kubectl exec -it}. It asks for commands with the terminal's line editor; without one it prompts on standard error
 * and reads lines as the terminal hands them over.
 */
final class InteractiveSession {
    private final Invocation in;
    private final Shell shell;
    private final boolean bash;

    private InteractiveSession(Invocation in, boolean login) {
        this.in = in;
        this.bash = in.name().endsWith("bash");
        this.shell = new Shell(new Shell.Setup(in.host(), in.credentials(), in.cwd(), in.environment(), in.descriptors().copy(),
                in.screen(), Limits.NONE, true, (login && bash && !in.name().startsWith("-") ? "-" : "") + in.name(), List.of()));
    }

    /** Runs it until {@code exit} or the end of input. */
    static ExitStatus run(Invocation in, BashOptions options) {
        options.interactive = true;
        return new InteractiveSession(in, options.login).converse(options);
    }

    private ExitStatus converse(BashOptions options) {
        boolean busybox = !in.host().files().asRoot().isRegular("/etc/debian_version");
        shell.variable("PS1", busybox ? "\\w \\$ " : bash ? "\\u@\\h:\\w\\$ " : "\\$ ");
        shell.variable("PS2", "> ");
        if (bash) {
            shell.start(options);
        } else if (busybox) {
            shell.plain();
        }
        while (true) {
            Typed typed = ask();
            if (typed instanceof Typed.Line line) {
                if (shell.enter(line.text()).result() == Shell.Result.EXITED) {
                    return shell.end();
                }
            } else if (typed instanceof Typed.Edit edit) {
                shell.edit(edit.text());
            } else if (typed instanceof Typed.End) {
                in.err().println(busybox ? "" : options.login ? "logout" : "exit");
                return shell.end();
            } else {
                shell.abandoned();
            }
        }
    }

    private Typed ask() {
        Typed typed = in.screen() == null ? null : in.screen().readCommand(shell.prompting());
        return typed == null ? askPlainly() : typed;
    }

    /** On a terminal without a line editor. */
    private Typed askPlainly() {
        StringBuilder text = new StringBuilder();
        try {
            do {
                in.err().print(shell.prompt(text.length() == 0 ? "PS1" : "PS2"));
                String line = in.in().readLine();
                if (line == null) {
                    return new Typed.End();
                }
                text.append(line);
            } while (shell.prompting().incomplete(withoutEnd(text)));
            return new Typed.Line(withoutEnd(text));
        } catch (ProcessStopped stop) {
            if (stop.signal() != Signal.INT) {
                throw stop;
            }
            in.err().println("^C");
            return new Typed.Abandoned();
        }
    }

    private static String withoutEnd(StringBuilder text) {
        int end = text.length() > 0 && text.charAt(text.length() - 1) == '\n' ? text.length() - 1 : text.length();
        return text.substring(0, end);
    }
}
