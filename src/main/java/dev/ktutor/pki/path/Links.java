package dev.ktutor.pki.path;

import dev.ktutor.pki.AlgorithmIdentifier;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.PublicKey;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signatures on certificates; those once found good are remembered, as they are what costs time. */
final class Links {
    private static final int REMEMBERED = 4096;

    private record Link(Certificate child, PublicKey parent) { }

    private final Set<Link> good = new HashSet<>();

    /** Whether the key signed the certificate, which must name the same algorithm inside and outside. */
    boolean isSigned(Certificate child, PublicKey parent) {
        Link link = new Link(child, parent);
        if (good.contains(link)) {
            return true;
        }
        if (!child.innerAlgorithm().equals(child.signatureAlgorithm()) || !child.isSignedBy(parent)) {
            return false;
        }
        if (good.size() >= REMEMBERED) {
            good.clear();
        }
        good.add(link);
        return true;
    }

    /** What is wrong with a signature that does not hold; null if its algorithm is named in two ways. */
    static @Nullable PathTrouble whyNot(AlgorithmIdentifier inner, AlgorithmIdentifier outer, byte[] signature, PublicKey key) {
        if (!inner.equals(outer)) {
            return null;
        }
        if (key.kind() != KeyKind.RSA) {
            return PathTrouble.SIGNATURE;
        }
        if (signature.length != (key.modulus().bitLength() + 7) / 8) {
            return PathTrouble.RSA_LENGTH;
        }
        if (new BigInteger(1, signature).compareTo(key.modulus()) >= 0) {
            return PathTrouble.RSA_TOO_LARGE;
        }
        byte[] block = key.open(signature);
        if (outer.oid().equals(PssParameters.OID)) {
            int first = 0xFF << ((key.modulus().bitLength() - 1) % 8);
            return (block[0] & first) != 0 ? PathTrouble.PSS_FIRST_OCTET
                    : block[block.length - 1] != (byte) 0xBC ? PathTrouble.PSS_LAST_OCTET : PathTrouble.SIGNATURE;
        }
        if (block[0] != 0 || block[1] != 1) {
            return block[0] != 0 ? PathTrouble.RSA_PADDING : PathTrouble.RSA_BLOCK_TYPE;
        }
        int end = 2;
        while (end < block.length && block[end] == (byte) 0xFF) {
            end++;
        }
        return end >= 10 && end < block.length && block[end] == 0 ? PathTrouble.RSA_DIGEST : PathTrouble.RSA_FILLING;
    }
}
