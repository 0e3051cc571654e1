package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.TrustedCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a chain as OpenSSL does: trusted issuers first, then untrusted ones, one after another, up to trust (build_chain). */
final class ChainBuilder {
    private enum Trust { TRUSTED, REJECTED, UNDECIDED }

    private final OpensslCourse course;
    private final List<Certificate> chain;
    private final List<TrustedCertificate> anchors;
    private final List<Certificate> spare;
    private final int longest;
    /** Trusted certificates as they stand in the chain, with their settings. */
    private final List<@Nullable TrustedCertificate> settings = new ArrayList<>();

    ChainBuilder(OpensslCourse course) {
        this.course = course;
        this.chain = course.chain();
        this.anchors = course.request().anchors().certificates();
        this.spare = new ArrayList<>(course.request().untrusted());
        this.longest = course.rules().depth() + 1;
        settings.add(null);
    }

    void build() {
        Trust trust = extend();
        int size = chain.size();
        if (size <= longest && trust == Trust.UNDECIDED && size == course.untrusted()) {
            trust = directTrust();
        }
        if (trust == Trust.UNDECIDED) {
            explain();
        }
    }

    private Trust extend() {
        boolean untrustedToo = !spare.isEmpty();
        while (true) {
            int size = chain.size();
            Certificate top = course.top();
            TrustedCertificate issuer = size > longest ? null : trustedIssuer(top);
            if (issuer != null) {
                boolean selfSigned = course.isSelfSigned(top);
                if (!top.publicKey().isReadable()) {
                    course.breakDown(PathTrouble.NO_KEY_IN_CHAIN);
                }
                boolean taken = !selfSigned || issuer.certificate().equals(top);
                if (taken) {
                    int from = take(issuer, selfSigned, size);
                    untrustedToo = false;
                    Trust trust = trust(from);
                    if (trust != Trust.UNDECIDED) {
                        return trust;
                    }
                    if (!course.facts(course.top()).isSelfSigned()) {
                        continue;
                    }
                }
            }
            if (!untrustedToo) {
                return Trust.UNDECIDED;
            }
            Certificate next = course.isSelfSigned(top) || size > longest ? null : best(spare, top);
            if (next == null) {
                return Trust.UNDECIDED;
            }
            spare.removeIf(c -> c == next);
            chain.add(next);
            settings.add(null);
            course.untrusted(course.untrusted() + 1);
        }
    }

    /** Puts a trusted certificate onto the chain, or in the place of a self-signed one that equals it; from where trust counts. */
    private int take(TrustedCertificate issuer, boolean inPlace, int size) {
        if (!inPlace) {
            chain.add(issuer.certificate());
            settings.add(issuer);
            return size;
        }
        course.untrusted(size - 1);
        chain.set(size - 1, issuer.certificate());
        settings.set(size - 1, issuer);
        return size - 1;
    }

    private @Nullable TrustedCertificate trustedIssuer(Certificate child) {
        List<Certificate> plain = anchors.stream().map(TrustedCertificate::certificate).toList();
        Certificate found = pick(plain, child, false);
        return anchors.stream().filter(a -> a.certificate() == found).findFirst().orElse(null);
    }

    private @Nullable Certificate best(List<Certificate> candidates, Certificate child) {
        return pick(candidates, child, true);
    }

    /** An issuer that is valid now, or else the one that was valid last. */
    private @Nullable Certificate pick(List<Certificate> candidates, Certificate child, boolean fresh) {
        Certificate best = null;
        Facts subject = course.facts(child);
        Times times = new Times(course);
        for (Certificate candidate : candidates) {
            if (!candidate.subject().matches(child.issuer())) {
                continue;
            }
            course.needsKey(candidate);
            if (!Signatories.likely(course.facts(candidate), subject)) {
                continue;
            }
            if (fresh && contains(candidate) && !(subject.isSelfIssued() && chain.size() == 1)) {
                continue;
            }
            if (times.inTime(candidate)) {
                return candidate;
            }
            if (best == null || candidate.notAfter().isAfter(best.notAfter())) {
                best = candidate;
            }
        }
        return best;
    }

    private boolean contains(Certificate certificate) {
        return chain.contains(certificate);
    }

    /** What is said about the trusted certificates from there up (check_trust). */
    private Trust trust(int from) {
        for (int i = from; i < chain.size(); i++) {
            TrustedCertificate trusted = Objects.requireNonNull(settings.get(i));
            Trust said = said(trusted);
            if (said == Trust.TRUSTED) {
                return said;
            }
            if (said == Trust.REJECTED) {
                course.report(VerifyError.REJECTED, i);
                return Trust.UNDECIDED;
            }
        }
        return from < chain.size() && course.has(PathFlag.PARTIAL_CHAIN) ? Trust.TRUSTED : Trust.UNDECIDED;
    }

    private Trust said(TrustedCertificate trusted) {
        Boolean answer = TrustRule.of(course.rules().purpose()).check(trusted, course.facts(trusted.certificate()), true);
        return answer == null ? Trust.UNDECIDED : answer ? Trust.TRUSTED : Trust.REJECTED;
    }

    /** The leaf itself may be trusted, where chains need not end in a root. */
    private Trust directTrust() {
        if (!course.has(PathFlag.PARTIAL_CHAIN)) {
            return Trust.UNDECIDED;
        }
        Optional<TrustedCertificate> same = anchors.stream().filter(a -> a.certificate().equals(chain.get(0))).findFirst();
        if (same.isEmpty()) {
            return Trust.UNDECIDED;
        }
        if (said(same.get()) == Trust.REJECTED) {
            course.report(VerifyError.REJECTED, 0);
            return Trust.UNDECIDED;
        }
        chain.set(0, same.get().certificate());
        settings.set(0, same.get());
        course.untrusted(0);
        return Trust.TRUSTED;
    }

    private void explain() {
        int last = chain.size() - 1;
        VerifyError before = course.lastError();
        if (before != null) {
            course.report(before, last);
            return;
        }
        course.reportIf(chain.size() > longest, VerifyError.CHAIN_TOO_LONG, last);
        if (course.isSelfSigned(chain.get(last))) {
            course.report(last == 0 ? VerifyError.SELF_SIGNED_LEAF : VerifyError.SELF_SIGNED_IN_CHAIN, last);
        } else {
            course.report(course.untrusted() < chain.size() ? VerifyError.UNABLE_TO_GET_ISSUER : VerifyError.UNKNOWN_LOCAL_ISSUER, last);
        }
    }
}
