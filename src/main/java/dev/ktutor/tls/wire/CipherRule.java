package dev.ktutor.tls.wire;

import dev.ktutor.tls.wire.KnownSuite.Trait;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What words joined with + ask of a suite: for each trait the values that fit, a class, or one very suite. */
record CipherRule(Map<Trait, Set<String>> traits, @Nullable String strengthClass, boolean beyondDefault, @Nullable String exact) {
    private static final Map<String, CipherRule> WORDS = KnownSuite.lines("cipher-words.txt").stream().map(line -> line.split(" "))
            .collect(Collectors.toUnmodifiableMap(words -> words[0], CipherRule::parse));

    /** Asks nothing. */
    static final CipherRule ANY = new CipherRule(Map.of(), null, false, null);

    CipherRule {
        traits = Map.copyOf(traits);
    }

    /** What a word means; empty if it means nothing. */
    static Optional<CipherRule> of(String word) {
        Optional<CipherRule> suite = KnownSuite.ALL.stream().filter(s -> s.label().equals(word) && !s.isTls13()).findFirst().map(CipherRule::exactly);
        return suite.or(() -> Optional.ofNullable(WORDS.get(word)));
    }

    /** One suite; its version is no part of what is asked, so that it may be joined with a version. */
    private static CipherRule exactly(KnownSuite suite) {
        Map<Trait, Set<String>> traits = new EnumMap<>(Trait.class);
        suite.traits().forEach((trait, value) -> {
            if (trait != Trait.VERSION) {
                traits.put(trait, Set.of(value));
            }
        });
        String strength = suite.classes().stream().filter(c -> !c.equals("NOTDEFAULT") && !c.equals("-")).findFirst().orElse(null);
        return new CipherRule(traits, strength, suite.classes().contains("NOTDEFAULT"), suite.label());
    }

    private static CipherRule parse(String[] words) {
        Map<Trait, Set<String>> traits = new EnumMap<>(Trait.class);
        String strength = null;
        boolean beyond = false;
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            String name = word.substring(0, word.indexOf('='));
            String value = word.substring(word.indexOf('=') + 1);
            if (name.equals("class")) {
                beyond |= value.equals("NOTDEFAULT");
                strength = value.equals("NOTDEFAULT") ? strength : value;
                continue;
            }
            Trait trait = Trait.valueOf(name.toUpperCase(java.util.Locale.ROOT));
            traits.put(trait, value.startsWith("~") ? others(trait, value.substring(1)) : Set.of(value.split(",")));
        }
        return new CipherRule(traits, strength, beyond, null);
    }

    private static Set<String> others(Trait trait, String value) {
        return KnownSuite.ALL.stream().map(suite -> suite.trait(trait)).filter(v -> !v.equals(value)).collect(Collectors.toUnmodifiableSet());
    }

    /** Both at once; empty if nothing can fit both. */
    Optional<CipherRule> and(CipherRule other) {
        Map<Trait, Set<String>> both = new HashMap<>(traits);
        for (Map.Entry<Trait, Set<String>> asked : other.traits.entrySet()) {
            Set<String> kept = new HashSet<>(asked.getValue());
            kept.retainAll(both.getOrDefault(asked.getKey(), asked.getValue()));
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            both.put(asked.getKey(), kept);
        }
        String strength = strengthClass != null ? strengthClass : other.strengthClass;
        if (strengthClass != null && other.strengthClass != null && !strengthClass.equals(other.strengthClass)
                && !Set.of("HIGH", "FIPS").containsAll(List.of(strengthClass, other.strengthClass))) {
            return Optional.empty();
        }
        if (strengthClass != null && other.strengthClass != null && !strengthClass.equals(other.strengthClass)) {
            strength = "FIPS"; // every suite of the class FIPS is one of HIGH
        }
        // the last suite named is the one that counts (ssl_cipher_process_rulestr)
        return Optional.of(new CipherRule(both, strength, beyondDefault || other.beyondDefault, other.exact));
    }

    /** Whether a suite is asked for. */
    boolean fits(KnownSuite suite) {
        return (exact == null || exact.equals(suite.label())) && (strengthClass == null || suite.classes().contains(strengthClass))
                && (!beyondDefault || suite.classes().contains("NOTDEFAULT"))
                && traits.entrySet().stream().allMatch(asked -> asked.getValue().contains(suite.trait(asked.getKey())));
    }
}
