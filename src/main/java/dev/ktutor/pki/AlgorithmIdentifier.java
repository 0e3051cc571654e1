package dev.ktutor.pki;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An algorithm's object identifier with its encoded parameters, absent for some (RFC 5280 §4.1.1.2). */
public record AlgorithmIdentifier(String oid, byte @Nullable [] parameters) {

    /** Read from its SEQUENCE. */
    public static AlgorithmIdentifier of(Der der) {
        List<Der> parts = der.children(Der.SEQUENCE);
        if (parts.isEmpty()) {
            throw new PkiException("an algorithm without identifier");
        }
        return new AlgorithmIdentifier(parts.get(0).oid(), parts.size() > 1 ? parts.get(1).encoded() : null);
    }

    /** With NULL parameters, as RSA's have. */
    public static AlgorithmIdentifier withNull(String oid) {
        return new AlgorithmIdentifier(oid, DerWriter.nothing());
    }

    /** Its SEQUENCE. */
    public byte[] encoded() {
        return parameters == null ? DerWriter.sequence(DerWriter.oid(oid)) : DerWriter.sequence(DerWriter.oid(oid), parameters);
    }

    /** The same identifier and the same parameters. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AlgorithmIdentifier that && java.util.Arrays.equals(encoded(), that.encoded());
    }

    @Override
    public int hashCode() {
        return oid.hashCode();
    }
}
