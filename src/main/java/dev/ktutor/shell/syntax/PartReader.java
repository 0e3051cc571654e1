package dev.ktutor.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the pieces of words: quotes, escapes, expansions. */
final class PartReader {

    /** Where the text stands, which decides what quotes and backslashes mean in it. */
    enum Mode {
        /** A plain word. */
        WORD,
        /** Within double quotes. */
        DOUBLE,
        /** The body of a here-document. */
        DOCUMENT,
        /** A word within <code>${…}</code>, not in double quotes; blanks belong to it. */
        BRACED,
        /** The same within double quotes. */
        BRACED_DOUBLE,
        /** An arithmetic expression. */
        ARITHMETIC;

        boolean quotedText() {
            return this == DOUBLE || this == DOCUMENT || this == BRACED_DOUBLE || this == ARITHMETIC;
        }

        boolean inDouble() {
            return this == DOUBLE || this == DOCUMENT || this == BRACED_DOUBLE;
        }
    }

    private final Input in;
    private final LanguageOptions options;
    private final DollarReader dollars;
    private boolean forcePatterns;
    private boolean regex;

    PartReader(Input in, LanguageOptions options) {
        this.in = in;
        this.options = options;
        this.dollars = new DollarReader(in, options, this);
    }

    Input input() {
        return in;
    }

    /** Reads extended patterns whatever the option says, as {@code [[ a == @(x) ]]} does. */
    void forcePatterns(boolean force) {
        forcePatterns = force;
    }

    /** A regular expression in {@code [[ ]]}: blanks end it, but not within parentheses. */
    List<Part> regex() {
        regex = true;
        try {
            return read(Mode.WORD, " \t\n");
        } finally {
            regex = false;
        }
    }

    /** The expression of {@code ((…))}; null if it is no arithmetic but nested subshells. */
    @Nullable Word arithmeticCommand() {
        return dollars.arithmetic(2);
    }

    /** Pieces up to one of the stop characters or the end of the text, which the caller looks at. */
    List<Part> read(Mode mode, String stops) {
        return new Run(mode, stops).read();
    }

    /** One reading of parts. */
    private final class Run {
        private final Mode mode;
        private final String stops;
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean textQuoted;
        private int patternDepth;
        private int parens;
        private int brackets;
        private int questions;

        Run(Mode mode, String stops) {
            this.mode = mode;
            this.stops = stops;
        }

        List<Part> read() {
            int start = in.position();
            List<Part> read = pieces();
            // As bash: the complaint shows all of the text that is being expanded.
            read.replaceAll(part -> part instanceof Part.BadSubstitution ? new Part.BadSubstitution(in.since(start)) : part);
            return read;
        }

        private List<Part> pieces() {
            while (true) {
                int c = in.peek();
                if (c == Input.END || patternDepth == 0 && parens == 0 && brackets == 0 && stops.indexOf(c) >= 0
                        && !(c == ':' && questions > 0) && !substitutes(c)) {
                    flush();
                    return parts;
                }
                if (c == '\n' && patternDepth > 0 && mode == Mode.WORD) {
                    flush();
                    return parts;
                }
                step((char) c);
            }
        }

        /** Whether {@code <(} or {@code >(} continues the word. */
        private boolean substitutes(int c) {
            return mode == Mode.WORD && (c == '<' || c == '>') && in.peek(1) == '(';
        }

        private void step(char c) {
            switch (c) {
                case '\\' -> backslash();
                case '\'' -> {
                    if (mode.quotedText()) {
                        plain();
                    } else {
                        add(new Part.Quoted(singleQuoted()));
                    }
                }
                case '"' -> doubleQuote();
                case '$' -> {
                    Part part = dollars.read(mode);
                    if (part == null) {
                        append("$", mode.quotedText());
                    } else {
                        add(part);
                    }
                }
                case '`' -> add(dollars.backquoted(mode));
                case '<', '>' -> {
                    if (mode == Mode.WORD && !regex && in.peek(1) == '(') {
                        add(dollars.process());
                    } else {
                        plain();
                    }
                }
                default -> {
                    nesting(c);
                    plain();
                }
            }
        }

        /** Keeps count of what hides the stop characters. */
        private void nesting(char c) {
            if (mode == Mode.WORD || mode == Mode.BRACED) {
                boolean patterns = forcePatterns || options.extendedPatterns();
                if (patterns && "?*+@!".indexOf(c) >= 0 && in.peek(1) == '(') {
                    append(String.valueOf(c), false);
                    in.next();
                    patternDepth++;
                } else if ((patternDepth > 0 || regex) && c == '(') {
                    patternDepth++;
                } else if (patternDepth > 0 && c == ')') {
                    patternDepth--;
                }
            }
            if (mode == Mode.ARITHMETIC || stops.equals(":}")) {
                parens += c == '(' ? 1 : c == ')' && parens > 0 ? -1 : 0;
                questions += c == '?' ? 1 : c == ':' && questions > 0 ? -1 : 0;
            }
            if (stops.equals("]")) {
                brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
            }
        }

        private void plain() {
            append(String.valueOf((char) in.next()), mode.quotedText());
        }

        private void backslash() {
            int following = in.peek(1);
            if (following == '\n') {
                in.skip(2);
                return;
            }
            in.next();
            if (following == Input.END) {
                append("\\", true);
                return;
            }
            boolean escapes = switch (mode) {
                case WORD, BRACED -> true;
                case DOUBLE -> "$`\"\\".indexOf(following) >= 0;
                case BRACED_DOUBLE -> "$`\"\\}".indexOf(following) >= 0;
                case DOCUMENT, ARITHMETIC -> "$`\\".indexOf(following) >= 0;
            };
            in.next();
            if (escapes && !mode.quotedText()) {
                add(new Part.Quoted(String.valueOf((char) following)));
            } else {
                append(escapes ? String.valueOf((char) following) : "\\" + (char) following, true);
            }
        }

        private void doubleQuote() {
            if (mode == Mode.DOCUMENT) {
                plain();
            } else if (mode == Mode.ARITHMETIC) {
                in.next();
            } else {
                add(doubleQuoted());
            }
        }

        private void append(String more, boolean quoted) {
            if (quoted != textQuoted) {
                flush();
                textQuoted = quoted;
            }
            text.append(more);
        }

        private void add(Part part) {
            flush();
            parts.add(part);
        }

        private void flush() {
            if (text.length() > 0) {
                parts.add(textQuoted ? new Part.Quoted(text.toString()) : new Part.Literal(text.toString()));
                text.setLength(0);
            }
        }
    }

    String singleQuoted() {
        int line = in.line();
        in.next();
        int start = in.position();
        while (in.peek() != '\'') {
            if (in.next() == Input.END) {
                throw in.unclosed('\'', line);
            }
        }
        String content = in.since(start);
        in.next();
        return content;
    }

    Part.DoubleQuoted doubleQuoted() {
        int line = in.line();
        in.next();
        List<Part> parts = read(Mode.DOUBLE, "\"");
        if (in.next() == Input.END) {
            throw in.unclosed('"', line);
        }
        return new Part.DoubleQuoted(parts);
    }
}
