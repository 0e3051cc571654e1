package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register;
import dev.ktutor.command.editor.vi.text.Register.Kind;
import java.util.ArrayList;
import java.util.List;

/** What deletes and yanks: taking a region out of the text, or only its copy. */
public final class Operators {
    private static final int REPORT = 2;
    private final Editor editor;

    Operators(Editor editor) {
        this.editor = editor;
    }

    private Buffer buffer() {
        return editor.buffer();
    }

    /** The region's text as a register holds it. */
    Register text(Region region) {
        if (region.kind() == Kind.LINE) {
            return Register.lines(buffer().lines(region.from(), region.to()));
        }
        if (region.kind() == Kind.BLOCK) {
            List<String> rows = new ArrayList<>();
            int width = 0;
            for (int line = region.from(); line <= region.to(); line++) {
                String inside = slice(region, line).inside();
                rows.add(inside);
                width = Math.max(width, Columns.cell(inside, inside.length(), editor.options().tabStop()));
            }
            return new Register(Kind.BLOCK, rows, region.lastCell() == Region.TO_END ? width : region.lastCell() - region.firstCell() + 1);
        }
        int behind = region.behind(buffer());
        List<String> lines = new ArrayList<>(buffer().lines(region.from(), region.to()));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last).substring(0, Math.min(behind, lines.get(last).length())));
        lines.set(0, lines.get(0).substring(Math.min(region.start().column(), lines.get(0).length())));
        return new Register(Kind.CHAR, lines, 0);
    }

    BlockSlice slice(Region region, int line) {
        return BlockSlice.of(buffer().line(line), region.firstCell(), region.lastCell(), editor.options().tabStop());
    }

    /** y: copies into a register. */
    public void yank(Region region, int register) {
        Register text = text(region);
        editor.registers().yank(register, text);
        boolean block = region.kind() == Kind.BLOCK;
        int count = region.height() - (region.kind() == Kind.CHAR && text.lines().size() > 1 && text.lines().get(text.lines().size() - 1).isEmpty() ? 1 : 0);
        if (count > REPORT && register != '_') {
            String into = register == 0 ? "" : " into \"" + (char) register;
            editor.say((block ? "block of " : "") + count + " lines yanked" + into);
        }
        int behind = region.kind() == Kind.CHAR ? Math.max(0, region.behind(buffer()) - 1) : Integer.MAX_VALUE;
        editor.changeMarks(region.kind() == Kind.LINE ? new Position(region.from(), 0) : region.start(), new Position(region.to(), behind));
    }

    /** d: takes out, with a copy in a register. */
    public void delete(Region given, int register) {
        Region region = asLines(given);
        if (region.empty(buffer())) {
            editor.save(region.from(), region.from());
            return;
        }
        store(region, register);
        remove(region);
    }

    /** A deletion that leaves white lines only takes whole lines. */
    private Region asLines(Region region) {
        if (region.kind() != Kind.CHAR || region.visual() || region.height() == 1) {
            return region;
        }
        boolean indent = Columns.indentEnd(buffer().line(region.from())) >= region.start().column();
        boolean restWhite = buffer().line(region.to()).substring(region.behind(buffer())).isBlank();
        return indent && restWhite ? region.as(Kind.LINE) : region;
    }

    private void store(Region region, int register) {
        editor.registers().delete(register, text(region), region.height() > 1, region.numbered());
    }

    private void remove(Region region) {
        int size = buffer().size();
        editor.save(region.from(), region.to());
        switch (region.kind()) {
            case LINE -> {
                buffer().delete(region.from(), region.to());
                editor.goIndent(Math.min(region.from(), buffer().size()));
                report(size);
            }
            case BLOCK -> {
                for (int line = region.from(); line <= region.to(); line++) {
                    BlockSlice slice = slice(region, line);
                    if (!slice.nothing()) {
                        buffer().set(line, slice.removed(buffer().line(line)));
                    }
                }
                editor.go(region.start());
            }
            default -> {
                removeCharacters(region);
                report(size);
            }
        }
        int last = region.kind() == Kind.BLOCK ? region.to() : Math.min(buffer().size(), region.from());
        editor.changeMarks(region.kind() == Kind.LINE ? new Position(last, 0) : region.start(), region.kind() == Kind.CHAR ? region.start() : new Position(last, 0));
    }

    private void removeCharacters(Region region) {
        String first = buffer().line(region.from());
        String last = buffer().line(region.to());
        int behind = region.behind(buffer());
        String joined = first.substring(0, Math.min(region.start().column(), first.length())) + last.substring(Math.min(behind, last.length()));
        buffer().set(region.from(), joined);
        if (region.height() > 1) {
            buffer().delete(region.from() + 1, region.to());
        }
        editor.go(region.start());
    }

    /** Says how many lines there are more or fewer than before, if they are more than two. */
    public void report(int before) {
        if (buffer().empty()) {
            editor.say("--No lines in buffer--");
            return;
        }
        int fewer = before - buffer().size();
        if (Math.abs(fewer) > REPORT) {
            editor.say(fewer > 0 ? fewer + " fewer lines" : -fewer + " more lines");
        }
    }

    /** c: takes out, leaves the cursor where text is to be inserted; lines leave one line, with its indent if that is kept. */
    void cut(Region region, int register) {
        if (buffer().empty() || region.empty(buffer()) && !region.inclusive()) {
            editor.save(region.from(), region.from());
            return;
        }
        store(region, register);
        if (region.kind() != Kind.LINE) {
            remove(region);
            return;
        }
        editor.save(region.from(), region.to());
        String first = buffer().line(region.from());
        int size = buffer().size();
        if (region.height() > 1) {
            buffer().delete(region.from() + 1, region.to());
        }
        boolean keeps = editor.options().autoIndent() || editor.indents().automatic();
        String indent = keeps && editor.options().autoIndent() ? first.substring(0, Columns.indentEnd(first)) : "";
        buffer().set(region.from(), indent);
        editor.go(region.from(), indent.length());
        report(size);
    }
}
