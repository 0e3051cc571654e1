package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RsaBlocks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What -pkeyopt and -sigopt say of RSA: how blocks are filled, with which digests, how long the salt is (openssl-pkeyutl(1)). */
final class RsaOptions {
    private static final List<String> MODES = List.of("pkcs1", "none", "oaep", "pss", "x931");

    private String mode = "pkcs1";
    private @Nullable Digest digest;
    private @Nullable Digest mask;
    private @Nullable Digest oaepDigest;
    private @Nullable Integer saltLength;
    private boolean longestSalt;

    /** Takes {@code name:value}; false if it is no such option or the value is wrong. */
    boolean take(String option) {
        int colon = option.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String value = option.substring(colon + 1);
        switch (option.substring(0, colon)) {
            case "rsa_padding_mode" -> {
                mode = value;
                return MODES.contains(value) && !value.equals("x931");
            }
            case "rsa_pss_saltlen" -> {
                return salt(value);
            }
            case "digest" -> digest = Digest.named(value).orElse(null);
            case "rsa_mgf1_md" -> mask = Digest.named(value).orElse(null);
            case "rsa_oaep_md" -> oaepDigest = Digest.named(value).orElse(null);
            default -> {
                return false;
            }
        }
        return Digest.named(value).isPresent();
    }

    private boolean salt(String value) {
        switch (value) {
            case "digest", "-1" -> saltLength = -1;
            case "max", "-3" -> longestSalt = true;
            case "auto", "-2" -> saltLength = null;
            default -> {
                if (!value.matches("[0-9]{1,5}")) {
                    return false;
                }
                saltLength = Integer.parseInt(value);
            }
        }
        return true;
    }

    /** pkcs1, none, oaep or pss. */
    String mode() {
        return mode;
    }

    /** The digest the input is one of; null if it is none. */
    @Nullable Digest digest() {
        return digest;
    }

    /** OAEP's digest. */
    Digest oaepDigest() {
        return oaepDigest != null ? oaepDigest : Digest.SHA1;
    }

    /** The digest that masks. */
    Digest mask(Digest otherwise) {
        return mask != null ? mask : otherwise;
    }

    /** A PSS signature of a digest. */
    byte[] signPss(PrivateKeyPair key, Digest of, byte[] value) {
        int most = RsaBlocks.size(key.publicKey()) - of.length() - 2;
        Integer asked = saltLength;
        int salt = longestSalt || asked == null ? most : asked < 0 ? of.length() : asked;
        return RsaBlocks.close(key, RsaBlocks.pss(key.publicKey(), of, mask(of), salt, value));
    }

    /** Whether it is a PSS signature of a digest. */
    boolean isPss(PublicKey key, Digest of, byte[] value, byte[] signature) {
        Integer asked = saltLength;
        Integer salt = longestSalt || asked == null ? null : asked < 0 ? Integer.valueOf(of.length()) : asked;
        return RsaBlocks.isPss(key, of, mask(of), salt, value, signature);
    }

    /** Why it is no PSS signature of a digest, as an entry of the error queue (RSA_verify_PKCS1_PSS_mgf1). */
    String whyNotPss(PublicKey key, Digest of, byte[] signature) {
        int most = RsaBlocks.size(key) - of.length() - 2;
        Integer asked = saltLength;
        int wanted = longestSalt ? most : asked == null ? -1 : asked < 0 ? of.length() : asked;
        int found = RsaBlocks.pssSalt(key, of, mask(of), signature);
        String reason = wanted > most ? "0200006D:%s:data too large:../crypto/rsa/rsa_pss.c:90:"
                : found == -2 ? "02000086:%s:last octet invalid:../crypto/rsa/rsa_pss.c:94:"
                : found == -1 ? "02000087:%s:salt length recovery failed:../crypto/rsa/rsa_pss.c:113:"
                : wanted >= 0 && wanted != found ? "02000088:%s:salt length check failed:../crypto/rsa/rsa_pss.c:117:expected: " + wanted + " retrieved: " + found
                : "02000068:%s:bad signature:../crypto/rsa/rsa_pss.c:133:";
        return "error:" + reason.replace("%s", "rsa routines:RSA_verify_PKCS1_PSS_mgf1");
    }
}
