package dev.ktutor.host.net;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.sim.Journal;
import dev.ktutor.tls.Alert;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes refused handshakes into the lab's journal, with the codes that {@code why} and {@code handshake} have texts for. */
public final class HandshakeJournal {
    private HandshakeJournal() { }

    /** The code of a fault in the other end's certificate. */
    public static String code(boolean ofServer, PathProblem.Reason reason) {
        String kind = switch (reason) {
            case UNKNOWN_AUTHORITY, UNTRUSTED -> "unknownAuthority";
            case SELF_SIGNED -> "selfSigned";
            case EXPIRED -> "expired";
            case NOT_YET_VALID -> "notYetValid";
            case WRONG_HOST, WRONG_IP, NO_IP_NAMES, COMMON_NAME_ONLY -> "wrongName";
            case WRONG_USAGE -> "wrongUsage";
            case BAD_SIGNATURE -> "badSignature";
            default -> "other";
        };
        return "tls." + (ofServer ? "server." : "client.") + kind;
    }

    /** What a text about it may name. */
    public static Map<String, String> facts(Certificate certificate, PathProblem.Reason reason, String message, String wanted, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("subject", certificate.subject().goString());
        facts.put("issuer", certificate.issuer().goString());
        facts.put("notBefore", String.valueOf(certificate.notBefore()));
        facts.put("notAfter", String.valueOf(certificate.notAfter()));
        facts.put("now", String.valueOf(now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
        String names = String.join(", ", java.util.stream.Stream.concat(certificate.dnsNames().stream(), certificate.ipAddresses().stream()).toList());
        facts.put("names", names.isEmpty() ? "-" : names);
        facts.put("wanted", wanted);
        facts.put("usages", String.join(", ", certificate.extendedKeyUsage().orElse(java.util.List.of())));
        facts.put("reason", reason.name().toLowerCase(Locale.ROOT));
        facts.put("message", message);
        return facts;
    }

    /** The code of an alert that came from the server. */
    public static String code(Alert alert) {
        return "tls.alert." + switch (alert) {
            case CERTIFICATE_REQUIRED -> "certificateRequired";
            case UNKNOWN_CA, BAD_CERTIFICATE, CERTIFICATE_EXPIRED, UNSUPPORTED_CERTIFICATE, CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED -> "certificate";
            case HANDSHAKE_FAILURE, INSUFFICIENT_SECURITY -> "nothingInCommon";
            case PROTOCOL_VERSION -> "version";
            case NO_APPLICATION_PROTOCOL -> "protocol";
            default -> "other";
        };
    }

    /** The server broke the handshake off with an alert. */
    public static void alerted(Journal journal, Alert alert, String target) {
        journal.refused(code(alert), Map.of("alert", alert.opensslText(), "number", String.valueOf(alert.number()), "target", target));
    }
}
