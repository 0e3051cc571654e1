package dev.ktutor.command.editor.vi.edit;

import dev.ktutor.command.editor.vi.text.Buffer;
import dev.ktutor.command.editor.vi.text.Columns;
import dev.ktutor.command.editor.vi.text.Position;
import dev.ktutor.command.editor.vi.text.Register;
import dev.ktutor.command.editor.vi.text.Register.Kind;
import java.util.List;
import java.util.Map;

/** The commands of the visual modes. */
final class VisualCommands {
    /** Keys that stand for an operator, on whole lines if they are capital. */
    private static final Map<String, String> OPERATORS = Map.ofEntries(Map.entry("d", "d"), Map.entry("x", "d"), Map.entry("c", "c"),
            Map.entry("s", "c"), Map.entry("y", "y"), Map.entry(">", ">"), Map.entry("<", "<"), Map.entry("=", "="), Map.entry("!", "!"),
            Map.entry("~", "g~"), Map.entry("u", "gu"), Map.entry("U", "gU"), Map.entry("g~", "g~"), Map.entry("gu", "gu"),
            Map.entry("gU", "gU"), Map.entry("g?", "g?"), Map.entry("gq", "gq"), Map.entry("gw", "gw"),
            Map.entry(Motions.name(Keys.DELETE), "d"));
    private static final Map<String, String> LINE_OPERATORS = Map.of("X", "d", "D", "d", "Y", "y", "C", "c", "S", "c", "R", "c");

    private VisualCommands() { }

    static void run(Editor editor, Typed typed) {
        String name = typed.name();
        Visual visual = editor.visual();
        Motion motion = Motions.find(name);
        if (OPERATORS.containsKey(name)) {
            operate(editor, typed, OPERATORS.get(name), false);
        } else if (LINE_OPERATORS.containsKey(name)) {
            operate(editor, typed, LINE_OPERATORS.get(name), true);
        } else if (name.equals("i") || name.equals("a")) {
            object(editor, typed);
        } else if (motion != null) {
            editor.normal().move(motion, typed.count());
        } else {
            switch (name) {
                case "\u001b", "\u0003" -> visual.end();
                case "v", "V", "\u0016" -> toggle(visual, name.charAt(0));
                case "o", "O" -> otherEnd(editor, name);
                case ":" -> colon(editor);
                case "I", "A" -> insert(editor, typed, name.equals("I"));
                case "J", "gJ" -> join(editor, typed, name.equals("J"));
                case "r" -> replace(editor);
                case "p", "P", "gp", "gP" -> put(editor, typed, name.endsWith("p"));
                case "gv" -> visual.again();
                case "\u0001", "\u0018" -> add(editor, typed, name.equals("\u0001") ? 1 : -1);
                case "m", "z\r", "zz", "zt", "zb", "\u0004", "\u0015", "\u0006", "\u0002", "\u0005", "\u0019" -> plain(editor, typed);
                default -> {
                    Commands.Command command = Commands.find(name);
                    if (command == null || !name.equals(Motions.name(Keys.PAGE_DOWN)) && !name.equals(Motions.name(Keys.PAGE_UP))) {
                        throw new Refusal();
                    }
                    command.run(editor, typed);
                }
            }
        }
    }

    private static void plain(Editor editor, Typed typed) {
        Commands.Command command = Commands.find(typed.name());
        if (command != null) {
            command.run(editor, typed);
        }
    }

    private static void toggle(Visual visual, char mode) {
        if (visual.mode() == mode) {
            visual.end();
        } else {
            visual.mode(mode);
        }
    }

    private static void otherEnd(Editor editor, String name) {
        Visual visual = editor.visual();
        Position cursor = editor.cursor().position();
        Position anchor = visual.anchor();
        if (name.equals("O") && visual.mode() == Visual.BLOCK) {
            // The other corner of the same line, by cells.
            Region block = visual.region();
            int tab = editor.options().tabStop();
            int anchorCell = Columns.cell(editor.buffer().line(anchor.line()), anchor.column(), tab);
            int cursorCell = editor.wantsEnd() ? block.firstCell() : Columns.cell(editor.cursor().text(), cursor.column(), tab);
            visual.anchor(new Position(anchor.line(), Columns.column(editor.buffer().line(anchor.line()), cursorCell, tab)));
            editor.go(cursor.line(), Columns.column(editor.cursor().text(), anchorCell, tab));
            return;
        }
        visual.anchor(cursor);
        editor.go(anchor);
    }

    private static void colon(Editor editor) {
        editor.visual().end();
        OtherCommands.run(editor, "'<,'>");
    }

    private static void object(Editor editor, Typed typed) {
        TextObjects.TextObject object = TextObjects.find(Motions.name(editor.keys().next()));
        Trip.require(object != null);
        Trip trip = new Trip(editor, editor.cursor().copy(), typed.count(), "");
        Reach reach = object.select(trip, typed.name().equals("a"));
        Visual visual = editor.visual();
        if (reach.kind() == Reach.Kind.LINEWISE) {
            visual.mode('V');
        } else if (visual.mode() == 'V') {
            visual.mode('v');
        }
        if (reach.start() != null) {
            visual.anchor(reach.start());
        }
        if (reach.kind() == Reach.Kind.EXCLUSIVE && reach.start() != null && reach.start().before(trip.cursor().position())) {
            trip.cursor().decOverEnd();
        }
        editor.normal().arrive(trip, reach);
    }

    private static void operate(Editor editor, Typed typed, String operator, boolean lines) {
        Visual visual = editor.visual();
        Visual.Extent extent = visual.extent();
        Region region = visual.region();
        boolean block = visual.mode() == Visual.BLOCK;
        boolean wholeLines = lines && (!block || typed.name().equals("S") || typed.name().equals("R")) || OperatorTable.linesOnly(operator) && !block;
        if (wholeLines) {
            region = visual.lines();
        } else if (typed.name().equals("D") || typed.name().equals("C")) {
            region = new Region(Kind.BLOCK, region.start(), region.end(), true, true, false, region.firstCell(), Region.TO_END);
        }
        visual.end();
        editor.go(region.start());
        // The dot keeps the count of a selection's command, whatever count is typed before it.
        int count = editor.repeat().visualCount(typed.count());
        editor.normal().apply(operator, region, typed.register(), count);
        boolean moved = editor.repeat().wasMoved();
        if (!OperatorTable.changesNothing(operator)) {
            editor.repeat().remember(typed.register(), count, moved ? null : extent);
        }
    }

    private static void insert(Editor editor, Typed typed, boolean before) {
        Visual visual = editor.visual();
        Visual.Extent extent = visual.extent();
        Region region = visual.region();
        char mode = visual.mode();
        visual.end();
        if (mode == Visual.BLOCK) {
            if (before) {
                BlockEdits.insert(editor, region);
            } else {
                BlockEdits.append(editor, region);
            }
        } else {
            editor.mode(Editor.Mode.INSERT);
            // Outside a block both work on lines: before the first, or behind the last character selected.
            editor.go(before ? new Position(region.from(), 0) : Visual.last(visual.anchor(), editor.cursor().position()));
            boolean onText = editor.cursor().character() >= 0;
            editor.cursor().ontoText();
            if (!before && editor.cursor().column() > 0 && onText) {
                editor.cursor().inc();
            }
            editor.inserting().run('i', typed.times());
        }
        boolean moved = editor.repeat().wasMoved();
        editor.repeat().remember(0, 0, moved ? null : extent);
    }

    private static void join(Editor editor, Typed typed, boolean blanks) {
        Visual.Extent extent = editor.visual().extent();
        Region region = editor.visual().region();
        int to = Math.max(editor.visual().anchor().line(), editor.cursor().line());
        editor.visual().end();
        editor.go(region.start());
        int last = Math.min(editor.buffer().size(), Math.max(region.from() + 1, to));
        Trip.require(last > region.from());
        LineChanges.join(editor, region.from(), last, blanks);
        editor.repeat().remember(0, typed.count(), extent);
    }

    private static void replace(Editor editor) {
        Visual.Extent extent = editor.visual().extent();
        Region region = editor.visual().region();
        int key = editor.keys().next();
        if (key == Keys.ESC) {
            editor.visual().end();
            return;
        }
        editor.visual().end();
        Buffer buffer = editor.buffer();
        editor.save(region.from(), region.to());
        for (int line = region.from(); line <= region.to(); line++) {
            String text = buffer.line(line);
            int from = 0;
            int to = text.length();
            if (region.kind() == Kind.BLOCK) {
                BlockSlice slice = editor.operators().slice(region, line);
                String with = Character.toString(key).repeat(slice.inside().codePointCount(0, slice.inside().length()));
                buffer.set(line, text.substring(0, slice.before()) + " ".repeat(slice.leftOver()) + with + " ".repeat(slice.rightOver()) + text.substring(slice.behind()));
                continue;
            }
            if (region.kind() == Kind.CHAR) {
                from = line == region.from() ? Math.min(text.length(), region.start().column()) : 0;
                to = line == region.to() ? region.behind(buffer) : text.length();
            }
            buffer.set(line, text.substring(0, from) + Character.toString(key).repeat(text.codePointCount(from, to)) + text.substring(to));
        }
        editor.go(region.kind() == Kind.LINE ? new Position(region.from(), 0) : region.start());
        editor.repeat().remember(0, 0, extent);
    }

    /** p: the selection is exchanged for a register; what was selected goes to the unnamed one, but for P. */
    private static void put(Editor editor, Typed typed, boolean keeps) {
        Visual.Extent extent = editor.visual().extent();
        Region region = editor.visual().region();
        Register text = editor.registers().get(typed.register());
        if (text == null) {
            editor.visual().end();
            throw new Refusal("E353: Nothing in register " + (typed.register() == 0 ? "\"" : Character.toString(typed.register())));
        }
        editor.visual().end();
        Buffer buffer = editor.buffer();
        boolean toEnd = region.kind() == Kind.CHAR && region.behind(buffer) >= buffer.line(region.to()).length()
                && !(region.end().column() == 0 && !region.inclusive());
        boolean lastLine = region.kind() == Kind.LINE && region.to() == buffer.size();
        editor.operators().delete(region, keeps ? 0 : '_');
        if (region.kind() == Kind.BLOCK && text.kind() == Kind.CHAR && text.lines().size() == 1) {
            BlockEdits.put(editor, region, text.text().repeat(typed.times()));
            editor.repeat().remember(typed.register(), typed.count(), extent);
            return;
        }
        boolean behind;
        if (region.kind() == Kind.LINE) {
            behind = lastLine;
            if (text.kind() != Kind.LINE) {
                text = Register.lines(text.lines());
            }
        } else if (text.kind() == Kind.LINE) {
            splitAtCursor(editor);
            behind = true;
        } else {
            behind = toEnd && !editor.cursor().text().isEmpty();
            if (behind) {
                editor.cursor().ontoText();
            }
        }
        boolean wasAll = region.kind() == Kind.LINE && buffer.empty();
        new Puts(editor, behind, typed.name().startsWith("g")).put(text, typed.times());
        if (wasAll) {
            buffer.delete(1, 1);
            editor.goIndent(1);
        }
        editor.repeat().remember(typed.register(), typed.count(), extent);
    }

    private static void splitAtCursor(Editor editor) {
        Buffer buffer = editor.buffer();
        int line = editor.cursor().line();
        String text = buffer.line(line);
        int column = Math.min(text.length(), editor.cursor().column());
        editor.save(line, line);
        buffer.set(line, text.substring(0, column));
        buffer.append(line, List.of(text.substring(column)));
    }

    private static void add(Editor editor, Typed typed, int sign) {
        Visual.Extent extent = editor.visual().extent();
        Region region = editor.visual().region();
        editor.visual().end();
        editor.save(region.from(), region.to());
        for (int line = region.from(); line <= region.to(); line++) {
            int from = region.kind() == Kind.BLOCK ? editor.operators().slice(region, line).before()
                    : region.kind() == Kind.CHAR && line == region.from() ? region.start().column() : 0;
            String text = editor.buffer().line(line);
            String[] changed = Numbers.add(text.substring(Math.min(from, text.length())), 0, (long) sign * typed.times(), editor.options().text("nrformats"));
            if (changed != null) {
                editor.buffer().set(line, text.substring(0, from) + changed[0]);
            }
        }
        editor.go(region.start());
        editor.repeat().remember(0, typed.count(), extent);
    }
}
