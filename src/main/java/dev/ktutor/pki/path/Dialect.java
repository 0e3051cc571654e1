package dev.ktutor.pki.path;

/**
 * Whose order and words a validation follows. The rules are RFC 5280's in both; what differs is how chains are looked for,
 * which checks come first, how lenient they are, and what is said.
 */
public enum Dialect {
    /** crypto/x509 of Go: every chain is tried, the first fault speaks. Kubernetes' own programs. */
    GO,
    /** X509_verify_cert of OpenSSL 3.0: one chain is built, then judged step by step. openssl, curl, wget. */
    OPENSSL
}
