package dev.ktutor.pki;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A certificate signing request (PKCS#10, RFC 2986). */
public final class CertificateRequest {
    /** The PEM label. */
    public static final String LABEL = "CERTIFICATE REQUEST";
    /** The attribute that carries requested extensions. */
    public static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";

    /** The same by Microsoft's name. */
    private static final String MICROSOFT_REQUEST = "1.3.6.1.4.1.311.2.1.14";

    private final byte[] der;
    private final byte[] info;
    private final int version;
    private final DistinguishedName subject;
    private final PublicKey publicKey;
    private final List<Der> attributes;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final byte[] signature;

    private CertificateRequest(byte[] der) {
        this.der = der;
        List<Der> outer = Der.parse(der).children(Der.SEQUENCE);
        if (outer.size() != 3) {
            throw new PkiException("a request of " + outer.size() + " parts");
        }
        List<Der> parts = outer.get(0).children(Der.SEQUENCE);
        if (parts.size() < 3) {
            throw new PkiException("a request with fields missing");
        }
        this.info = outer.get(0).encoded();
        this.version = parts.get(0).require(Der.INTEGER).integer().intValue();
        this.subject = DistinguishedName.parse(parts.get(1).encoded());
        this.publicKey = PublicKey.parse(parts.get(2).encoded());
        this.attributes = parts.size() > 3 ? parts.get(3).children() : List.of();
        this.signatureAlgorithm = AlgorithmIdentifier.of(outer.get(1));
        this.signature = outer.get(2).require(Der.BIT_STRING).bits();
    }

    /** From DER; throws {@link PkiException} if it is not a request. */
    public static CertificateRequest parse(byte[] der) {
        return new CertificateRequest(der.clone());
    }

    /** The first request in PEM text. */
    public static CertificateRequest parsePem(String text) {
        return parse(Pem.first(text, LABEL, "NEW CERTIFICATE REQUEST")
                .orElseThrow(() -> new PkiException(PkiException.Kind.NOT_FOUND, "no certificate request in the PEM text")).der());
    }

    /** A request for a subject, signed with its key. Extensions, if any, are asked for in the usual attribute. */
    public static CertificateRequest create(DistinguishedName subject, PrivateKeyPair key, List<Extension> extensions) {
        List<byte[]> attributes = extensions.isEmpty() ? List.of() : List.of(extensionAttribute(extensions));
        return create(subject, key, attributes, key.defaultAlgorithm());
    }

    /** A request with encoded attributes, signed in a given way. */
    public static CertificateRequest create(DistinguishedName subject, PrivateKeyPair key, List<byte[]> attributes, SignatureAlgorithm how) {
        byte[] info = DerWriter.sequence(DerWriter.integer(0), subject.der(), key.publicKey().der(),
                DerWriter.value(0xA0, Der.parse(DerWriter.set(attributes)).content()));
        return parse(DerWriter.sequence(info, how.identifier().encoded(), DerWriter.bitString(key.sign(how, info))));
    }

    /** The attribute that asks for extensions. */
    public static byte[] extensionAttribute(List<Extension> extensions) {
        return DerWriter.sequence(DerWriter.oid(EXTENSION_REQUEST),
                DerWriter.set(DerWriter.sequence(extensions.stream().map(Extension::encoded).toList())));
    }

    /** The whole encoding. */
    public byte[] der() {
        return der.clone();
    }

    /** A CERTIFICATE REQUEST block. */
    public String pem() {
        return Pem.encode(LABEL, der);
    }

    /** Zero for version 1, the only one there is. */
    public int version() {
        return version;
    }

    /** Whom the certificate should name. */
    public DistinguishedName subject() {
        return subject;
    }

    /** The subject's common name. */
    public Optional<String> commonName() {
        return subject.commonName();
    }

    /** The subject's organizations. */
    public List<String> organizations() {
        return subject.organizations();
    }

    /** The key the certificate should hold. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** The attributes, each a SEQUENCE of identifier and SET of values. */
    public List<Der> attributes() {
        return attributes;
    }

    /** The extensions asked for; throws {@link PkiException} if they cannot be read. */
    public ExtensionSet extensions() {
        List<Extension> all = new ArrayList<>();
        for (Der attribute : attributes) {
            List<Der> pair = attribute.children();
            if (pair.size() == 2 && List.of(EXTENSION_REQUEST, MICROSOFT_REQUEST).contains(pair.get(0).oid())) {
                pair.get(1).children().forEach(value -> all.addAll(Extension.list(value)));
                break;
            }
        }
        return new ExtensionSet(all);
    }

    /** Host names asked for. */
    public List<String> dnsNames() {
        return extensions().subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.DNS).map(GeneralName::text).toList();
    }

    /** IP addresses asked for. */
    public List<String> ipAddresses() {
        return extensions().subjectAltNames().stream().filter(n -> n.kind() == GeneralName.Kind.IP).map(GeneralName::ipText).toList();
    }

    /** How it is signed. */
    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** The signature's octets. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether the private half of the key it holds signed it. */
    public boolean isSelfConsistent() {
        return publicKey.verify(signatureAlgorithm, info, signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateRequest that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
