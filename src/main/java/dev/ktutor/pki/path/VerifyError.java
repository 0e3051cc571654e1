package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.PathProblem.Reason;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The errors of OpenSSL's chain validation: number, words, kind (X509_V_ERR_*, openssl-verification-options(1)). */
public enum VerifyError {
    UNSPECIFIED(1, "unspecified certificate verification error", Reason.MALFORMED),
    UNABLE_TO_GET_ISSUER(2, "unable to get issuer certificate", Reason.UNKNOWN_AUTHORITY),
    UNABLE_TO_GET_CRL(3, "unable to get certificate CRL", Reason.NO_REVOCATION_LIST),
    UNDECRYPTABLE_SIGNATURE(4, "unable to decrypt certificate's signature", Reason.BAD_SIGNATURE),
    UNDECRYPTABLE_CRL_SIGNATURE(5, "unable to decrypt CRL's signature", Reason.BAD_SIGNATURE),
    UNDECODABLE_KEY(6, "unable to decode issuer public key", Reason.MALFORMED),
    SIGNATURE_FAILURE(7, "certificate signature failure", Reason.BAD_SIGNATURE),
    CRL_SIGNATURE_FAILURE(8, "CRL signature failure", Reason.BAD_SIGNATURE),
    NOT_YET_VALID(9, "certificate is not yet valid", Reason.NOT_YET_VALID),
    EXPIRED(10, "certificate has expired", Reason.EXPIRED),
    CRL_NOT_YET_VALID(11, "CRL is not yet valid", Reason.NOT_YET_VALID),
    CRL_EXPIRED(12, "CRL has expired", Reason.EXPIRED),
    BAD_NOT_BEFORE(13, "format error in certificate's notBefore field", Reason.MALFORMED),
    BAD_NOT_AFTER(14, "format error in certificate's notAfter field", Reason.MALFORMED),
    BAD_LAST_UPDATE(15, "format error in CRL's lastUpdate field", Reason.MALFORMED),
    BAD_NEXT_UPDATE(16, "format error in CRL's nextUpdate field", Reason.MALFORMED),
    OUT_OF_MEMORY(17, "out of memory", Reason.MALFORMED),
    SELF_SIGNED_LEAF(18, "self-signed certificate", Reason.SELF_SIGNED),
    SELF_SIGNED_IN_CHAIN(19, "self-signed certificate in certificate chain", Reason.SELF_SIGNED),
    UNKNOWN_LOCAL_ISSUER(20, "unable to get local issuer certificate", Reason.UNKNOWN_AUTHORITY),
    UNVERIFIABLE_LEAF(21, "unable to verify the first certificate", Reason.UNKNOWN_AUTHORITY),
    CHAIN_TOO_LONG(22, "certificate chain too long", Reason.PATH_TOO_LONG),
    REVOKED(23, "certificate revoked", Reason.REVOKED),
    NO_ISSUER_KEY(24, "issuer certificate doesn't have a public key", Reason.MALFORMED),
    PATH_LENGTH(25, "path length constraint exceeded", Reason.PATH_TOO_LONG),
    WRONG_PURPOSE(26, "unsuitable certificate purpose", Reason.WRONG_USAGE),
    UNTRUSTED(27, "certificate not trusted", Reason.UNTRUSTED),
    REJECTED(28, "certificate rejected", Reason.UNTRUSTED),
    SUBJECT_ISSUER_MISMATCH(29, "subject issuer mismatch", Reason.UNKNOWN_AUTHORITY),
    KEY_ID_MISMATCH(30, "authority and subject key identifier mismatch", Reason.UNKNOWN_AUTHORITY),
    ISSUER_SERIAL_MISMATCH(31, "authority and issuer serial number mismatch", Reason.UNKNOWN_AUTHORITY),
    NO_CERT_SIGN(32, "key usage does not include certificate signing", Reason.WRONG_USAGE),
    UNABLE_TO_GET_CRL_ISSUER(33, "unable to get CRL issuer certificate", Reason.NO_REVOCATION_LIST),
    UNHANDLED_EXTENSION(34, "unhandled critical extension", Reason.UNHANDLED_EXTENSION),
    NO_CRL_SIGN(35, "key usage does not include CRL signing", Reason.WRONG_USAGE),
    UNHANDLED_CRL_EXTENSION(36, "unhandled critical CRL extension", Reason.UNHANDLED_EXTENSION),
    INVALID_NON_CA(37, "invalid non-CA certificate (has CA markings)", Reason.NOT_A_CA),
    PROXY_PATH_LENGTH(38, "proxy path length constraint exceeded", Reason.PATH_TOO_LONG),
    NO_DIGITAL_SIGNATURE(39, "key usage does not include digital signature", Reason.WRONG_USAGE),
    PROXY_NOT_ALLOWED(40, "proxy certificates not allowed, please set the appropriate flag", Reason.UNTRUSTED),
    INVALID_EXTENSION(41, "invalid or inconsistent certificate extension", Reason.MALFORMED),
    INVALID_POLICY(42, "invalid or inconsistent certificate policy extension", Reason.MALFORMED),
    NO_EXPLICIT_POLICY(43, "no explicit policy", Reason.UNTRUSTED),
    DIFFERENT_CRL_SCOPE(44, "different CRL scope", Reason.NO_REVOCATION_LIST),
    UNSUPPORTED_FEATURE(45, "unsupported extension feature", Reason.UNHANDLED_EXTENSION),
    UNNESTED_RESOURCE(46, "RFC 3779 resource not subset of parent's resources", Reason.NAME_NOT_PERMITTED),
    PERMITTED_VIOLATION(47, "permitted subtree violation", Reason.NAME_NOT_PERMITTED),
    EXCLUDED_VIOLATION(48, "excluded subtree violation", Reason.NAME_NOT_PERMITTED),
    SUBTREE_LIMITS(49, "name constraints minimum and maximum not supported", Reason.NAME_NOT_PERMITTED),
    APPLICATION(50, "application verification failure", Reason.UNTRUSTED),
    UNSUPPORTED_CONSTRAINT(51, "unsupported name constraint type", Reason.NAME_NOT_PERMITTED),
    CONSTRAINT_SYNTAX(52, "unsupported or invalid name constraint syntax", Reason.NAME_NOT_PERMITTED),
    NAME_SYNTAX(53, "unsupported or invalid name syntax", Reason.NAME_NOT_PERMITTED),
    CRL_PATH(54, "CRL path validation error", Reason.NO_REVOCATION_LIST),
    PATH_LOOP(55, "path loop", Reason.MALFORMED),
    SUITE_B_VERSION(56, "Suite B: certificate version invalid", Reason.WEAK_ALGORITHM),
    SUITE_B_ALGORITHM(57, "Suite B: invalid public key algorithm", Reason.WEAK_ALGORITHM),
    SUITE_B_CURVE(58, "Suite B: invalid ECC curve", Reason.WEAK_ALGORITHM),
    SUITE_B_SIGNATURE(59, "Suite B: invalid signature algorithm", Reason.WEAK_ALGORITHM),
    SUITE_B_LEVEL(60, "Suite B: curve not allowed for this LOS", Reason.WEAK_ALGORITHM),
    SUITE_B_MIXED(61, "Suite B: cannot sign P-384 with P-256", Reason.WEAK_ALGORITHM),
    HOST_MISMATCH(62, "hostname mismatch", Reason.WRONG_HOST),
    EMAIL_MISMATCH(63, "email address mismatch", Reason.WRONG_EMAIL),
    ADDRESS_MISMATCH(64, "IP address mismatch", Reason.WRONG_IP),
    NO_DANE_MATCH(65, "no matching DANE TLSA records", Reason.UNTRUSTED),
    END_KEY_TOO_SMALL(66, "EE certificate key too weak", Reason.WEAK_ALGORITHM),
    CA_KEY_TOO_SMALL(67, "CA certificate key too weak", Reason.WEAK_ALGORITHM),
    DIGEST_TOO_WEAK(68, "CA signature digest algorithm too weak", Reason.WEAK_ALGORITHM),
    INVALID_CALL(69, "invalid certificate verification context", Reason.MALFORMED),
    STORE_LOOKUP(70, "issuer certificate lookup error", Reason.UNKNOWN_AUTHORITY),
    NO_VALID_SCTS(71, "Certificate Transparency required, but no valid SCTs found", Reason.UNTRUSTED),
    PROXY_SUBJECT(72, "proxy subject name violation", Reason.NAME_NOT_PERMITTED),
    OCSP_NEEDED(73, "OCSP verification needed", Reason.NO_REVOCATION_LIST),
    OCSP_FAILED(74, "OCSP verification failed", Reason.NO_REVOCATION_LIST),
    OCSP_UNKNOWN(75, "OCSP unknown cert", Reason.NO_REVOCATION_LIST),
    UNSUPPORTED_SIGNATURE(76, "Cannot find certificate signature algorithm", Reason.WEAK_ALGORITHM),
    SIGNATURE_KEY_MISMATCH(77, "subject signature algorithm and issuer public key algorithm mismatch", Reason.BAD_SIGNATURE),
    ALGORITHMS_DIFFER(78, "cert info signature and signature algorithm mismatch", Reason.BAD_SIGNATURE),
    INVALID_CA(79, "invalid CA certificate", Reason.NOT_A_CA),
    LENGTH_WITHOUT_CA(80, "Path length invalid for non-CA cert", Reason.NOT_A_CA),
    LENGTH_WITHOUT_CERT_SIGN(81, "Path length given without key usage keyCertSign", Reason.WRONG_USAGE),
    CERT_SIGN_WITHOUT_CA(82, "Key usage keyCertSign invalid for non-CA cert", Reason.NOT_A_CA),
    EMPTY_ISSUER(83, "Issuer name empty", Reason.MALFORMED),
    EMPTY_SUBJECT(84, "Subject name empty", Reason.MALFORMED),
    NO_AUTHORITY_KEY_ID(85, "Missing Authority Key Identifier", Reason.MALFORMED),
    NO_SUBJECT_KEY_ID(86, "Missing Subject Key Identifier", Reason.MALFORMED),
    EMPTY_ALT_NAME(87, "Empty Subject Alternative Name extension", Reason.MALFORMED),
    UNCRITICAL_ALT_NAME(88, "Subject empty and Subject Alt Name extension not critical", Reason.MALFORMED),
    UNCRITICAL_CONSTRAINTS(89, "Basic Constraints of CA cert not marked critical", Reason.MALFORMED),
    CRITICAL_AUTHORITY_KEY_ID(90, "Authority Key Identifier marked critical", Reason.MALFORMED),
    CRITICAL_SUBJECT_KEY_ID(91, "Subject Key Identifier marked critical", Reason.MALFORMED),
    CA_WITHOUT_KEY_USAGE(92, "CA cert does not include key usage extension", Reason.WRONG_USAGE),
    EXTENSIONS_BEFORE_VERSION_3(93, "Using cert extension requires at least X509v3", Reason.MALFORMED),
    EXPLICIT_CURVE(94, "Certificate public key has explicit ECC parameters", Reason.WEAK_ALGORITHM);

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

    /** The one of that number. */
    public static Optional<VerifyError> ofCode(int code) {
        return Arrays.stream(values()).filter(e -> e.code == code).findFirst();
    }

    PathProblem at(int depth, @Nullable Certificate certificate) {
        return new PathProblem(reason, code, text, depth, certificate, false);
    }

    /** Whether {@code openssl verify} reports it and goes on looking (apps/verify.c, cb). */
    public static boolean verifyGoesOn(PathProblem problem) {
        return switch (problem.opensslCode()) {
            case 10, 11, 12, 18, 25, 26, 34, 37, 43 -> true;
            default -> problem.opensslCode() >= 78 && problem.opensslCode() <= 93;
        };
    }
}
