package dev.ktutor.pki.path;

/** What stood in the way of reading a certificate or of its signature; a tool may show it beside the problem it led to. */
public enum PathTrouble {
    /** An extension that cannot be read, or stands there twice. */
    INVALID_CERTIFICATE,
    /** A public key that cannot be read. */
    UNREADABLE_KEY,
    /** A certificate of which one cannot say whether it signed itself, as its key cannot be read. */
    NO_KEY,
    /** A chain that cannot be built because of that. */
    NO_KEY_IN_CHAIN,
    /** More policies than can be worked out. */
    POLICY_TREE,
    /** An RSA signature of another length than the key. */
    RSA_LENGTH,
    /** An RSA signature that is a larger number than the key. */
    RSA_TOO_LARGE,
    /** An RSA signature that opens to something that does not begin with a zero. */
    RSA_PADDING,
    /** An RSA signature that opens to another type of block. */
    RSA_BLOCK_TYPE,
    /** An RSA signature whose padding is broken further in. */
    RSA_FILLING,
    /** An RSA signature over another digest. */
    RSA_DIGEST,
    /** An RSA-PSS signature that opens to a number too large. */
    PSS_FIRST_OCTET,
    /** An RSA-PSS signature that opens to something else than it should. */
    PSS_LAST_OCTET,
    /** Any other signature that does not hold. */
    SIGNATURE
}
