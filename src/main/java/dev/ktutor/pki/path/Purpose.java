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

    /** Uses OpenSSL tells apart; others do not count. */
    private static final Set<String> KNOWN_USES = Set.of(ExtendedKeyUsage.SERVER_AUTH.oid(), ExtendedKeyUsage.CLIENT_AUTH.oid(),
            ExtendedKeyUsage.EMAIL_PROTECTION.oid(), ExtendedKeyUsage.CODE_SIGNING.oid(), ExtendedKeyUsage.OCSP_SIGNING.oid(), ExtendedKeyUsage.TIME_STAMPING.oid(),
            ExtendedKeyUsage.ANY.oid(), "1.3.6.1.4.1.311.10.3.3", "2.16.840.1.113730.4.1", "1.3.6.1.5.5.7.3.10");
    /** Bits of Netscape's certificate types. */
    private static final int CLIENT = 0, SERVER = 1, SMIME = 2, SSL_CA = 5, SMIME_CA = 6, OBJECT_CA = 7;
    private static final int NETSCAPE_KIND = 5;

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
        return check(Facts.of(c), asCa);
    }

    int check(Facts c, boolean asCa) {
        return switch (this) {
            case SSL_CLIENT -> rejectsUse(c, List.of(ExtendedKeyUsage.CLIENT_AUTH.oid())) ? 0 : asCa ? sslCa(c)
                    : c.rejects(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_AGREEMENT) || rejectsType(c, CLIENT) ? 0 : 1;
            case SSL_SERVER -> sslServer(c, asCa);
            case NETSCAPE_SSL_SERVER -> {
                int fit = sslServer(c, asCa);
                yield fit == 0 || asCa ? fit : c.rejects(KeyUsage.KEY_ENCIPHERMENT) ? 0 : fit;
            }
            case SMIME_SIGN -> {
                int fit = smime(c, asCa);
                yield fit == 0 || asCa ? fit : c.rejects(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION) ? 0 : fit;
            }
            case SMIME_ENCRYPT -> {
                int fit = smime(c, asCa);
                yield fit == 0 || asCa ? fit : c.rejects(KeyUsage.KEY_ENCIPHERMENT) ? 0 : fit;
            }
            case CRL_SIGN -> asCa ? caKind(c) : c.rejects(KeyUsage.CRL_SIGN) ? 0 : 1;
            case ANY -> 1;
            case OCSP_HELPER -> asCa ? caKind(c) : 1;
            case TIMESTAMP_SIGN -> asCa ? caKind(c) : timestamp(c);
        };
    }

    private static int sslServer(Facts c, boolean asCa) {
        if (rejectsUse(c, SERVER_USES)) {
            return 0;
        }
        return asCa ? sslCa(c) : rejectsType(c, SERVER)
                || c.rejects(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT, KeyUsage.KEY_AGREEMENT) ? 0 : 1;
    }

    private static int smime(Facts c, boolean asCa) {
        if (rejectsUse(c, List.of(ExtendedKeyUsage.EMAIL_PROTECTION.oid()))) {
            return 0;
        }
        if (asCa) {
            int kind = caKind(c);
            return kind != NETSCAPE_KIND || hasType(c, SMIME_CA) ? kind : 0;
        }
        return c.netscapeType() < 0 || hasType(c, SMIME) ? 1 : hasType(c, CLIENT) ? 2 : 0;
    }

    private static int timestamp(Facts c) {
        boolean signs = !c.rejects(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION)
                && (!c.hasKeyUsage() || c.onlyFor(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.NON_REPUDIATION));
        Set<String> uses = c.extendedUsage();
        boolean stamps = uses != null && uses.contains(ExtendedKeyUsage.TIME_STAMPING.oid())
                && uses.stream().noneMatch(use -> !use.equals(ExtendedKeyUsage.TIME_STAMPING.oid()) && KNOWN_USES.contains(use));
        return signs && stamps && c.certificate().extensions().find(Extension.EXTENDED_KEY_USAGE).filter(Extension::critical).isPresent() ? 1 : 0;
    }

    private static int sslCa(Facts c) {
        int kind = caKind(c);
        return kind == 0 || kind == NETSCAPE_KIND && !hasType(c, SSL_CA) ? 0 : 1;
    }

    /** 0 no CA, 1 a CA by its constraints, 3 a self-signed version 1, 4 by its key usage only, 5 by its Netscape type. */
    static int caKind(Facts c) {
        if (c.rejects(KeyUsage.KEY_CERT_SIGN)) {
            return 0;
        }
        if (c.isConstrained()) {
            return c.isCa() ? 1 : 0;
        }
        if (c.certificate().version() == 0 && c.isSelfSigned()) {
            return 3;
        }
        if (c.hasKeyUsage()) {
            return 4;
        }
        return hasType(c, SSL_CA) || hasType(c, SMIME_CA) || hasType(c, OBJECT_CA) ? NETSCAPE_KIND : 0;
    }

    private static boolean rejectsUse(Facts c, List<String> wanted) {
        Set<String> uses = c.extendedUsage();
        return uses != null && wanted.stream().noneMatch(uses::contains);
    }

    private static boolean hasType(Facts c, int bit) {
        return c.netscapeType() >= 0 && (c.netscapeType() & 0x80 >> bit) != 0;
    }

    private static boolean rejectsType(Facts c, int bit) {
        return c.netscapeType() >= 0 && !hasType(c, bit);
    }
}
