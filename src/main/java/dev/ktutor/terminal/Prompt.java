package dev.ktutor.terminal;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.host.CommandPrompt.Asking;
import dev.ktutor.host.CommandPrompt.Comfort;
import dev.ktutor.host.CommandPrompt.Completion;
import dev.ktutor.host.CommandPrompt.Typed;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReader.SuggestionType;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Reads commands for whichever shell asks: editing, its history, its completion, further lines while a command is incomplete. */
final class Prompt {
    private static final Pattern HIDDEN = Pattern.compile("\\\\?\u0001([^\u0001\u0002]*)\u0002");
    private static final Asking PLAIN = new Asking("$ ", "> ", List.of(), Set.of(), Set.of(), false);

    private final LineEditor editor;
    private final LineHistory history = new LineHistory();
    private final LineColours colours = new LineColours();
    private final boolean capable;
    private final boolean colourful;
    private final Terminal terminal;
    private final Attributes cooked;
    private volatile boolean reading;

    /** A prompt at a terminal; colours are shown where they are wanted. */
    Prompt(Terminal terminal, boolean capable, boolean colourful) {
        this.capable = capable;
        this.colourful = colourful;
        this.terminal = terminal;
        this.cooked = terminal.getAttributes();
        editor = new LineEditor(terminal, history);
        editor.setHighlighter(colours);
        editor.option(Option.BRACKETED_PASTE, capable);
    }

    /** Asks for a command on behalf of a shell that lives behind the voice. */
    Typed read(CommandPrompt shell, LabVoice voice) {
        Asking told = voice.ask(shell::ask);
        Asking asking = told == null ? PLAIN : told;
        prepare(asking);
        editor.setParser(new ShellLines(text -> Boolean.TRUE.equals(voice.ask(() -> shell.incomplete(text)))));
        editor.completeWith((line, cursor) -> {
            Completion found = voice.ask(() -> shell.complete(line, cursor));
            return found == null ? Completion.NONE : found;
        });
        return typed(asking.primary());
    }

    private void prepare(Asking asking) {
        history.show(asking.history());
        colours.know(asking.commands(), colourful && asking.comforts().contains(Comfort.HIGHLIGHT));
        editor.setAutosuggestion(colourful && asking.comforts().contains(Comfort.SUGGEST) ? SuggestionType.HISTORY : SuggestionType.NONE);
        editor.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, pattern(asking.further()));
        editor.setVariable(LineReader.EDITING_MODE, asking.vi() ? LineReader.VIINS : LineReader.EMACS);
        String keys = !capable ? LineReader.DUMB : asking.vi() ? LineReader.VIINS : LineReader.EMACS;
        editor.getKeyMaps().put(LineReader.MAIN, editor.getKeyMaps().get(keys));
    }

    private Typed typed(String primary) {
        terminal.setAttributes(cooked);
        reading = true;
        try {
            String text = editor.readLine(pattern(primary));
            return editor.editing() ? new Typed.Edit(text) : new Typed.Line(text);
        } catch (UserInterruptException e) {
            // No command runs before the next prompt: what is typed meanwhile is shown there, not here and there.
            terminal.enterRawMode();
            return new Typed.Abandoned();
        } catch (EndOfFileException e) {
            return new Typed.End();
        } finally {
            reading = false;
        }
    }

    /** A prompt in the editor's words: what bash was told takes no room takes none. */
    static String pattern(@Nullable String prompt) {
        String text = (prompt == null ? "" : prompt).replace("%", "%%");
        return HIDDEN.matcher(text).replaceAll(match -> java.util.regex.Matcher.quoteReplacement("%{" + match.group(1) + "%}"))
                .replace("\u0001", "").replace("\u0002", "");
    }

    /** Shows something that comes by itself while a line may be being typed; false if none is. */
    boolean printAbove(String text) {
        if (reading) {
            editor.printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
        return reading;
    }
}
