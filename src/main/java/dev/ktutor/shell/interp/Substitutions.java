package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.io.Pipe;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Node;
import dev.ktutor.shell.syntax.ParseError;
import dev.ktutor.shell.syntax.Part;
import dev.ktutor.shell.syntax.Word;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Command and process substitution (bash manual, 3.5.4 and 3.5.6). */
final class Substitutions {
    private static final int FIRST_DESCRIPTOR = 63;

    /** A process substitution whose descriptor is open until its command has ended. */
    private record Open(int descriptor, SimProcess process, boolean read, dev.ktutor.host.io.Descriptors table) { }

    private final Interpreter shell;
    private final List<Open> open = new ArrayList<>();

    Substitutions(Interpreter shell) {
        this.shell = shell;
    }

    /** Gathers output; knows when the last process that could write to it has closed it. */
    private static final class Collector extends Output {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Interpreter shell;
        private boolean closed;

        Collector(Interpreter shell) {
            this.shell = shell;
        }

        @Override
        public void write(byte[] data, int offset, int length) {
            shell.session.host.simulation().moved(length);
            shell.checkValue((long) bytes.size() + length);
            bytes.write(data, offset, length);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    String output(Part.CommandSubstitution substitution) {
        Word file = substitution.file();
        if (file != null) {
            return contents(file);
        }
        ParseError error = substitution.error();
        if (error != null) {
            // As bash: backquotes are read when they run.
            shell.err().print(shell.shortName() + ": command substitution: line " + (error.line() + (error.incomplete() ? 0 : 0)) + ": "
                    + String.join("\n" + shell.shortName() + ": command substitution: line " + error.line() + ": ", error.messages()) + "\n");
            shell.substitutionStatus = 2;
            return "";
        }
        Interpreter child = shell.fork();
        Collector collector = new Collector(shell);
        child.descriptors.put(1, OpenFile.writing(collector));
        child.traceDepth++;
        child.ignoreErrors = 0;
        child.loops = 0;
        if (!child.on(ShellOption.INHERIT_ERREXIT) || shell.ignoreErrors > 0) {
            child.options.remove(ShellOption.ERREXIT);
        }
        int status = child.traps.guardedEnd(child, () -> child.executor.run(substitution.body().statements()));
        if (!collector.closed) {
            shell.session.host.simulation().await(() -> collector.closed);
        }
        shell.substitutionStatus = status;
        shell.status = status;
        return trimmed(collector.bytes.toByteArray());
    }

    private String contents(Word file) {
        List<String> names = new ArrayList<>();
        shell.expander.fields(file, names);
        String name = String.join(" ", names);
        try {
            OpenFile opened = shell.redirector.openRead(name);
            byte[] bytes = opened.input().readAll();
            opened.release();
            shell.substitutionStatus = 0;
            return trimmed(bytes);
        } catch (FileError e) {
            shell.error(name + ": " + e.reason());
            shell.substitutionStatus = 1;
            shell.status = 1;
            return "";
        }
    }

    /** The output as text, without NUL bytes and without the newlines at its end. */
    private String trimmed(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        String text = ByteText.decode(bytes, 0, end);
        if (text.indexOf('\0') < 0) {
            return text;
        }
        shell.error("warning: command substitution: ignored null byte in input");
        return text.replace("\0", "");
    }

    /** Starts {@code <(…)} or {@code >(…)} and names the file that is the other end. */
    String process(Part.ProcessSubstitution substitution) {
        Pipe pipe = new Pipe(shell.session.host.simulation());
        Interpreter child = shell.fork();
        child.ignoreErrors = 0;
        OpenFile ours;
        if (substitution.read()) {
            child.descriptors.put(1, OpenFile.writing(pipe.output()));
            ours = OpenFile.reading(pipe.input());
        } else {
            child.descriptors.put(0, OpenFile.reading(pipe.input()));
            ours = OpenFile.writing(pipe.output());
        }
        Node body = new Node.Sequence(shell.line, substitution.body().statements());
        SimProcess process = new PipelineRunner(shell).spawn(child, body, status -> { });
        shell.lastBackground = child.pid;
        int descriptor = FIRST_DESCRIPTOR;
        while (shell.descriptors.find(descriptor).isPresent()) {
            descriptor--;
        }
        shell.descriptors.put(descriptor, ours);
        open.add(new Open(descriptor, process, substitution.read(), shell.descriptors));
        return "/dev/fd/" + descriptor;
    }

    /** How many are open: to be handed to {@link #release} when the command that is about to run has ended. */
    int mark() {
        return open.size();
    }

    /** Closes what was opened since the mark. What reads from us may finish first, so that its output comes in time. */
    void release(int mark) {
        while (open.size() > mark) {
            Open last = open.remove(open.size() - 1);
            last.table().close(last.descriptor());
            if (!last.read() && shell.pending == null) {
                shell.session.host.simulation().join(last.process());
            }
        }
    }
}
