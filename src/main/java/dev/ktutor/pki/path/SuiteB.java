package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.SignatureAlgorithm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Suite B: P-256 with SHA-256, P-384 with SHA-384, nothing else (RFC 6460; X509_chain_check_suiteb). */
final class SuiteB {
    private boolean small;
    private final boolean large;
    private final boolean smallAtFirst;

    private SuiteB(boolean small, boolean large) {
        this.small = small;
        this.smallAtFirst = small;
        this.large = large;
    }

    static void check(OpensslCourse course) {
        boolean small = course.has(PathFlag.SUITE_B_128);
        boolean large = course.has(PathFlag.SUITE_B_192);
        if (small || large) {
            new SuiteB(small, large).walk(course);
        }
    }

    private void walk(OpensslCourse course) {
        List<Certificate> chain = course.chain();
        VerifyError wrong = one(chain.get(0), null);
        if (wrong != null) {
            course.report(wrong, 0);
            return;
        }
        int i = 1;
        for (; i < chain.size() && wrong == null; i++) {
            wrong = one(chain.get(i), chain.get(i - 1));
        }
        i -= wrong == null ? 0 : 1;
        Certificate last = chain.get(chain.size() - 1);
        wrong = wrong != null ? wrong : key(last.publicKey(), last);
        if (wrong != null) {
            boolean ofTheOneBelow = wrong == VerifyError.SUITE_B_SIGNATURE || wrong == VerifyError.SUITE_B_LEVEL;
            boolean mixed = wrong == VerifyError.SUITE_B_LEVEL && small != smallAtFirst;
            course.report(mixed ? VerifyError.SUITE_B_MIXED : wrong, ofTheOneBelow ? i - 1 : Math.min(i, chain.size() - 1));
        }
    }

    private @Nullable VerifyError one(Certificate c, @Nullable Certificate signed) {
        return c.version() != 2 ? VerifyError.SUITE_B_VERSION : key(c.publicKey(), signed);
    }

    private @Nullable VerifyError key(PublicKey key, @Nullable Certificate signed) {
        NamedCurve curve = key.curve().orElse(null);
        if (curve == null) {
            return key.kind() == dev.ktutor.pki.KeyKind.EC ? VerifyError.SUITE_B_CURVE : VerifyError.SUITE_B_ALGORITHM;
        }
        if (curve != NamedCurve.P256 && curve != NamedCurve.P384) {
            return VerifyError.SUITE_B_CURVE;
        }
        SignatureAlgorithm wanted = curve == NamedCurve.P384 ? SignatureAlgorithm.ECDSA_SHA384 : SignatureAlgorithm.ECDSA_SHA256;
        if (signed != null && !signed.signatureAlgorithm().oid().equals(wanted.oid())) {
            return VerifyError.SUITE_B_SIGNATURE;
        }
        if (!(curve == NamedCurve.P384 ? large : small)) {
            return VerifyError.SUITE_B_LEVEL;
        }
        small &= curve != NamedCurve.P384; // above P-384 nothing smaller may sign
        return null;
    }
}
