package dev.ktutor.shell.syntax;

import dev.ktutor.shell.syntax.PartReader.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads assignments where one may stand. */
final class AssignmentReader {
    private final Lexer lexer;
    private final Input in;

    AssignmentReader(Lexer lexer) {
        this.lexer = lexer;
        this.in = lexer.input();
    }

    /** The assignment that begins here; null, with nothing taken, if none does. */
    @Nullable Assignment read() {
        String text = in.text();
        int start = in.position();
        int end = Names.end(text, start);
        if (end == start || end >= text.length() || "=+[".indexOf(text.charAt(end)) < 0) {
            return null;
        }
        if (text.charAt(end) == '+' && !text.startsWith("+=", end)) {
            return null;
        }
        if (in.misread(start) != null) {
            return null;
        }
        Input.Mark mark = in.mark();
        String name = text.substring(start, end);
        in.skip(name.length());
        Word index = null;
        if (in.peek() == '[') {
            int line = in.line();
            in.next();
            index = new BracedReader(in, lexer.parts()).index(line);
            if (in.peek() != '=' && !in.startsWith("+=")) {
                in.misread(start, null);
                in.reset(mark);
                return null;
            }
        }
        boolean append = in.peek() == '+';
        in.skip(append ? 2 : 1);
        if (in.peek() == '(' && index == null) {
            List<Assignment.Element> elements;
            try {
                elements = elements();
            } catch (SyntaxException e) {
                // As bash: a broken array has status 1.
                throw new SyntaxException(e.error().withStatus(1));
            }
            return new Assignment(name, null, append, null, elements, in.since(start));
        }
        Word value = lexer.value();
        return new Assignment(name, index, append, value, null, in.since(start));
    }

    private List<Assignment.Element> elements() {
        int line = in.line();
        List<Assignment.Element> elements = new ArrayList<>();
        in.next();
        while (true) {
            skipSpace();
            int c = in.peek();
            if (c == Input.END) {
                throw in.unclosed(')', line);
            }
            if (c == ')') {
                in.next();
                return List.copyOf(elements);
            }
            if (Lexer.META.indexOf(c) >= 0 && !((c == '<' || c == '>') && in.peek(1) == '(')) {
                throw new Complaint(in).unexpected(String.valueOf((char) c), in.position());
            }
            elements.add(element());
        }
    }

    private void skipSpace() {
        while (true) {
            int c = in.look();
            if (c == ' ' || c == '\t' || c == '\n') {
                in.next();
            } else if (c == '#') {
                while (in.peek() != '\n' && in.peek() != Input.END) {
                    in.next();
                }
            } else {
                return;
            }
        }
    }

    private Assignment.Element element() {
        int start = in.position();
        if (in.peek() != '[' || in.misread(start) != null) {
            return new Assignment.Element(null, false, lexer.word(Lexer.META));
        }
        Input.Mark mark = in.mark();
        int line = in.line();
        in.next();
        int from = in.position();
        List<Part> index = lexer.parts().read(Mode.BRACED, "]");
        String source = in.since(from);
        if (in.peek() == Input.END) {
            throw in.unclosed(')', line);
        }
        in.next();
        boolean append = in.startsWith("+=");
        if (!append && in.peek() != '=') {
            in.misread(start, null);
            in.reset(mark);
            return new Assignment.Element(null, false, lexer.word(Lexer.META));
        }
        in.skip(append ? 2 : 1);
        return new Assignment.Element(Word.of(index, source), append, lexer.value());
    }
}
