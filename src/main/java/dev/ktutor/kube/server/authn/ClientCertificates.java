package dev.ktutor.kube.server.authn;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.sim.SimClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Takes the user's name from the common name and the groups from the organizations of a certificate that the client CA signed. */
public final class ClientCertificates {
    private static final int REMEMBERED = 256;

    private final SimClock clock;
    private final Supplier<List<Certificate>> authorities;
    private final PathValidator validator = new PathValidator();
    private final Map<Certificate, Verified> verified = new LinkedHashMap<>();

    private record Verified(User user, Instant from, Instant until, List<Certificate> authorities) { }

    /** Verifies by the lab's clock against whatever the CA file holds at the time. */
    public ClientCertificates(SimClock clock, Supplier<List<Certificate>> authorities) {
        this.clock = clock;
        this.authorities = authorities;
    }

    /** Judges the chain the client presented, its own certificate first. */
    public Authentication authenticate(List<Certificate> chain) {
        if (chain.isEmpty()) {
            return new Authentication.Absent();
        }
        Certificate leaf = chain.get(0);
        List<Certificate> roots = authorities.get();
        Instant now = clock.now();
        Verified known = verified.get(leaf);
        if (known != null && known.authorities() == roots && !now.isBefore(known.from()) && !now.isAfter(known.until())) {
            return new Authentication.Known(known.user(), "certificate");
        }
        return judge(leaf, chain, roots, now);
    }

    private Authentication judge(Certificate leaf, List<Certificate> chain, List<Certificate> roots, Instant now) {
        Map<String, String> facts = facts(leaf, now);
        PathResult path;
        try {
            path = validator.validate(PathRequest.client(chain, roots, now));
        } catch (PkiException malformed) {
            facts.put("message", String.valueOf(malformed.getMessage()));
            return new Authentication.Refused("authn.certificate.invalid", facts);
        }
        if (!path.ok()) {
            facts.put("message", path.text());
            return new Authentication.Refused(code(path.problem().orElseThrow().reason()), facts);
        }
        String name = leaf.commonName().orElse("");
        if (name.isEmpty()) {
            return new Authentication.Refused("authn.certificate.noName", facts);
        }
        Instant until = leaf.notAfter();
        Instant from = leaf.notBefore();
        for (Certificate above : path.chain()) {
            until = above.notAfter().isBefore(until) ? above.notAfter() : until;
            from = above.notBefore().isAfter(from) ? above.notBefore() : from;
        }
        User user = new User(name, "", leaf.organizations(), Map.of("authentication.kubernetes.io/credential-id",
            List.of("X509SHA256=" + hex(leaf.fingerprint(Digest.SHA256))))).authenticated();
        if (verified.size() >= REMEMBERED) {
            verified.clear();
        }
        verified.put(leaf, new Verified(user, from, until, roots));
        return new Authentication.Known(user, "certificate");
    }

    private static String code(PathProblem.Reason reason) {
        return switch (reason) {
            case EXPIRED -> "authn.certificate.expired";
            case NOT_YET_VALID -> "authn.certificate.notYetValid";
            case WRONG_USAGE -> "authn.certificate.notForClients";
            case UNKNOWN_AUTHORITY, SELF_SIGNED, BAD_SIGNATURE, UNTRUSTED -> "authn.certificate.unknownAuthority";
            default -> "authn.certificate.invalid";
        };
    }

    private static Map<String, String> facts(Certificate leaf, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("user", leaf.commonName().orElse(""));
        facts.put("groups", String.join(", ", leaf.organizations()));
        facts.put("subject", leaf.subject().toString());
        facts.put("issuer", leaf.issuer().toString());
        facts.put("notBefore", leaf.notBefore().toString());
        facts.put("notAfter", leaf.notAfter().toString());
        facts.put("usages", String.join(", ", leaf.extendedKeyUsage().orElse(List.of())));
        facts.put("now", now.toString());
        return facts;
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format(Locale.ROOT, "%02x", b));
        }
        return text.toString();
    }
}
