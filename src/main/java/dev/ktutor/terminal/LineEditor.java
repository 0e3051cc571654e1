package dev.ktutor.terminal;

import dev.ktutor.host.CommandPrompt.Completion;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/** JLine's line editor with readline's manners: its completion, its keys, Ctrl-C as a key like any other. */
final class LineEditor extends LineReaderImpl {
    private static final String COMPLETE = "shell-complete";
    private static final String CHOICES = "shell-choices";
    private static final String ABANDON = "shell-abandon";
    private static final String EDIT = "shell-edit";
    private static final String LAST_ARGUMENT = "shell-last-argument";
    private static final String RUB_OUT = "shell-rub-out";
    private static final String COMMENT = "shell-comment";

    /** What a terminal sends for cursor keys while it is not in the mode that JLine asks it for. */
    private static final Map<String, String> ARROWS = Map.of("\u001b[A", UP_LINE_OR_HISTORY, "\u001b[B", DOWN_LINE_OR_HISTORY,
            "\u001b[C", FORWARD_CHAR, "\u001b[D", BACKWARD_CHAR, "\u001b[H", BEGINNING_OF_LINE, "\u001b[F", END_OF_LINE,
            "\u001b[1~", BEGINNING_OF_LINE, "\u001b[4~", END_OF_LINE, "\u001b[3~", DELETE_CHAR);

    private final LineHistory lines;
    private BiFunction<String, Integer, Completion> completion = (line, cursor) -> Completion.NONE;
    private boolean editing;
    private String completedBefore = "";
    private int argumentOf = -1;
    private int argumentLength;
    private String afterArgument = "";

    LineEditor(Terminal terminal, LineHistory lines) {
        super(terminal, "ktutor", null);
        this.lines = lines;
        setHistory(lines);
        setVariable(LineReader.DISABLE_HISTORY, true);
        setVariable(LineReader.INDENTATION, 0);
        setVariable(LineReader.WORDCHARS, "");
        setVariable(LineReader.BLINK_MATCHING_PAREN, 0L);
        option(Option.DISABLE_EVENT_EXPANSION, true);
        getWidgets().put(COMPLETE, this::complete);
        getWidgets().put(CHOICES, this::choices);
        getWidgets().put(ABANDON, this::abandon);
        getWidgets().put(EDIT, this::edit);
        getWidgets().put(LAST_ARGUMENT, this::lastArgument);
        getWidgets().put(RUB_OUT, this::rubOut);
        getWidgets().put(COMMENT, this::comment);
        getWidgets().put(CALLBACK_INIT, this::keysAsTheyCome);
        for (String map : List.of(EMACS, VIINS)) {
            bind(getKeyMaps().get(map));
        }
        getKeyMaps().get(VICMD).bind(new Reference(ABANDON), KeyMap.ctrl('C'));
        getKeyMaps().get(VICMD).bind(new Reference(EDIT), "v");
        KeyMap<Binding> emacs = getKeyMaps().get(EMACS);
        emacs.bind(new Reference(LAST_ARGUMENT), KeyMap.alt('.'), KeyMap.alt('_'));
        emacs.bind(new Reference(EDIT), KeyMap.ctrl('X') + KeyMap.ctrl('E'));
        emacs.bind(new Reference(COMMENT), KeyMap.alt('#'));
        emacs.bind(new Reference(BACKWARD_KILL_LINE), KeyMap.ctrl('U'));
        emacs.bind(new Reference(CHOICES), KeyMap.alt('?'), KeyMap.alt('='));
    }

    private static void bind(KeyMap<Binding> keys) {
        keys.bind(new Reference(COMPLETE), KeyMap.ctrl('I'));
        keys.bind(new Reference(ABANDON), KeyMap.ctrl('C'));
        keys.bind(new Reference(RUB_OUT), KeyMap.ctrl('W'));
        keys.bind(new Reference(SELF_INSERT), ")", "]", "}");
        ARROWS.forEach((sequence, widget) -> keys.bind(new Reference(widget), sequence));
    }

    /** How the line goes on where the cursor is. */
    void completeWith(BiFunction<String, Integer, Completion> source) {
        completion = source;
    }

    /** Whether the last line ended with the wish to go on in an editor. */
    boolean editing() {
        return editing;
    }

    /** The interrupt, quit and suspend characters reach the editor in their turn, so that no key around them is lost. */
    private boolean keysAsTheyCome() {
        editing = false;
        completedBefore = "";
        argumentOf = -1;
        Attributes attributes = terminal.getAttributes();
        if (getKeyMaps().get(MAIN) == getKeyMaps().get(DUMB)) {
            // A terminal that cannot move its cursor: its driver edits the line and shows what is typed.
            attributes.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), true);
            attributes.setInputFlag(InputFlag.ICRNL, true);
        } else {
            attributes.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
        }
        terminal.setAttributes(attributes);
        return true;
    }

    private boolean abandon() {
        buf.cursor(buf.length());
        buf.write("^C");
        state = State.INTERRUPT;
        return true;
    }

    private boolean edit() {
        editing = true;
        state = State.DONE;
        return true;
    }

    @Override
    protected boolean acceptLine() {
        buf.cursor(buf.length());
        return super.acceptLine();
    }

    /** At the end of a line there is nothing to delete, and bash lists nothing there. */
    @Override
    protected boolean deleteCharOrList() {
        return deleteChar();
    }

    private boolean complete() {
        Completion found = completion.apply(buf.toString(), buf.cursor());
        if (found.shown().isEmpty()) {
            completedBefore = "";
            return false;
        }
        String typed = buf.substring(found.from(), buf.cursor());
        String here = buf.upToCursor();
        if (found.shown().size() == 1 || !found.insert().equals(typed) && found.insert().length() >= typed.length()) {
            replace(found, typed);
            completedBefore = buf.upToCursor();
            return found.shown().size() == 1;
        }
        if (!here.equals(completedBefore)) {
            completedBefore = here;
            return false;
        }
        list(found.shown());
        return true;
    }

    private void replace(Completion found, String typed) {
        buf.backspace(typed.length());
        String insert = found.insert();
        // A blank that is there already is not doubled.
        if (insert.endsWith(" ") && buf.cursor() < buf.length() && buf.currChar() == ' ') {
            buf.write(insert.substring(0, insert.length() - 1));
            buf.move(1);
        } else {
            buf.write(insert);
        }
    }

    private boolean choices() {
        Completion found = completion.apply(buf.toString(), buf.cursor());
        if (!found.shown().isEmpty()) {
            list(found.shown());
        }
        return !found.shown().isEmpty();
    }

    /** Lists what can be chosen from below the line, then shows the line again. */
    private void list(List<String> shown) {
        int cursor = buf.cursor();
        buf.cursor(buf.length());
        post = null;
        doAutosuggestion = false;
        redisplay(true);
        buf.cursor(cursor);
        terminal.writer().write("\r\n");
        terminal.flush();
        new MatchList(size.getColumns(), size.getRows()).show(shown, terminal.writer(), this::readCharacter);
        redrawLine();
    }

    /** The last word of an earlier command; of one before it when asked for again at once. */
    private boolean lastArgument() {
        boolean again = argumentOf >= 0 && buf.upToCursor().equals(afterArgument);
        int from = again ? argumentOf - 1 : lines.size() - 1;
        if (from < 0) {
            return false;
        }
        if (again) {
            buf.backspace(argumentLength);
        }
        String[] words = lines.get(from).strip().split("\\s+(?=(?:[^\"']|\"[^\"]*\"|'[^']*')*$)");
        String word = words[words.length - 1];
        buf.write(word);
        argumentOf = from;
        argumentLength = word.length();
        afterArgument = buf.upToCursor();
        return true;
    }

    /** Ctrl-W: back to the blank before the word. */
    private boolean rubOut() {
        int from = buf.cursor();
        int to = from;
        while (to > 0 && Character.isWhitespace(buf.atChar(to - 1))) {
            to--;
        }
        while (to > 0 && !Character.isWhitespace(buf.atChar(to - 1))) {
            to--;
        }
        if (to == from) {
            return false;
        }
        killRing.addBackwards(buf.substring(to, from));
        buf.backspace(from - to);
        return true;
    }

    private boolean comment() {
        buf.cursor(0);
        buf.write("#");
        return acceptLine();
    }

    @Override
    protected boolean forwardChar() {
        return takeSuggestion() || super.forwardChar();
    }

    @Override
    protected boolean endOfLine() {
        return takeSuggestion() || super.endOfLine();
    }

    private boolean takeSuggestion() {
        if (autosuggestion == SuggestionType.NONE || buf.cursor() < buf.length() || tailTip.isEmpty() || buf.length() == 0) {
            return false;
        }
        buf.write(tailTip);
        return true;
    }
}
