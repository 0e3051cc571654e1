package dev.ktutor.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/** Signing and verifying, by kind of key. */
final class Signatures {
    private static final byte[] NO_CONTEXT = new byte[0];

    private Signatures() { }

    static byte[] sign(PrivateKeyPair key, SignatureAlgorithm how, byte[] data) {
        if (how.kind() != key.kind()) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "a key of another kind");
        }
        if (key.numbers() instanceof KeyNumbers.Edwards edwards) {
            return signEdwards(edwards, data);
        }
        Digest digest = how.digest().orElseThrow();
        if (key.numbers() instanceof KeyNumbers.Ec ec && !ec.curve().inJdk()) {
            return signOddCurve(ec, digest.of(data));
        }
        if (key.numbers() instanceof KeyNumbers.Rsa rsa && (rsa.modulus().bitLength() < 1024 || digest.length() < 20 || digest.jdkName().startsWith("SHA3"))) {
            return signRsaPlainly(rsa, digest, data); // sizes and digests that modern providers refuse
        }
        try {
            Signature signature = FastCrypto.signature(digest.compactName() + (key.kind() == KeyKind.RSA ? "withRSA" : "withECDSA"));
            signature.initSign(key.jcaKey());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] signRsaPlainly(KeyNumbers.Rsa rsa, Digest digest, byte[] data) {
        int octets = (rsa.modulus().bitLength() + 7) / 8;
        byte[] block = pkcs1Block(octets, digest, data);
        return KeyNumbers.fixed(new BigInteger(1, block).modPow(rsa.privateExponent(), rsa.modulus()), octets);
    }

    private static byte[] signEdwards(KeyNumbers.Edwards key, byte[] data) {
        if (key.kind() == KeyKind.ED25519) {
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(key.secret(), 0, data, 0, data.length, signature, 0);
            return signature;
        }
        byte[] signature = new byte[Ed448.SIGNATURE_SIZE];
        Ed448.sign(key.secret(), 0, NO_CONTEXT, data, 0, data.length, signature, 0);
        return signature;
    }

    static byte[] signOddCurve(KeyNumbers.Ec ec, byte[] digest) {
        ECDSASigner signer = new ECDSASigner();
        try {
            signer.init(true, new ECPrivateKeyParameters(ec.d(), domain(ec.curve())));
        } catch (IllegalArgumentException e) {
            throw new PkiException("a private number outside the curve's order");
        }
        BigInteger[] pair = signer.generateSignature(digest);
        return DerWriter.sequence(DerWriter.integer(pair[0]), DerWriter.integer(pair[1]));
    }

    private static ECDomainParameters domain(NamedCurve curve) {
        X9ECParameters parameters = curve.parameters();
        return new ECDomainParameters(parameters.getCurve(), parameters.getG(), parameters.getN(), parameters.getH());
    }

    static boolean verify(PublicKey key, AlgorithmIdentifier how, byte[] data, byte[] signature) {
        if (how.oid().equals(PssParameters.OID) && key.kind() == KeyKind.RSA) {
            return PssParameters.of(how).verify(key, data, signature);
        }
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofOid(how.oid()).orElse(null);
        if (algorithm == null || algorithm.kind() != key.kind()) {
            return false;
        }
        try {
            return switch (key.kind()) {
                case RSA -> verifyRsa(key, algorithm.digest().orElseThrow(), data, signature);
                case EC -> verifyEc(key, algorithm.digest().orElseThrow(), data, signature);
                case DSA -> verifyDsa(key, algorithm.digest().orElseThrow().of(data), signature);
                case ED25519 -> signature.length == Ed25519.SIGNATURE_SIZE && key.keyBits().length == Ed25519.PUBLIC_KEY_SIZE
                        && Ed25519.verify(signature, 0, key.keyBits(), 0, data, 0, data.length);
                case ED448 -> signature.length == Ed448.SIGNATURE_SIZE && key.keyBits().length == Ed448.PUBLIC_KEY_SIZE
                        && Ed448.verify(signature, 0, key.keyBits(), 0, NO_CONTEXT, data, 0, data.length);
                default -> false;
            };
        } catch (PkiException | ArithmeticException e) {
            return false;
        }
    }

    /** The public operation alone: the block a signature opens to, in as many octets as the modulus. */
    static byte[] openRsa(PublicKey key, byte[] signature) {
        BigInteger modulus = key.modulus();
        return KeyNumbers.fixed(new BigInteger(1, signature).modPow(key.exponent(), modulus), (modulus.bitLength() + 7) / 8);
    }

    private static boolean verifyDsa(PublicKey key, byte[] digest, byte[] signature) {
        List<Der> pair = Der.parse(signature).children(Der.SEQUENCE);
        if (pair.size() != 2) {
            return false;
        }
        DSAParameters numbers = new DSAParameters(key.dsaNumber(0), key.dsaNumber(1), key.dsaNumber(2));
        try {
            DSASigner verifier = new DSASigner();
            verifier.init(false, new DSAPublicKeyParameters(Der.parse(key.keyBits()).integer(), numbers));
            return verifier.verifySignature(digest, pair.get(0).integer(), pair.get(1).integer());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean verifyRsa(PublicKey key, Digest digest, byte[] data, byte[] signature) {
        int octets = (key.modulus().bitLength() + 7) / 8;
        return signature.length == octets && Arrays.equals(openRsa(key, signature), pkcs1Block(octets, digest, data));
    }

    /** EMSA-PKCS1-v1_5 (RFC 8017 §9.2). */
    private static byte[] pkcs1Block(int octets, Digest digest, byte[] data) {
        byte[] info = DerWriter.sequence(AlgorithmIdentifier.withNull(digest.oid()).encoded(), DerWriter.octetString(digest.of(data)));
        if (octets < info.length + 11) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "digest too big for rsa key");
        }
        byte[] block = new byte[octets];
        Arrays.fill(block, (byte) 0xFF);
        block[0] = 0;
        block[1] = 1;
        block[octets - info.length - 1] = 0;
        System.arraycopy(info, 0, block, octets - info.length, info.length);
        return block;
    }

    private static boolean verifyEc(PublicKey key, Digest digest, byte[] data, byte[] signature) {
        NamedCurve curve = key.curve().orElse(null);
        if (curve == null) {
            return false;
        }
        if (!curve.inJdk()) {
            return verifyOddCurve(key, curve, digest.of(data), signature);
        }
        try {
            Signature verifier = FastCrypto.signature(digest.compactName() + "withECDSA");
            verifier.initVerify(FastCrypto.publicKey(KeyKind.EC, key.der()));
            verifier.update(data);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static boolean verifyOddCurve(PublicKey key, NamedCurve curve, byte[] digest, byte[] signature) {
        List<Der> pair = Der.parse(signature).children(Der.SEQUENCE);
        if (pair.size() != 2) {
            return false;
        }
        try {
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, new ECPublicKeyParameters(curve.decode(key.keyBits()), domain(curve)));
            return verifier.verifySignature(digest, pair.get(0).integer(), pair.get(1).integer());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
