package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.SignatureAlgorithm;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates chains as Go does (crypto/x509 Verify), in Go's order and words: this is what every Kubernetes component and
 * kubectl do. OpenSSL's way stands beside it.
 *
 * <p>One validator may be kept and used again: signatures once found good are remembered.
 */
public final class PathValidator {
    private static final DateTimeFormatter RFC3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final int MAX_SIGNATURE_CHECKS = 100;
    private static final int REMEMBERED = 4096;
    /** Critical extensions that Go handles (crypto/x509 parser.go processExtensions). */
    private static final Set<String> HANDLED = Set.of("2.5.29.14", "2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.30", "2.5.29.31",
            "2.5.29.32", "2.5.29.33", "2.5.29.35", "2.5.29.36", "2.5.29.37", "2.5.29.54", "1.3.6.1.5.5.7.1.1");

    private record Link(Certificate child, PublicKey parent) { }

    private final Set<Link> good = new HashSet<>();

    private enum Role { LEAF, INTERMEDIATE, ROOT }

    /** One search: what was asked, and how many signatures were looked at. */
    private final class Search {
        private final PathRequest request;
        private final List<List<Certificate>> chains = new ArrayList<>();
        private int checks;

        Search(PathRequest request) {
            this.request = request;
        }

        @Nullable PathProblem build(List<Certificate> soFar) {
            Certificate child = soFar.get(soFar.size() - 1);
            int before = chains.size();
            PathProblem[] found = new PathProblem[2]; // an error that stands, and a hint
            for (Certificate root : request.roots()) {
                consider(Role.ROOT, root, child, soFar, found);
            }
            for (Certificate between : request.intermediates()) {
                consider(Role.INTERMEDIATE, between, child, soFar, found);
            }
            if (chains.size() > before) {
                return null;
            }
            return found[0] != null ? found[0] : unknownAuthority(child, soFar.size() - 1, found[1]);
        }

        private void consider(Role role, Certificate candidate, Certificate child, List<Certificate> soFar, PathProblem[] found) {
            if (!Arrays.equals(candidate.subject().der(), child.issuer().der()) || alreadyIn(candidate, soFar)) {
                return;
            }
            if (++checks > MAX_SIGNATURE_CHECKS) {
                found[0] = problem(PathProblem.Reason.UNKNOWN_AUTHORITY, 22,
                        "x509: signature check attempts limit reached while verifying certificate chain", child, soFar.size());
                return;
            }
            String refused = signatureProblem(child, candidate);
            if (refused != null) {
                found[1] = found[1] != null ? found[1] : problem(PathProblem.Reason.BAD_SIGNATURE, 7, refused, candidate, soFar.size());
                return;
            }
            found[0] = invalid(role, candidate, soFar, request.at());
            if (found[0] != null) {
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
    }

    /** The result; its chain is the first one that holds. */
    public PathResult validate(PathRequest request) {
        Certificate leaf = request.leaf();
        PathProblem problem = invalid(Role.LEAF, leaf, List.of(), request.at());
        if (problem == null && request.host().isPresent()) {
            problem = HostNames.mismatch(leaf, request.host().get()).orElse(null);
        }
        if (problem != null) {
            return new PathResult(List.of(leaf), List.of(problem));
        }
        Search search = new Search(request);
        if (request.roots().contains(leaf)) {
            search.chains.add(List.of(leaf));
        } else {
            problem = search.build(List.of(leaf));
        }
        if (problem != null) {
            return new PathResult(List.of(leaf), List.of(problem));
        }
        for (List<Certificate> chain : search.chains) {
            if (allowed(chain, request.usages())) {
                return new PathResult(chain, List.of());
            }
        }
        return new PathResult(search.chains.get(0), List.of(problem(PathProblem.Reason.WRONG_USAGE, 26,
                "x509: certificate specifies an incompatible key usage", leaf, 0)));
    }

    /** Every certificate of the chain that names usages must name one of those asked for. */
    private static boolean allowed(List<Certificate> chain, List<ExtendedKeyUsage> usages) {
        return usages.isEmpty() || usages.contains(ExtendedKeyUsage.ANY)
                || usages.stream().anyMatch(usage -> chain.stream().allMatch(c -> c.allows(usage)));
    }

    private static @Nullable PathProblem invalid(Role role, Certificate c, List<Certificate> soFar, Instant at) {
        int depth = soFar.size();
        if (c.extensions().all().stream().anyMatch(e -> e.critical() && !HANDLED.contains(e.oid()))) {
            return problem(PathProblem.Reason.UNHANDLED_EXTENSION, 34, "x509: unhandled critical extension", c, depth);
        }
        if (at.isBefore(c.notBefore())) {
            return problem(PathProblem.Reason.NOT_YET_VALID, 9, "x509: certificate has expired or is not yet valid: current time "
                    + RFC3339.format(at) + " is before " + RFC3339.format(c.notBefore()), c, depth);
        }
        if (at.isAfter(c.notAfter())) {
            return problem(PathProblem.Reason.EXPIRED, 10, "x509: certificate has expired or is not yet valid: current time "
                    + RFC3339.format(at) + " is after " + RFC3339.format(c.notAfter()), c, depth);
        }
        if (role != Role.LEAF) {
            PathProblem names = NameConstraints.goProblem(c, soFar.get(0), depth);
            if (names != null) {
                return names;
            }
        }
        if (role == Role.INTERMEDIATE && !c.isCa()) {
            return problem(PathProblem.Reason.NOT_A_CA, 79, "x509: certificate is not authorized to sign other certificates", c, depth);
        }
        if (c.extensions().pathLength().isPresent() && depth - 1 > c.extensions().pathLength().getAsInt()) {
            return problem(PathProblem.Reason.PATH_TOO_LONG, 25, "x509: too many intermediates for path length constraint", c, depth);
        }
        return null;
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
        if (how != null && (how.digest().filter(d -> d == Digest.MD5 || d == Digest.SHA1).isPresent())) {
            return "x509: cannot verify signature: insecure algorithm " + (how.digest().get() == Digest.MD5 ? "MD5-RSA"
                    : how.kind() == KeyKind.RSA ? "SHA1-RSA" : "ECDSA-SHA1");
        }
        KeyKind wanted = how == null ? KeyKind.RSA : how.kind();
        if (candidate.publicKey().kind() != wanted) {
            return "x509: signature algorithm specifies an " + goName(wanted) + " public key, but have public key of type "
                    + goType(candidate.publicKey().kind());
        }
        Link link = new Link(child, candidate.publicKey());
        if (good.contains(link)) {
            return null;
        }
        if (!child.isSignedBy(candidate.publicKey())) {
            return switch (wanted) {
                case EC -> "x509: ECDSA verification failure";
                case ED25519 -> "x509: Ed25519 verification failure";
                default -> "crypto/rsa: verification error";
            };
        }
        if (good.size() >= REMEMBERED) {
            good.clear();
        }
        good.add(link);
        return null;
    }

    private static String goName(KeyKind kind) {
        return kind == KeyKind.EC ? "ECDSA" : kind == KeyKind.ED25519 ? "Ed25519" : kind.name();
    }

    private static String goType(KeyKind kind) {
        return switch (kind) {
            case RSA -> "*rsa.PublicKey";
            case EC -> "*ecdsa.PublicKey";
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
            DistinguishedName name = candidate.subject();
            String shown = name.commonName().filter(cn -> !cn.isEmpty()).orElseGet(() -> name.organizations().stream().findFirst()
                    .orElseGet(() -> "serial:" + candidate.serial()));
            text += " (possibly because of \"" + hint.text() + "\" while trying to verify candidate authority certificate \"" + shown + "\")";
        }
        return problem(hint == null && child.isSelfIssued() ? PathProblem.Reason.SELF_SIGNED
                : hint == null ? PathProblem.Reason.UNKNOWN_AUTHORITY : hint.reason(), 20, text, child, depth);
    }

    private static PathProblem problem(PathProblem.Reason reason, int code, String text, @Nullable Certificate certificate, int depth) {
        return new PathProblem(reason, code, text, depth, certificate);
    }
}
