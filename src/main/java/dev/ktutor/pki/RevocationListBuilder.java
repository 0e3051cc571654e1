package dev.ktutor.pki;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Puts a revocation list together and signs it (RFC 5280 §5.1). */
public record RevocationListBuilder(DistinguishedName issuer, Instant thisUpdate, Instant nextUpdate, List<Entry> entries, List<Extension> extensions) {
    /** One revoked certificate. */
    public record Entry(java.math.BigInteger serial, Instant at, List<Extension> extensions) { }

    /** The signed list; version 2 if there are extensions anywhere. Entries are sorted by number. */
    public RevocationList sign(PrivateKeyPair key, SignatureAlgorithm how) {
        boolean version2 = !extensions.isEmpty() || entries.stream().anyMatch(e -> !e.extensions().isEmpty());
        byte[] none = new byte[0];
        List<byte[]> revoked = entries.stream().sorted(Comparator.comparing(Entry::serial)).map(e -> DerWriter.sequence(DerWriter.integer(e.serial()),
                Moment.encode(e.at()), e.extensions().isEmpty() ? none : sequence(e.extensions()))).toList();
        byte[] tbs = DerWriter.sequence(version2 ? DerWriter.integer(1) : none, how.identifier().encoded(), issuer.der(), Moment.encode(thisUpdate),
                Moment.encode(nextUpdate), revoked.isEmpty() ? none : DerWriter.sequence(revoked),
                extensions.isEmpty() ? none : DerWriter.explicit(0, sequence(extensions)));
        return RevocationList.parse(DerWriter.sequence(tbs, how.identifier().encoded(), DerWriter.bitString(key.sign(how, tbs))));
    }

    private static byte[] sequence(List<Extension> extensions) {
        return DerWriter.sequence(extensions.stream().map(Extension::encoded).toList());
    }
}
