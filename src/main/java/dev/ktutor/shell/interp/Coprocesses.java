package dev.ktutor.shell.interp;

import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Pipe;
import dev.ktutor.shell.syntax.Names;
import dev.ktutor.shell.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** What {@code coproc} has started: processes whose standard input and output the shell holds (bash manual, 3.2.6). */
final class Coprocesses {
    /** The descriptors that bash takes for the first one: to read from, and to write to. */
    private static final int[] DESCRIPTORS = {63, 60};

    /** One of them; the descriptors are those of the shell, its table the one they were opened in. */
    private static final class Coprocess {
        final String name;
        final int read;
        final int write;
        final Pipe output;
        boolean ended;

        Coprocess(String name, int read, int write, Pipe output) {
            this.name = name;
            this.read = read;
            this.write = write;
            this.output = output;
        }
    }

    private final Interpreter shell;
    private final List<Coprocess> running = new ArrayList<>();

    Coprocesses(Interpreter shell) {
        this.shell = shell;
    }

    int start(Node.Coprocess node) {
        shell.line = node.line();
        if (!Names.isName(node.name())) {
            shell.error("`" + node.name() + "': not a valid identifier");
            return 1;
        }
        for (Coprocess other : running) {
            if (!other.ended) {
                shell.err().print(shell.source() + ": line " + shell.line + ": warning: execute_coproc: coproc ["
                        + shell.variables.value(other.name + "_PID") + ":" + other.name + "] still exists\n");
                break;
            }
        }
        Pipe input = new Pipe(shell.session.host.simulation());
        Pipe output = new Pipe(shell.session.host.simulation());
        Interpreter child = shell.fork();
        closeIn(child);
        child.ignoreErrors = 0;
        child.loops = 0;
        child.descriptors.put(0, OpenFile.reading(input.input()));
        child.descriptors.put(1, OpenFile.writing(output.output()));
        int read = free(DESCRIPTORS[0]);
        shell.descriptors.put(read, OpenFile.reading(output.input()));
        int write = free(DESCRIPTORS[1]);
        shell.descriptors.put(write, OpenFile.writing(input.output()));
        Coprocess started = new Coprocess(node.name(), read, write, output);
        running.add(started);
        new PipelineRunner(shell).job(child, node, node.command(), () -> {
            started.ended = true;
            reap();
        });
        shell.variables.clearArray(node.name(), false);
        shell.variables.setElement(node.name(), 0L, String.valueOf(read), false);
        shell.variables.setElement(node.name(), 1L, String.valueOf(write), false);
        shell.variables.set(node.name() + "_PID", String.valueOf(child.pid));
        return 0;
    }

    private int free(int from) {
        int descriptor = from;
        while (shell.descriptors.find(descriptor).isPresent()) {
            descriptor--;
        }
        return descriptor;
    }

    /** Whether there are any. */
    boolean any() {
        return !running.isEmpty();
    }

    /** Closes the shell's ends in a child, which would keep the coprocess waiting for its input's end. */
    void closeIn(Interpreter child) {
        for (Coprocess each : running) {
            child.descriptors.close(each.read);
            child.descriptors.close(each.write);
        }
    }

    /** Forgets those that have ended and whose output has been read: their variables go, their descriptors are closed. */
    void reap() {
        for (Coprocess each : List.copyOf(running)) {
            if (each.ended && each.output.drained()) {
                running.remove(each);
                shell.descriptors.close(each.read);
                shell.descriptors.close(each.write);
                shell.variables.unset(each.name);
                shell.variables.unset(each.name + "_PID");
            }
        }
    }
}
