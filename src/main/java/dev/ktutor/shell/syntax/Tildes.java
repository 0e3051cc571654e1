package dev.ktutor.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Finds the tildes of a word that are to be expanded (bash manual, 3.5.2). */
final class Tildes {
    private Tildes() { }

    /** Marks a tilde at the word's start and, in what looks like an assignment, behind its = and colons. */
    static List<Part> inWord(List<Part> parts) {
        if (parts.isEmpty() || !(parts.get(0) instanceof Part.Literal first) || !anyTilde(parts)) {
            return parts;
        }
        if (first.text().startsWith("~")) {
            return mark(parts, false, 0);
        }
        int end = Names.end(first.text(), 0);
        if (end > 0 && first.text().startsWith("=", end)) {
            return mark(parts, true, end + 1);
        }
        return end > 0 && first.text().startsWith("+=", end) ? mark(parts, true, end + 2) : parts;
    }

    /** Marks a tilde at the value's start and behind its colons. */
    static List<Part> inValue(List<Part> parts) {
        return anyTilde(parts) ? mark(parts, true, 0) : parts;
    }

    private static boolean anyTilde(List<Part> parts) {
        return parts.stream().anyMatch(part -> part instanceof Part.Literal literal && literal.text().indexOf('~') >= 0);
    }

    /** The offset is where in the first literal a tilde may stand. */
    private static List<Part> mark(List<Part> parts, boolean colons, int offset) {
        List<Part> marked = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Part.Literal literal)) {
                marked.add(parts.get(i));
                continue;
            }
            String text = literal.text();
            boolean last = i == parts.size() - 1;
            int done = 0;
            int first = i == 0 ? offset : 0;
            boolean atFirst = i == 0 && first < text.length() && text.charAt(first) == '~';
            int at = atFirst ? first : nextStart(text, first, colons);
            while (at >= 0) {
                int end = prefixEnd(text, at + 1, colons);
                if (end == text.length() && !last) {
                    break;
                }
                if (at > done) {
                    marked.add(new Part.Literal(text.substring(done, at)));
                }
                marked.add(new Part.Tilde(text.substring(at + 1, end)));
                done = end;
                at = nextStart(text, end, colons);
            }
            if (done < text.length()) {
                marked.add(new Part.Literal(text.substring(done)));
            }
        }
        return marked;
    }

    private static int nextStart(String text, int from, boolean colons) {
        int at = colons ? text.indexOf(":~", from) : -1;
        return at < 0 ? -1 : at + 1;
    }

    private static int prefixEnd(String text, int from, boolean colons) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '/' && !(colons && text.charAt(at) == ':')) {
            at++;
        }
        return at;
    }
}
