package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.PublicKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text forms of public keys one seldom meets: DSA, Diffie-Hellman, curves given by their numbers, restrictions of RSA-PSS keys. */
final class RareKeyText {
    private static final Map<Digest, String> DIGESTS = Map.of(Digest.SHA1, "SHA1", Digest.SHA224, "SHA2-224", Digest.SHA256, "SHA2-256",
            Digest.SHA384, "SHA2-384", Digest.SHA512, "SHA2-512");
    private static final int SALT_DEFAULT = 20;
    private static final List<String> SM2 = List.of("1.2.156.10197.1.301", "SM2");

    private final KeyText.Lines lines;

    private RareKeyText(KeyText.Lines lines) {
        this.lines = lines;
    }

    /** Writes the key if it is of such a kind; empty if it is not or cannot be read. */
    static Optional<byte[]> of(PublicKey key, int indent) {
        RareKeyText text = new RareKeyText(new KeyText.Lines(indent));
        try {
            boolean known = switch (key.algorithm().oid()) {
                case "1.2.840.10040.4.1", "1.3.14.3.2.12" -> text.dsa(key);
                case "1.2.840.113549.1.3.1" -> text.diffieHellman(key);
                case "1.2.840.10045.2.1" -> text.curve(key);
                default -> false;
            };
            return known ? Optional.of(text.lines.octets()) : Optional.empty();
        } catch (PkiException | IndexOutOfBoundsException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private boolean dsa(PublicKey key) {
        byte[] parameters = key.algorithm().parameters();
        BigInteger number = Der.parse(key.keyBits()).require(Der.INTEGER).integer();
        if (parameters == null || parameters[0] != Der.SEQUENCE) {
            return false;
        }
        List<Der> pqg = Der.parse(parameters).children(Der.SEQUENCE);
        lines.line("Public-Key: (" + pqg.get(0).integer().bitLength() + " bit)");
        lines.number("pub: ", number);
        lines.number("P:   ", pqg.get(0).integer());
        lines.number("Q:   ", pqg.get(1).integer());
        lines.number("G:   ", pqg.get(2).integer());
        return true;
    }

    private boolean diffieHellman(PublicKey key) {
        byte[] parameters = key.algorithm().parameters();
        if (parameters == null) {
            return false;
        }
        List<Der> pg = Der.parse(parameters).children(Der.SEQUENCE);
        lines.line("DH Public-Key: (" + pg.get(0).integer().bitLength() + " bit)");
        lines.number("public-key:", Der.parse(key.keyBits()).integer());
        lines.number("P:   ", pg.get(0).integer());
        lines.number("G:   ", pg.get(1).integer());
        if (pg.size() > 2) {
            lines.line("recommended-private-length: " + pg.get(2).integer() + " bits");
        }
        return true;
    }

    /** A curve given by its numbers (X9.62 ECParameters), or one that only has a name here. */
    private boolean curve(PublicKey key) {
        byte[] parameters = key.algorithm().parameters();
        if (parameters == null || parameters[0] == Der.OID && !Der.parse(parameters).oid().equals(SM2.get(0))) {
            return false;
        }
        if (parameters[0] == Der.OID) {
            lines.line("Public-Key: (256 bit)");
            lines.octets("pub:", key.keyBits());
            lines.line("ASN1 OID: " + SM2.get(1));
            return true;
        }
        List<Der> parts = Der.parse(parameters).children(Der.SEQUENCE);
        List<Der> field = parts.get(1).children();
        if (!field.get(0).oid().equals("1.2.840.10045.1.1")) {
            return false;
        }
        BigInteger order = parts.get(4).integer();
        lines.line("Public-Key: (" + order.bitLength() + " bit)");
        lines.octets("pub:", key.keyBits());
        explicit(parts, field.get(1).integer());
        return true;
    }

    private void explicit(List<Der> parts, BigInteger prime) {
        List<Der> curve = parts.get(2).children();
        byte[] generator = parts.get(3).octets();
        lines.line("Field Type: prime-field");
        lines.number("Prime:", prime);
        lines.number("A:   ", new BigInteger(1, curve.get(0).octets()));
        lines.number("B:   ", new BigInteger(1, curve.get(1).octets()));
        lines.octets("Generator (" + (generator[0] == 4 ? "uncompressed" : generator[0] > 4 ? "hybrid" : "compressed") + "):", generator);
        lines.number("Order: ", parts.get(4).integer());
        if (parts.size() > 5) {
            lines.number("Cofactor: ", parts.get(5).integer());
        }
        if (curve.size() > 2) {
            lines.octets("Seed:", curve.get(2).bits());
        }
    }

    /** What an RSA-PSS key may be used for; nothing for other keys. */
    static void restrictions(KeyText.Lines lines, PublicKey key) {
        if (!key.algorithm().oid().equals(KeyKind.RSA_PSS)) {
            return;
        }
        if (key.algorithm().parameters() == null) {
            lines.line("No PSS parameter restrictions");
            return;
        }
        PssParameters pss = PssParameters.of(key.algorithm());
        boolean sha1 = pss.digest() == Digest.SHA1;
        lines.line("PSS parameter restrictions:");
        lines.line("  Hash Algorithm: " + DIGESTS.getOrDefault(pss.digest(), pss.digest().name()) + (sha1 ? " (default)" : ""));
        lines.line("  Mask Algorithm: MGF1 with " + DIGESTS.getOrDefault(pss.maskDigest(), pss.maskDigest().name())
                + (pss.maskDigest() == Digest.SHA1 ? " (default)" : ""));
        lines.line("  Minimum Salt Length: " + pss.saltLength() + (pss.saltLength() == SALT_DEFAULT ? " (default)" : ""));
        lines.line("  Trailer Field: 0x" + Integer.toHexString(pss.trailer()) + (pss.trailer() == 1 ? " (default)" : ""));
    }

    /** Whether a named curve's point can be shown. */
    static boolean onCurve(PublicKey key) {
        return key.curve().filter(c -> c.contains(key.keyBits())).isPresent();
    }

    /** The lines that name a curve. */
    static void name(KeyText.Lines lines, NamedCurve curve) {
        lines.line("ASN1 OID: " + curve.opensslName());
        if (!curve.nistName().isEmpty()) {
            lines.line("NIST CURVE: " + curve.nistName());
        }
    }
}
