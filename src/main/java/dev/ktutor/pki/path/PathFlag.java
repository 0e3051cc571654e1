package dev.ktutor.pki.path;

/** What may be asked for beyond the usual, as OpenSSL's X509_V_FLAG_* (openssl-verification-options(1)). */
public enum PathFlag {
    /** Any trusted certificate may end a chain, not only self-signed ones. */
    PARTIAL_CHAIN,
    /** RFC 5280's form is insisted on. */
    STRICT,
    /** Critical extensions nobody handles do not matter. */
    IGNORE_CRITICAL,
    /** The signature of a self-signed root is looked at too. */
    CHECK_SELF_SIGNATURE,
    /** Revocation lists are asked for the leaf. */
    CRL_CHECK,
    /** Revocation lists are asked for the whole chain. */
    CRL_CHECK_ALL,
    /** Indirect lists and lists for some reasons only may be used. */
    EXTENDED_CRL,
    /** Delta lists may be used. */
    USE_DELTAS,
    /** Policies are worked out. */
    POLICY_CHECK,
    /** A policy that all certificates share must remain. */
    EXPLICIT_POLICY,
    /** anyPolicy stands for nothing. */
    INHIBIT_ANY,
    /** Policies are not mapped. */
    INHIBIT_MAP,
    /** The policies worked out are told to the listener. */
    NOTIFY_POLICY,
    /** Proxy certificates (RFC 3820) may end a chain. */
    ALLOW_PROXY,
    /** NSA Suite B with P-256 (RFC 6460). */
    SUITE_B_128,
    /** NSA Suite B with P-384. */
    SUITE_B_192,
    /** A star in a host name stands for a whole label only. */
    NO_PARTIAL_WILDCARDS
}
