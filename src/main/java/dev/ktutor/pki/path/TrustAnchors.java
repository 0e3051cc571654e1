package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.TrustedCertificate;
import java.util.List;

/** What a verifier trusts: certificates, in the order they are looked through, and revocation lists kept with them. */
public record TrustAnchors(List<TrustedCertificate> certificates, List<RevocationList> lists) {
    /** Nothing at all. */
    public static final TrustAnchors NONE = new TrustAnchors(List.of(), List.of());

    /** Keeps its own copies. */
    public TrustAnchors {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
    }

    /** Certificates alone. */
    public static TrustAnchors of(List<Certificate> certificates) {
        return new TrustAnchors(TrustedCertificate.plain(certificates), List.of());
    }
}
