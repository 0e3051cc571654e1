package dev.ktutor.terminal;

import dev.ktutor.shell.syntax.LanguageOptions;
import dev.ktutor.shell.syntax.ParseResult;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor where the words of a line are, and whether a command needs more lines. */
final class ShellLines implements Parser {
    private final LanguageOptions language;

    /** Lines in a language that expects more to follow. */
    ShellLines(LanguageOptions language) {
        this.language = language;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && incomplete(line)) {
            throw new EOFError(-1, -1, "more lines", "");
        }
        return Words.of(line, cursor);
    }

    /** Whether bash would ask for another line. */
    boolean incomplete(String text) {
        return new dev.ktutor.shell.syntax.Parser(text + "\n", 1, language).all() instanceof ParseResult.Failed failed
                && failed.error().incomplete();
    }

    @Override
    public boolean isEscapeChar(char c) {
        return c == '\\';
    }

    /**
     * The simple command the cursor is in: its words without quotes.
     *
     * @param raw the word at the cursor as typed
     * @param rawCursor where in it the cursor is
     */
    record Words(String line, int cursor, List<String> words, int wordIndex, String word, int wordCursor, String raw, int rawCursor)
            implements CompletingParsedLine {
        private static final String BREAKS = "|&;()\n";
        private static final String MEANS_SOMETHING = " \t\n\\\"'`$&|;()<>*?[]#~!{}";

        static Words of(String line, int cursor) {
            List<String> words = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            int start = -1;
            char quote = 0;
            for (int i = 0; i < cursor; i++) {
                char c = line.charAt(i);
                if (quote == 0 && (Character.isWhitespace(c) || BREAKS.indexOf(c) >= 0)) {
                    if (start >= 0) {
                        words.add(word.toString());
                    }
                    if (BREAKS.indexOf(c) >= 0) {
                        words.clear();
                    }
                    word.setLength(0);
                    start = -1;
                    continue;
                }
                start = start < 0 ? i : start;
                if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                } else if (c == '\\' && quote != '\'' && i + 1 < cursor) {
                    word.append(line.charAt(++i));
                } else {
                    word.append(c);
                }
            }
            words.add(word.toString());
            String raw = start < 0 ? "" : line.substring(start, cursor);
            return new Words(line, cursor, List.copyOf(words), words.size() - 1, word.toString(), word.length(), raw, raw.length());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            char quote = raw.isEmpty() ? 0 : raw.charAt(0);
            if (quote == '"' || quote == '\'') {
                return quote + candidate.toString() + (complete ? quote : "");
            }
            StringBuilder escaped = new StringBuilder();
            candidate.chars().forEach(c -> {
                if (MEANS_SOMETHING.indexOf(c) >= 0 && !(c == '~' && escaped.length() == 0)) {
                    escaped.append('\\');
                }
                escaped.append((char) c);
            });
            return escaped;
        }

        @Override
        public int rawWordCursor() {
            return rawCursor;
        }

        @Override
        public int rawWordLength() {
            return raw.length();
        }
    }
}
