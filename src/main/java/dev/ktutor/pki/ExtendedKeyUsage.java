package dev.ktutor.pki;

import java.util.Optional;

/** What a certificate may be used for, of those that matter here (RFC 5280 §4.2.1.12). */
public enum ExtendedKeyUsage {
    ANY("2.5.29.37.0", "any"),
    SERVER_AUTH("1.3.6.1.5.5.7.3.1", "server auth"),
    CLIENT_AUTH("1.3.6.1.5.5.7.3.2", "client auth"),
    CODE_SIGNING("1.3.6.1.5.5.7.3.3", "code signing"),
    EMAIL_PROTECTION("1.3.6.1.5.5.7.3.4", "email protection"),
    TIME_STAMPING("1.3.6.1.5.5.7.3.8", "timestamping"),
    OCSP_SIGNING("1.3.6.1.5.5.7.3.9", "ocsp signing");

    private final String oid;
    private final String kubernetesName;

    ExtendedKeyUsage(String oid, String kubernetesName) {
        this.oid = oid;
        this.kubernetesName = kubernetesName;
    }

    /** Its object identifier. */
    public String oid() {
        return oid;
    }

    /** As a CertificateSigningRequest's {@code usages} names it. */
    public String kubernetesName() {
        return kubernetesName;
    }

    /** The one of this object identifier. */
    public static Optional<ExtendedKeyUsage> ofOid(String oid) {
        for (ExtendedKeyUsage usage : values()) {
            if (usage.oid.equals(oid)) {
                return Optional.of(usage);
            }
        }
        return Optional.empty();
    }
}
