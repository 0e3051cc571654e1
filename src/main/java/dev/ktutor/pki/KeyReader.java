package dev.ktutor.pki;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;
import org.jspecify.annotations.Nullable;

/** Reads private keys: PKCS#8 (RFC 5958), plain or encrypted, PKCS#1 and SEC 1, with old PEM encryption. */
public final class KeyReader {
    /** The PEM labels of private keys. */
    public static final Set<String> LABELS = Set.of("PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");

    private KeyReader() { }

    /** The first private key in PEM text; the password is needed only if the key is encrypted. */
    public static PrivateKeyPair readPem(String text, @Nullable String password) {
        Pem.Block block = Pem.first(text, LABELS.toArray(new String[0]))
                .orElseThrow(() -> new PkiException(PkiException.Kind.NOT_FOUND, "no private key in the PEM text"));
        return read(block, password);
    }

    /** Whether the block holds an encrypted private key. */
    public static boolean isEncrypted(Pem.Block block) {
        return block.label().equals("ENCRYPTED PRIVATE KEY") || block.headers().containsKey("DEK-Info");
    }

    /** The key in a block; kinds of trouble: BAD_PASSWORD, PASSWORD_NEEDED, MALFORMED, UNSUPPORTED. */
    public static PrivateKeyPair read(Pem.Block block, @Nullable String password) {
        if (!isEncrypted(block)) {
            return byLabel(block.label(), block.der());
        }
        if (password == null) {
            throw new PkiException(PkiException.Kind.PASSWORD_NEEDED, "the key is encrypted");
        }
        return block.label().equals("ENCRYPTED PRIVATE KEY")
                ? readPkcs8(KeyEncryption.decryptPkcs8(block.der(), password))
                : byLabel(block.label(), KeyEncryption.decryptOldPem(block, password));
    }

    private static PrivateKeyPair byLabel(String label, byte[] der) {
        return switch (label) {
            case "RSA PRIVATE KEY" -> readPkcs1(der);
            case "EC PRIVATE KEY" -> readSec1(der, null);
            default -> readPkcs8(der);
        };
    }

    /** A key in PKCS#8, SEC 1 or PKCS#1, told apart by its shape. */
    public static PrivateKeyPair readDer(byte[] der) {
        List<Der> parts = Der.parse(der).children(Der.SEQUENCE);
        if (parts.size() < 2) {
            throw new PkiException("not a private key");
        }
        return switch (parts.get(1).tag()) {
            case Der.SEQUENCE -> readPkcs8(der);
            case Der.OCTET_STRING -> readSec1(der, null);
            default -> readPkcs1(der);
        };
    }

    /** PrivateKeyInfo. */
    public static PrivateKeyPair readPkcs8(byte[] der) {
        List<Der> parts = Der.parse(der).children(Der.SEQUENCE);
        if (parts.size() < 3) {
            throw new PkiException("not PKCS#8");
        }
        AlgorithmIdentifier algorithm = AlgorithmIdentifier.of(parts.get(1));
        byte[] inner = parts.get(2).require(Der.OCTET_STRING).octets();
        KeyKind kind = KeyKind.ofOid(algorithm.oid());
        return switch (kind) {
            case RSA -> readPkcs1(inner);
            case EC -> readSec1(inner, algorithm.parameters());
            case OTHER -> throw new PkiException(PkiException.Kind.UNSUPPORTED, "a key of type " + algorithm.oid());
            default -> ofEdwards(kind, Der.parse(inner).require(Der.OCTET_STRING).octets());
        };
    }

    private static PrivateKeyPair readPkcs1(byte[] der) {
        List<Der> n = Der.parse(der).children(Der.SEQUENCE);
        if (n.size() < 9) {
            throw new PkiException("not an RSA private key");
        }
        return new PrivateKeyPair(new KeyNumbers.Rsa(n.get(1).unsigned(), n.get(2).unsigned(), n.get(3).unsigned(), n.get(4).unsigned(),
                n.get(5).unsigned(), n.get(6).unsigned(), n.get(7).unsigned(), n.get(8).unsigned()));
    }

    private static PrivateKeyPair readSec1(byte[] der, byte @Nullable [] parameters) {
        List<Der> parts = Der.parse(der).children(Der.SEQUENCE);
        byte[] curveOid = parameters;
        byte[] point = null;
        for (Der part : parts) {
            if (part.isContext(0)) {
                curveOid = part.children().get(0).encoded();
            } else if (part.isContext(1)) {
                point = part.children().get(0).require(Der.BIT_STRING).bits();
            }
        }
        if (curveOid == null || curveOid[0] != Der.OID || parts.size() < 2) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "an EC key without a named curve");
        }
        String oid = Der.parse(curveOid).oid();
        NamedCurve curve = NamedCurve.ofOid(oid).orElseThrow(() -> new PkiException(PkiException.Kind.UNSUPPORTED, "unknown curve " + oid));
        BigInteger d = new BigInteger(1, parts.get(1).require(Der.OCTET_STRING).octets());
        return point == null ? ofEc(curve, d) : new PrivateKeyPair(new KeyNumbers.Ec(curve, d, whole(curve, point)));
    }

    /** OpenSSL writes a private key's point uncompressed whatever form it had. */
    private static byte[] whole(NamedCurve curve, byte[] point) {
        try {
            return point.length > 0 && point[0] != 4 ? curve.decode(point).getEncoded(false) : point;
        } catch (IllegalArgumentException e) {
            throw new PkiException("a point that is not on its curve");
        }
    }

    static PrivateKeyPair ofEc(NamedCurve curve, BigInteger d) {
        return new PrivateKeyPair(new KeyNumbers.Ec(curve, d, curve.point(d)));
    }

    static PrivateKeyPair ofEdwards(KeyKind kind, byte[] secret) {
        byte[] open = new byte[switch (kind) {
            case ED25519, X25519 -> 32;
            case ED448 -> Ed448.PUBLIC_KEY_SIZE;
            default -> X448.POINT_SIZE;
        }];
        int secretSize = kind == KeyKind.ED448 ? Ed448.SECRET_KEY_SIZE : open.length;
        if (secret.length != secretSize) {
            throw new PkiException("a key of " + secret.length + " octets");
        }
        switch (kind) {
            case ED25519 -> Ed25519.generatePublicKey(secret, 0, open, 0);
            case ED448 -> Ed448.generatePublicKey(secret, 0, open, 0);
            case X25519 -> X25519.generatePublicKey(secret, 0, open, 0);
            default -> X448.generatePublicKey(secret, 0, open, 0);
        }
        return new PrivateKeyPair(new KeyNumbers.Edwards(kind, secret, open));
    }
}
