package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PssParameters;
import dev.ktutor.pki.SignatureAlgorithm;

/** Whether keys and digests are as strong as the security level asks (-auth_level; SSL_CTX_set_security_level(3)). */
final class KeyLevels {
    private static final int[] BITS = {0, 80, 112, 128, 192, 256};
    private static final int SHA1_BITS = 63;
    private static final int MD5_BITS = 39;
    private static final int PSS_SHA1_BITS = 64;

    private final OpensslCourse course;
    private final int least;

    KeyLevels(OpensslCourse course) {
        this.course = course;
        this.least = BITS[Math.max(0, Math.min(course.rules().level(), BITS.length - 1))];
    }

    void leaf() {
        course.reportIf(isWeak(course.chain().get(0)), VerifyError.END_KEY_TOO_SMALL, 0);
    }

    void chain() {
        int last = course.chain().size() - 1;
        for (int i = 0; i <= last && least > 0; i++) {
            course.reportIf(i > 0 && isWeak(course.chain().get(i)), VerifyError.CA_KEY_TOO_SMALL, i);
            course.reportIf(i < last && signatureBits(course.chain().get(i)) < least, VerifyError.DIGEST_TOO_WEAK, i);
        }
    }

    private boolean isWeak(Certificate c) {
        if (least > 0) {
            course.needsKey(c);
        }
        return least > 0 && (!c.publicKey().isReadable() || c.publicKey().securityBits() < least);
    }

    /** Half the bits of the digest, less for those known to be broken. */
    private static int signatureBits(Certificate c) {
        try {
            if (c.signatureAlgorithm().oid().equals(PssParameters.OID)) {
                Digest digest = PssParameters.of(c.signatureAlgorithm()).digest();
                return digest == Digest.SHA1 ? PSS_SHA1_BITS : bits(digest);
            }
        } catch (PkiException | ArithmeticException | IndexOutOfBoundsException e) {
            return -1;
        }
        SignatureAlgorithm how = SignatureAlgorithm.ofOid(c.signatureAlgorithm().oid()).orElse(null);
        return how == null ? -1 : how.kind() == KeyKind.ED25519 ? 128 : how.kind() == KeyKind.ED448 ? 224 : how.digest().map(KeyLevels::bits).orElse(-1);
    }

    private static int bits(Digest digest) {
        return digest == Digest.SHA1 ? SHA1_BITS : digest == Digest.MD5 ? MD5_BITS : digest.length() * 4;
    }
}
