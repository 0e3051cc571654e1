package dev.ktutor.pki;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A certificate revocation list (RFC 5280 §5). */
public final class RevocationList {
    /** The PEM label. */
    public static final String LABEL = "X509 CRL";

    /** One revoked certificate: its number, the encoded time, its entry extensions. */
    public record Entry(BigInteger serial, Der revoked, ExtensionSet extensions) { }

    private final byte[] der;
    private final byte[] tbs;
    private final int version;
    private final DistinguishedName issuer;
    private final Der thisUpdate;
    private final @Nullable Der nextUpdate;
    private final List<Entry> entries;
    private final ExtensionSet extensions;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final byte[] signature;

    private RevocationList(byte[] der) {
        this.der = der;
        List<Der> outer = Der.parse(der).children(Der.SEQUENCE);
        if (outer.size() != 3) {
            throw new PkiException("a revocation list of " + outer.size() + " parts");
        }
        this.tbs = outer.get(0).encoded();
        this.signatureAlgorithm = AlgorithmIdentifier.of(outer.get(1));
        this.signature = outer.get(2).require(Der.BIT_STRING).bits();
        List<Der> parts = outer.get(0).children(Der.SEQUENCE);
        int i = 0;
        boolean versioned = parts.get(0).is(Der.INTEGER);
        this.version = versioned ? parts.get(i++).integer().intValue() : 0;
        AlgorithmIdentifier.of(parts.get(i++));
        this.issuer = DistinguishedName.parse(parts.get(i++).encoded());
        this.thisUpdate = time(parts.get(i++));
        boolean next = i < parts.size() && (parts.get(i).is(Der.UTC_TIME) || parts.get(i).is(Der.GENERALIZED_TIME));
        this.nextUpdate = next ? parts.get(i++) : null;
        List<Entry> found = new ArrayList<>();
        if (i < parts.size() && parts.get(i).is(Der.SEQUENCE)) {
            for (Der entry : parts.get(i++).children()) {
                List<Der> fields = entry.children(Der.SEQUENCE);
                found.add(new Entry(fields.get(0).require(Der.INTEGER).integer(), fields.get(1),
                        fields.size() > 2 ? new ExtensionSet(Extension.list(fields.get(2))) : ExtensionSet.NONE));
            }
        }
        this.entries = List.copyOf(found);
        this.extensions = i < parts.size() && parts.get(i).is(0xA0) ? new ExtensionSet(Extension.list(parts.get(i).children().get(0))) : ExtensionSet.NONE;
    }

    private static Der time(Der value) {
        if (!value.is(Der.UTC_TIME) && !value.is(Der.GENERALIZED_TIME)) {
            throw new PkiException("not a time");
        }
        return value;
    }

    /** From DER; throws {@link PkiException} if it is not a list. */
    public static RevocationList parse(byte[] der) {
        try {
            return new RevocationList(der.clone());
        } catch (IndexOutOfBoundsException e) {
            throw new PkiException("a revocation list with parts missing");
        }
    }

    /** The whole encoding. */
    public byte[] der() {
        return der.clone();
    }

    /** An X509 CRL block. */
    public String pem() {
        return Pem.encode(LABEL, der);
    }

    /** Zero for version 1, one for version 2. */
    public int version() {
        return version;
    }

    /** Who issued it. */
    public DistinguishedName issuer() {
        return issuer;
    }

    /** When it was issued, as encoded. */
    public Der thisUpdate() {
        return thisUpdate;
    }

    /** When the next one is due, as encoded. */
    public Optional<Der> nextUpdate() {
        return Optional.ofNullable(nextUpdate);
    }

    /** What it revokes, in order. */
    public List<Entry> entries() {
        return entries;
    }

    /** Its extensions. */
    public ExtensionSet extensions() {
        return extensions;
    }

    /** Whether it revokes that number. */
    public boolean revokes(BigInteger serial) {
        return entries.stream().anyMatch(e -> e.serial().equals(serial));
    }

    /** How it is signed. */
    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** The signature's octets. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether this key's private half made the signature. */
    public boolean isSignedBy(PublicKey key) {
        return key.verify(signatureAlgorithm, tbs, signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RevocationList that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
