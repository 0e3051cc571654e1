package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.GeneralName;
import dev.ktutor.pki.KeyUsage;
import dev.ktutor.pki.TrustedCertificate;
import java.util.List;

/** What the extensions of a chain must say, from the leaf up (check_extensions). */
final class ExtensionChecks {
    private final OpensslCourse course;
    private final int size;
    private int length;
    private int proxyLength;
    private boolean mustBeCa;

    ExtensionChecks(OpensslCourse course) {
        this.course = course;
        this.size = course.chain().size();
    }

    void check() {
        for (int i = 0; i < size; i++) {
            one(course.facts(i), i);
        }
    }

    private void one(Facts c, int i) {
        boolean strict = course.has(PathFlag.STRICT);
        course.reportIf(!course.has(PathFlag.IGNORE_CRITICAL) && c.hasUnhandled(), VerifyError.UNHANDLED_EXTENSION, i);
        course.reportIf(c.isProxy() && (course.isForList() || !course.has(PathFlag.ALLOW_PROXY)), VerifyError.PROXY_NOT_ALLOWED, i);
        int kind = c.isInvalid() ? 0 : Purpose.caKind(c);
        if (i == 0) {
            course.reportIf(strict && kind > 1, VerifyError.INVALID_CA, i);
        } else if (mustBeCa) {
            course.reportIf(kind == 0 || (i + 1 < size || strict) && kind != 1, VerifyError.INVALID_CA, i);
        } else {
            course.reportIf(kind != 0, VerifyError.INVALID_NON_CA, i);
        }
        if (size > 1) {
            course.reportIf(!c.certificate().publicKey().isReadable(), VerifyError.UNSPECIFIED, i);
            course.reportIf(c.certificate().publicKey().hasExplicitCurve(), VerifyError.EXPLICIT_CURVE, i);
            if (strict) {
                form(c, i);
            }
        }
        purpose(c, i);
        course.reportIf(i > 1 && c.pathLength() >= 0 && length > (long) c.pathLength() + proxyLength, VerifyError.PATH_LENGTH, i);
        length += i > 0 && !c.isSelfIssued() ? 1 : 0;
        proxy(c, i);
    }

    private void proxy(Facts c, int i) {
        mustBeCa = !c.isProxy();
        if (c.isProxy()) {
            if (c.proxyLength() != -1) {
                course.reportIf(proxyLength > c.proxyLength(), VerifyError.PROXY_PATH_LENGTH, i);
                proxyLength = c.proxyLength();
            }
            proxyLength++;
        }
    }

    /** What -x509_strict asks (RFC 5280 §4.1, §4.2). */
    private void form(Facts c, int i) {
        boolean signs = c.hasKeyUsage() && c.allows(KeyUsage.KEY_CERT_SIGN);
        if (c.pathLength() != -1) {
            course.reportIf(!c.isCa(), VerifyError.LENGTH_WITHOUT_CA, i);
            course.reportIf(!signs, VerifyError.LENGTH_WITHOUT_CERT_SIGN, i);
        }
        course.reportIf(c.isCa() && c.isConstrained() && !c.isCritical(Extension.BASIC_CONSTRAINTS), VerifyError.UNCRITICAL_CONSTRAINTS, i);
        if (c.isCa()) {
            course.reportIf(!c.hasKeyUsage(), VerifyError.CA_WITHOUT_KEY_USAGE, i);
        } else {
            course.reportIf(signs, VerifyError.CERT_SIGN_WITHOUT_CA, i);
        }
        formOfNames(c, i);
        Certificate certificate = c.certificate();
        course.reportIf(!certificate.signatureAlgorithm().equals(certificate.innerAlgorithm()), VerifyError.ALGORITHMS_DIFFER, i);
        course.reportIf(c.authorityKeyId() != null && c.isCritical(Extension.AUTHORITY_KEY_ID), VerifyError.CRITICAL_AUTHORITY_KEY_ID, i);
        course.reportIf(c.subjectKeyId() != null && c.isCritical(Extension.SUBJECT_KEY_ID), VerifyError.CRITICAL_SUBJECT_KEY_ID, i);
        if (certificate.version() >= 2) {
            Facts.AuthorityKeyId above = c.authorityKeyId();
            course.reportIf(i + 1 < size && (above == null || above.keyId() == null), VerifyError.NO_AUTHORITY_KEY_ID, i);
            course.reportIf(c.isCa() && c.subjectKeyId() == null, VerifyError.NO_SUBJECT_KEY_ID, i);
        } else {
            course.reportIf(!certificate.extensions().all().isEmpty(), VerifyError.EXTENSIONS_BEFORE_VERSION_3, i);
        }
    }

    private void formOfNames(Facts c, int i) {
        boolean nameless = c.certificate().subject().isEmpty();
        List<GeneralName> others = c.altNames();
        course.reportIf(c.certificate().issuer().isEmpty(), VerifyError.EMPTY_ISSUER, i);
        boolean namesItself = c.isCa() || c.hasKeyUsage() && c.allows(KeyUsage.CRL_SIGN) || others == null;
        course.reportIf(namesItself && nameless, VerifyError.EMPTY_SUBJECT, i);
        course.reportIf(nameless && others != null && !c.isCritical(Extension.SUBJECT_ALT_NAME), VerifyError.UNCRITICAL_ALT_NAME, i);
        course.reportIf(others != null && others.isEmpty(), VerifyError.EMPTY_ALT_NAME, i);
    }

    private void purpose(Facts c, int i) {
        Purpose purpose = course.isForList() ? Purpose.CRL_SIGN : course.rules().purpose().orElse(null);
        if (purpose == null) {
            return;
        }
        Boolean trusted = i >= course.untrusted() && course.rules().purpose().filter(p -> p == purpose).isPresent() ? trusted(i, c) : null;
        if (trusted != null && trusted) {
            return;
        }
        int fit = c.isInvalid() ? -1 : purpose.check(c, i > 0 && mustBeCa);
        boolean fits = fit == 1 || fit != 0 && !course.has(PathFlag.STRICT);
        course.reportIf(trusted != null || !fits, VerifyError.WRONG_PURPOSE, i);
    }

    private @org.jspecify.annotations.Nullable Boolean trusted(int i, Facts c) {
        Certificate certificate = course.chain().get(i);
        TrustedCertificate settings = course.request().anchors().certificates().stream().filter(t -> t.certificate() == certificate)
                .findFirst().orElseGet(() -> TrustedCertificate.plain(certificate));
        return TrustRule.of(course.rules().purpose()).check(settings, c, false);
    }
}
