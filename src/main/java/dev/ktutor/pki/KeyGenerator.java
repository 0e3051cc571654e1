package dev.ktutor.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** Makes keys. An application may put keys made ahead behind this interface. */
public interface KeyGenerator {
    /** 65537. */
    BigInteger F4 = BigInteger.valueOf(65537);

    /** A new RSA key of that many bits. */
    PrivateKeyPair rsa(int bits, BigInteger publicExponent);

    /** A new RSA key with the usual exponent. */
    default PrivateKeyPair rsa(int bits) {
        return rsa(bits, F4);
    }

    /** A new key on a curve. */
    default PrivateKeyPair ec(NamedCurve curve) {
        BigInteger order = curve.parameters().getN();
        BigInteger d;
        do {
            d = new BigInteger(order.bitLength(), FastCrypto.RANDOM);
        } while (d.signum() == 0 || d.compareTo(order) >= 0);
        return KeyReader.ofEc(curve, d);
    }

    /** A new key of an Edwards or Montgomery curve. */
    default PrivateKeyPair edwards(KeyKind kind) {
        int size = switch (kind) {
            case ED25519 -> Ed25519.SECRET_KEY_SIZE;
            case ED448 -> Ed448.SECRET_KEY_SIZE;
            case X25519 -> X25519.SCALAR_SIZE;
            case X448 -> X448.SCALAR_SIZE;
            default -> throw new PkiException(PkiException.Kind.UNSUPPORTED, kind + " is no Edwards curve");
        };
        byte[] secret = new byte[size];
        FastCrypto.RANDOM.nextBytes(secret);
        return KeyReader.ofEdwards(kind, secret);
    }

    /** Random octets for salts, serial numbers and {@code openssl rand}. */
    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        FastCrypto.RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Makes each key when it is asked for: with Conscrypt where it runs, with the JDK otherwise. */
    static KeyGenerator direct() {
        return (bits, exponent) -> {
            try {
                boolean usual = exponent.equals(F4) && bits >= 1024;
                KeyPairGenerator generator = usual ? FastCrypto.keyPairGenerator("RSA") : KeyPairGenerator.getInstance("RSA");
                generator.initialize(new RSAKeyGenParameterSpec(bits, exponent));
                return KeyReader.readDer(generator.generateKeyPair().getPrivate().getEncoded());
            } catch (GeneralSecurityException e) {
                throw new PkiException(PkiException.Kind.UNSUPPORTED, String.valueOf(e.getMessage()));
            }
        };
    }
}
