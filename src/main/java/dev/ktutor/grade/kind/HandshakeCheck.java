package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Evidence.Happening;
import dev.ktutor.grade.Finding;
import dev.ktutor.pki.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a TLS handshake was made with a server's port and its client came to a certain verdict: {@code ok}, or what it
 * found wrong. With {@code name} it must have insisted on that name; with {@code key} the certificate shown must be for that
 * key, with {@code stranger-to} for another one. With {@code latest} the newest handshake decides, else any that was made.
 */
final class HandshakeCheck implements CheckKind {
    private static final String OK = "ok";

    @Override
    public String name() {
        return "handshake";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("port", Need.REQUIRED, "verdict", Need.OPTIONAL, "name", Need.OPTIONAL, "key", Need.OPTIONAL,
                "stranger-to", Need.OPTIONAL, "latest", Need.OPTIONAL);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("handshake.none", "handshake.believed", "handshake.refused", "handshake.otherwise", "handshake.name-unchecked",
                "handshake.other-key", "handshake.same-key");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        List<Happening> made = evidence.happenings().stream()
                .filter(h -> h.code().equals("tls.verified") || h.code().startsWith("tls.server."))
                .filter(h -> arguments.text("port").equals(h.facts().get("port"))).toList();
        if (made.isEmpty()) {
            return Finding.fails("handshake.none", "port", arguments.text("port"));
        }
        boolean any = !arguments.flag("latest", false) && made.stream().anyMatch(h -> judge(arguments, evidence, h) instanceof Finding.Holds);
        return any ? Finding.holds() : judge(arguments, evidence, made.get(made.size() - 1));
    }

    private static Finding judge(CheckArguments arguments, Evidence evidence, Happening made) {
        String wanted = arguments.text("verdict", OK);
        String found = verdict(made);
        String[] facts = {"port", arguments.text("port"), "wanted", wanted, "found", found, "text", made.facts().getOrDefault("message", ""),
            "number", made.facts().getOrDefault("number", ""), "name", arguments.text("name"), "key", arguments.text("key"),
            "stranger", arguments.text("stranger-to")};
        if (!found.equals(wanted)) {
            return Finding.fails(found.equals(OK) ? "handshake.believed" : wanted.equals(OK) ? "handshake.refused" : "handshake.otherwise", facts);
        }
        if (arguments.has("name") && !arguments.text("name").equals(made.facts().getOrDefault("name", ""))) {
            return Finding.fails("handshake.name-unchecked", facts);
        }
        if (arguments.has("key") && !shows(made, evidence, arguments.text("key"))) {
            return Finding.fails("handshake.other-key", facts);
        }
        return arguments.has("stranger-to") && shows(made, evidence, arguments.text("stranger-to")) ? Finding.fails("handshake.same-key", facts)
                : Finding.holds();
    }

    private static boolean shows(Happening made, Evidence evidence, String keyFile) {
        return KeyFile.publicHalf(evidence, keyFile).map(PublicKey::pem).filter(pem -> pem.equals(made.facts().get("key"))).isPresent();
    }

    /** The verdict in a lesson's words, from why the client refused the certificate ("" if it did not). */
    private static String verdict(Happening made) {
        return switch (made.facts().getOrDefault("reason", "")) {
            case "" -> OK;
            case "unknown_authority", "self_signed", "bad_signature" -> "unknown-ca";
            case "expired", "not_yet_valid" -> "expired";
            case "wrong_host", "wrong_ip", "no_ip_names", "common_name_only" -> "wrong-name";
            default -> "other";
        };
    }
}
