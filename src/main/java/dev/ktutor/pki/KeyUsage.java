package dev.ktutor.pki;

/** The bits of keyUsage, in order (RFC 5280 §4.2.1.3): short name, OpenSSL's words. */
public enum KeyUsage {
    DIGITAL_SIGNATURE("digitalSignature", "Digital Signature"),
    NON_REPUDIATION("nonRepudiation", "Non Repudiation"),
    KEY_ENCIPHERMENT("keyEncipherment", "Key Encipherment"),
    DATA_ENCIPHERMENT("dataEncipherment", "Data Encipherment"),
    KEY_AGREEMENT("keyAgreement", "Key Agreement"),
    KEY_CERT_SIGN("keyCertSign", "Certificate Sign"),
    CRL_SIGN("cRLSign", "CRL Sign"),
    ENCIPHER_ONLY("encipherOnly", "Encipher Only"),
    DECIPHER_ONLY("decipherOnly", "Decipher Only");

    private final String shortName;
    private final String longName;

    KeyUsage(String shortName, String longName) {
        this.shortName = shortName;
        this.longName = longName;
    }

    /** As in an OpenSSL configuration file. */
    public String shortName() {
        return shortName;
    }

    /** As OpenSSL prints it. */
    public String longName() {
        return longName;
    }
}
