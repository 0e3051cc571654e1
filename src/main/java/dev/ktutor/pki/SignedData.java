package dev.ktutor.pki;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of PKCS#7 signed data that carries certificates and revocation lists (RFC 2315 §9.1). */
public record SignedData(List<Certificate> certificates, List<RevocationList> lists) {
    /** The PEM label. */
    public static final String LABEL = "PKCS7";
    private static final String SIGNED = "1.2.840.113549.1.7.2";
    private static final String DATA = "1.2.840.113549.1.7.1";

    /** Keeps its own copies. */
    public SignedData {
        certificates = List.copyOf(certificates);
        lists = List.copyOf(lists);
    }

    /** A structure that nobody signed; either part is left out if it is null. */
    public static byte[] of(@Nullable List<byte[]> certificates, @Nullable List<byte[]> lists) {
        byte[] inner = DerWriter.sequence(DerWriter.integer(1), DerWriter.set(List.<byte[]>of()), DerWriter.sequence(DerWriter.oid(DATA)),
                tagged(0xA0, certificates), tagged(0xA1, lists), DerWriter.set(List.<byte[]>of()));
        return DerWriter.sequence(DerWriter.oid(SIGNED), DerWriter.explicit(0, inner));
    }

    private static byte[] tagged(int tag, @Nullable List<byte[]> values) {
        return values == null ? new byte[0] : DerWriter.value(tag, DerWriter.join(values.toArray(new byte[0][])));
    }

    /** Read from DER; throws {@link PkiException} if it is something else. */
    public static SignedData parse(byte[] der) {
        List<Der> outer = Der.parse(der).children(Der.SEQUENCE);
        List<Certificate> certificates = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        if (outer.isEmpty() || !outer.get(0).oid().equals(SIGNED)) {
            return new SignedData(certificates, lists);
        }
        if (outer.size() < 2) {
            throw new PkiException("signed data without content");
        }
        for (Der part : outer.get(1).children().get(0).children(Der.SEQUENCE)) {
            if (part.is(0xA0)) {
                part.children().forEach(c -> certificates.add(Certificate.parse(c.encoded())));
            } else if (part.is(0xA1)) {
                part.children().forEach(c -> lists.add(RevocationList.parse(c.encoded())));
            }
        }
        return new SignedData(certificates, lists);
    }
}
