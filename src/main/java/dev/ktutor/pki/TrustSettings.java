package dev.ktutor.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What OpenSSL keeps beside a certificate it trusts for some uses (X509_CERT_AUX, openssl-x509(1)).
 *
 * @param trusted object identifiers of uses; null if it does not say
 * @param rejected object identifiers of uses; null if it does not say
 * @param alias a name for it, as UTF-8
 * @param keyId an identifier of its key
 */
public record TrustSettings(@Nullable List<String> trusted, @Nullable List<String> rejected, byte @Nullable [] alias, byte @Nullable [] keyId) {
    /** Nothing said. */
    public static final TrustSettings NONE = new TrustSettings(null, null, null, null);

    /** Read from DER; throws {@link PkiException} if it is something else. */
    public static TrustSettings parse(byte[] der) {
        List<String> trusted = null;
        List<String> rejected = null;
        byte[] alias = null;
        byte[] keyId = null;
        for (Der part : Der.parse(der).children(Der.SEQUENCE)) {
            switch (part.tag()) {
                case Der.SEQUENCE -> trusted = part.children().stream().map(Der::oid).toList();
                case 0xA0 -> rejected = part.children().stream().map(Der::oid).toList();
                case Der.UTF8_STRING -> alias = part.content();
                case Der.OCTET_STRING -> keyId = part.content();
                default -> { }
            }
        }
        return new TrustSettings(trusted, rejected, alias, keyId);
    }

    /** Its DER. */
    public byte[] der() {
        return DerWriter.sequence(trusted == null ? new byte[0] : DerWriter.sequence(oids(trusted)),
                rejected == null ? new byte[0] : DerWriter.value(0xA0, DerWriter.join(oids(rejected).toArray(new byte[0][]))),
                alias == null ? new byte[0] : DerWriter.value(Der.UTF8_STRING, alias), keyId == null ? new byte[0] : DerWriter.octetString(keyId));
    }

    private static List<byte[]> oids(List<String> oids) {
        return oids.stream().map(DerWriter::oid).toList();
    }

    /** These and another use that is trusted or rejected. */
    public TrustSettings with(String oid, boolean good) {
        List<String> more = new ArrayList<>();
        List<String> before = good ? trusted : rejected;
        more.addAll(before == null ? List.of() : before);
        more.add(oid);
        return good ? new TrustSettings(more, rejected, alias, keyId) : new TrustSettings(trusted, more, alias, keyId);
    }

    /** These under another name. */
    public TrustSettings named(String name) {
        return new TrustSettings(trusted, rejected, name.getBytes(StandardCharsets.UTF_8), keyId);
    }

    /** These without the uses trusted, or those rejected. */
    public TrustSettings without(boolean good) {
        return good ? new TrustSettings(null, rejected, alias, keyId) : new TrustSettings(trusted, null, alias, keyId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrustSettings that && Arrays.equals(der(), that.der());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der());
    }
}
