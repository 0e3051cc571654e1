package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import java.util.List;

/** Reading, writing, other files, leaving. */
final class FileCommands {
    private static final String UNSAVED = "E37: No write since last change (add ! to override)";
    private final Editor editor;
    private final Document document;
    private final ExWorld world;
    private final ShellCommands shell;

    FileCommands(Editor editor, Document document, ExWorld world, ShellCommands shell) {
        this.editor = editor;
        this.document = document;
        this.world = world;
        this.shell = shell;
    }

    void addTo(ExTable table) {
        table.add("w[rite]", this::write, Trait.RANGE, Trait.BANG, Trait.ARGUMENT, Trait.WHOLE, Trait.BAR);
        table.add("up[date]", this::update, Trait.RANGE, Trait.BANG, Trait.ARGUMENT, Trait.WHOLE);
        table.add("wq", this::writeQuit, Trait.RANGE, Trait.BANG, Trait.ARGUMENT, Trait.WHOLE);
        table.add("x[it]", this::exit, Trait.RANGE, Trait.BANG, Trait.ARGUMENT, Trait.WHOLE);
        table.add("exi[t]", this::exit, Trait.RANGE, Trait.BANG, Trait.ARGUMENT, Trait.WHOLE);
        table.add("wa[ll]", line -> writeAll(line.bang()), Trait.BANG);
        table.add("wqa[ll]", this::writeAllQuit, Trait.BANG);
        table.add("xa[ll]", this::writeAllQuit, Trait.BANG);
        table.add("q[uit]", line -> quit(line.bang()), Trait.BANG);
        table.add("qa[ll]", line -> quitAll(line.bang()), Trait.BANG);
        table.add("quita[ll]", line -> quitAll(line.bang()), Trait.BANG);
        table.add("cq[uit]", line -> editor.finish(line.word() == null ? 1 : Integer.parseInt(line.word().replaceAll("\\D", "0"))), Trait.BANG, Trait.ARGUMENT);
        table.add("e[dit]", this::edit, Trait.BANG, Trait.ARGUMENT);
        table.add("ene[w]", line -> leaveFor("", line.bang()), Trait.BANG);
        table.add("vie[w]", this::edit, Trait.BANG, Trait.ARGUMENT);
        table.add("r[ead]", this::read, Trait.RANGE, Trait.ARGUMENT, Trait.ZERO, Trait.BAR);
        table.add("f[ile]", this::file, Trait.ARGUMENT);
        table.add("sav[eas]", this::saveAs, Trait.BANG, Trait.ARGUMENT);
        table.add("n[ext]", line -> argument(document.argument() + 1, line.bang()), Trait.BANG);
        table.add("prev[ious]", line -> argument(document.argument() - 1, line.bang()), Trait.BANG);
        table.add("N[ext]", line -> argument(document.argument() - 1, line.bang()), Trait.BANG);
        table.add("rew[ind]", line -> argument(0, line.bang()), Trait.BANG);
        table.add("fir[st]", line -> argument(0, line.bang()), Trait.BANG);
        table.add("la[st]", line -> argument(document.arguments().size() - 1, line.bang()), Trait.BANG);
        table.add("wn[ext]", this::writeNext, Trait.BANG);
        table.add("ar[gs]", line -> editor.say(argumentList()));
    }

    private boolean modified() {
        return editor.buffer().undo().modified();
    }

    private String target(ExLine line) {
        String typed = line.argument().strip();
        String path = typed.isEmpty() ? document.name() : document.expand(typed);
        if (path.isEmpty()) {
            throw new Refusal("E32: No file name");
        }
        return path;
    }

    private void write(ExLine line) {
        String argument = line.argument();
        if (!line.bang() && argument.strip().startsWith("!")) {
            shell.write(line, argument.strip().substring(1));
            return;
        }
        boolean append = argument.strip().startsWith(">>");
        ExLine plain = append ? new ExLine(line.range(), line.name(), line.bang(), argument.strip().substring(2), line.text()) : line;
        document.write(target(plain), line.range(), line.bang(), append);
    }

    private void update(ExLine line) {
        if (modified()) {
            write(line);
        }
    }

    private void writeQuit(ExLine line) {
        document.write(target(line), line.range(), line.bang(), false);
        quit(line.bang());
    }

    private void exit(ExLine line) {
        if (modified() || !line.argument().isBlank()) {
            document.write(target(line), line.range(), line.bang(), false);
        }
        quit(line.bang());
    }

    private void writeAll(boolean force) {
        if (modified()) {
            if (document.name().isEmpty()) {
                throw new Refusal("E141: No file name for buffer 1");
            }
            document.write(document.name(), new ExLine.Range(1, editor.buffer().size(), 0), force, false);
        }
    }

    private void writeAllQuit(ExLine line) {
        writeAll(line.bang());
        quitAll(line.bang());
    }

    private void quit(boolean force) {
        if (modified() && !force) {
            throw new Refusal(UNSAVED);
        }
        int left = document.arguments().size() - 1 - document.argument();
        if (left > 0 && !force) {
            throw new Refusal("E173: " + left + (left == 1 ? " more file to edit" : " more files to edit"));
        }
        editor.finish(0);
    }

    private void quitAll(boolean force) {
        if (modified() && !force) {
            throw new Refusal(UNSAVED);
        }
        editor.finish(0);
    }

    private void leaveFor(String path, boolean force) {
        if (modified() && !force) {
            throw new Refusal(UNSAVED);
        }
        document.open(path);
    }

    private void edit(ExLine line) {
        String typed = line.argument().strip().replaceFirst("^\\+\\S*\\s*", "");
        int here = editor.cursor().line();
        boolean again = typed.isEmpty();
        leaveFor(again ? document.name() : document.expand(typed), line.bang());
        if (again) {
            editor.goIndent(Math.min(here, editor.buffer().size()));
        }
    }

    private void read(ExLine line) {
        String typed = line.argument().strip();
        if (line.argument().startsWith("!") || typed.startsWith("!")) {
            shell.read(line, typed.substring(1));
            return;
        }
        String path = target(line);
        String content;
        try {
            content = world.files().readText(path);
        } catch (FileError e) {
            throw new Refusal(e.errno() == Errno.EISDIR ? Document.quoted(path) + " is a directory" : "E484: Can't open file " + path);
        }
        List<String> lines = Document.lines(content);
        int after = line.range().to();
        editor.save(after + 1, after);
        editor.buffer().append(after, lines);
        editor.changeMarks(new Position(after + 1, 0), new Position(after + lines.size(), 0));
        if (!lines.isEmpty()) {
            editor.goIndent(after + 1);
        }
        boolean newline = content.isEmpty() || content.endsWith("\n");
        editor.say(Document.quoted(path) + " " + (newline ? "" : "[noeol] ") + Document.counts(lines.size(), content));
    }

    private void file(ExLine line) {
        if (!line.argument().isBlank()) {
            document.name(document.expand(line.argument()));
        }
        editor.say(document.status());
    }

    private void saveAs(ExLine line) {
        if (line.argument().isBlank()) {
            throw new Refusal("E471: Argument required");
        }
        String path = document.expand(line.argument());
        document.write(path, new ExLine.Range(1, editor.buffer().size(), 0), line.bang(), false);
        String said = editor.message();
        document.name(path);
        editor.buffer().undo().setModified(false);
        editor.say(said);
    }

    private void argument(int index, boolean force) {
        int count = document.arguments().size();
        if (count <= 1) {
            throw new Refusal("E163: There is only one file to edit");
        }
        if (index >= count) {
            throw new Refusal("E165: Cannot go beyond last file");
        }
        if (index < 0) {
            throw new Refusal("E164: Cannot go before first file");
        }
        if (modified() && !force) {
            throw new Refusal(UNSAVED);
        }
        document.argument(index);
        document.open(document.arguments().get(index));
        editor.say(editor.message().replaceFirst("\" ", "\" (" + (index + 1) + " of " + count + ") "));
    }

    private void writeNext(ExLine line) {
        document.write(target(new ExLine(line.range(), "", line.bang(), "", "")), new ExLine.Range(1, editor.buffer().size(), 0), line.bang(), false);
        argument(document.argument() + 1, line.bang());
    }

    private String argumentList() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < document.arguments().size(); i++) {
            String name = document.arguments().get(i);
            list.append(i == 0 ? "" : " ").append(i == document.argument() ? "[" + name + "]" : name);
        }
        return list.toString();
    }
}
