package dev.ktutor.pki;

import java.util.Arrays;
import java.util.List;

/** A certificate with what its holder trusts it for. */
public record TrustedCertificate(Certificate certificate, TrustSettings settings) {
    /** The PEM label. */
    public static final String LABEL = "TRUSTED CERTIFICATE";

    /** A certificate nothing is said about. */
    public static TrustedCertificate plain(Certificate certificate) {
        return new TrustedCertificate(certificate, TrustSettings.NONE);
    }

    /** Plain ones. */
    public static List<TrustedCertificate> plain(List<Certificate> certificates) {
        return certificates.stream().map(TrustedCertificate::plain).toList();
    }

    /** A certificate's DER and, behind it, the settings, if any. */
    public static TrustedCertificate parse(byte[] der) {
        Der first = Der.prefix(der);
        Certificate certificate = Certificate.parse(first.encoded());
        return first.end() == der.length ? plain(certificate)
                : new TrustedCertificate(certificate, TrustSettings.parse(Arrays.copyOfRange(der, first.end(), der.length)));
    }
}
