package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyCipher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may come next on a command line that begins with {@code openssl}; from the same tables as parsing and help. */
public final class OpensslCompletion {
    /** One proposal and its help text. */
    public record Candidate(String word, String help) { }

    private OpensslCompletion() { }

    /**
     * Proposals for the last of the words, which may be empty or begun; the words before it are complete and do not
     * include {@code openssl} itself. Where a file name is wanted there are none: see {@link #wantsFile}.
     */
    public static List<String> candidates(List<String> words) {
        return describe(words).stream().map(Candidate::word).toList();
    }

    /** As {@link #candidates}, with help texts. */
    public static List<Candidate> describe(List<String> words) {
        String begun = words.isEmpty() ? "" : words.get(words.size() - 1);
        List<Candidate> all = new ArrayList<>();
        if (words.size() <= 1) {
            Subcommands.names().forEach(n -> all.add(new Candidate(n, "")));
        } else {
            options(words.get(0)).ifPresent(table -> {
                Optional<OptionTable.Spec> open = open(table, words);
                if (open.isEmpty() && begun.startsWith("-")) {
                    table.options().forEach(o -> all.add(new Candidate("-" + o.name(), o.help())));
                    if (table.takesAlgorithm()) {
                        Arrays.stream(Digest.values()).forEach(d -> all.add(new Candidate("-" + d.label(), "message digest")));
                        Arrays.stream(KeyCipher.values()).forEach(c -> all.add(new Candidate("-" + c.label(), "cipher")));
                    }
                } else if (open.isPresent()) {
                    values(open.get()).forEach(v -> all.add(new Candidate(v, "")));
                }
            });
        }
        return all.stream().filter(c -> c.word().startsWith(begun)).toList();
    }

    /** Whether the last word is a file name: the value of an option that takes one, or a plain argument. */
    public static boolean wantsFile(List<String> words) {
        if (words.size() <= 1) {
            return false;
        }
        Optional<OptionTable.Spec> open = options(words.get(0)).flatMap(t -> open(t, words));
        return open.map(o -> o.kind() == OptionTable.Kind.INPUT || o.kind() == OptionTable.Kind.OUTPUT || o.kind() == OptionTable.Kind.DIRECTORY
                || List.of("in", "key", "signkey", "CAkey", "CAserial").contains(o.name())).orElse(!words.get(words.size() - 1).startsWith("-"));
    }

    private static Optional<OptionTable> options(String command) {
        return OptionTable.load(Subcommands.find(command).map(Subcommand::name).orElse(command));
    }

    /** The option whose value the last word is. */
    private static Optional<OptionTable.Spec> open(OptionTable table, List<String> words) {
        String before = words.get(words.size() - 2);
        return words.size() > 2 && before.startsWith("-") ? table.find(before.substring(1)).filter(o -> o.kind() != OptionTable.Kind.NONE) : Optional.empty();
    }

    private static List<String> values(OptionTable.Spec option) {
        return switch (option.name()) {
            case "copy_extensions" -> List.of("none", "copy", "copyall");
            case "nameopt" -> List.of("RFC2253", "oneline", "multiline", "utf8", "compat");
            case "purpose" -> Arrays.stream(dev.ktutor.pki.path.Purpose.values()).map(dev.ktutor.pki.path.Purpose::option).toList();
            case "algorithm" -> List.of("RSA", "EC", "ED25519", "ED448", "X25519", "X448");
            case "name" -> Arrays.stream(dev.ktutor.pki.NamedCurve.values()).map(dev.ktutor.pki.NamedCurve::opensslName).toList();
            case "ext" -> List.of("subjectAltName", "keyUsage", "extendedKeyUsage", "basicConstraints", "subjectKeyIdentifier", "authorityKeyIdentifier");
            default -> switch (option.kind()) {
                case FORMAT, PEM_DER, PEM_DER_ENGINE -> List.of("PEM", "DER");
                default -> List.of();
            };
        };
    }
}
