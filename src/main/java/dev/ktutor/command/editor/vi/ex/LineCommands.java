package dev.ktutor.command.editor.vi.ex;

import dev.ktutor.command.editor.vi.edit.Editor;
import dev.ktutor.command.editor.vi.edit.LineChanges;
import dev.ktutor.command.editor.vi.edit.Refusal;
import dev.ktutor.command.editor.vi.edit.Region;
import dev.ktutor.command.editor.vi.ex.ExCommand.Trait;
import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Marks;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register;
import dev.ktutor.command.editor.vi.text.Registers;
import java.util.ArrayList;
import java.util.List;

/** Commands on lines: d y pu j > < m t k sort u red. */
final class LineCommands {
    private final Editor editor;
    private final Buffer buffer;

    LineCommands(Editor editor) {
        this.editor = editor;
        this.buffer = editor.buffer();
    }

    void addTo(ExTable table) {
        table.add("d[elete]", line -> deleteYank(line, true), Trait.RANGE, Trait.ARGUMENT, Trait.COUNT);
        table.add("y[ank]", line -> deleteYank(line, false), Trait.RANGE, Trait.ARGUMENT, Trait.COUNT);
        table.add("pu[t]", this::put, Trait.RANGE, Trait.BANG, Trait.ARGUMENT, Trait.ZERO);
        table.add("j[oin]", this::join, Trait.RANGE, Trait.BANG, Trait.COUNT);
        table.add(">", line -> shift(line, true), Trait.RANGE, Trait.COUNT, Trait.ARGUMENT);
        table.add("<", line -> shift(line, false), Trait.RANGE, Trait.COUNT, Trait.ARGUMENT);
        table.add("m[ove]", this::move, Trait.RANGE, Trait.ARGUMENT);
        table.add("t", this::copy, Trait.RANGE, Trait.ARGUMENT);
        table.add("co[py]", this::copy, Trait.RANGE, Trait.ARGUMENT);
        table.add("ma[rk]", this::mark, Trait.RANGE, Trait.ARGUMENT);
        table.add("k", this::mark, Trait.RANGE, Trait.ARGUMENT);
        table.add("u[ndo]", line -> editor.undo(true), Trait.ARGUMENT);
        table.add("red[o]", line -> editor.undo(false));
        table.add("sor[t]", line -> new SortCommand(editor).run(line), Trait.RANGE, Trait.WHOLE, Trait.BANG, Trait.ARGUMENT, Trait.BAR);
        table.add("ret[ab]", this::retab, Trait.RANGE, Trait.WHOLE, Trait.BANG, Trait.ARGUMENT);
    }

    /** A count behind a command: that many lines from the last of its range on. */
    private ExLine.Range counted(ExLine.Range range, String word) {
        if (word == null || !word.matches("\\d{1,8}")) {
            return range;
        }
        int count = Integer.parseInt(word);
        if (count == 0) {
            throw new Refusal("E939: Positive count required");
        }
        return new ExLine.Range(range.to(), Math.min(buffer.size(), range.to() + count - 1), 2);
    }

    private void deleteYank(ExLine line, boolean deletes) {
        String[] words = line.argument().strip().split("\\s+");
        int at = 0;
        int register = 0;
        if (!words[0].isEmpty() && !Character.isDigit(words[0].charAt(0))) {
            register = words[0].charAt(0);
            if (!Registers.valid(register, true) || words[0].length() > 1) {
                throw new Refusal("E488: Trailing characters: " + line.argument().strip());
            }
            at = 1;
        }
        String count = at < words.length && !words[at].isEmpty() ? words[at] : null;
        if (count != null && !count.matches("\\d+")) {
            throw new Refusal("E488: Trailing characters: " + count);
        }
        ExLine.Range range = counted(line.range(), count);
        int here = editor.cursor().line();
        int column = editor.cursor().column();
        if (deletes) {
            editor.goIndent(range.from());
            editor.operators().delete(Region.lines(range.from(), range.to()), register);
        } else {
            editor.operators().yank(Region.lines(range.from(), range.to()), register);
            editor.go(here, column);
        }
    }

    private void put(ExLine line) {
        String word = line.word();
        Register register = editor.registers().get(word == null ? 0 : word.charAt(0));
        if (register == null) {
            throw new Refusal("E353: Nothing in register " + (word == null ? "\"" : word.substring(0, 1)));
        }
        int after = line.bang() ? Math.max(1, line.range().to()) - 1 : line.range().to();
        editor.save(after + 1, after);
        buffer.append(after, register.lines());
        editor.changeMarks(new Position(after + 1, 0), new Position(after + register.lines().size(), 0));
        editor.goIndent(after + register.lines().size());
        if (register.lines().size() > 2) {
            editor.say(register.lines().size() + " more lines");
        }
    }

    private void join(ExLine line) {
        ExLine.Range range = line.range();
        String word = line.word();
        int from = range.from();
        int to = range.to();
        if (word != null && word.matches("\\d{1,8}")) {
            from = to;
            to = from + Integer.parseInt(word) - 1;
        } else if (range.given() == 2 && from == to) {
            return;
        } else if (range.given() < 2) {
            if (to == buffer.size()) {
                throw new Refusal();
            }
            to++;
        }
        editor.go(from, editor.cursor().column());
        LineChanges.join(editor, from, Math.min(buffer.size(), to), !line.bang());
        editor.goIndent(from);
    }

    private void shift(ExLine line, boolean right) {
        String signs = line.argument().strip();
        String sign = right ? ">" : "<";
        int times = 1;
        while (signs.startsWith(sign)) {
            times++;
            signs = signs.substring(1).strip();
        }
        ExLine.Range range = counted(line.range(), signs.isEmpty() ? null : signs);
        editor.goIndent(range.from());
        LineChanges.shift(editor, range.from(), range.to(), right, times);
        editor.goIndent(range.to());
    }

    private int target(ExLine line) {
        String text = line.argument().strip();
        if (text.isEmpty()) {
            throw new Refusal("E14: Invalid address");
        }
        RangeReader reader = new RangeReader(editor, text);
        ExLine.Range range = reader.read();
        if (range.given() == 0) {
            throw new Refusal("E14: Invalid address");
        }
        if (reader.end() < text.length()) {
            throw new Refusal("E488: Trailing characters: " + text.substring(reader.end()));
        }
        if (range.to() > buffer.size() || range.to() < 0) {
            throw new Refusal("E16: Invalid range");
        }
        return range.to();
    }

    private void copy(ExLine line) {
        int target = target(line);
        List<String> lines = buffer.lines(line.range().from(), line.range().to());
        editor.save(target + 1, target);
        buffer.append(target, lines);
        editor.changeMarks(new Position(target + 1, 0), new Position(target + lines.size(), 0));
        editor.goIndent(target + lines.size());
        if (lines.size() > 2) {
            editor.say(lines.size() + " more lines");
        }
    }

    private void move(ExLine line) {
        int target = target(line);
        int from = line.range().from();
        int to = line.range().to();
        if (target >= from && target < to) {
            throw new Refusal("E134: Cannot move a range of lines into itself");
        }
        int count = to - from + 1;
        if (target == to || target == from - 1) {
            editor.goIndent(to);
            return;
        }
        editor.save(Math.min(from, target + 1), Math.max(to, target));
        buffer.move(from, to, target);
        int last = target < from ? target + count : target;
        editor.changeMarks(new Position(last - count + 1, 0), new Position(last, 0));
        editor.goIndent(last);
        if (count > 2) {
            editor.say(count + " lines moved");
        }
    }

    private void mark(ExLine line) {
        String name = line.argument().strip();
        if (name.isEmpty()) {
            throw new Refusal("E471: Argument required");
        }
        if (name.length() > 1) {
            throw new Refusal("E488: Trailing characters: " + name);
        }
        if (!Marks.settable(name.charAt(0))) {
            throw new Refusal("E191: Argument must be a letter or forward/backward quote");
        }
        buffer.marks().set(name.charAt(0), new Position(line.range().to(), 0));
    }

    private void retab(ExLine line) {
        int old = editor.options().tabStop();
        int now = line.word() != null && line.word().matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(line.word())) : old;
        boolean expand = editor.options().on("expandtab");
        for (int number = line.range().from(); number <= line.range().to(); number++) {
            String changed = retabbed(buffer.line(number), old, now, expand, line.bang());
            if (!changed.equals(buffer.line(number))) {
                editor.save(number, number);
                buffer.set(number, changed);
            }
        }
        editor.options().set("tabstop", String.valueOf(now));
    }

    private static String retabbed(String line, int old, int now, boolean expand, boolean spacesToo) {
        StringBuilder out = new StringBuilder();
        int cell = 0;
        int i = 0;
        while (i < line.length()) {
            int end = i;
            int start = cell;
            boolean tabs = false;
            while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
                tabs |= line.charAt(end) == '\t';
                cell = line.charAt(end) == '\t' ? (cell / old + 1) * old : cell + 1;
                end++;
            }
            if (end > i) {
                int width = cell - start;
                boolean packs = !expand && (tabs || spacesToo) && width > 1;
                if (packs) {
                    int at = start;
                    List<String> parts = new ArrayList<>();
                    while (at / now < cell / now) {
                        parts.add("\t");
                        at = (at / now + 1) * now;
                    }
                    out.append(String.join("", parts)).append(" ".repeat(cell - at));
                } else {
                    out.append(tabs || spacesToo ? " ".repeat(width) : line.substring(i, end));
                }
                i = end;
            } else {
                int c = line.codePointAt(i);
                out.appendCodePoint(c);
                cell += Columns.width(c, cell, old);
                i += Character.charCount(c);
            }
        }
        return out.toString();
    }
}
