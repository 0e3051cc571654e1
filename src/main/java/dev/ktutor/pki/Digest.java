package dev.ktutor.pki;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** A message digest: OpenSSL's name, the JDK's name, its object identifier and its length in octets. */
public enum Digest {
    MD5("md5", "MD5", "1.2.840.113549.2.5", 16),
    SHA1("sha1", "SHA-1", "1.3.14.3.2.26", 20),
    SHA224("sha224", "SHA-224", "2.16.840.1.101.3.4.2.4", 28),
    SHA256("sha256", "SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    SHA384("sha384", "SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    SHA512("sha512", "SHA-512", "2.16.840.1.101.3.4.2.3", 64),
    SHA512_224("sha512-224", "SHA-512/224", "2.16.840.1.101.3.4.2.5", 28),
    SHA512_256("sha512-256", "SHA-512/256", "2.16.840.1.101.3.4.2.6", 32),
    SHA3_224("sha3-224", "SHA3-224", "2.16.840.1.101.3.4.2.7", 28),
    SHA3_256("sha3-256", "SHA3-256", "2.16.840.1.101.3.4.2.8", 32),
    SHA3_384("sha3-384", "SHA3-384", "2.16.840.1.101.3.4.2.9", 48),
    SHA3_512("sha3-512", "SHA3-512", "2.16.840.1.101.3.4.2.10", 64);

    private final String label;
    private final String jdkName;
    private final String oid;
    private final int length;

    Digest(String label, String jdkName, String oid, int length) {
        this.label = label;
        this.jdkName = jdkName;
        this.oid = oid;
        this.length = length;
    }

    /** OpenSSL's name in lower case. */
    public String label() {
        return label;
    }

    /** Its object identifier. */
    public String oid() {
        return oid;
    }

    /** Octets of a digest. */
    public int length() {
        return length;
    }

    /** The JDK's name. */
    public String jdkName() {
        return jdkName;
    }

    /** The name inside JDK signature and MAC algorithm names: "SHA256". */
    String compactName() {
        return this == SHA1 ? "SHA1" : jdkName.startsWith("SHA3") ? jdkName : jdkName.replace("-", "");
    }

    /** A fresh calculation. */
    public MessageDigest start() {
        try {
            return MessageDigest.getInstance(jdkName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of some bytes. */
    public byte[] of(byte[] bytes) {
        return start().digest(bytes);
    }

    /** The digest of this name as OpenSSL accepts it, in any case and with its aliases. */
    public static Optional<Digest> named(String name) {
        String wanted = switch (name.toLowerCase(Locale.ROOT)) {
            case "sha-1", "ssl3-sha1" -> "sha1";
            case "sha-224", "sha2-224" -> "sha224";
            case "sha-256", "sha2-256" -> "sha256";
            case "sha-384", "sha2-384" -> "sha384";
            case "sha-512", "sha2-512" -> "sha512";
            case "sha-512/224", "sha2-512/224" -> "sha512-224";
            case "sha-512/256", "sha2-512/256" -> "sha512-256";
            case "ssl3-md5" -> "md5";
            default -> name.toLowerCase(Locale.ROOT).replaceFirst("^rsa-(?=sha|md)", "");
        };
        for (Digest digest : values()) {
            if (digest.label.equals(wanted)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    /** The digest with this object identifier. */
    public static Optional<Digest> ofOid(String oid) {
        for (Digest digest : values()) {
            if (digest.oid.equals(oid)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }
}
