package dev.ktutor.pki;

import java.util.Locale;
import java.util.Optional;

/** Block ciphers that protect keys and files: OpenSSL's name, object identifier, sizes in octets, the JDK's name. */
public enum KeyCipher {
    AES_128_CBC("aes-128-cbc", "2.16.840.1.101.3.4.1.2", "AES", 16, 16),
    AES_192_CBC("aes-192-cbc", "2.16.840.1.101.3.4.1.22", "AES", 24, 16),
    AES_256_CBC("aes-256-cbc", "2.16.840.1.101.3.4.1.42", "AES", 32, 16),
    DES_EDE3_CBC("des-ede3-cbc", "1.2.840.113549.3.7", "DESede", 24, 8),
    DES_CBC("des-cbc", "1.3.14.3.2.7", "DES", 8, 8);

    private final String label;
    private final String oid;
    private final String family;
    private final int keySize;
    private final int blockSize;

    KeyCipher(String label, String oid, String family, int keySize, int blockSize) {
        this.label = label;
        this.oid = oid;
        this.family = family;
        this.keySize = keySize;
        this.blockSize = blockSize;
    }

    /** OpenSSL's name in lower case. */
    public String label() {
        return label;
    }

    /** Its object identifier. */
    public String oid() {
        return oid;
    }

    /** The JDK's name of the cipher without mode. */
    public String family() {
        return family;
    }

    /** Octets of a key. */
    public int keySize() {
        return keySize;
    }

    /** Octets of a block. */
    public int blockSize() {
        return blockSize;
    }

    String transformation() {
        return family + "/CBC/PKCS5Padding";
    }

    String dekName() {
        return label.toUpperCase(Locale.ROOT);
    }

    static Optional<KeyCipher> ofDekName(String name) {
        return named(name.strip());
    }

    /** The cipher OpenSSL means by a name or one of its aliases. */
    public static Optional<KeyCipher> named(String name) {
        String wanted = switch (name.toLowerCase(Locale.ROOT)) {
            case "aes128", "aes-128", "aes" -> "aes-128-cbc";
            case "aes192", "aes-192" -> "aes-192-cbc";
            case "aes256", "aes-256" -> "aes-256-cbc";
            case "des3", "3des", "des-ede3" -> "des-ede3-cbc";
            case "des" -> "des-cbc";
            default -> name.toLowerCase(Locale.ROOT);
        };
        for (KeyCipher cipher : values()) {
            if (cipher.label.equals(wanted)) {
                return Optional.of(cipher);
            }
        }
        return Optional.empty();
    }

    /** The cipher of this object identifier. */
    public static Optional<KeyCipher> ofOid(String oid) {
        for (KeyCipher cipher : values()) {
            if (cipher.oid.equals(oid)) {
                return Optional.of(cipher);
            }
        }
        return Optional.empty();
    }
}
