package dev.ktutor.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brace expansion (bash manual, 3.5.1): purely textual, so it is done once, when the word is parsed. */
final class Braces {
    private static final int LIMIT = 100_000;

    private Braces() { }

    /** The words that the parts expand to; empty if there is nothing to expand. */
    static List<List<Part>> expand(List<Part> parts) {
        boolean any = false;
        for (Part part : parts) {
            any |= part instanceof Part.Literal literal && literal.text().indexOf('{') >= 0;
        }
        if (!any) {
            return List.of();
        }
        List<Part> atoms = atoms(parts);
        List<List<Part>> words = words(atoms);
        if (words.size() == 1 && words.get(0).size() == atoms.size()) {
            return List.of();
        }
        List<List<Part>> result = new ArrayList<>();
        for (List<Part> word : words) {
            result.add(merge(word));
        }
        return result;
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

    static List<Part> merge(List<Part> atoms) {
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

    private static boolean is(Part part, char c) {
        return part instanceof Part.Literal literal && literal.text().charAt(0) == c;
    }

    private static List<List<Part>> words(List<Part> atoms) {
        for (int open = 0; open < atoms.size(); open++) {
            if (!is(atoms.get(open), '{')) {
                continue;
            }
            int close = matching(atoms, open);
            if (close < 0) {
                continue;
            }
            List<List<Part>> middles = alternatives(atoms.subList(open + 1, close));
            if (middles.isEmpty()) {
                continue;
            }
            List<List<Part>> ends = words(atoms.subList(close + 1, atoms.size()));
            List<List<Part>> result = new ArrayList<>();
            for (List<Part> middle : middles) {
                for (List<Part> end : ends) {
                    if (result.size() >= LIMIT) {
                        return result;
                    }
                    List<Part> word = new ArrayList<>(atoms.subList(0, open));
                    word.addAll(middle);
                    word.addAll(end);
                    result.add(word);
                }
            }
            return result;
        }
        return List.of(List.copyOf(atoms));
    }

    private static int matching(List<Part> atoms, int open) {
        int depth = 0;
        for (int i = open; i < atoms.size(); i++) {
            if (is(atoms.get(i), '{')) {
                depth++;
            } else if (is(atoms.get(i), '}') && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** What stands between commas, or a sequence; empty when the braces are just text. */
    private static List<List<Part>> alternatives(List<Part> inner) {
        List<List<Part>> result = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean comma = false;
        for (int i = 0; i < inner.size(); i++) {
            if (is(inner.get(i), '{')) {
                depth++;
            } else if (is(inner.get(i), '}')) {
                depth--;
            } else if (is(inner.get(i), ',') && depth == 0) {
                comma = true;
                result.addAll(words(inner.subList(start, i)));
                start = i + 1;
            }
        }
        if (comma) {
            result.addAll(words(inner.subList(start, inner.size())));
            return result;
        }
        StringBuilder text = new StringBuilder();
        for (Part part : inner) {
            if (!(part instanceof Part.Literal literal)) {
                return List.of();
            }
            text.append(literal.text());
        }
        for (String each : BraceSequence.of(text.toString(), LIMIT)) {
            result.add(each.isEmpty() ? List.of() : List.of(new Part.Quoted(each)));
        }
        return result;
    }
}
