package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Why a chain was refused.
 *
 * @param reason the kind, for explanations and grading
 * @param opensslCode OpenSSL's X509_V_ERR number; the nearest one if Go found the problem
 * @param text the verifier's own words: Go's {@code x509: …} or OpenSSL's
 * @param depth where in the chain: 0 is the certificate in question
 * @param certificate the one at fault, if any
 * @param onListPath whether it was found in the chain of a revocation list's issuer
 */
public record PathProblem(Reason reason, int opensslCode, String text, int depth, @Nullable Certificate certificate, boolean onListPath) {
    /** The kinds of problem. */
    public enum Reason {
        UNKNOWN_AUTHORITY, SELF_SIGNED, BAD_SIGNATURE, WEAK_ALGORITHM, EXPIRED, NOT_YET_VALID, WRONG_HOST, WRONG_IP, NO_IP_NAMES,
        COMMON_NAME_ONLY, WRONG_EMAIL, WRONG_USAGE, NOT_A_CA, PATH_TOO_LONG, NAME_NOT_PERMITTED, UNHANDLED_EXTENSION, REVOKED,
        NO_REVOCATION_LIST, UNTRUSTED, MALFORMED
    }
}
