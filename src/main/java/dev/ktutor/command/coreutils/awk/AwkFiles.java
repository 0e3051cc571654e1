package dev.ktutor.command.coreutils.awk;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.BufferedOutput;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** The files and commands a program reads and writes; the records of the operands. */
final class AwkFiles {
    private final Machine machine;
    private final Call call;
    private final Map<String, RecordReader> readers = new LinkedHashMap<>();
    private final Map<String, OpenFile> files = new LinkedHashMap<>();
    private final Map<String, BufferedOutput> outputs = new LinkedHashMap<>();
    private final Map<String, ByteArrayOutputStream> pipes = new LinkedHashMap<>();
    private @Nullable RecordReader current;
    private int argument = 1;
    private boolean anyFile;

    AwkFiles(Machine machine, Call call) {
        this.machine = machine;
        this.call = call;
    }

    /** Reads records from an input; RS may change between two of them. */
    private final class Reader implements RecordReader {
        private final Input input;
        private final boolean counts;
        private @Nullable Lines lines;
        private @Nullable String whole;
        private int at;

        Reader(Input input, boolean counts) {
            this.input = input;
            this.counts = counts;
        }

        @Override
        public boolean counts() {
            return counts;
        }

        @Override
        public @Nullable String next(String separator) {
            if (separator.length() == 1 && whole == null && separator.charAt(0) < 128) {
                if (lines == null) {
                    lines = new Lines(input, separator.charAt(0));
                }
                String line = lines.next();
                return line;
            }
            if (whole == null) {
                String rest = lines == null ? Latin.of(input.readText()) : remaining(lines);
                whole = rest;
            }
            return separator.isEmpty() ? paragraph(whole) : piece(whole, separator);
        }

        private String remaining(Lines from) {
            StringBuilder text = new StringBuilder();
            for (String line = from.next(); line != null; line = from.next()) {
                text.append(line).append(from.ended() ? "\n" : "");
            }
            return text.toString();
        }

        private @Nullable String paragraph(String text) {
            while (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            if (at >= text.length()) {
                return null;
            }
            int end = text.indexOf("\n\n", at);
            String found = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 2;
            return end < 0 && found.endsWith("\n") ? found.substring(0, found.length() - 1) : found;
        }

        private @Nullable String piece(String text, String separator) {
            if (at >= text.length()) {
                return null;
            }
            Regex regex = machine.regex(separator);
            Optional<MatchResult> match = regex.find(text, at).filter(r -> r.end() > r.start());
            String found = text.substring(at, match.map(MatchResult::start).orElse(text.length()));
            at = match.map(MatchResult::end).orElse(text.length());
            return found;
        }
    }

    /** The records of the operands, one file after the other; assignments among them take effect in their turn. */
    RecordReader main() {
        return new RecordReader() {
            @Override
            public @Nullable String next(String separator) {
                while (true) {
                    if (current == null && !open()) {
                        return null;
                    }
                    String line = current == null ? null : current.next(machine.text(machine.variable("RS").value()));
                    if (line != null) {
                        return line;
                    }
                    current = null;
                }
            }
        };
    }

    void skipFile() {
        current = null;
    }

    private boolean open() {
        int count = (int) Values.number(machine.variable("ARGC").value());
        while (argument < count) {
            Object value = machine.variable("ARGV").array().get(String.valueOf(argument++));
            String path = value == null ? "" : machine.text(value);
            if (path.isEmpty()) {
                continue;
            }
            if (path.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
                machine.assign(path.substring(0, path.indexOf('=')), new Text(Lexer.unescape(path.substring(path.indexOf('=') + 1))));
                continue;
            }
            return start(path);
        }
        return !anyFile && start("-");
    }

    private boolean start(String path) {
        anyFile = true;
        try {
            current = new Reader(call.open(Latin.text(path)), true);
        } catch (FileError e) {
            throw new AwkError("cannot open " + path + " (" + e.reason() + ")");
        }
        machine.variable("FILENAME").set(path.equals("-") ? "" : path);
        machine.variable("FNR").set(0.0);
        return true;
    }

    /** The reader of a file for getline; null if it cannot be opened. */
    @Nullable RecordReader input(String path) {
        RecordReader reader = readers.get(path);
        if (reader == null) {
            try {
                reader = new Reader(call.open(Latin.text(path)), false);
            } catch (FileError e) {
                return null;
            }
            readers.put(path, reader);
        }
        return reader;
    }

    /** The output of a command for getline; it runs when first asked for. */
    RecordReader command(String line) {
        return readers.computeIfAbsent(line, command -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            run(command, null, Output.to(bytes));
            return new Reader(Input.of(bytes.toByteArray()), true);
        });
    }

    private int run(String command, @Nullable Input input, @Nullable Output output) {
        flush();
        Invocation in = call.in();
        Descriptors descriptors = in.descriptors().copy();
        if (input != null) {
            descriptors.put(0, OpenFile.reading(input));
        }
        if (output != null) {
            descriptors.put(1, OpenFile.writing(output));
        }
        return in.withDescriptors(descriptors).run(List.of("sh", "-c", Latin.text(command))).code();
    }

    private void flush() {
        call.out().flush();
        outputs.values().forEach(BufferedOutput::flush);
    }

    int system(String command) {
        return run(command, null, null);
    }

    void write(String how, String target, String text) {
        if (how.equals("|")) {
            pipes.computeIfAbsent(target, t -> new ByteArrayOutputStream()).writeBytes(Latin.bytes(text));
            return;
        }
        if (target.equals("/dev/stdout") || target.equals("-")) {
            call.out().write(Latin.bytes(text));
            return;
        }
        if (target.equals("/dev/stderr")) {
            call.out().flush();
            call.in().err().write(Latin.bytes(text));
            return;
        }
        BufferedOutput out = outputs.get(target);
        if (out == null) {
            try {
                OpenFile file = call.openWrite(Latin.text(target), how.equals(">>") ? OpenMode.APPEND : OpenMode.TRUNCATE);
                files.put(target, file);
                out = new BufferedOutput(file.output());
                outputs.put(target, out);
            } catch (FileError e) {
                throw new AwkError("cannot open \"" + target + "\" for output: " + e.reason());
            }
        }
        out.write(Latin.bytes(text));
    }

    int close(String target) {
        int result = readers.remove(target) == null ? -1 : 0;
        ByteArrayOutputStream pipe = pipes.remove(target);
        if (pipe != null) {
            return run(target, Input.of(pipe.toByteArray()), null);
        }
        BufferedOutput out = outputs.remove(target);
        OpenFile file = files.remove(target);
        if (out != null && file != null) {
            out.flush();
            file.release();
            return 0;
        }
        return result;
    }

    void closeAll() {
        List.copyOf(outputs.keySet()).forEach(this::close);
        call.out().flush();
        List.copyOf(pipes.keySet()).forEach(this::close);
    }
}
