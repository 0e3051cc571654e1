package dev.ktutor.pki.text;

import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyNumbers;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import java.math.BigInteger;
import java.util.Optional;

/** Text forms of keys, as {@code openssl pkey -text} prints them. */
public final class KeyText {
    private KeyText() { }

    /** A private key with all its numbers. */
    public static byte[] of(PrivateKeyPair key) {
        Lines text = new Lines(0);
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
            RareKeyText.name(text, ec.curve());
        } else if (key.numbers() instanceof KeyNumbers.Edwards edwards) {
            text.line(edwards.kind().name() + " Private-Key:");
            text.octets("priv:", edwards.secret());
            text.octets("pub:", edwards.open());
        }
        return text.octets();
    }

    /** A public key, each line indented. */
    public static byte[] of(PublicKey key, int indent) {
        Lines text = new Lines(indent);
        Optional<byte[]> rare = RareKeyText.of(key, indent);
        if (rare.isPresent()) {
            return rare.get();
        }
        if (!readable(key)) {
            return new OctetText().indent(Math.max(0, indent - 4)).add("Unable to load Public Key\n").octets();
        }
        if (key.kind() == KeyKind.RSA) {
            text.line("Public-Key: (" + key.bits() + " bit)");
            text.number("Modulus:", key.modulus());
            text.number("Exponent:", key.exponent());
            RareKeyText.restrictions(text, key);
        } else if (key.kind() == KeyKind.EC) {
            text.line("Public-Key: (" + key.bits() + " bit)");
            text.octets("pub:", key.keyBits());
            RareKeyText.name(text, key.curve().orElseThrow());
        } else {
            text.line(key.kind().name() + " Public-Key:");
            text.octets("pub:", key.keyBits());
        }
        return text.octets();
    }

    /** The parameters of a curve, as {@code openssl ecparam -text} prints them. */
    public static byte[] of(NamedCurve curve) {
        Lines text = new Lines(0);
        text.line("EC-Parameters: (" + curve.bits() + " bit)");
        RareKeyText.name(text, curve);
        return text.octets();
    }

    /** Whether OpenSSL could make a key of it. */
    public static boolean readable(PublicKey key) {
        try {
            return switch (key.kind()) {
                case RSA -> {
                    RareKeyText.restrictions(new Lines(0), key);
                    yield key.modulus().signum() > 0 && key.exponent().signum() > 0;
                }
                case EC -> RareKeyText.onCurve(key) || RareKeyText.of(key, 0).isPresent();
                case OTHER -> RareKeyText.of(key, 0).isPresent();
                default -> true;
            };
        } catch (PkiException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** Labels and numbers, each line indented. */
    static final class Lines {
        private static final int WORD = 64;
        private static final int PER_LINE = 15;

        private final OctetText out = new OctetText();
        private final int indent;

        Lines(int indent) {
            this.indent = indent;
        }

        void line(String text) {
            out.indent(indent).add(text).add("\n");
        }

        void number(String label, BigInteger number) {
            if (number.signum() == 0) {
                line(label + " 0");
            } else if (number.bitLength() <= WORD) {
                line(label + " " + number + " (0x" + number.toString(16) + ")");
            } else {
                octets(label, number.toByteArray());
            }
        }

        void octets(String label, byte[] octets) {
            line(label);
            out.hexLines(octets, indent + 4, PER_LINE);
        }

        byte[] octets() {
            return out.octets();
        }
    }
}
