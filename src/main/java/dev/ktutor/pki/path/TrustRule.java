package dev.ktutor.pki.path;

import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.TrustSettings;
import dev.ktutor.pki.TrustedCertificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For which use a trusted certificate must be trusted (X509_check_trust; the table is OpenSSL's trstandard). */
enum TrustRule {
    /** Nothing in particular. */
    DEFAULT(ExtendedKeyUsage.ANY.oid(), true, false),
    /** Self-signed certificates only, whatever is said of them. */
    COMPATIBLE("", true, false),
    SSL_CLIENT(ExtendedKeyUsage.CLIENT_AUTH.oid(), true, true),
    SSL_SERVER(ExtendedKeyUsage.SERVER_AUTH.oid(), true, true),
    EMAIL(ExtendedKeyUsage.EMAIL_PROTECTION.oid(), true, true),
    TIMESTAMPS(ExtendedKeyUsage.TIME_STAMPING.oid(), true, true);

    private final String use;
    private final boolean selfSignedToo;
    private final boolean anyUseToo;

    TrustRule(String use, boolean selfSignedToo, boolean anyUseToo) {
        this.use = use;
        this.selfSignedToo = selfSignedToo;
        this.anyUseToo = anyUseToo;
    }

    /** The one that belongs to a purpose. */
    static TrustRule of(Optional<Purpose> purpose) {
        if (purpose.isEmpty()) {
            return DEFAULT;
        }
        return switch (purpose.get()) {
            case SSL_CLIENT -> SSL_CLIENT;
            case SSL_SERVER, NETSCAPE_SSL_SERVER -> SSL_SERVER;
            case SMIME_SIGN, SMIME_ENCRYPT -> EMAIL;
            case TIMESTAMP_SIGN -> TIMESTAMPS;
            case CRL_SIGN, OCSP_HELPER -> COMPATIBLE;
            case ANY -> DEFAULT;
        };
    }

    /** Whether it is trusted, rejected, or (null) neither. */
    @Nullable Boolean check(TrustedCertificate trusted, Facts facts, boolean selfSignedCounts) {
        if (this != COMPATIBLE) {
            TrustSettings settings = trusted.settings();
            if (settings.rejected() != null && named(settings.rejected())) {
                return false;
            }
            if (settings.trusted() != null) {
                return named(settings.trusted());
            }
        }
        return selfSignedToo && selfSignedCounts && !facts.isInvalid() && facts.isSelfSigned() ? true : null;
    }

    private boolean named(List<String> uses) {
        return uses.contains(use) || anyUseToo && uses.contains(ExtendedKeyUsage.ANY.oid());
    }
}
