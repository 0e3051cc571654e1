package dev.ktutor.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brace expansion (bash manual, 3.5.1): purely textual, so it is understood when the word is parsed; the words themselves are
 * made one after the other when they are wanted, for {@code {1..1000000}} is short to write.
 */
public final class Braces {
    private static final int MAX_DEPTH = 200;

    /** A piece of a word with braces. */
    private sealed interface Piece { }

    /** Literals split into single characters, and other parts. */
    private record Run(List<Part> atoms) implements Piece { }

    /** {@code {a,b}}. */
    private record Choice(List<List<Piece>> alternatives) implements Piece { }

    /** {@code {1..9}}. */
    private record Range(BraceSequence sequence) implements Piece { }

    private final List<Piece> pieces;
    private final String source;
    private final long size;

    private Braces(List<Piece> pieces, String source) {
        this.pieces = pieces;
        this.source = source;
        this.size = size(pieces);
    }

    /** What the parts expand to; null if there is nothing to expand. */
    static @Nullable Braces of(List<Part> parts, String source) {
        boolean any = false;
        for (Part part : parts) {
            any |= part instanceof Part.Literal literal && literal.text().indexOf('{') >= 0;
        }
        if (!any) {
            return null;
        }
        List<Part> atoms = atoms(parts);
        List<Piece> pieces = new Reader(atoms).read(0, atoms.size(), 0);
        return pieces.stream().allMatch(Run.class::isInstance) ? null : new Braces(pieces, source);
    }

    /** How many words it makes; {@link Long#MAX_VALUE} also stands for more. */
    public long size() {
        return size;
    }

    /** Makes the words, in their order. */
    public void each(Consumer<Word> taker) {
        List<Part> word = new ArrayList<>();
        each(pieces, 0, word, () -> taker.accept(Word.of(Tildes.inWord(merge(word)), source)));
    }

    private static void each(List<Piece> pieces, int index, List<Part> word, Runnable whole) {
        if (index == pieces.size()) {
            whole.run();
            return;
        }
        int length = word.size();
        Piece piece = pieces.get(index);
        if (piece instanceof Run run) {
            word.addAll(run.atoms());
            each(pieces, index + 1, word, whole);
        } else if (piece instanceof Choice choice) {
            for (List<Piece> alternative : choice.alternatives()) {
                each(alternative, 0, word, () -> each(pieces, index + 1, word, whole));
                shorten(word, length);
            }
        } else if (piece instanceof Range range) {
            for (long n = 0; n < range.sequence().size(); n++) {
                String member = range.sequence().member(n);
                if (!word.isEmpty() && word.get(word.size() - 1) instanceof Part.Expansion) {
                    // $x{1..3} is $x1 $x2 $x3.
                    word.addAll(atoms(List.of(new Part.Literal(member))));
                } else if (!member.isEmpty()) {
                    word.add(new Part.Quoted(member));
                }
                each(pieces, index + 1, word, whole);
                shorten(word, length);
            }
        }
        shorten(word, length);
    }

    private static void shorten(List<Part> word, int length) {
        word.subList(length, word.size()).clear();
    }

    private static long size(List<Piece> pieces) {
        long product = 1;
        for (Piece piece : pieces) {
            long factor = 1;
            if (piece instanceof Range range) {
                factor = range.sequence().size();
            } else if (piece instanceof Choice choice) {
                factor = 0;
                for (List<Piece> alternative : choice.alternatives()) {
                    factor = saturated(factor + size(alternative));
                }
            }
            product = product > Long.MAX_VALUE / Math.max(1, factor) ? Long.MAX_VALUE : product * factor;
        }
        return product;
    }

    private static long saturated(long sum) {
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Literals split into single characters, so that braces and commas can be found beside other parts. */
    private static List<Part> atoms(List<Part> parts) {
        List<Part> atoms = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                for (int i = 0; i < literal.text().length(); i++) {
                    atoms.add(new Part.Literal(literal.text().substring(i, i + 1)));
                }
            } else {
                atoms.add(part);
            }
        }
        return atoms;
    }

    private static List<Part> merge(List<Part> atoms) {
        List<Part> merged = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Part part : atoms) {
            if (part instanceof Part.Literal literal) {
                int last = merged.size() - 1;
                Part longer = text.length() == 0 && last >= 0 ? longerName(merged.get(last), literal.text()) : null;
                if (longer != null) {
                    merged.set(last, longer);
                } else {
                    text.append(literal.text());
                }
                continue;
            }
            if (text.length() > 0) {
                merged.add(new Part.Literal(text.toString()));
                text.setLength(0);
            }
            merged.add(part);
        }
        if (text.length() > 0) {
            merged.add(new Part.Literal(text.toString()));
        }
        return merged;
    }

    /** {@code $x} with a character that has come to stand behind it, since braces are expanded as text; null if it ends the name. */
    private static @Nullable Part longerName(Part part, String character) {
        if (!(part instanceof Part.Expansion expansion) || !expansion.source().equals("$" + expansion.parameter().name())
                || !Names.isName(expansion.parameter().name()) || !Names.isPart(character.charAt(0))) {
            return null;
        }
        String name = expansion.parameter().name() + character;
        return new Part.Expansion(Parameter.named(name), false, Operation.NONE, "$" + name);
    }

    /** Finds the braces in a word. */
    private static final class Reader {
        private final List<Part> atoms;
        /** Where the brace that opens here is closed; -1 if it is not, or opens nothing. */
        private final int[] closing;

        Reader(List<Part> atoms) {
            this.atoms = atoms;
            this.closing = new int[atoms.size()];
            int[] open = new int[atoms.size()];
            int depth = 0;
            for (int i = 0; i < atoms.size(); i++) {
                closing[i] = -1;
                if (is(i, '{')) {
                    open[depth++] = i;
                } else if (is(i, '}') && depth > 0) {
                    closing[open[--depth]] = i;
                }
            }
        }

        private boolean is(int index, char c) {
            return atoms.get(index) instanceof Part.Literal literal && literal.text().charAt(0) == c;
        }

        List<Piece> read(int from, int to, int depth) {
            List<Piece> pieces = new ArrayList<>();
            int plain = from;
            int at = from;
            while (at < to) {
                int close = closing[at];
                Piece piece = close < 0 || close >= to || depth > MAX_DEPTH ? null : braced(at + 1, close, depth);
                if (piece == null) {
                    at++;
                    continue;
                }
                if (at > plain) {
                    pieces.add(new Run(atoms.subList(plain, at)));
                }
                pieces.add(piece);
                at = close + 1;
                plain = at;
            }
            if (to > plain) {
                pieces.add(new Run(atoms.subList(plain, to)));
            }
            return pieces;
        }

        /** What stands between commas, or a sequence; null when the braces are just text. */
        private @Nullable Piece braced(int from, int to, int depth) {
            List<List<Piece>> alternatives = new ArrayList<>();
            int start = from;
            for (int i = from; i < to; i++) {
                if (closing[i] >= 0) {
                    i = closing[i];
                } else if (is(i, ',')) {
                    alternatives.add(read(start, i, depth + 1));
                    start = i + 1;
                }
            }
            if (!alternatives.isEmpty()) {
                alternatives.add(read(start, to, depth + 1));
                return new Choice(alternatives);
            }
            if (to - from > BraceSequence.LONGEST) {
                return null;
            }
            StringBuilder text = new StringBuilder();
            for (Part part : atoms.subList(from, to)) {
                if (!(part instanceof Part.Literal literal)) {
                    return null;
                }
                text.append(literal.text());
            }
            BraceSequence sequence = BraceSequence.of(text.toString());
            return sequence == null ? null : new Range(sequence);
        }
    }
}
