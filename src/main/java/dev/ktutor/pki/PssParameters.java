package dev.ktutor.pki;

import java.util.Arrays;
import java.util.List;

/** How an RSASSA-PSS signature was made (RFC 4055 §3.1). */
public record PssParameters(Digest digest, Digest maskDigest, int saltLength, int trailer) {
    /** id-RSASSA-PSS. */
    public static final String OID = "1.2.840.113549.1.1.10";

    /** Read from an algorithm identifier; what is absent has RFC 4055's default. */
    public static PssParameters of(AlgorithmIdentifier algorithm) {
        Digest digest = Digest.SHA1;
        Digest mask = Digest.SHA1;
        int salt = 20;
        int trailer = 1;
        byte[] parameters = algorithm.parameters();
        for (Der part : parameters == null ? List.<Der>of() : Der.parse(parameters).children(Der.SEQUENCE)) {
            Der inner = part.children().get(0);
            switch (part.tag() & 0x1F) {
                case 0 -> digest = digest(AlgorithmIdentifier.of(inner).oid());
                case 1 -> mask = digest(AlgorithmIdentifier.of(inner.children().get(1)).oid());
                case 2 -> salt = inner.integer().intValueExact();
                case 3 -> trailer = inner.integer().intValueExact();
                default -> throw new PkiException("unknown PSS parameter");
            }
        }
        return new PssParameters(digest, mask, salt, trailer);
    }

    private static Digest digest(String oid) {
        return Digest.ofOid(oid).orElseThrow(() -> new PkiException(PkiException.Kind.UNSUPPORTED, "unknown digest " + oid));
    }

    /** EMSA-PSS-VERIFY (RFC 8017 §9.1.2). */
    boolean verify(PublicKey key, byte[] data, byte[] signature) {
        return verifyDigest(key, digest.of(data), signature);
    }

    /** As {@link #verify} of data whose digest is known. */
    boolean verifyDigest(PublicKey key, byte[] value, byte[] signature) {
        int bits = key.modulus().bitLength() - 1;
        int length = (bits + 7) / 8;
        byte[] opened = Signatures.openRsa(key, signature);
        byte[] block = Arrays.copyOfRange(opened, opened.length - length, opened.length);
        int hash = digest.length();
        int saltFrom = length - hash - 1 - saltLength;
        if (saltFrom < 1 || block[length - 1] != (byte) 0xBC) {
            return false;
        }
        byte[] h = Arrays.copyOfRange(block, length - hash - 1, length - 1);
        byte[] db = Arrays.copyOf(block, length - hash - 1);
        byte[] stretched = stretch(h, db.length);
        for (int i = 0; i < db.length; i++) {
            db[i] ^= stretched[i];
        }
        db[0] &= (byte) (0xFF >> 8 * length - bits);
        for (int i = 0; i < saltFrom - 1; i++) {
            if (db[i] != 0) {
                return false;
            }
        }
        byte[] salt = Arrays.copyOfRange(db, saltFrom, db.length);
        byte[] expected = digest.of(DerWriter.join(new byte[8], value, salt));
        return db[saltFrom - 1] == 1 && Arrays.equals(h, expected);
    }

    /** How long the salt is that a signature carries; -1 if no salt can be made out, -2 if it does not end as these signatures do. */
    static int saltOf(PublicKey key, Digest digest, Digest mask, byte[] signature) {
        int bits = key.modulus().bitLength() - 1;
        int length = (bits + 7) / 8;
        byte[] opened = Signatures.openRsa(key, signature);
        byte[] block = Arrays.copyOfRange(opened, opened.length - length, opened.length);
        if (block[length - 1] != (byte) 0xBC) {
            return -2;
        }
        byte[] db = Arrays.copyOf(block, length - digest.length() - 1);
        byte[] stretched = new PssParameters(digest, mask, 0, 1).stretch(Arrays.copyOfRange(block, db.length, length - 1), db.length);
        for (int i = 0; i < db.length; i++) {
            db[i] ^= stretched[i];
        }
        db[0] &= (byte) (0xFF >> 8 * length - bits);
        int at = 0;
        while (at < db.length - 1 && db[at] == 0) {
            at++;
        }
        return db[at] == 1 ? db.length - at - 1 : -1;
    }

    /** EMSA-PSS-ENCODE (RFC 8017 §9.1.1) in that many bits. */
    byte[] block(byte[] data, byte[] salt, int bits) {
        return blockOf(digest.of(data), salt, bits);
    }

    /** As {@link #block} of data whose digest is known. */
    byte[] blockOf(byte[] value, byte[] salt, int bits) {
        int length = (bits + 7) / 8;
        byte[] h = digest.of(DerWriter.join(new byte[8], value, salt));
        int dbLength = length - h.length - 1;
        if (dbLength < salt.length + 1) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "digest too big for rsa key");
        }
        byte[] db = new byte[dbLength];
        db[dbLength - salt.length - 1] = 1;
        System.arraycopy(salt, 0, db, dbLength - salt.length, salt.length);
        byte[] mask = stretch(h, dbLength);
        for (int i = 0; i < dbLength; i++) {
            db[i] ^= mask[i];
        }
        db[0] &= (byte) (0xFF >> 8 * length - bits);
        return DerWriter.join(db, h, new byte[] {(byte) 0xBC});
    }

    byte[] stretch(byte[] seed, int length) {
        byte[] out = new byte[0];
        for (int counter = 0; out.length < length; counter++) {
            out = DerWriter.join(out, maskDigest.of(DerWriter.join(seed, new byte[] {(byte) (counter >> 24), (byte) (counter >> 16), (byte) (counter >> 8), (byte) counter})));
        }
        return Arrays.copyOf(out, length);
    }
}
