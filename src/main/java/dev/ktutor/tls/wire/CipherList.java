package dev.ktutor.tls.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a cipher string up to TLS 1.2 chooses among all suites OpenSSL knows, and the security level it sets (openssl-ciphers(1)). */
public record CipherList(List<KnownSuite> suites, int level, List<Fault> faults) {
    /** Debian's security level. */
    public static final int DEFAULT_LEVEL = 2;
    private static final String DEFAULT = "ALL:!COMPLEMENTOFDEFAULT:!eNULL";
    private static final int MOST_LEVEL = 5;
    private static final Map<String, String> SUITE_B = Map.of("SUITEB128ONLY", "ECDHE-ECDSA-AES128-GCM-SHA256", "SUITEB128C2", "ECDHE-ECDSA-AES256-GCM-SHA384",
            "SUITEB128", "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384", "SUITEB192", "ECDHE-ECDSA-AES256-GCM-SHA384");

    /** What can be wrong with a cipher string: a sign where a word should be, an unknown @word, a level there is not. */
    public enum Fault { NO_WORD, NO_COMMAND, NO_LEVEL }

    /** Keeps copies. */
    public CipherList {
        suites = List.copyOf(suites);
        faults = List.copyOf(faults);
    }

    /** Reads a cipher string. Words that mean nothing are passed over, as OpenSSL does. */
    public static CipherList parse(String text) {
        String suiteB = SUITE_B.keySet().stream().filter(text::startsWith).max(Comparator.comparingInt(String::length)).orElse(null);
        String rules = suiteB == null ? text : String.valueOf(SUITE_B.get(suiteB));
        Reader reader = new Reader();
        boolean fromDefault = rules.startsWith("DEFAULT");
        if (fromDefault) {
            reader.read(DEFAULT);
            rules = rules.substring("DEFAULT".length());
        }
        reader.read(rules);
        return new CipherList(reader.order.stream().filter(reader.active::contains).toList(), reader.level, reader.faults);
    }

    /** Walks through the string, moving suites in one list as ssl_cipher_apply_rule does: those that are off keep their places in it too. */
    private static final class Reader {
        private final List<KnownSuite> order = new ArrayList<>(KnownSuite.ALL.stream().filter(suite -> !suite.isTls13()).toList());
        private final Set<KnownSuite> active = new HashSet<>();
        private int level = DEFAULT_LEVEL;
        private final List<Fault> faults = new ArrayList<>();
        private String text = "";
        private int at;

        void read(String rules) {
            text = rules;
            at = 0;
            while (at < text.length() && !stopped()) {
                char sign = text.charAt(at);
                if (isSeparator(sign)) {
                    at++;
                    continue;
                }
                boolean signed = "-+!@".indexOf(sign) >= 0;
                at += signed ? 1 : 0;
                if (sign == '@') {
                    special(word());
                    skip();
                } else {
                    Optional<CipherRule> rule = rule();
                    rule.ifPresent(found -> apply(signed ? sign : ' ', found::fits));
                    if (rule.isEmpty()) {
                        skip();
                    }
                }
            }
        }

        private boolean stopped() {
            return faults.contains(Fault.NO_WORD);
        }

        private static boolean isSeparator(char c) {
            return c == ':' || c == ' ' || c == ';' || c == ',';
        }

        private void skip() {
            while (at < text.length() && !isSeparator(text.charAt(at))) {
                at++;
            }
        }

        private String word() {
            int from = at;
            while (at < text.length() && (text.charAt(at) < 128 && Character.isLetterOrDigit(text.charAt(at)) || "-.=".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            if (from == at) {
                faults.add(Fault.NO_WORD);
            }
            return text.substring(from, at);
        }

        /** Words joined with +; empty if one means nothing or they exclude each other. */
        private Optional<CipherRule> rule() {
            Optional<CipherRule> all = Optional.of(CipherRule.ANY);
            while (true) {
                String word = word();
                boolean more = at < text.length() && text.charAt(at) == '+';
                at += more && !stopped() ? 1 : 0;
                all = stopped() ? Optional.empty() : all.flatMap(a -> CipherRule.of(word).flatMap(a::and));
                if (!more || all.isEmpty()) {
                    return all;
                }
            }
        }

        private void special(String command) {
            if (command.equals("STRENGTH")) {
                List<Integer> strengths = order.stream().filter(active::contains).map(KnownSuite::strength).distinct().sorted(Comparator.reverseOrder()).toList();
                strengths.forEach(bits -> apply('+', suite -> suite.strength() == bits));
            } else if (command.length() == 10 && command.startsWith("SECLEVEL=")) {
                int wanted = command.charAt(9) - '0';
                if (wanted < 0 || wanted > MOST_LEVEL) {
                    faults.add(Fault.NO_LEVEL);
                } else {
                    level = wanted;
                }
            } else if (!stopped()) {
                faults.add(Fault.NO_COMMAND);
            }
        }

        private void apply(char sign, Predicate<KnownSuite> fits) {
            List<KnownSuite> found = new ArrayList<>(order.stream().filter(fits).filter(suite -> sign == '!' || active.contains(suite) == (sign != ' ')).toList());
            order.removeAll(found);
            switch (sign) {
                case '!' -> active.removeAll(found);
                case '-' -> {
                    // what was switched off last gets the best places if it is switched on again
                    order.addAll(0, found);
                    found.forEach(active::remove);
                }
                default -> {
                    order.addAll(found);
                    active.addAll(found);
                }
            }
        }
    }
}
