package dev.ktutor.pki.text;

import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyNumbers;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import java.math.BigInteger;

/** Text forms of keys, as {@code openssl pkey -text} prints them. */
public final class KeyText {
    private final OctetText out = new OctetText();
    private final int indent;

    private KeyText(int indent) {
        this.indent = indent;
    }

    /** A private key with all its numbers. */
    public static byte[] of(PrivateKeyPair key) {
        KeyText text = new KeyText(0);
        if (key.numbers() instanceof KeyNumbers.Rsa rsa) {
            text.line("Private-Key: (" + rsa.modulus().bitLength() + " bit, 2 primes)");
            text.number("modulus:", rsa.modulus());
            text.number("publicExponent:", rsa.publicExponent());
            text.number("privateExponent:", rsa.privateExponent());
            text.number("prime1:", rsa.prime1());
            text.number("prime2:", rsa.prime2());
            text.number("exponent1:", rsa.exponent1());
            text.number("exponent2:", rsa.exponent2());
            text.number("coefficient:", rsa.coefficient());
        } else if (key.numbers() instanceof KeyNumbers.Ec ec) {
            text.line("Private-Key: (" + ec.curve().bits() + " bit)");
            text.octets("priv:", ec.secret());
            text.octets("pub:", ec.point());
            text.curve(ec.curve());
        } else if (key.numbers() instanceof KeyNumbers.Edwards edwards) {
            text.line(edwards.kind().name() + " Private-Key:");
            text.octets("priv:", edwards.secret());
            text.octets("pub:", edwards.open());
        }
        return text.out.octets();
    }

    /** A public key, each line indented. */
    public static byte[] of(PublicKey key, int indent) {
        KeyText text = new KeyText(indent);
        if (!readable(key)) {
            return text.out.indent(Math.max(0, indent - 4)).add("Unable to load Public Key\n").octets();
        }
        if (key.kind() == KeyKind.RSA) {
            text.line("Public-Key: (" + key.bits() + " bit)");
            text.number("Modulus:", key.modulus());
            text.number("Exponent:", key.exponent());
        } else if (key.kind() == KeyKind.EC) {
            text.line("Public-Key: (" + key.bits() + " bit)");
            text.octets("pub:", key.keyBits());
            text.curve(key.curve().orElseThrow());
        } else {
            text.line(key.kind().name() + " Public-Key:");
            text.octets("pub:", key.keyBits());
        }
        return text.out.octets();
    }

    /** The parameters of a curve, as {@code openssl ecparam -text} prints them. */
    public static byte[] of(NamedCurve curve) {
        KeyText text = new KeyText(0);
        text.line("EC-Parameters: (" + curve.bits() + " bit)");
        text.curve(curve);
        return text.out.octets();
    }

    /** Whether OpenSSL could make a key of it. */
    public static boolean readable(PublicKey key) {
        try {
            return switch (key.kind()) {
                case RSA -> key.modulus().signum() > 0 && key.exponent().signum() > 0;
                case EC -> key.curve().filter(c -> c.contains(key.keyBits())).isPresent();
                case OTHER -> false;
                default -> true;
            };
        } catch (PkiException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private void line(String text) {
        out.indent(indent).add(text).add("\n");
    }

    private void number(String label, BigInteger number) {
        if (number.bitLength() <= 64) {
            line(label + " " + number + " (0x" + number.toString(16) + ")");
        } else {
            octets(label, number.toByteArray());
        }
    }

    private void octets(String label, byte[] octets) {
        line(label);
        out.hexLines(octets, indent + 4, 15);
    }

    private void curve(NamedCurve curve) {
        line("ASN1 OID: " + curve.opensslName());
        if (!curve.nistName().isEmpty()) {
            line("NIST CURVE: " + curve.nistName());
        }
    }
}
