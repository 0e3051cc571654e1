package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.PartReader.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads <code>${…}</code> (bash manual, 3.5.3). */
final class BracedReader {
    private static final String SPECIAL = "@*#?-$!";

    private final Input in;
    private final PartReader parts;

    BracedReader(Input in, PartReader parts) {
        this.in = in;
        this.parts = parts;
    }

    Part read(Mode mode) {
        int start = in.position();
        int line = in.line();
        in.enter();
        in.skip(2);
        Part part = inner(mode, start, line);
        in.leave();
        return part;
    }

    private Part inner(Mode mode, int start, int line) {
        boolean length = in.peek() == '#' && countsLength();
        if (length) {
            in.next();
        }
        boolean indirect = !length && in.peek() == '!' && in.peek(1) != '}' && startsParameter(in.peek(1));
        if (indirect) {
            in.next();
        }
        String name = name();
        if (name.isEmpty()) {
            return bad(start, line);
        }
        if (indirect && Names.isName(name) && (in.startsWith("@}") || in.startsWith("*}"))) {
            boolean joined = in.next() == '*';
            in.next();
            return new Part.PrefixNames(name, joined);
        }
        Parameter.Subscript subscript = in.peek() == '[' && Names.isName(name) ? subscript(line) : null;
        if (indirect && subscript != null && subscript.all() != 0 && in.peek() == '}') {
            in.next();
            return new Part.ArrayKeys(name, subscript.all() == '*');
        }
        Operation operation = length ? new Operation.Length() : operation(mode, line);
        if (operation == null || in.peek() != '}') {
            if (in.peek() == Input.END) {
                throw in.unclosed('}', line);
            }
            return bad(start, line);
        }
        in.next();
        return new Part.Expansion(new Parameter(name, subscript), indirect, operation, in.since(start));
    }

    /** Whether the # in front means the length, not the parameter #. */
    private boolean countsLength() {
        int c = in.peek(1);
        return Names.isPart(c) || c != Input.END && SPECIAL.indexOf(c) >= 0 && in.peek(2) == '}';
    }

    private static boolean startsParameter(int c) {
        return Names.isPart(c) || c != Input.END && SPECIAL.indexOf(c) >= 0;
    }

    private String name() {
        int from = in.position();
        int c = in.peek();
        if (Names.isStart(c)) {
            in.skip(Names.end(in.text(), from) - from);
        } else if (Names.isDigit(c)) {
            while (Names.isDigit(in.peek())) {
                in.next();
            }
        } else if (c != Input.END && SPECIAL.indexOf(c) >= 0) {
            in.next();
        }
        return in.since(from);
    }

    private Parameter.Subscript subscript(int line) {
        in.next();
        if (in.startsWith("@]") || in.startsWith("*]")) {
            char all = (char) in.next();
            in.next();
            return new Parameter.Subscript(all, Word.EMPTY);
        }
        return new Parameter.Subscript((char) 0, index(line));
    }

    /** A subscript's text up to the closing bracket, which is taken. */
    Word index(int line) {
        int from = in.position();
        List<Part> index = parts.read(Mode.BRACED, "]");
        String source = in.since(from);
        if (in.next() == Input.END) {
            throw in.unclosed(']', line);
        }
        return Word.of(index, source);
    }

    private @Nullable Operation operation(Mode mode, int line) {
        int c = in.peek();
        if (c == '}') {
            return Operation.NONE;
        }
        boolean colon = c == ':' && in.peek(1) != Input.END && "-=?+".indexOf(in.peek(1)) >= 0;
        if (colon) {
            in.next();
            c = in.peek();
        }
        in.next();
        return switch (c) {
            case '-', '=', '?', '+' -> new Operation.Default((char) c, colon, word(mode.inDouble() ? Mode.BRACED_DOUBLE
                    : mode == Mode.ARITHMETIC ? Mode.BRACED_DOUBLE : Mode.BRACED, "}", line));
            case ':' -> substring(line);
            case '#', '%' -> {
                boolean longest = again(c);
                yield new Operation.Trim(c == '%', longest, word(Mode.BRACED, "}", line));
            }
            case '/' -> replace(line);
            case '^', ',', '~' -> {
                boolean all = again(c);
                Word pattern = word(Mode.BRACED, "}", line);
                yield new Operation.ChangeCase((char) c, all, pattern.parts().isEmpty() ? null : pattern);
            }
            case '@' -> {
                int letter = in.peek();
                if (letter == Input.END || in.peek(1) != '}') {
                    yield null;
                }
                in.next();
                // Another letter is an error only once there is a value.
                yield new Operation.Transform("QEPAKaUuLk".indexOf(letter) < 0 ? '\0' : (char) letter);
            }
            default -> null;
        };
    }

    private boolean again(int c) {
        if (in.peek() == c) {
            in.next();
            return true;
        }
        return false;
    }

    private Operation substring(int line) {
        Word offset = word(Mode.BRACED, ":}", line);
        if (in.peek() != ':') {
            return new Operation.Substring(offset, null);
        }
        in.next();
        return new Operation.Substring(offset, word(Mode.BRACED, "}", line));
    }

    private Operation replace(int line) {
        char mode = '/';
        if (in.peek() == '/') {
            in.next();
            mode = 'a';
        } else if (in.peek() == '#' || in.peek() == '%') {
            mode = (char) in.next();
        }
        Word pattern = word(Mode.BRACED, "/}", line);
        Word replacement = Word.EMPTY;
        if (in.peek() == '/') {
            in.next();
            replacement = word(Mode.BRACED, "}", line);
        }
        return new Operation.Replace(mode, pattern, replacement);
    }

    private Word word(Mode mode, String stops, int line) {
        int from = in.position();
        List<Part> read = parts.read(mode, stops);
        if (in.peek() == Input.END) {
            throw in.unclosed('}', line);
        }
        return Word.of(Tildes.inWord(read), in.since(from));
    }

    /** Skips to the closing brace: the complaint comes when the word is expanded. */
    private Part bad(int start, int line) {
        parts.read(Mode.BRACED, "}");
        if (in.next() == Input.END) {
            throw in.unclosed('}', line);
        }
        return new Part.BadSubstitution(in.since(start));
    }
}
