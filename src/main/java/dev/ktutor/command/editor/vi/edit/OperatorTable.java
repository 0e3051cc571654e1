package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Register.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators by their keys. */
final class OperatorTable {
    /** What an operator does with a region; {@code count} is that of a visual command. */
    interface Operator {
        void run(Editor editor, Region region, int register, int count);
    }

    private static final Map<String, Operator> TABLE = Map.ofEntries(Map.entry("d", OperatorTable::delete), Map.entry("c", OperatorTable::change),
            Map.entry("y", OperatorTable::yank), Map.entry(">", (e, r, x, n) -> shift(e, r, true, n)),
            Map.entry("<", (e, r, x, n) -> shift(e, r, false, n)), Map.entry("=", OperatorTable::indent),
            Map.entry("!", OperatorTable::filter), Map.entry("g~", (e, r, x, n) -> LineChanges.recase(e, r, '~')),
            Map.entry("gu", (e, r, x, n) -> LineChanges.recase(e, r, 'u')), Map.entry("gU", (e, r, x, n) -> LineChanges.recase(e, r, 'U')),
            Map.entry("g?", (e, r, x, n) -> LineChanges.recase(e, r, '?')), Map.entry("gq", OperatorTable::format),
            Map.entry("gw", OperatorTable::format));

    private OperatorTable() { }

    static @Nullable Operator find(String keys) {
        return TABLE.get(keys);
    }

    /** Whether the dot does not repeat it. */
    static boolean changesNothing(String keys) {
        return keys.equals("y");
    }

    /** Whether it works on whole lines whatever the motion. */
    static boolean linesOnly(String keys) {
        return List.of(">", "<", "=", "!", "gq", "gw").contains(keys);
    }

    private static void delete(Editor editor, Region region, int register, int count) {
        editor.operators().delete(region, register);
    }

    private static void yank(Editor editor, Region region, int register, int count) {
        editor.operators().yank(region, register);
    }

    private static void shift(Editor editor, Region region, boolean right, int count) {
        if (region.kind() == Kind.BLOCK) {
            BlockEdits.shift(editor, region, right, Math.max(1, count));
            return;
        }
        LineChanges.shift(editor, region.from(), region.to(), right, Math.max(1, count));
        editor.goIndent(region.from());
    }

    private static void indent(Editor editor, Region region, int register, int count) {
        editor.indents().reindent(region.from(), region.to());
        editor.goIndent(region.from());
    }

    private static void filter(Editor editor, Region region, int register, int count) {
        int lines = region.to() - region.from();
        editor.go(region.from(), 0);
        String range = lines == 0 ? "." : region.to() == editor.buffer().size() ? ".,$" : ".,.+" + lines;
        String typed = new LineInput(editor, ":", range + "!").read();
        if (typed == null) {
            throw new Refusal();
        }
        editor.commands().run(typed);
    }

    private static void format(Editor editor, Region region, int register, int count) {
        Formatter.format(editor, region.from(), region.to());
    }

    private static void change(Editor editor, Region region, int register, int count) {
        if (region.kind() == Kind.BLOCK) {
            BlockEdits.change(editor, region, register);
            return;
        }
        boolean linewise = region.kind() == Kind.LINE;
        editor.mode(Editor.Mode.INSERT);
        editor.operators().cut(region, register);
        if (linewise) {
            if (editor.indents().automatic()) {
                editor.indents().fix();
            }
            editor.inserting().freshIndent();
        }
        editor.inserting().run('i', 1);
    }
}
