package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathProblem.Reason;

/** The errors of OpenSSL's chain validation: number, words, kind (X509_V_ERR_*, openssl-verification-options(1)). */
public enum VerifyError {
    UNABLE_TO_GET_ISSUER(2, "unable to get issuer certificate", Reason.UNKNOWN_AUTHORITY),
    UNABLE_TO_GET_CRL(3, "unable to get certificate CRL", Reason.NO_REVOCATION_LIST),
    UNDECODABLE_KEY(6, "unable to decode issuer public key", Reason.MALFORMED),
    SIGNATURE_FAILURE(7, "certificate signature failure", Reason.BAD_SIGNATURE),
    CRL_SIGNATURE_FAILURE(8, "CRL signature failure", Reason.BAD_SIGNATURE),
    NOT_YET_VALID(9, "certificate is not yet valid", Reason.NOT_YET_VALID),
    EXPIRED(10, "certificate has expired", Reason.EXPIRED),
    CRL_NOT_YET_VALID(11, "CRL is not yet valid", Reason.NOT_YET_VALID),
    CRL_EXPIRED(12, "CRL has expired", Reason.EXPIRED),
    BAD_NOT_BEFORE(13, "format error in certificate's notBefore field", Reason.MALFORMED),
    BAD_NOT_AFTER(14, "format error in certificate's notAfter field", Reason.MALFORMED),
    SELF_SIGNED_LEAF(18, "self-signed certificate", Reason.SELF_SIGNED),
    SELF_SIGNED_IN_CHAIN(19, "self-signed certificate in certificate chain", Reason.SELF_SIGNED),
    UNKNOWN_LOCAL_ISSUER(20, "unable to get local issuer certificate", Reason.UNKNOWN_AUTHORITY),
    UNVERIFIABLE_LEAF(21, "unable to verify the first certificate", Reason.UNKNOWN_AUTHORITY),
    CHAIN_TOO_LONG(22, "certificate chain too long", Reason.PATH_TOO_LONG),
    REVOKED(23, "certificate revoked", Reason.REVOKED),
    PATH_LENGTH(25, "path length constraint exceeded", Reason.PATH_TOO_LONG),
    WRONG_PURPOSE(26, "unsuitable certificate purpose", Reason.WRONG_USAGE),
    UNHANDLED_EXTENSION(34, "unhandled critical extension", Reason.UNHANDLED_EXTENSION),
    NO_CRL_SIGN(35, "key usage does not include CRL signing", Reason.WRONG_USAGE),
    PERMITTED_VIOLATION(47, "permitted subtree violation", Reason.NAME_NOT_PERMITTED),
    EXCLUDED_VIOLATION(48, "excluded subtree violation", Reason.NAME_NOT_PERMITTED),
    HOST_MISMATCH(62, "hostname mismatch", Reason.WRONG_HOST),
    EMAIL_MISMATCH(63, "email address mismatch", Reason.WRONG_EMAIL),
    ADDRESS_MISMATCH(64, "IP address mismatch", Reason.WRONG_IP),
    END_KEY_TOO_SMALL(66, "EE certificate key too weak", Reason.WEAK_ALGORITHM),
    CA_KEY_TOO_SMALL(67, "CA certificate key too weak", Reason.WEAK_ALGORITHM),
    DIGEST_TOO_WEAK(68, "CA signature digest algorithm too weak", Reason.WEAK_ALGORITHM),
    INVALID_CA(79, "invalid CA certificate", Reason.NOT_A_CA),
    EMPTY_ISSUER(83, "Issuer name empty", Reason.MALFORMED),
    EMPTY_SUBJECT(84, "Subject name empty", Reason.MALFORMED),
    NO_AUTHORITY_KEY_ID(85, "Missing Authority Key Identifier", Reason.MALFORMED),
    NO_SUBJECT_KEY_ID(86, "Missing Subject Key Identifier", Reason.MALFORMED),
    UNCRITICAL_CONSTRAINTS(89, "Basic Constraints of CA cert not marked critical", Reason.MALFORMED),
    CA_WITHOUT_KEY_USAGE(92, "CA cert does not include key usage extension", Reason.WRONG_USAGE);

    private final int code;
    private final String text;
    private final Reason reason;

    VerifyError(int code, String text, Reason reason) {
        this.code = code;
        this.text = text;
        this.reason = reason;
    }

    /** OpenSSL's number. */
    public int code() {
        return code;
    }

    /** OpenSSL's words. */
    public String text() {
        return text;
    }

    PathProblem at(int depth, Certificate certificate) {
        return new PathProblem(reason, code, text, depth, certificate);
    }

    /** Whether {@code openssl verify} reports it and goes on looking (apps/verify.c, cb). */
    public static boolean verifyGoesOn(PathProblem problem) {
        return switch (problem.opensslCode()) {
            case 10, 11, 12, 18, 25, 26, 34, 37, 43, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93 -> true;
            default -> false;
        };
    }
}
