package dev.ktutor.command.coreutils.sed;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.host.io.Output;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a script reads and writes: input files as one stream or each for itself, standard output or files in place, w files. */
final class SedFiles {
    /** An output, and whether its last line still lacks its newline. */
    private static final int STEPS_A_CHECK = 64;

    private int work;
    private static final class Sink {
        private final Output output;
        private boolean unfinished;

        Sink(Output output) {
            this.output = output;
        }
    }

    private final Call call;
    private final List<String> paths;
    private final boolean separate;
    private final boolean inPlace;
    private final String suffix;
    private final char delimiter;
    private final Map<String, Sink> written = new HashMap<>();
    private final Map<String, OpenFile> opened = new HashMap<>();
    private final Map<String, Lines> readers = new HashMap<>();
    private final Sink standard;
    private Sink out;
    private int next;
    private long number;
    private String name = "-";
    private @Nullable Lines lines;
    private @Nullable String ahead;
    private boolean aheadEnded = true;
    private boolean ended = true;
    private @Nullable ByteArrayOutputStream edited;

    SedFiles(Call call, List<String> paths) {
        this.call = call;
        this.paths = paths;
        this.inPlace = call.has("i");
        this.suffix = call.value("i", "");
        this.separate = call.has("s") || inPlace;
        this.delimiter = call.has("z") ? '\0' : '\n';
        this.standard = new Sink(call.out());
        this.out = standard;
    }

    /** Opens a w file at once, as sed does when it reads the script. */
    void prepare(String path) {
        if (written.containsKey(path)) {
            return;
        }
        if (path.equals("/dev/stdout")) {
            written.put(path, standard);
        } else if (path.equals("/dev/stderr")) {
            written.put(path, new Sink(call.in().err()));
        } else {
            try {
                OpenFile file = call.openWrite(path, OpenMode.TRUNCATE);
                opened.put(path, file);
                written.put(path, new Sink(file.output()));
            } catch (FileError e) {
                throw new ToolExit(4, "couldn't open file " + path + ": " + e.reason());
            }
        }
    }

    String delimiter() {
        return String.valueOf(delimiter);
    }

    long number() {
        return number;
    }

    String name() {
        return name;
    }

    /** The next line, from the next file where one ends; null at the end of all. */
    @Nullable String next() {
        if (ahead == null && !fetch(true)) {
            return null;
        }
        String line = ahead;
        ended = aheadEnded;
        ahead = null;
        number++;
        return line;
    }

    /** Whether the present line is the last one. */
    boolean last() {
        if (ahead != null) {
            return false;
        }
        // With -s and -i every file has a last line of its own.
        return !fetch(!separate);
    }

    private boolean fetch(boolean across) {
        while (true) {
            if (lines != null) {
                String line = read(lines);
                if (line != null) {
                    ahead = Latin.text(line);
                    aheadEnded = lines.ended();
                    return true;
                }
                if (!across) {
                    return false;
                }
                closeInput();
            }
            if (next >= paths.size() || !open(paths.get(next++))) {
                if (next >= paths.size() && lines == null) {
                    return false;
                }
            }
        }
    }

    private @Nullable String read(Lines from) {
        try {
            return from.next();
        } catch (FileError e) {
            complain("read error on " + name + ": " + e.reason(), 4);
            return null;
        }
    }

    private void complain(String text, int status) {
        // sed writes its own complaints past its buffered output.
        call.in().err().println(call.in().name() + ": " + text);
        call.status(status);
    }

    private boolean open(String path) {
        name = path;
        if (inPlace) {
            FileStat stat = call.files().find(path);
            if (stat != null && !stat.isRegular()) {
                complain("couldn't edit " + path + ": not a regular file", 4);
                return false;
            }
        }
        try {
            lines = new Lines(call.open(path), delimiter);
        } catch (FileError e) {
            complain("can't read " + path + ": " + e.reason(), 2);
            return false;
        }
        if (separate) {
            number = 0;
        }
        if (inPlace) {
            edited = new ByteArrayOutputStream();
            out = new Sink(Output.to(edited));
        }
        return true;
    }

    private void closeInput() {
        if (lines != null) {
            lines.close();
        }
        lines = null;
        ByteArrayOutputStream result = edited;
        if (result != null) {
            replace(name, result.toByteArray());
            edited = null;
            out = standard;
        }
    }

    /** Puts the result in the file's place: a new file of that name, as sed makes. */
    private void replace(String path, byte[] content) {
        FileView files = call.files();
        try {
            FileStat stat = files.stat(path);
            String folder = path.indexOf('/') < 0 ? "" : path.substring(0, path.lastIndexOf('/') + 1);
            String base = path.substring(folder.length());
            String temporary = folder + "sed" + call.in().host().chance().nameSuffix(6);
            files.write(temporary, content);
            files.chmod(temporary, stat.mode());
            if (files.credentials().root()) {
                files.chown(temporary, stat.uid(), stat.gid(), false);
            }
            if (!suffix.isEmpty()) {
                String backup = suffix.indexOf('*') >= 0 ? suffix.replace("*", base) : base + suffix;
                files.rename(path, backup.indexOf('/') >= 0 ? backup : folder + backup);
            }
            files.rename(temporary, path);
        } catch (FileError e) {
            throw new ToolExit(4, "couldn't open temporary file " + e.path() + ": " + e.reason());
        }
    }

    /** q: what follows in a file edited in place is lost, as in sed 4.9. */
    void finish() {
        closeInput();
    }

    /** Closes what is open. */
    void close() {
        closeInput();
        opened.values().forEach(OpenFile::release);
    }

    private static void emit(Sink sink, String text) {
        if (sink.unfinished) {
            sink.output.print("\n");
            sink.unfinished = false;
        }
        sink.output.print(text);
    }

    /** Writes the pattern space as a line; without a newline if the input's last line had none. */
    void print(String text) {
        emitLine(out, text);
    }

    private void emitLine(Sink sink, String text) {
        emit(sink, ended ? text + delimiter : text);
        sink.unfinished = !ended;
    }

    /** Writes a line that always has its newline. */
    void printLine(String text) {
        emit(out, text + delimiter);
    }

    /** Writes text as it is. */
    void write(String text) {
        emit(out, text);
    }

    void writeTo(String path, String text) {
        Sink sink = written.get(path);
        if (sink != null) {
            emitLine(path.equals("/dev/stdout") ? out : sink, text);
        }
    }

    /** A command has run, over a pattern space of some length. */
    void worked(int steps) {
        work += steps;
        if (work >= STEPS_A_CHECK) {
            call.checkpoint(work / 2);
            work = 0;
        }
    }

    /** r: a file's content; nothing if it cannot be read. */
    void copy(String path) {
        try {
            byte[] bytes = path.equals("/dev/stdin") ? call.open("-").readAll() : call.files().read(path);
            if (bytes.length > 0) {
                emit(out, "");
                out.output.write(bytes);
                out.unfinished = bytes[bytes.length - 1] != '\n';
            }
        } catch (FileError e) {
            call.checkpoint();
        }
    }

    /** R: the next line of a file. */
    void copyLine(String path) {
        try {
            Lines reader = readers.get(path);
            if (reader == null) {
                reader = new Lines(call.open(path));
                readers.put(path, reader);
            }
            String line = reader.next();
            if (line != null) {
                emit(out, Latin.text(line) + "\n");
            }
        } catch (FileError e) {
            readers.put(path, new Lines(dev.ktutor.host.io.Input.of(new byte[0])));
        }
    }
}
