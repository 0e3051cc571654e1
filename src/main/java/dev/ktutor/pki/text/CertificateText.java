package dev.ktutor.pki.text;

import dev.ktutor.pki.AlgorithmIdentifier;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.text.TextOptions.Part;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text forms of certificates and requests, as {@code openssl x509 -text} and {@code openssl req -text} print them. */
public final class CertificateText {
    /** dsaWithSHA1 under its three names, dsa_with_SHA224 and 256. */
    private static final java.util.Set<String> DSA = java.util.Set.of("1.2.840.10040.4.3", "1.3.14.3.2.27", "1.3.14.3.2.13", "2.16.840.1.101.3.4.3.1", "2.16.840.1.101.3.4.3.2");

    /** OpenSSL prints its error queue into the text here; it tried twice. */
    private static final String UNREADABLE_KEY = "4007A64D5B7F0000:error:03000072:digital envelope routines:X509_PUBKEY_get0:decode error:../crypto/x509/x_pubkey.c:458:\n";

    private final OctetText out = new OctetText();
    private final NameFormat names;
    private final TextOptions options;

    private CertificateText(NameFormat names, TextOptions options) {
        this.names = names;
        this.options = options;
    }

    /** A certificate. */
    public static byte[] of(Certificate certificate, NameFormat names, TextOptions options) {
        CertificateText text = new CertificateText(names, options);
        text.certificate(certificate);
        return text.out.octets();
    }

    /** A request. */
    public static byte[] of(CertificateRequest request, NameFormat names, TextOptions options) {
        CertificateText text = new CertificateText(names, options);
        text.request(request);
        return text.out.octets();
    }

    private void certificate(Certificate c) {
        if (options.shows(Part.HEADER)) {
            out.add("Certificate:\n    Data:\n");
        }
        if (options.shows(Part.VERSION)) {
            out.add("        Version: ").add(c.version() >= 0 && c.version() <= 2
                    ? String.format("%d (0x%x)\n", c.version() + 1, c.version()) : "Unknown (" + c.version() + ")\n");
        }
        if (options.shows(Part.SERIAL)) {
            out.add("        Serial Number:").add(serial(c.serial()));
        }
        if (options.shows(Part.SIGNAME)) {
            out.add("    ");
            signature(out, c.innerAlgorithm(), null);
        }
        if (options.shows(Part.ISSUER)) {
            name("Issuer", c.issuer());
        }
        if (options.shows(Part.VALIDITY)) {
            out.add("        Validity\n            Not Before: ").add(Asn1Text.time(c.validity().get(0)));
            out.add("\n            Not After : ").add(Asn1Text.time(c.validity().get(1))).add("\n");
        }
        if (options.shows(Part.SUBJECT)) {
            name("Subject", c.subject());
        }
        if (options.shows(Part.PUBKEY)) {
            publicKey(c.publicKey());
        }
        uniqueIds(c);
        if (options.shows(Part.EXTENSIONS)) {
            ExtensionText.list(out, "X509v3 extensions", c.extensions().all(), 8, options.unknown());
        }
        if (options.shows(Part.SIGDUMP)) {
            signature(out, c.signatureAlgorithm(), c.signature());
        }
    }

    /** Issuer and subject unique identifiers, which only version 2 certificates have. */
    private void uniqueIds(Certificate c) {
        for (Der part : Der.parse(c.tbs()).children()) {
            if (part.is(0x81) || part.is(0x82)) {
                out.add("        ").add(part.is(0x81) ? "Issuer" : "Subject").add(" Unique ID: ").hexLines(part.bits(), 12, 18);
            }
        }
    }

    private void request(CertificateRequest r) {
        if (options.shows(Part.HEADER)) {
            out.add("Certificate Request:\n    Data:\n");
        }
        if (options.shows(Part.VERSION)) {
            out.add("        Version: ").add(r.version() == 0 ? "1 (0x0)\n" : "Unknown (" + r.version() + ")\n");
        }
        if (options.shows(Part.SUBJECT)) {
            name("Subject", r.subject());
        }
        if (options.shows(Part.PUBKEY)) {
            publicKey(r.publicKey());
        }
        if (options.shows(Part.ATTRIBUTES)) {
            attributes(r.attributes());
        }
        if (options.shows(Part.EXTENSIONS)) {
            requestedExtensions(r);
        }
        if (options.shows(Part.SIGDUMP)) {
            signature(out, r.signatureAlgorithm(), r.signature());
        }
    }

    private void attributes(List<Der> attributes) {
        out.add("        Attributes:\n");
        if (attributes.isEmpty()) {
            out.add("            (none)\n");
        }
        for (Der attribute : attributes) {
            List<Der> pair = attribute.children();
            String oid = pair.get(0).oid();
            if (oid.equals(CertificateRequest.EXTENSION_REQUEST) || oid.equals("1.3.6.1.4.1.311.2.1.14")) {
                continue;
            }
            String label = Oids.longName(oid);
            out.add("            ").add(label).indent(25 - label.length());
            for (Der value : pair.get(1).children()) {
                boolean textual = switch (value.tag()) {
                    case Der.PRINTABLE_STRING, Der.T61_STRING, Der.NUMERIC_STRING, Der.UTF8_STRING, Der.IA5_STRING -> true;
                    default -> false;
                };
                out.add(":");
                if (textual) {
                    out.add(value.content()).add("\n");
                } else {
                    out.add("unable to print attribute\n");
                }
            }
        }
    }

    private void requestedExtensions(CertificateRequest r) {
        List<Extension> extensions;
        try {
            extensions = r.extensions().all();
        } catch (PkiException e) {
            return;
        }
        out.add("            Requested Extensions:\n");
        extensions.forEach(e -> ExtensionText.one(out, e, 16, options.unknown()));
    }

    private void name(String label, dev.ktutor.pki.DistinguishedName name) {
        boolean lines = names.isMultiline();
        out.add("        ").add(label).add(lines ? ":\n" : ": ").add(names.text(name, lines ? 12 : 0)).add("\n");
    }

    private void publicKey(PublicKey key) {
        out.add("        Subject Public Key Info:\n            Public Key Algorithm: ").add(Oids.longName(key.algorithm().oid())).add("\n");
        out.add(KeyText.of(key, 16));
        if (!KeyText.readable(key)) {
            out.add(UNREADABLE_KEY).add(UNREADABLE_KEY);
        }
    }

    private static String serial(BigInteger serial) {
        byte[] octets = Asn1Text.magnitude(serial);
        if (octets.length <= 8 && serial.bitLength() <= 63 && !serial.equals(BigInteger.ONE.negate())) {
            BigInteger size = serial.abs();
            String sign = serial.signum() < 0 ? "-" : "";
            return " " + sign + size + " (" + sign + "0x" + size.toString(16) + ")\n";
        }
        StringBuilder text = new StringBuilder("\n            ").append(serial.signum() < 0 ? " (Negative)" : "");
        for (int i = 0; i < octets.length; i++) {
            text.append(String.format("%02x%c", octets[i], i + 1 == octets.length ? '\n' : ':'));
        }
        return text.toString();
    }

    /** The algorithm, then the signature's octets if there are any. */
    static void signature(OctetText out, AlgorithmIdentifier algorithm, byte @Nullable [] signature) {
        out.add("    Signature Algorithm: ").add(Oids.longName(algorithm.oid()));
        out.add(signature == null ? "" : "\n    Signature Value:");
        boolean probabilistic = algorithm.oid().equals(PssParameters.OID);
        out.add(probabilistic ? "        \n" : "\n");
        if (signature != null && DSA.contains(algorithm.oid()) && dsa(out, signature)) {
            return;
        }
        if (probabilistic) {
            pss(out, algorithm);
        }
        if (signature != null) {
            out.hexLines(signature, 8, 18);
        }
    }

    /** The two numbers of a DSA signature; false if it is something else. */
    private static boolean dsa(OctetText out, byte[] signature) {
        try {
            List<Der> pair = Der.parse(signature).children(Der.SEQUENCE);
            KeyText.Lines lines = new KeyText.Lines(8);
            lines.number("r:   ", pair.get(0).unsigned());
            lines.number("s:   ", pair.get(1).unsigned());
            out.add(lines.octets());
            return true;
        } catch (PkiException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static void pss(OctetText out, AlgorithmIdentifier algorithm) {
        PssParameters pss;
        try {
            pss = PssParameters.of(algorithm);
        } catch (PkiException e) {
            out.add("        (INVALID PSS PARAMETERS)\n");
            return;
        }
        boolean[] given = new boolean[4];
        byte[] parameters = algorithm.parameters();
        if (parameters != null) {
            Der.parse(parameters).children().forEach(p -> given[p.tag() & 3] = true);
        }
        out.format("        Hash Algorithm: %s\n", given[0] ? Oids.longName(pss.digest().oid()) : "sha1 (default)");
        out.format("        Mask Algorithm: mgf1 with %s\n", given[1] ? Oids.longName(pss.maskDigest().oid()) : "sha1 (default)");
        out.format("         Salt Length: 0x%s\n", given[2] ? hex(pss.saltLength()) : "14 (default)");
        out.format("        Trailer Field: 0x%s\n", given[3] ? hex(pss.trailer()) : "01 (default)");
    }

    private static String hex(int number) {
        return Asn1Text.hexInteger(BigInteger.valueOf(number));
    }
}
