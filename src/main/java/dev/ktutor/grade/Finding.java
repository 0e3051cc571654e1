package dev.ktutor.grade;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a check found: the condition holds, or the reason why it does not. */
public sealed interface Finding {

    /** The condition holds. */
    record Holds() implements Finding { }

    /**
     * The condition does not hold.
     *
     * @param reason a code of the check's kind, such as {@code certificate.wrong-signer}
     * @param facts the particulars, by the names that explanations use
     */
    record Fails(String reason, Map<String, String> facts) implements Finding {
        /** Copies the facts. */
        public Fails {
            facts = Map.copyOf(facts);
        }
    }

    /** The condition holds. */
    static Finding holds() {
        return new Holds();
    }

    /** The condition fails for that reason; the facts are names and values in turn. */
    static Finding fails(String reason, String... facts) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < facts.length; i += 2) {
            map.put(facts[i], facts[i + 1]);
        }
        return new Fails(reason, map);
    }
}
