package dev.ktutor.shell.interp;

import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.sim.Limits;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import java.util.List;

/**
 * A shell started from within another whose standard input is a terminal: {@code bash}, {@code ssh node01},
 * {@code kubectl exec -it}. It prompts on standard error and reads lines as the terminal hands them over.
 */
final class InteractiveSession {
    private final Invocation in;
    private final Shell shell;

    private InteractiveSession(Invocation in) {
        this.in = in;
        this.shell = new Shell(new Shell.Setup(in.host(), in.credentials(), in.cwd(), in.environment(), in.descriptors().copy(),
                in.screen(), Limits.NONE, true, in.name(), List.of()));
    }

    /** Runs it until {@code exit} or the end of input. */
    static ExitStatus run(Invocation in, boolean login) {
        return new InteractiveSession(in).converse(login);
    }

    private ExitStatus converse(boolean login) {
        boolean busybox = !in.host().files().asRoot().isRegular("/etc/debian_version");
        shell.variable("PS1", busybox ? "\\w \\$ " : in.name().endsWith("bash") ? "\\u@\\h:\\w\\$ " : "\\$ ");
        shell.variable("PS2", "> ");
        if (in.name().endsWith("bash")) {
            shell.login();
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            String line;
            try {
                in.err().print(shell.prompt(text.length() == 0 ? "PS1" : "PS2"));
                line = in.in().readLine();
            } catch (ProcessStopped stop) {
                if (stop.signal() != Signal.INT) {
                    throw stop;
                }
                in.err().println("^C");
                text.setLength(0);
                continue;
            }
            if (line == null) {
                in.err().println(login ? "logout" : "exit");
                return shell.end();
            }
            if (taken(text, line).result() == Shell.Result.EXITED) {
                return shell.end();
            }
        }
    }

    private Shell.Outcome taken(StringBuilder text, String line) {
        text.append(line);
        Shell.Outcome outcome = shell.execute(text.toString());
        if (outcome.result() != Shell.Result.INCOMPLETE) {
            text.setLength(0);
        }
        return outcome;
    }
}
