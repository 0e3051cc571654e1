package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.Moment;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.SignatureAlgorithm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Validates chains as OpenSSL does (X509_verify_cert), in OpenSSL's order. {@code goesOn} decides, as a verify callback
 * does, whether a problem found ends the work.
 */
public final class OpensslPath {
    /**
     * What to check.
     *
     * @param roots trusted certificates
     * @param untrusted certificates that may stand between
     * @param lists revocation lists
     * @param at the moment; null checks no times
     * @param purpose what the leaf must be fit for; null for nothing
     * @param partial whether any trusted certificate ends a chain, not only self-signed ones
     * @param strict whether RFC 5280's form is insisted on
     * @param depth how many certificates may stand above the leaf
     * @param level the least security level; 0 asks for nothing
     */
    public record Settings(List<Certificate> roots, List<Certificate> untrusted, List<RevocationList> lists, @Nullable Instant at,
            @Nullable Purpose purpose, Optional<String> host, Optional<String> email, Optional<byte[]> address, boolean partial,
            boolean strict, boolean ignoreCritical, boolean checkSelfSignature, Revocation revocation, int depth, int level) {
        /** For roots at a moment, with OpenSSL's defaults otherwise. */
        public static Settings of(List<Certificate> roots, Instant at) {
            return new Settings(roots, List.of(), List.of(), at, null, Optional.empty(), Optional.empty(), Optional.empty(), false,
                    false, false, false, Revocation.NONE, 100, 0);
        }
    }

    /** For which certificates revocation lists are asked. */
    public enum Revocation { NONE, LEAF, ALL }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("stop", null, false, false);
        }
    }

    /** Critical extensions that OpenSSL handles (X509_supported_extension). */
    private static final Set<String> HANDLED = Set.of("2.16.840.1.113730.1.1", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.32", "2.5.29.31",
            "2.5.29.37", "1.3.6.1.5.5.7.48.1.5", "2.5.29.36", "1.3.6.1.5.5.7.1.14", "2.5.29.30", "2.5.29.33", "2.5.29.54");

    private final Settings settings;
    private final Predicate<PathProblem> goesOn;
    private final List<PathProblem> problems = new ArrayList<>();
    private final List<Certificate> chain = new ArrayList<>();
    private int untrustedCount;

    private OpensslPath(Settings settings, Predicate<PathProblem> goesOn) {
        this.settings = settings;
        this.goesOn = goesOn;
    }

    /** The result and how many certificates of its chain are not trusted themselves. */
    public record Outcome(PathResult result, int untrustedCount) { }

    /** Validates a leaf. */
    public static Outcome validate(Certificate leaf, Settings settings, Predicate<PathProblem> goesOn) {
        OpensslPath path = new OpensslPath(settings, goesOn);
        try {
            path.build(leaf);
            path.extensions();
            path.securityLevel();
            path.names();
            new Revocations(path).check();
            path.signaturesAndTimes();
            path.nameConstraints();
        } catch (Stop stop) {
            // the problem is recorded
        }
        return new Outcome(new PathResult(path.chain, path.problems), path.untrustedCount);
    }

    Settings settings() {
        return settings;
    }

    List<Certificate> chain() {
        return chain;
    }

    void report(VerifyError error, int depth) {
        PathProblem problem = error.at(depth, chain.get(depth));
        problems.add(problem);
        if (!goesOn.test(problem)) {
            throw new Stop();
        }
    }

    private void build(Certificate leaf) {
        chain.add(leaf);
        untrustedCount = 1;
        List<Certificate> spare = new ArrayList<>(settings.untrusted());
        boolean trusted = false;
        while (!trusted && chain.size() <= settings.depth() + 1) {
            Certificate top = chain.get(chain.size() - 1);
            Certificate issuer = best(settings.roots(), top);
            boolean selfSigned = selfSigned(top);
            if (issuer != null && (!selfSigned || issuer.equals(top))) {
                if (selfSigned) {
                    untrustedCount = Math.min(untrustedCount, chain.size() - 1);
                } else {
                    chain.add(issuer);
                }
                trusted = selfSigned(issuer) || settings.partial();
                if (trusted || !selfSigned) {
                    continue;
                }
            }
            Certificate between = selfSigned || untrustedCount < chain.size() ? null : best(spare, top);
            if (between == null) {
                break;
            }
            spare.remove(between);
            chain.add(between);
            untrustedCount = chain.size();
        }
        if (!trusted && settings.partial() && untrustedCount == chain.size() && settings.roots().contains(leaf)) {
            chain.subList(1, chain.size()).clear();
            untrustedCount = 0;
            trusted = true;
        }
        if (!trusted) {
            int last = chain.size() - 1;
            if (chain.size() - 1 > settings.depth()) {
                report(VerifyError.CHAIN_TOO_LONG, last);
            }
            report(selfSigned(chain.get(last)) ? last == 0 ? VerifyError.SELF_SIGNED_LEAF : VerifyError.SELF_SIGNED_IN_CHAIN
                    : untrustedCount < chain.size() ? VerifyError.UNABLE_TO_GET_ISSUER : VerifyError.UNKNOWN_LOCAL_ISSUER, last);
        }
    }

    /** The issuer of those that could be: one that is valid now, or else the one that was valid last. */
    private @Nullable Certificate best(List<Certificate> candidates, Certificate child) {
        Certificate best = null;
        for (Certificate candidate : candidates) {
            boolean usable = issued(candidate, child) && (!chain.contains(candidate) || candidate.equals(child));
            if (usable && inTime(candidate)) {
                return candidate;
            }
            if (usable && (best == null || candidate.notAfter().isAfter(best.notAfter()))) {
                best = candidate;
            }
        }
        return best;
    }

    private boolean inTime(Certificate c) {
        Instant at = settings.at();
        return at == null || !at.isBefore(c.notBefore()) && at.isBefore(c.notAfter());
    }

    /** Names and key identifiers fit; key usage and signatures are looked at later (ossl_x509_likely_issued). */
    static boolean issued(Certificate issuer, Certificate child) {
        return issuer.subject().matches(child.issuer()) && keyIdsFit(issuer, child) && algorithmFits(issuer, child);
    }

    private static boolean algorithmFits(Certificate issuer, Certificate child) {
        String oid = child.signatureAlgorithm().oid();
        KeyKind wanted = oid.equals(PssParameters.OID) ? KeyKind.RSA : SignatureAlgorithm.ofOid(oid).map(SignatureAlgorithm::kind).orElse(KeyKind.OTHER);
        return wanted == issuer.publicKey().kind();
    }

    private static boolean keyIdsFit(Certificate issuer, Certificate child) {
        Extension extension = child.extensions().find(Extension.AUTHORITY_KEY_ID).orElse(null);
        if (extension == null) {
            return true;
        }
        try {
            byte[] ski = issuer.extensions().subjectKeyId().orElse(null);
            for (Der part : extension.der().children(Der.SEQUENCE)) {
                if (part.isContext(0) && ski != null && !Arrays.equals(part.content(), ski)
                        || part.isContext(2) && !part.integer().equals(issuer.serial())) {
                    return false;
                }
                if (part.isContext(1)) {
                    Optional<GeneralName> directory = GeneralName.list(part).stream().filter(n -> n.kind() == GeneralName.Kind.DIRECTORY).findFirst();
                    if (directory.isPresent() && !directory.get().directoryName().matches(issuer.issuer())) {
                        return false;
                    }
                }
            }
        } catch (PkiException e) {
            return false;
        }
        return true;
    }

    static boolean selfSigned(Certificate c) {
        return c.isSelfIssued() && keyIdsFit(c, c) && algorithmFits(c, c);
    }

    private void extensions() {
        int length = 0;
        for (int i = 0; i < chain.size(); i++) {
            Certificate c = chain.get(i);
            if (!settings.ignoreCritical() && c.extensions().all().stream().anyMatch(e -> e.critical() && !HANDLED.contains(e.oid()))) {
                report(VerifyError.UNHANDLED_EXTENSION, i);
            }
            int kind = Purpose.caKind(c);
            boolean strictHere = i + 1 < chain.size() || settings.strict();
            if (i > 0 && (kind == 0 || strictHere && kind != 1) || i == 0 && settings.strict() && kind > 1) {
                report(VerifyError.INVALID_CA, i);
            }
            if (settings.strict()) {
                strict(c, i);
            }
            if (settings.purpose() != null && settings.purpose().check(c, i > 0) == 0) {
                report(VerifyError.WRONG_PURPOSE, i);
            }
            if (i > 1 && c.extensions().pathLength().isPresent() && length > c.extensions().pathLength().getAsInt()) {
                report(VerifyError.PATH_LENGTH, i);
            }
            length += i > 0 && !c.isSelfIssued() ? 1 : 0;
        }
    }

    /** What -x509_strict asks of certificates above end entities (RFC 5280 §4.2). */
    private void strict(Certificate c, int depth) {
        boolean selfIssuedEnd = c.isSelfIssued() && !c.isCa();
        if (selfIssuedEnd) {
            return;
        }
        boolean ca = c.isCa();
        if (ca && c.extensions().find(Extension.BASIC_CONSTRAINTS).filter(Extension::critical).isEmpty()) {
            report(VerifyError.UNCRITICAL_CONSTRAINTS, depth);
        }
        if (ca && c.keyUsage().isEmpty()) {
            report(VerifyError.CA_WITHOUT_KEY_USAGE, depth);
        }
        if (c.issuer().isEmpty()) {
            report(VerifyError.EMPTY_ISSUER, depth);
        }
        if (ca && c.subject().isEmpty()) {
            report(VerifyError.EMPTY_SUBJECT, depth);
        }
        if (c.version() >= 2) {
            if (!selfSigned(c) && c.extensions().authorityKeyId().isEmpty()) {
                report(VerifyError.NO_AUTHORITY_KEY_ID, depth);
            }
            if (ca && c.extensions().subjectKeyId().isEmpty()) {
                report(VerifyError.NO_SUBJECT_KEY_ID, depth);
            }
        }
    }

    private void securityLevel() {
        int[] bits = {0, 80, 112, 128, 192, 256};
        int least = bits[Math.min(settings.level(), 5)];
        for (int i = 0; i < chain.size() && least > 0; i++) {
            if (strength(chain.get(i).publicKey()) < least) {
                report(i == 0 ? VerifyError.END_KEY_TOO_SMALL : VerifyError.CA_KEY_TOO_SMALL, i);
            }
            Digest digest = SignatureAlgorithm.ofOid(chain.get(i).signatureAlgorithm().oid()).flatMap(SignatureAlgorithm::digest).orElse(null);
            boolean root = i == chain.size() - 1;
            if (!root && digest != null && (digest == Digest.SHA1 ? 63 : digest == Digest.MD5 ? 39 : digest.length() * 4) < least) {
                report(VerifyError.DIGEST_TOO_WEAK, i);
            }
        }
    }

    private static int strength(PublicKey key) {
        return switch (key.kind()) {
            case RSA -> key.bits() >= 15360 ? 256 : key.bits() >= 7680 ? 192 : key.bits() >= 3072 ? 128 : key.bits() >= 2048 ? 112 : key.bits() >= 1024 ? 80 : 0;
            case EC -> key.bits() / 2;
            case ED25519 -> 128;
            case ED448 -> 224;
            default -> 0;
        };
    }

    private void names() {
        Certificate leaf = chain.get(0);
        if (settings.host().isPresent() && !OpensslNames.matchesHost(leaf, settings.host().get())) {
            report(VerifyError.HOST_MISMATCH, 0);
        }
        if (settings.email().isPresent() && !OpensslNames.matchesEmail(leaf, settings.email().get())) {
            report(VerifyError.EMAIL_MISMATCH, 0);
        }
        if (settings.address().isPresent() && !OpensslNames.matchesAddress(leaf, settings.address().get())) {
            report(VerifyError.ADDRESS_MISMATCH, 0);
        }
    }

    /** From the top down, as OpenSSL goes. */
    private void signaturesAndTimes() {
        int top = chain.size() - 1;
        Certificate signer = chain.get(top);
        boolean topSelfIssued = issued(signer, signer);
        if (!topSelfIssued && !settings.partial() && top == 0) {
            times(signer, 0);
            report(VerifyError.UNVERIFIABLE_LEAF, 0);
            return;
        }
        int from = topSelfIssued || settings.partial() ? top : top - 1;
        for (int i = from; i >= 0; i--) {
            Certificate c = chain.get(i);
            boolean selfCheck = i == top && settings.checkSelfSignature() && selfSigned(c);
            if ((i < top || selfCheck) && !c.isSignedBy(signer.publicKey())) {
                report(VerifyError.SIGNATURE_FAILURE, i);
            }
            times(c, i);
            signer = c;
        }
    }

    private void times(Certificate c, int depth) {
        Instant at = settings.at();
        if (at == null) {
            return;
        }
        if (Moment.read(c.validity().get(0)).isEmpty()) {
            report(VerifyError.BAD_NOT_BEFORE, depth);
        } else if (at.isBefore(c.notBefore())) {
            report(VerifyError.NOT_YET_VALID, depth);
        }
        if (Moment.read(c.validity().get(1)).isEmpty()) {
            report(VerifyError.BAD_NOT_AFTER, depth);
        } else if (!at.isBefore(c.notAfter())) {
            report(VerifyError.EXPIRED, depth);
        }
    }

    private void nameConstraints() {
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (i > 0 && chain.get(i).isSelfIssued()) {
                continue;
            }
            for (int k = chain.size() - 1; k > i; k--) {
                NameConstraints constraints = NameConstraints.of(chain.get(k));
                if (constraints.excludes(chain.get(i))) {
                    report(VerifyError.EXCLUDED_VIOLATION, i);
                } else if (!constraints.permits(chain.get(i))) {
                    report(VerifyError.PERMITTED_VIOLATION, i);
                }
            }
        }
    }
}
