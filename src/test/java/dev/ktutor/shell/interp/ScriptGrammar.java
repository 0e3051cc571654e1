package dev.ktutor.shell.interp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes small scripts from a grammar file, and smaller ones from one that has been made. */
final class ScriptGrammar {
    static final Path FOLDER = Path.of("src/test/cases/bash-grammars");
    private static final int DEEPEST = 7;

    /** An alternative of a rule: texts with the rules between them. */
    private record Alternative(List<String> texts, List<String> rules) { }

    /** How a rule was replaced: by which alternative, and what became of the rules in it. */
    record Derivation(String rule, List<String> texts, List<Derivation> children) {

        String text() {
            StringBuilder text = new StringBuilder(texts.get(0));
            for (int i = 0; i < children.size(); i++) {
                text.append(children.get(i).text()).append(texts.get(i + 1));
            }
            return text.toString();
        }
    }

    private final Map<String, List<Alternative>> rules = new LinkedHashMap<>();

    ScriptGrammar(String name) throws IOException {
        List<Alternative> current = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".grammar"))) {
            if (line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("    ")) {
                current.add(alternative(line.substring(4)));
            } else if (!line.isBlank()) {
                current = new ArrayList<>();
                rules.put(line.strip(), current);
            }
        }
    }

    private static Alternative alternative(String line) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        String rest = line.replace('⏎', '\n');
        for (int open = rest.indexOf('«'); open >= 0; open = rest.indexOf('«')) {
            texts.add(rest.substring(0, open));
            int close = rest.indexOf('»', open);
            names.add(rest.substring(open + 1, close));
            rest = rest.substring(close + 1);
        }
        texts.add(rest);
        return new Alternative(List.copyOf(texts), List.copyOf(names));
    }

    Derivation script(Random random) {
        return derive("script", random, 0);
    }

    private Derivation derive(String rule, Random random, int depth) {
        List<Alternative> all = rules.get(rule);
        if (all == null) {
            throw new IllegalStateException("no rule " + rule);
        }
        Alternative chosen = all.get(random.nextInt(all.size()));
        if (depth > DEEPEST && !chosen.rules().isEmpty()) {
            chosen = all.get(0);
        }
        List<Derivation> children = new ArrayList<>();
        for (String child : chosen.rules()) {
            children.add(derive(child, random, depth + 1));
        }
        return new Derivation(rule, chosen.texts(), children);
    }

    /** Smaller scripts: a part replaced by the first alternative of its rule, or by a part of itself of the same kind. */
    List<Derivation> smaller(Derivation from) {
        List<Derivation> found = new ArrayList<>();
        Alternative first = rules.get(from.rule()).get(0);
        if (first.rules().isEmpty() && !first.texts().equals(from.texts())) {
            found.add(new Derivation(from.rule(), first.texts(), List.of()));
        }
        inner(from, from.rule(), found);
        for (int i = 0; i < from.children().size(); i++) {
            for (Derivation child : smaller(from.children().get(i))) {
                List<Derivation> children = new ArrayList<>(from.children());
                children.set(i, child);
                found.add(new Derivation(from.rule(), from.texts(), children));
            }
        }
        for (Alternative other : rules.get(from.rule())) {
            boolean fewer = other.rules().size() < from.children().size();
            if (fewer && !other.rules().isEmpty() && from.children().stream().map(Derivation::rule).toList().subList(0, other.rules().size()).equals(other.rules())) {
                found.add(new Derivation(from.rule(), other.texts(), from.children().subList(0, other.rules().size())));
            }
        }
        return found;
    }

    private static void inner(Derivation from, String rule, List<Derivation> found) {
        for (Derivation child : from.children()) {
            if (child.rule().equals(rule)) {
                found.add(child);
            } else {
                inner(child, rule, found);
            }
        }
    }
}
