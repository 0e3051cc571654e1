package dev.ktutor.shell.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The text being parsed and where the parser stands in it. */
final class Input {
    static final int END = -1;
    private static final int MAX_DEPTH = 400;
    private static final int MAX_ALIAS_TEXT = 1 << 20;
    /** All that may be read in a way that turns out wrong. */
    private static final long MAX_WASTED = 4L << 20;
    /** All that aliases may copy around; they double easily. */
    private static final long MAX_ALIAS_WORK = 64L << 20;

    /** A stretch of text that an alias put there; the alias is not expanded again within it. */
    private record AliasText(String name, int end) { }

    private String text;
    /** Where further lines come from, each with its newline; null when the text is all there is. */
    private final @Nullable Supplier<@Nullable String> lines;
    /** Whether all of it counts as one line, as the body of a here-document does for the commands in it. */
    private boolean oneLine;
    private int position;
    private int line;
    private int depth;
    /** The newline after which the here-documents of this line stand, and where they end; -1 without any. */
    private int documentNewline = -1;
    private int documentEnd = -1;
    private int aliasBlankEnd = -1;
    private final List<AliasText> aliases = new ArrayList<>();
    private final List<ParseResult.Warning> warnings = new ArrayList<>();
    /**
     * Where a reading was tried that turned out wrong, and why if there was a reason: without it, nested text that can be read
     * in two ways would be read twice at every level.
     */
    private final Map<Integer, Optional<SyntaxException>> misread = new HashMap<>();
    private long aliasWork;
    private long wasted;

    /** Text of commands. */
    Input(String text, int firstLine) {
        // As bash: the last line ends like the others, so that a token is missed there and not at the end of the file.
        this.text = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        this.line = firstLine;
        this.lines = null;
    }

    /** Commands that are read line by line, each only when it is needed, as a shell reads its standard input. */
    Input(Supplier<@Nullable String> lines) {
        this.text = "";
        this.line = 1;
        this.lines = lines;
    }

    /** Takes one more line; false at the end. */
    boolean more() {
        String next = lines == null ? null : lines.get();
        if (next == null) {
            return false;
        }
        text += next.endsWith("\n") ? next : next + "\n";
        return true;
    }

    /** Between two commands: gives up the text that has been read. */
    void forget() {
        if (lines != null && position > 0 && documentNewline < 0) {
            text = text.substring(position);
            position = 0;
            aliases.clear();
            aliasBlankEnd = -1;
        }
    }

    /** A stretch of text that is no command, such as the body of a here-document, taken as it is. */
    static Input verbatim(String text, int firstLine) {
        Input input = new Input("", firstLine);
        input.text = text;
        input.oneLine = true;
        return input;
    }

    int position() {
        return position;
    }

    int line() {
        return line;
    }

    /** The character here, END at the end. */
    int peek() {
        return position < text.length() ? text.charAt(position) : lines != null && more() ? text.charAt(position) : END;
    }

    int peek(int ahead) {
        int at = position + ahead;
        return at < text.length() ? text.charAt(at) : END;
    }

    /** The character here, past any backslash-newline pairs. */
    int look() {
        while (peek() == '\\' && peek(1) == '\n') {
            next();
            next();
        }
        return peek();
    }

    /** Takes one character; jumps over the bodies of here-documents behind the newline they belong to. */
    int next() {
        if (position >= text.length()) {
            return END;
        }
        char c = text.charAt(position++);
        if (c == '\n') {
            line += oneLine ? 0 : 1;
            if (position - 1 == documentNewline) {
                line += count(documentNewline + 1, documentEnd);
                position = documentEnd;
                documentNewline = -1;
            }
        }
        return c;
    }

    void skip(int characters) {
        for (int i = 0; i < characters; i++) {
            next();
        }
    }

    boolean take(String expected) {
        if (!text.startsWith(expected, position)) {
            return false;
        }
        skip(expected.length());
        return true;
    }

    boolean startsWith(String expected) {
        return text.startsWith(expected, position);
    }

    String since(int start) {
        return start <= position ? text.substring(start, Math.min(position, text.length())) : "";
    }

    String text() {
        return text;
    }

    /** A place to come back to. */
    record Mark(int position, int line, int documentNewline, int documentEnd, int warnings, int depth) { }

    Mark mark() {
        return new Mark(position, line, documentNewline, documentEnd, warnings.size(), depth);
    }

    void reset(Mark mark) {
        position = mark.position();
        line = mark.line();
        documentNewline = mark.documentNewline();
        documentEnd = mark.documentEnd();
        depth = mark.depth();
        while (warnings.size() > mark.warnings()) {
            warnings.remove(warnings.size() - 1);
        }
    }

    /** Where the body of a here-document that is named here begins; the text's length if no line follows. */
    int documentStart() {
        if (documentNewline >= 0) {
            return documentEnd;
        }
        int newline = LineEnd.find(text, position);
        return newline < 0 ? text.length() : newline + 1;
    }

    void documentEndsAt(int end) {
        if (documentNewline < 0) {
            int newline = LineEnd.find(text, position);
            documentNewline = newline < 0 ? -1 : newline;
        }
        documentEnd = end;
    }

    int lineOf(int offset) {
        return offset >= position ? line + count(position, offset) : line - count(offset, position);
    }

    private int count(int from, int to) {
        int lines = 0;
        for (int i = from; i < Math.min(to, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** Puts an alias's text in the place of its name, which began at start and has just been read. */
    void splice(int start, String name, String value) {
        int grown = value.length() - (position - start);
        aliasWork += text.length();
        if (text.length() + grown > MAX_ALIAS_TEXT || aliasWork > MAX_ALIAS_WORK) {
            throw error("alias expansion too long");
        }
        aliases.removeIf(each -> each.end() <= start);
        for (int i = 0; i < aliases.size(); i++) {
            aliases.set(i, new AliasText(aliases.get(i).name(), aliases.get(i).end() + grown));
        }
        misread.clear();
        text = text.substring(0, start) + value + text.substring(position);
        position = start;
        if (documentNewline >= 0) {
            documentNewline += grown;
            documentEnd += grown;
        }
        aliases.add(new AliasText(name, start + value.length()));
        boolean blank = value.endsWith(" ") || value.endsWith("\t");
        aliasBlankEnd = blank ? start + value.length() : -1;
    }

    /** Whether the word that begins here follows an alias that ended in a blank, so that it may be one too. */
    boolean followsBlankAlias(int start) {
        boolean follows = aliasBlankEnd >= 0 && start >= aliasBlankEnd;
        if (follows) {
            aliasBlankEnd = -1;
        }
        return follows;
    }

    boolean insideAlias(String name, int start) {
        return aliases.stream().anyMatch(each -> each.name().equals(name) && start < each.end());
    }

    void warn(int atLine, String message) {
        warnings.add(new ParseResult.Warning(atLine, message));
    }

    List<ParseResult.Warning> takeWarnings() {
        List<ParseResult.Warning> taken = List.copyOf(warnings);
        warnings.clear();
        return taken;
    }

    /** What became of reading the text at that place as arithmetic or an assignment; null if it has not failed yet. */
    @Nullable Optional<SyntaxException> misread(int at) {
        return misread.get(at);
    }

    /** Remembers that the text at that place is no arithmetic or assignment. */
    void misread(int at, @Nullable SyntaxException reason) {
        wasted += position - at;
        if (wasted > MAX_WASTED) {
            throw error("syntax error: " + SyntaxException.TOO_DEEP);
        }
        misread.put(at, Optional.ofNullable(reason));
    }

    void enter() {
        if (++depth > MAX_DEPTH) {
            throw error("syntax error: " + SyntaxException.TOO_DEEP);
        }
    }

    void leave() {
        depth--;
    }

    SyntaxException error(String message) {
        return new SyntaxException(new ParseError(line, position, List.of(message), false));
    }

    /** Something that began on the given line was never closed. */
    SyntaxException unclosed(char closing, int fromLine) {
        return new SyntaxException(new ParseError(fromLine, position,
                List.of("unexpected EOF while looking for matching `" + closing + "'"), true));
    }

    /** The whole line around an offset, as bash shows it under a syntax error. */
    String lineAround(int offset) {
        int at = Math.min(offset, text.length());
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        return text.substring(start, end < 0 ? text.length() : Math.max(start, end));
    }
}
