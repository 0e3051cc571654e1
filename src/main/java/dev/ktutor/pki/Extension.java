package dev.ktutor.pki;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate or request extension: its identifier, whether it is critical, and its encoded value. */
public record Extension(String oid, boolean critical, byte[] value) {
    /** Object identifiers of the extensions this package reads. */
    public static final String SUBJECT_KEY_ID = "2.5.29.14", KEY_USAGE = "2.5.29.15", SUBJECT_ALT_NAME = "2.5.29.17",
            ISSUER_ALT_NAME = "2.5.29.18", BASIC_CONSTRAINTS = "2.5.29.19", CRL_NUMBER = "2.5.29.20", REASON_CODE = "2.5.29.21",
            NAME_CONSTRAINTS = "2.5.29.30", CRL_DISTRIBUTION_POINTS = "2.5.29.31", CERTIFICATE_POLICIES = "2.5.29.32",
            AUTHORITY_KEY_ID = "2.5.29.35", EXTENDED_KEY_USAGE = "2.5.29.37", AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1",
            NETSCAPE_CERT_TYPE = "2.16.840.1.113730.1.1", NETSCAPE_COMMENT = "2.16.840.1.113730.1.13";

    /** Read from its SEQUENCE. */
    public static Extension of(Der der) {
        List<Der> parts = der.children(Der.SEQUENCE);
        boolean marked = parts.size() == 3;
        if (parts.size() != 2 && !marked) {
            throw new PkiException("an extension of " + parts.size() + " parts");
        }
        return new Extension(parts.get(0).oid(), marked && parts.get(1).require(Der.BOOLEAN).bool(),
                parts.get(marked ? 2 : 1).require(Der.OCTET_STRING).octets());
    }

    /** Every extension of an Extensions sequence. */
    public static List<Extension> list(Der sequence) {
        return sequence.children(Der.SEQUENCE).stream().map(Extension::of).toList();
    }

    /** basicConstraints; a negative path length means none. */
    public static Extension basicConstraints(boolean critical, boolean ca, int pathLength) {
        return new Extension(BASIC_CONSTRAINTS, critical, DerWriter.sequence(ca ? DerWriter.bool(true) : new byte[0],
                pathLength < 0 ? new byte[0] : DerWriter.integer(pathLength)));
    }

    /** keyUsage. */
    public static Extension keyUsage(boolean critical, KeyUsage... usages) {
        return new Extension(KEY_USAGE, critical, DerWriter.namedBits(Arrays.stream(usages).map(Enum::ordinal).toList()));
    }

    /** extendedKeyUsage of object identifiers. */
    public static Extension extendedKeyUsage(boolean critical, List<String> oids) {
        return new Extension(EXTENDED_KEY_USAGE, critical, DerWriter.sequence(oids.stream().map(DerWriter::oid).toList()));
    }

    /** subjectAltName. */
    public static Extension subjectAltName(boolean critical, List<GeneralName> names) {
        return new Extension(SUBJECT_ALT_NAME, critical, DerWriter.sequence(names.stream().map(n -> n.value().encoded()).toList()));
    }

    /** subjectKeyIdentifier: the SHA-1 of the key's bits (RFC 5280 §4.2.1.2 method 1). */
    public static Extension subjectKeyId(PublicKey key) {
        return new Extension(SUBJECT_KEY_ID, false, DerWriter.octetString(Digest.SHA1.of(key.keyBits())));
    }

    /** authorityKeyIdentifier with the key identifier only. */
    public static Extension authorityKeyId(byte[] keyId) {
        return new Extension(AUTHORITY_KEY_ID, false, DerWriter.sequence(DerWriter.implicit(0, keyId)));
    }

    /** The value read as one encoded value. */
    public Der der() {
        return Der.parse(value);
    }

    /** Its SEQUENCE. */
    public byte[] encoded() {
        return DerWriter.sequence(DerWriter.oid(oid), critical ? DerWriter.bool(true) : new byte[0], DerWriter.octetString(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Extension that && Arrays.equals(encoded(), that.encoded());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value) * 31 + oid.hashCode();
    }
}
