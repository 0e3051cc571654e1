package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.NameAttribute;
import dev.ktutor.pki.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One validation in OpenSSL's order (X509_verify_cert): a chain is built first, the most trusted way, and never reconsidered;
 * then extensions, keys, names, revocation, signatures with times, name constraints and policies are looked at in turn. A
 * listener decides, as a verify callback does, whether a problem ends the work.
 */
final class OpensslCourse {
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("stop", null, false, false);
        }
    }

    private final PathRequest request;
    private final PathListener listener;
    private final Links links;
    private final boolean forList;
    private final Map<Certificate, Facts> facts = new IdentityHashMap<>();
    private final List<PathProblem> problems = new ArrayList<>();
    private final List<Certificate> chain = new ArrayList<>();
    private final Set<Certificate> keyless = new HashSet<>();
    private int untrusted = 1;
    private int depth;
    private boolean ended;
    private @Nullable VerifyError lastError;

    OpensslCourse(PathRequest request, PathListener listener, Links links, boolean forList) {
        this.request = request;
        this.listener = listener;
        this.links = links;
        this.forList = forList;
    }

    PathResult run() {
        chain.add(request.leaf());
        try {
            KeyLevels levels = new KeyLevels(this);
            levels.leaf();
            new ChainBuilder(this).build();
            new ExtensionChecks(this).check();
            levels.chain();
            names();
            keys();
            new Revocations(this).check();
            SuiteB.check(this);
            signatures();
            nameConstraints();
            new PolicyCheck(this).check();
            ended = true;
        } catch (Stop stop) {
            // the problem is recorded
        }
        return new PathResult(chain, untrusted, problems);
    }

    /** Whether the work came to its end, though problems may have been found and passed over. */
    boolean hasEnded() {
        return ended;
    }

    PathRequest request() {
        return request;
    }

    PathRules rules() {
        return request.rules();
    }

    boolean has(PathFlag flag) {
        return request.rules().has(flag);
    }

    /** Whether this is the chain of a revocation list's issuer. */
    boolean isForList() {
        return forList;
    }

    PathListener listener() {
        return listener;
    }

    Links links() {
        return links;
    }

    List<Certificate> chain() {
        return chain;
    }

    Certificate top() {
        return chain.get(chain.size() - 1);
    }

    int untrusted() {
        return untrusted;
    }

    void untrusted(int count) {
        untrusted = count;
    }

    @Nullable VerifyError lastError() {
        return lastError;
    }

    Facts facts(Certificate certificate) {
        Facts known = facts.get(certificate);
        if (known == null) {
            known = Facts.of(certificate);
            facts.put(certificate, known);
            if (known.isInvalid()) {
                trouble(PathTrouble.INVALID_CERTIFICATE);
            }
        }
        return known;
    }

    Facts facts(int at) {
        return facts(chain.get(at));
    }

    /** Says so, once, if the certificate's key cannot be read. */
    void needsKey(Certificate certificate) {
        if (!certificate.publicKey().isReadable() && keyless.add(certificate)) {
            trouble(PathTrouble.UNREADABLE_KEY);
        }
    }

    /** Whether it looks as if it signed itself; says so if its key cannot be read. */
    boolean isSelfSigned(Certificate certificate) {
        if (!certificate.publicKey().isReadable()) {
            trouble(PathTrouble.UNREADABLE_KEY);
            trouble(PathTrouble.NO_KEY);
        }
        return facts(certificate).isSelfSigned();
    }

    void trouble(PathTrouble trouble) {
        listener.trouble(trouble);
    }

    void report(VerifyError error, int at) {
        report(error, at, chain.get(at));
    }

    void reportIf(boolean wrong, VerifyError error, int at) {
        if (wrong) {
            report(error, at);
        }
    }

    void report(VerifyError error, int at, @Nullable Certificate certificate) {
        PathProblem found = error.at(at, certificate);
        PathProblem problem = forList ? new PathProblem(found.reason(), found.opensslCode(), found.text(), at, certificate, true) : found;
        problems.add(problem);
        lastError = error;
        depth = at;
        if (!listener.problem(problem)) {
            throw new Stop();
        }
    }

    /** Reports what concerns no certificate, at the depth last looked at. */
    void reportNobody(VerifyError error) {
        report(error, depth, null);
    }

    /** Ends the work without a word to the listener. */
    void breakDown(PathTrouble why) {
        trouble(why);
        problems.add(VerifyError.UNSPECIFIED.at(depth, chain.get(0)));
        throw new Stop();
    }

    /** What was found in the chain of a revocation list's issuer. */
    void adopt(PathResult other) {
        problems.addAll(other.problems());
    }

    private void names() {
        PathNames wanted = rules().names();
        Certificate leaf = request.leaf();
        boolean partial = !has(PathFlag.NO_PARTIAL_WILDCARDS);
        reportIf(!wanted.hosts().isEmpty() && wanted.hosts().stream().noneMatch(h -> OpensslNames.matchesHost(leaf, h, partial)), VerifyError.HOST_MISMATCH, 0);
        reportIf(wanted.email().isPresent() && !OpensslNames.matchesEmail(leaf, wanted.email().get()), VerifyError.EMAIL_MISMATCH, 0);
        reportIf(wanted.address().isPresent() && !OpensslNames.matchesAddress(leaf, wanted.address().get()), VerifyError.ADDRESS_MISMATCH, 0);
    }

    /** Keys without their curve would inherit it from above; here only the leaf's own is asked for. */
    private void keys() {
        if (!chain.get(0).publicKey().isReadable()) {
            breakDown(PathTrouble.NO_KEY_IN_CHAIN);
        }
    }

    /** From the top down: each signature, then each certificate's times. */
    private void signatures() {
        int at = chain.size() - 1;
        Certificate signer = chain.get(at);
        if (!Signatories.likely(facts(signer), facts(signer)) && !has(PathFlag.PARTIAL_CHAIN)) {
            if (at > 0) {
                at--;
            } else {
                report(VerifyError.UNVERIFIABLE_LEAF, 0);
            }
        }
        Times times = new Times(this);
        for (; at >= 0; at--) {
            Certificate signed = chain.get(at);
            if (signed != signer || has(PathFlag.CHECK_SELF_SIGNATURE) && facts(signer).isSelfSigned()) {
                signature(signer, signed, at);
            }
            times.check(signed, at);
            depth = at;
            listener.passed(at, signed);
            signer = signed;
        }
    }

    private void signature(Certificate signer, Certificate signed, int at) {
        int above = signer == signed ? at : at + 1;
        boolean freeOfUsage = signer == signed && !facts(signer).isCa();
        if (!freeOfUsage) {
            VerifyError refused = mayNotSign(facts(signer), facts(signed));
            if (refused != null) {
                report(refused, above, signer);
            }
        }
        PublicKey key = signer.publicKey();
        if (!key.isReadable()) {
            report(VerifyError.UNDECODABLE_KEY, above, signer);
        } else if (!links.isSigned(signed, key)) {
            PathTrouble why = Links.whyNot(signed.innerAlgorithm(), signed.signatureAlgorithm(), signed.signature(), key);
            if (why != null) {
                trouble(why);
            }
            report(VerifyError.SIGNATURE_FAILURE, at, signed);
        }
    }

    private static @Nullable VerifyError mayNotSign(Facts issuer, Facts subject) {
        if (subject.isProxy()) {
            return issuer.rejects(KeyUsage.DIGITAL_SIGNATURE) ? VerifyError.NO_DIGITAL_SIGNATURE : null;
        }
        return issuer.rejects(KeyUsage.KEY_CERT_SIGN) ? VerifyError.NO_CERT_SIGN : null;
    }

    private void nameConstraints() {
        for (int at = chain.size() - 1; at >= 0; at--) {
            Facts named = facts(at);
            if (at > 0 && named.isSelfIssued()) {
                continue;
            }
            if (named.isProxy() && !properProxyName(named.certificate())) {
                report(VerifyError.PROXY_SUBJECT, at);
            }
            for (int above = chain.size() - 1; above > at; above--) {
                NameConstraints constraints = facts(above).constraints();
                VerifyError refused = constraints == null ? null : OpensslConstraints.check(constraints, named, at == 0);
                if (refused != null) {
                    report(refused, at);
                }
            }
        }
    }

    /** A proxy's subject is its issuer's with one common name more (RFC 3820 §3.4). */
    private static boolean properProxyName(Certificate proxy) {
        List<List<NameAttribute>> subject = proxy.subject().rdns();
        if (subject.size() < 2) {
            return false;
        }
        List<NameAttribute> last = subject.get(subject.size() - 1);
        return last.size() == 1 && last.get(0).oid().equals(DistinguishedName.COMMON_NAME)
                && DistinguishedName.of(subject.subList(0, subject.size() - 1)).matches(proxy.issuer());
    }
}
