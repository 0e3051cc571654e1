package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.Output;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.List;

/** The file being edited: its name, whether it may be written, reading and writing with vim's messages. */
public final class Document {
    private final Editor editor;
    private final ExWorld world;
    private final Autocommands autocommands;
    private String name = "";
    private boolean readsOnly;
    private boolean isNew;
    private boolean notEdited;
    private List<String> arguments = List.of();
    private int argument;

    Document(Editor editor, ExWorld world, Autocommands autocommands) {
        this.editor = editor;
        this.world = world;
        this.autocommands = autocommands;
    }

    /** The file's name as given; empty if it has none. */
    public String name() {
        return name;
    }

    void name(String path) {
        name = path;
        notEdited = true;
    }

    boolean isNew() {
        return isNew;
    }

    boolean notEdited() {
        return notEdited;
    }

    /** The files named on the command line. */
    public void arguments(List<String> files) {
        arguments = List.copyOf(files);
        argument = 0;
    }

    List<String> arguments() {
        return arguments;
    }

    int argument() {
        return argument;
    }

    void argument(int index) {
        argument = index;
    }

    /** Files may be looked at only: {@code view}, {@code -R}. */
    public void readOnly() {
        readsOnly = true;
    }

    /** Begins with that file; says so. */
    public void open(String path) {
        name = path;
        isNew = false;
        notEdited = false;
        FileView files = world.files();
        editor.options().set("readonly", readsOnly);
        editor.options().set("fileformat", "unix");
        String said = "";
        if (path.isEmpty()) {
            editor.buffer().load(List.of(), true);
        } else if (files.isDirectory(path)) {
            editor.buffer().load(List.of(), true);
            said = "\"" + path + "\" is a directory";
        } else {
            said = read(path, files);
        }
        editor.go(1, 0);
        editor.window().top(1);
        editor.say(said);
        autocommands.opened(path, isNew);
    }

    /** Begins with text from standard input, which is no file's. */
    public void take(String content) {
        editor.buffer().load(lines(content), true);
        editor.buffer().undo().setModified(true);
        editor.go(1, 0);
        editor.say("");
    }

    private String read(String path, FileView files) {
        try {
            String content = files.readText(path);
            boolean locked = !files.may(path, 2);
            editor.options().set("readonly", readsOnly || locked);
            List<String> lines = lines(content);
            boolean dos = !lines.isEmpty() && lines.stream().allMatch(l -> l.endsWith("\r")) && content.endsWith("\n");
            if (dos) {
                lines = lines.stream().map(l -> l.substring(0, l.length() - 1)).toList();
                editor.options().set("fileformat", "dos");
            }
            boolean newline = content.isEmpty() || content.endsWith("\n");
            editor.buffer().load(lines, newline);
            editor.options().set("endofline", newline);
            String flags = (editor.options().on("readonly") ? "[readonly]" : "") + (newline ? "" : "[noeol]") + (dos ? "[dos]" : "");
            return quoted(path) + " " + (flags.isEmpty() ? "" : flags + " ") + counts(lines.size(), content);
        } catch (FileError e) {
            editor.buffer().load(List.of(), true);
            if (e.errno() == Errno.ENOENT) {
                isNew = true;
                return quoted(path) + " [New" + (directoryMissing(path) ? " DIRECTORY]" : "]");
            }
            return quoted(path) + (e.errno() == Errno.EACCES ? " [Permission Denied]" : " [" + e.reason() + "]");
        }
    }

    private boolean directoryMissing(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 && !world.files().exists(path.substring(0, slash));
    }

    static List<String> lines(String content) {
        if (content.isEmpty()) {
            return List.of();
        }
        String body = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
        return List.of(body.split("\n", -1));
    }

    static String quoted(String path) {
        return "\"" + path + "\"";
    }

    static String counts(int lines, String content) {
        return lines + "L, " + ByteText.encode(content).length + "B";
    }

    /** The lines as they go into a file. */
    String content(int from, int to) {
        if (editor.buffer().empty()) {
            return "";
        }
        String end = editor.options().text("fileformat").equals("dos") ? "\r\n" : "\n";
        StringBuilder out = new StringBuilder();
        editor.buffer().lines(from, to).forEach(line -> out.append(line).append(end));
        boolean bare = to == editor.buffer().size() && !editor.options().on("endofline")
                && (editor.options().on("binary") || !editor.options().on("fixendofline"));
        return bare ? out.substring(0, out.length() - end.length()) : out.toString();
    }

    /** Writes lines; says so. Refuses with vim's words. */
    void write(String path, ExLine.Range range, boolean force, boolean append) {
        FileView files = world.files();
        boolean own = path.equals(name);
        boolean whole = range.from() <= 1 && range.to() == editor.buffer().size();
        if (files.isDirectory(path)) {
            throw new Refusal(quoted(path) + " is a directory");
        }
        FileStat old = files.find(path);
        checks(path, own, old != null, force || append, whole);
        String content = content(range.from(), range.to());
        int lines = editor.buffer().empty() ? 0 : range.to() - range.from() + 1;
        try {
            put(path, content, append, force);
        } catch (FileError e) {
            throw new Refusal(quoted(path) + " E212: Can't open file for writing");
        }
        if (name.isEmpty() && !append) {
            name = path;
            own = true;
        }
        boolean noeol = !content.isEmpty() && !content.endsWith("\n");
        editor.say(quoted(path) + " " + (old == null ? "[New] " : "") + (noeol ? "[noeol]" : "")
                + (editor.options().text("fileformat").equals("dos") ? "[dos] " : noeol ? " " : "")
                + counts(lines, content) + (append ? " appended" : " written"));
        if (own && whole && !append) {
            editor.buffer().undo().setModified(false);
            isNew = false;
            notEdited = false;
            if (force) {
                editor.options().set("readonly", false);
            }
        }
    }

    private void checks(String path, boolean own, boolean exists, boolean force, boolean whole) {
        if (force) {
            return;
        }
        if (own && editor.options().on("readonly")) {
            throw new Refusal("E45: 'readonly' option is set (add ! to override)");
        }
        if (own && !whole) {
            throw new Refusal("E140: Use ! to write partial buffer");
        }
        if (exists && (!own || notEdited)) {
            throw new Refusal("E13: File exists (add ! to override)");
        }
    }

    private void put(String path, String content, boolean append, boolean force) {
        FileView files = world.files();
        byte[] bytes = ByteText.encode(content);
        if (append) {
            Output out = files.openWrite(path, OpenMode.APPEND).output();
            out.write(bytes);
            out.close();
            return;
        }
        try {
            files.write(path, bytes);
        } catch (FileError e) {
            FileStat stat = files.find(path);
            if (!force || e.errno() != Errno.EACCES || stat == null) {
                throw e;
            }
            // With ! vim makes a file of the user's own writable for the moment.
            files.chmod(path, stat.mode() | 0200);
            try {
                files.write(path, bytes);
            } finally {
                files.chmod(path, stat.mode());
            }
        }
    }

    /** A file name as typed: % and # are this file, ~ is home, $X a variable. */
    String expand(String typed) {
        String path = typed.strip();
        if (path.contains("%") && name.isEmpty()) {
            throw new Refusal("E499: Empty file name for '%' or '#', only works with \":p:h\"");
        }
        path = path.replace("%", name);
        if (path.equals("~") || path.startsWith("~/")) {
            path = world.variable("HOME") + path.substring(1);
        }
        StringBuilder out = new StringBuilder();
        for (String part : path.split("(?=\\$[A-Za-z_])")) {
            String variable = part.startsWith("$") ? part.substring(1).replaceFirst("[^A-Za-z0-9_].*", "") : "";
            out.append(variable.isEmpty() ? part : world.variable(variable) + part.substring(variable.length() + 1));
        }
        return out.toString().replace("\\ ", " ");
    }

    /** What :file and Ctrl-G say. */
    String status() {
        int size = editor.buffer().size();
        String shown = name.isEmpty() ? "\"[No Name]\"" : quoted(name);
        List<String> flags = new ArrayList<>();
        if (editor.buffer().undo().modified()) {
            flags.add("[Modified]");
        }
        if (notEdited && !name.isEmpty()) {
            flags.add("[Not edited]");
        }
        if (isNew) {
            flags.add("[New]");
        }
        if (editor.options().on("readonly")) {
            flags.add("[readonly]");
        }
        String flag = flags.isEmpty() ? "" : " " + String.join("", flags);
        if (editor.buffer().empty()) {
            return shown + flag + " --No lines in buffer--";
        }
        int percent = editor.cursor().line() * 100 / size;
        return editor.options().on("ruler") ? shown + flag + " " + size + (size == 1 ? " line" : " lines") + " --" + percent + "%--"
                : shown + flag + " line " + editor.cursor().line() + " of " + size + " --" + percent + "%-- col " + (editor.cursor().column() + 1);
    }
}
