package dev.ktutor.pki.text;

import dev.ktutor.pki.RevocationList;

/** Text form of revocation lists, as {@code openssl crl -text} prints them. */
public final class CrlText {
    private CrlText() { }

    /** The whole text. */
    public static byte[] of(RevocationList list, NameFormat names) {
        OctetText out = new OctetText().add("Certificate Revocation List (CRL):\n");
        out.add("        Version ").add(list.version() >= 0 && list.version() <= 1
                ? String.format("%d (0x%x)\n", list.version() + 1, list.version()) : "unknown (" + list.version() + ")\n");
        out.add("    ");
        CertificateText.signature(out, list.signatureAlgorithm(), null);
        out.add("        Issuer: ").add(names.text(list.issuer(), 0)).add("\n");
        out.add("        Last Update: ").add(Asn1Text.time(list.thisUpdate()));
        out.add("\n        Next Update: ").add(list.nextUpdate().map(Asn1Text::time).orElse("NONE")).add("\n");
        ExtensionText.list(out, "CRL extensions", list.extensions().all(), 8, TextOptions.UnknownExtension.PLAIN);
        out.add(list.entries().isEmpty() ? "No Revoked Certificates.\n" : "Revoked Certificates:\n");
        for (RevocationList.Entry entry : list.entries()) {
            out.add("    Serial Number: ").add(Asn1Text.hexInteger(entry.serial()));
            out.add("\n        Revocation Date: ").add(Asn1Text.time(entry.revoked())).add("\n");
            ExtensionText.list(out, "CRL entry extensions", entry.extensions().all(), 8, TextOptions.UnknownExtension.PLAIN);
        }
        CertificateText.signature(out, list.signatureAlgorithm(), list.signature());
        return out.octets();
    }
}
