package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.KeyUsage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a certificate is fit for, by OpenSSL's rules (X509_check_purpose; openssl-x509(1), Certificate Extensions). */
public enum Purpose {
    SSL_CLIENT("sslclient", "SSL client"),
    SSL_SERVER("sslserver", "SSL server"),
    NETSCAPE_SSL_SERVER("nssslserver", "Netscape SSL server"),
    SMIME_SIGN("smimesign", "S/MIME signing"),
    SMIME_ENCRYPT("smimeencrypt", "S/MIME encryption"),
    CRL_SIGN("crlsign", "CRL signing"),
    ANY("any", "Any Purpose"),
    OCSP_HELPER("ocsphelper", "OCSP helper"),
    TIMESTAMP_SIGN("timestampsign", "Time Stamp signing");

    private static final List<String> SERVER_USES = List.of(ExtendedKeyUsage.SERVER_AUTH.oid(), "1.3.6.1.4.1.311.10.3.3", "2.16.840.1.113730.4.1");

    private final String option;
    private final String title;

    Purpose(String option, String title) {
        this.option = option;
        this.title = title;
    }

    /** As -purpose names it. */
    public String option() {
        return option;
    }

    /** As {@code openssl x509 -purpose} prints it. */
    public String title() {
        return title;
    }

    /** The purpose -purpose names. */
    public static Optional<Purpose> named(String option) {
        return List.of(values()).stream().filter(p -> p.option.equals(option)).findFirst();
    }

    /** How fit the certificate is, as a CA or as an end: 0 not, 1 fit, more with reservations (the code OpenSSL shows). */
    public int check(Certificate c, boolean asCa) {
        return switch (this) {
            case SSL_CLIENT -> rejectsUse(c, List.of(ExtendedKeyUsage.CLIENT_AUTH.oid())) ? 0 : asCa ? sslCa(c)
                    : rejects(c, KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT) || rejectsType(c, 0) ? 0 : 1;
            case SSL_SERVER -> sslServer(c, asCa);
            case NETSCAPE_SSL_SERVER -> {
                int fit = sslServer(c, asCa);
                yield fit == 0 || asCa ? fit : rejects(c, KeyUsage.KEY_ENCIPHERMENT) ? 0 : fit;
            }
            case SMIME_SIGN -> {
                int fit = smime(c, asCa);
                yield fit == 0 || asCa ? fit : rejects(c, KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION) ? 0 : fit;
            }
            case SMIME_ENCRYPT -> {
                int fit = smime(c, asCa);
                yield fit == 0 || asCa ? fit : rejects(c, KeyUsage.KEY_ENCIPHERMENT) ? 0 : fit;
            }
            case CRL_SIGN -> asCa ? caKind(c) : rejects(c, KeyUsage.CRL_SIGN) ? 0 : 1;
            case ANY -> 1;
            case OCSP_HELPER -> asCa ? caKind(c) : 1;
            case TIMESTAMP_SIGN -> asCa ? caKind(c) : timestamp(c);
        };
    }

    private static int sslServer(Certificate c, boolean asCa) {
        if (rejectsUse(c, SERVER_USES)) {
            return 0;
        }
        return asCa ? sslCa(c) : rejectsType(c, 1) || rejects(c, KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT) ? 0 : 1;
    }

    private static int smime(Certificate c, boolean asCa) {
        if (rejectsUse(c, List.of(ExtendedKeyUsage.EMAIL_PROTECTION.oid()))) {
            return 0;
        }
        if (asCa) {
            int kind = caKind(c);
            return kind != 5 || hasType(c, 6) ? kind : 0;
        }
        return c.extensions().find(Extension.NETSCAPE_CERT_TYPE).isEmpty() || hasType(c, 2) ? 1 : hasType(c, 0) ? 2 : 0;
    }

    private static int timestamp(Certificate c) {
        Set<KeyUsage> usage = c.keyUsage().orElse(Set.of(KeyUsage.DIGITAL_SIGNATURE));
        boolean signs = usage.contains(KeyUsage.DIGITAL_SIGNATURE) || usage.contains(KeyUsage.NON_REPUDIATION);
        boolean only = Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION).containsAll(usage);
        boolean stamps = c.extendedKeyUsage().filter(u -> u.equals(List.of(ExtendedKeyUsage.TIME_STAMPING.oid()))).isPresent();
        return signs && only && stamps && c.extensions().find(Extension.EXTENDED_KEY_USAGE).filter(Extension::critical).isPresent() ? 1 : 0;
    }

    private static int sslCa(Certificate c) {
        int kind = caKind(c);
        return kind != 0 && (kind != 5 || hasType(c, 5)) ? 1 : 0;
    }

    /** 0 no CA, 1 a CA by its constraints, 3 a self-signed version 1, 4 by its key usage only, 5 by its Netscape type. */
    public static int caKind(Certificate c) {
        if (rejects(c, KeyUsage.KEY_CERT_SIGN)) {
            return 0;
        }
        if (c.extensions().find(Extension.BASIC_CONSTRAINTS).isPresent()) {
            return c.isCa() ? 1 : 0;
        }
        if (c.version() == 0 && c.isSelfIssued()) {
            return 3;
        }
        if (c.extensions().find(Extension.KEY_USAGE).isPresent()) {
            return 4;
        }
        return hasType(c, 5) || hasType(c, 6) || hasType(c, 7) ? 5 : 0;
    }

    /** Whether key usage is there and has none of these. */
    static boolean rejects(Certificate c, KeyUsage... wanted) {
        Set<KeyUsage> usage = c.keyUsage().orElse(null);
        return usage != null && java.util.Arrays.stream(wanted).noneMatch(usage::contains);
    }

    private static boolean rejectsUse(Certificate c, List<String> wanted) {
        List<String> uses = c.extendedKeyUsage().orElse(null);
        return uses != null && wanted.stream().noneMatch(uses::contains);
    }

    private static boolean hasType(Certificate c, int bit) {
        return c.extensions().find(Extension.NETSCAPE_CERT_TYPE).filter(e -> e.der().bit(bit)).isPresent();
    }

    private static boolean rejectsType(Certificate c, int bit) {
        return c.extensions().find(Extension.NETSCAPE_CERT_TYPE).isPresent() && !hasType(c, bit);
    }
}
