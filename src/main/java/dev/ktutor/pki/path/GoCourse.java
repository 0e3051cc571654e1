package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.SignatureAlgorithm;
import dev.ktutor.pki.TrustedCertificate;
import dev.ktutor.pki.path.PathProblem.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One validation in Go's order (crypto/x509 Verify): every chain there is, the first that holds, the fault of the last tried. */
final class GoCourse {
    private static final int MAX_SIGNATURE_CHECKS = 100;
    /** Critical extensions that Go handles (crypto/x509 parser.go processExtensions). */
    private static final Set<String> HANDLED = Set.of(Extension.SUBJECT_KEY_ID, Extension.KEY_USAGE, Extension.SUBJECT_ALT_NAME,
            Extension.BASIC_CONSTRAINTS, Extension.NAME_CONSTRAINTS, Extension.CRL_DISTRIBUTION_POINTS, Extension.CERTIFICATE_POLICIES,
            PolicyExtensions.MAPPINGS, Extension.AUTHORITY_KEY_ID, PolicyExtensions.CONSTRAINTS, Extension.EXTENDED_KEY_USAGE,
            PolicyExtensions.INHIBIT_ANY, Extension.AUTHORITY_INFO_ACCESS);

    private enum Role { LEAF, INTERMEDIATE, ROOT }

    private final PathRequest request;
    private final List<Certificate> roots;
    private final Links links;
    private final List<List<Certificate>> chains = new ArrayList<>();
    private int checks;

    GoCourse(PathRequest request, Links links) {
        this.request = request;
        this.roots = request.anchors().certificates().stream().map(TrustedCertificate::certificate).distinct().toList();
        this.links = links;
    }

    PathResult run() {
        Certificate leaf = request.leaf();
        PathProblem problem = unreadable();
        problem = problem != null ? problem : invalid(Role.LEAF, leaf, List.of());
        for (String host : problem == null ? request.rules().names().hosts() : List.<String>of()) {
            problem = HostNames.mismatch(leaf, host).orElse(null);
        }
        if (problem == null && roots.contains(leaf)) {
            chains.add(List.of(leaf));
        } else if (problem == null) {
            problem = build(List.of(leaf));
        }
        return problem != null ? refused(List.of(leaf), problem) : choose(leaf);
    }

    /** Of what the other end shows, every certificate must be readable. */
    private @Nullable PathProblem unreadable() {
        List<Certificate> shown = new ArrayList<>(List.of(request.leaf()));
        shown.addAll(request.untrusted());
        for (int i = 0; i < shown.size(); i++) {
            String wrong = GoParsing.problem(shown.get(i)).orElse(null);
            if (wrong != null) {
                return problem(Reason.MALFORMED, VerifyError.INVALID_EXTENSION.code(), wrong, shown.get(i), i);
            }
        }
        return null;
    }

    private static PathResult refused(List<Certificate> chain, PathProblem problem) {
        return new PathResult(chain, chain.size(), List.of(problem));
    }

    private PathResult choose(Certificate leaf) {
        PathProblem names = null;
        for (List<Certificate> chain : chains) {
            if (!allowed(chain, request.rules().usages())) {
                continue;
            }
            String wrong = GoConstraints.check(chain);
            if (wrong == null) {
                return new PathResult(chain, chain.size() - 1, List.of());
            }
            names = names != null ? names : problem(Reason.NAME_NOT_PERMITTED, 47,
                    "x509: a root or intermediate certificate is not authorized to sign for this name: " + wrong, leaf, 0);
        }
        return refused(chains.get(0), names != null ? names
                : problem(Reason.WRONG_USAGE, 26, "x509: certificate specifies an incompatible key usage", leaf, 0));
    }

    private @Nullable PathProblem build(List<Certificate> soFar) {
        Certificate child = soFar.get(soFar.size() - 1);
        int before = chains.size();
        PathProblem[] found = new PathProblem[2]; // an error that stands, and a hint
        candidates(roots, child).forEach(root -> consider(Role.ROOT, root, child, soFar, found));
        candidates(request.untrusted(), child).forEach(between -> consider(Role.INTERMEDIATE, between, child, soFar, found));
        if (chains.size() > before) {
            return null;
        }
        return found[0] != null ? found[0] : unknownAuthority(child, soFar.size() - 1, found[1]);
    }

    /** Those of the issuer's name, the likelier ones by their key identifiers first (CertPool.findPotentialParents). */
    private static List<Certificate> candidates(List<Certificate> pool, Certificate child) {
        byte[] wanted = child.extensions().authorityKeyId().orElse(new byte[0]);
        return pool.stream().filter(c -> Arrays.equals(c.subject().der(), child.issuer().der()))
                .sorted(Comparator.comparingInt(c -> unlikeliness(c.extensions().subjectKeyId().orElse(new byte[0]), wanted))).toList();
    }

    private static int unlikeliness(byte[] given, byte[] wanted) {
        return Arrays.equals(given, wanted) ? 0 : given.length == 0 || wanted.length == 0 ? 1 : 2;
    }

    private void consider(Role role, Certificate candidate, Certificate child, List<Certificate> soFar, @Nullable PathProblem[] found) {
        if (alreadyIn(candidate, soFar)) {
            return;
        }
        if (++checks > MAX_SIGNATURE_CHECKS) {
            found[0] = problem(Reason.UNKNOWN_AUTHORITY, 22,
                    "x509: signature check attempts limit reached while verifying certificate chain", child, soFar.size());
            return;
        }
        String refused = signatureProblem(child, candidate);
        if (refused != null) {
            found[1] = found[1] != null ? found[1] : problem(Reason.BAD_SIGNATURE, 7, refused, candidate, soFar.size());
            return;
        }
        found[0] = invalid(role, candidate, soFar);
        if (found[0] != null) {
            found[1] = found[1] != null ? found[1] : found[0];
            return;
        }
        List<Certificate> longer = new ArrayList<>(soFar);
        longer.add(candidate);
        if (role == Role.ROOT) {
            chains.add(longer);
        } else {
            found[0] = build(longer);
        }
    }

    /** Every certificate of the chain that names usages must name one of those asked for. */
    private static boolean allowed(List<Certificate> chain, List<ExtendedKeyUsage> usages) {
        return usages.isEmpty() || usages.contains(ExtendedKeyUsage.ANY)
                || usages.stream().anyMatch(usage -> chain.stream().allMatch(c -> c.allows(usage)));
    }

    private @Nullable PathProblem invalid(Role role, Certificate c, List<Certificate> soFar) {
        int depth = soFar.size();
        if (hasUnhandled(c)) {
            return problem(Reason.UNHANDLED_EXTENSION, 34, "x509: unhandled critical extension", c, depth);
        }
        Instant at = request.rules().at().orElse(c.notBefore());
        String expired = "x509: certificate has expired or is not yet valid: current time " + GoText.time(at);
        if (at.isBefore(c.notBefore())) {
            return problem(Reason.NOT_YET_VALID, 9, expired + " is before " + GoText.time(c.notBefore()), c, depth);
        }
        if (at.isAfter(c.notAfter())) {
            return problem(Reason.EXPIRED, 10, expired + " is after " + GoText.time(c.notAfter()), c, depth);
        }
        if (role == Role.INTERMEDIATE && !c.isCa()) {
            return problem(Reason.NOT_A_CA, 79, "x509: certificate is not authorized to sign other certificates", c, depth);
        }
        if (c.extensions().pathLength().isPresent() && depth - 1 > c.extensions().pathLength().getAsInt()) {
            return problem(Reason.PATH_TOO_LONG, 25, "x509: too many intermediates for path length constraint", c, depth);
        }
        return null;
    }

    private static boolean hasUnhandled(Certificate c) {
        return c.extensions().all().stream().filter(Extension::critical).anyMatch(e -> !HANDLED.contains(e.oid())
                || e.oid().equals(Extension.NAME_CONSTRAINTS) && GoConstraints.of(c).map(GoConstraints::hasUnknownKinds).orElse(false));
    }

    /** Why the candidate did not sign the child, as Go's CheckSignatureFrom says it; null if it did. */
    private @Nullable String signatureProblem(Certificate child, Certificate candidate) {
        boolean constrained = candidate.extensions().find(Extension.BASIC_CONSTRAINTS).isPresent();
        boolean version3 = candidate.version() == 2;
        boolean noSigning = candidate.keyUsage().map(u -> !u.isEmpty() && !u.contains(KeyUsage.KEY_CERT_SIGN)).orElse(false);
        if (version3 && !constrained || constrained && !candidate.isCa() || noSigning) {
            return "x509: invalid signature: parent certificate cannot sign this kind of certificate";
        }
        SignatureAlgorithm how = SignatureAlgorithm.ofOid(child.signatureAlgorithm().oid()).orElse(null);
        boolean pss = child.signatureAlgorithm().oid().equals(PssParameters.OID);
        if (how == null && !pss) {
            return "x509: cannot verify signature: algorithm unimplemented";
        }
        if (how != null && how.digest().filter(d -> d == Digest.MD5 || d == Digest.SHA1).isPresent()) {
            return "x509: cannot verify signature: insecure algorithm " + (how.digest().get() == Digest.MD5 ? "MD5-RSA"
                    : how.kind() == KeyKind.RSA ? "SHA1-RSA" : how.kind() == KeyKind.DSA ? "DSA-SHA1" : "ECDSA-SHA1");
        }
        KeyKind wanted = how == null ? KeyKind.RSA : how.kind();
        if (candidate.publicKey().kind() != wanted) {
            return "x509: signature algorithm specifies an " + goName(wanted) + " public key, but have public key of type "
                    + goType(candidate.publicKey().kind());
        }
        return links.isSigned(child, candidate.publicKey()) ? null : switch (wanted) {
            case EC -> "x509: ECDSA verification failure";
            case ED25519 -> "x509: Ed25519 verification failure";
            default -> "crypto/rsa: verification error";
        };
    }

    private static String goName(KeyKind kind) {
        return kind == KeyKind.EC ? "ECDSA" : kind == KeyKind.ED25519 ? "Ed25519" : kind.name();
    }

    private static String goType(KeyKind kind) {
        return switch (kind) {
            case RSA -> "*rsa.PublicKey";
            case EC -> "*ecdsa.PublicKey";
            case DSA -> "*dsa.PublicKey";
            case ED25519 -> "ed25519.PublicKey";
            default -> "<nil>";
        };
    }

    private static boolean alreadyIn(Certificate candidate, List<Certificate> chain) {
        return chain.stream().anyMatch(c -> c.subject().equals(candidate.subject()) && c.publicKey().equals(candidate.publicKey())
                && c.extensions().find(Extension.SUBJECT_ALT_NAME).equals(candidate.extensions().find(Extension.SUBJECT_ALT_NAME)));
    }

    private static PathProblem unknownAuthority(Certificate child, int depth, @Nullable PathProblem hint) {
        String text = "x509: certificate signed by unknown authority";
        Certificate candidate = hint == null ? null : hint.certificate();
        if (hint != null && candidate != null) {
            String name = candidate.subject().commonName().filter(cn -> !cn.isEmpty()).orElseGet(() -> candidate.subject().organizations().stream()
                    .findFirst().orElseGet(() -> "serial:" + candidate.serial()));
            text += " (possibly because of " + GoText.quote(hint.text()) + " while trying to verify candidate authority certificate "
                    + GoText.quote(name) + ")";
        }
        return problem(hint == null && child.isSelfIssued() ? Reason.SELF_SIGNED
                : hint == null ? Reason.UNKNOWN_AUTHORITY : hint.reason(), 20, text, child, depth);
    }

    private static PathProblem problem(Reason reason, int code, String text, @Nullable Certificate certificate, int depth) {
        return new PathProblem(reason, code, text, depth, certificate, false);
    }
}
