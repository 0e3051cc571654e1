package dev.ktutor.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A PKCS#12 file: bags of certificates and keys under a password (RFC 7292). */
public final class Pkcs12 {
    /** Bag attributes. */
    public static final String FRIENDLY_NAME = "1.2.840.113549.1.9.20", LOCAL_KEY_ID = "1.2.840.113549.1.9.21";
    private static final String DATA = "1.2.840.113549.1.7.1", ENCRYPTED_DATA = "1.2.840.113549.1.7.6";
    private static final String KEY_BAG = "1.2.840.113549.1.12.10.1.1", SHROUDED_BAG = "1.2.840.113549.1.12.10.1.2",
            CERT_BAG = "1.2.840.113549.1.12.10.1.3", X509_CERT = "1.2.840.113549.1.9.22.1";
    private static final int ROUNDS = 2048;

    /** One bag: a certificate or a key, and its attributes as found (each a SEQUENCE of identifier and SET); null for none. */
    public record Bag(@Nullable Certificate certificate, @Nullable PrivateKeyPair key, @Nullable AlgorithmIdentifier keyEncryption, @Nullable List<Der> attributes) {
        /** Whether an attribute is there. */
        public boolean has(String oid) {
            return attributes != null && attributes.stream().anyMatch(a -> a.children().get(0).oid().equals(oid));
        }
    }

    /** Bags that lie together, encrypted or not. */
    public record Safe(@Nullable AlgorithmIdentifier encryption, List<Bag> bags) { }

    private final byte[] content;
    private final @Nullable AlgorithmIdentifier macAlgorithm;
    private final byte[] mac;
    private final byte[] macSalt;
    private final int macRounds;

    private Pkcs12(byte[] der) {
        List<Der> parts = Der.parse(der).children(Der.SEQUENCE);
        List<Der> authSafe = parts.get(1).children(Der.SEQUENCE);
        if (!authSafe.get(0).oid().equals(DATA)) {
            throw new PkiException(PkiException.Kind.UNSUPPORTED, "a PKCS#12 file that is signed");
        }
        this.content = authSafe.get(1).children().get(0).octets();
        if (parts.size() > 2) {
            List<Der> macData = parts.get(2).children(Der.SEQUENCE);
            List<Der> info = macData.get(0).children(Der.SEQUENCE);
            this.macAlgorithm = AlgorithmIdentifier.of(info.get(0));
            this.mac = info.get(1).octets();
            this.macSalt = macData.get(1).octets();
            this.macRounds = macData.size() > 2 ? macData.get(2).integer().intValueExact() : 1;
        } else {
            this.macAlgorithm = null;
            this.mac = new byte[0];
            this.macSalt = new byte[0];
            this.macRounds = 1;
        }
    }

    /** From DER; throws {@link PkiException} if it is no such file. */
    public static Pkcs12 parse(byte[] der) {
        try {
            return new Pkcs12(der);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new PkiException("a PKCS#12 file with parts missing");
        }
    }

    /** Whether there is a code against changes. */
    public boolean hasMac() {
        return macAlgorithm != null;
    }

    /** What {@code openssl pkcs12 -info} says of the code: its digest, rounds and sizes. */
    public String macInfo() {
        return macAlgorithm == null ? "" : "MAC: " + Oids.longName(macAlgorithm.oid()) + ", Iteration " + macRounds + "\nMAC length: " + mac.length
                + ", salt length: " + macSalt.length + "\n";
    }

    /** Whether the password gives the code that the file carries. */
    public boolean opensWith(String password) {
        Digest digest = macAlgorithm == null ? null : Digest.ofOid(macAlgorithm.oid()).orElse(null);
        return digest != null && MessageDigest.isEqual(mac, mac(digest, password, macSalt, macRounds, content));
    }

    private static byte[] mac(Digest digest, String password, byte[] salt, int rounds, byte[] content) {
        try {
            Mac code = Mac.getInstance("Hmac" + digest.compactName());
            code.init(new SecretKeySpec(Pkcs12Encryption.derive(digest, 3, password, salt, rounds, digest.length()), "HMAC"));
            return code.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything in it; BAD_PASSWORD if it does not open, UNSUPPORTED for ciphers of old. */
    public List<Safe> safes(String password) {
        List<Safe> safes = new ArrayList<>();
        for (Der info : Der.parse(content).children(Der.SEQUENCE)) {
            List<Der> parts = info.children(Der.SEQUENCE);
            if (parts.get(0).oid().equals(DATA)) {
                safes.add(new Safe(null, bags(parts.get(1).children().get(0).octets(), password)));
            } else if (parts.get(0).oid().equals(ENCRYPTED_DATA)) {
                List<Der> encrypted = parts.get(1).children().get(0).children().get(1).children(Der.SEQUENCE);
                AlgorithmIdentifier algorithm = AlgorithmIdentifier.of(encrypted.get(1));
                safes.add(new Safe(algorithm, bags(KeyEncryption.decrypt(algorithm, encrypted.get(2).octets(), password), password)));
            }
        }
        return safes;
    }

    private static List<Bag> bags(byte[] contents, String password) {
        List<Bag> bags = new ArrayList<>();
        for (Der bag : Der.parse(contents).children(Der.SEQUENCE)) {
            List<Der> parts = bag.children(Der.SEQUENCE);
            Der value = parts.get(1).children().get(0);
            List<Der> attributes = parts.size() > 2 ? parts.get(2).children() : null;
            switch (parts.get(0).oid()) {
                case KEY_BAG -> bags.add(new Bag(null, KeyReader.readPkcs8(value.encoded()), null, attributes));
                case SHROUDED_BAG -> bags.add(new Bag(null, KeyReader.readPkcs8(KeyEncryption.decryptPkcs8(value.encoded(), password)),
                        AlgorithmIdentifier.of(value.children().get(0)), attributes));
                case CERT_BAG -> bags.add(new Bag(Certificate.parse(value.children().get(1).children().get(0).octets()), null, null, attributes));
                default -> { }
            }
        }
        return bags;
    }

    /** How a new file is protected; a null scheme leaves the part open, a null digest leaves the code out. */
    public record Protection(@Nullable PasswordScheme certificates, boolean legacyCertificates, @Nullable PasswordScheme keys, @Nullable Digest mac, int macRounds) {
        /** As OpenSSL 3.0 does: AES-256-CBC, HMAC-SHA256, 2048 rounds. */
        public static final Protection USUAL = new Protection(PasswordScheme.usual(KeyCipher.AES_256_CBC), false,
                PasswordScheme.usual(KeyCipher.AES_256_CBC), Digest.SHA256, ROUNDS);
    }

    /** What goes into a new file: names beside the others' certificates in order; the key's own certificate, if any, comes first. */
    public record Contents(@Nullable PrivateKeyPair key, List<Certificate> certificates, boolean firstIsKeys, @Nullable String name, List<String> otherNames) { }

    /** A new file as OpenSSL 3.0 writes it. */
    public static byte[] create(Contents contents, Protection protection, String password) {
        List<Certificate> certificates = contents.certificates;
        byte[] keyId = certificates.isEmpty() || !contents.firstIsKeys ? new byte[0] : certificates.get(0).fingerprint(Digest.SHA1);
        List<byte[]> certBags = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            boolean own = i == 0 && contents.firstIsKeys;
            int other = i - (contents.firstIsKeys ? 1 : 0);
            String name = own ? contents.name : other < contents.otherNames.size() ? contents.otherNames.get(other) : null;
            byte[] bag = DerWriter.sequence(DerWriter.oid(X509_CERT), DerWriter.explicit(0, DerWriter.octetString(certificates.get(i).der())));
            certBags.add(bag(CERT_BAG, bag, name, own ? keyId : new byte[0]));
        }
        List<byte[]> safes = new ArrayList<>();
        if (!certBags.isEmpty()) {
            safes.add(safe(DerWriter.sequence(certBags), protection, password));
        }
        PrivateKeyPair key = contents.key;
        if (key != null) {
            byte[] bag = protection.keys == null ? bag(KEY_BAG, key.pkcs8(), contents.name, keyId)
                    : bag(SHROUDED_BAG, protection.keys.encrypt(key.pkcs8(), password), contents.name, keyId);
            safes.add(open(DerWriter.sequence(bag)));
        }
        byte[] content = DerWriter.sequence(safes);
        byte[] authSafe = DerWriter.sequence(DerWriter.oid(DATA), DerWriter.explicit(0, DerWriter.octetString(content)));
        if (protection.mac == null) {
            return DerWriter.sequence(DerWriter.integer(3), authSafe);
        }
        byte[] salt = KeyGenerator.randomBytes(8);
        byte[] digestInfo = DerWriter.sequence(AlgorithmIdentifier.withNull(protection.mac.oid()).encoded(),
                DerWriter.octetString(mac(protection.mac, password, salt, protection.macRounds, content)));
        return DerWriter.sequence(DerWriter.integer(3), authSafe, DerWriter.sequence(digestInfo, DerWriter.octetString(salt),
                protection.macRounds > 1 ? DerWriter.integer(protection.macRounds) : new byte[0]));
    }

    private static byte[] open(byte[] bags) {
        return DerWriter.sequence(DerWriter.oid(DATA), DerWriter.explicit(0, DerWriter.octetString(bags)));
    }

    private static byte[] safe(byte[] bags, Protection protection, String password) {
        if (protection.certificates == null && !protection.legacyCertificates) {
            return open(bags);
        }
        byte[] encrypted = protection.certificates == null ? Pkcs12Encryption.encryptRc2(bags, password, protection.macRounds)
                : protection.certificates.encrypt(bags, password);
        List<Der> parts = Der.parse(encrypted).children();
        byte[] info = DerWriter.sequence(DerWriter.oid(DATA), parts.get(0).encoded(), DerWriter.implicit(0, parts.get(1).octets()));
        return DerWriter.sequence(DerWriter.oid(ENCRYPTED_DATA), DerWriter.explicit(0, DerWriter.sequence(DerWriter.integer(0), info)));
    }

    private static byte[] bag(String type, byte[] value, @Nullable String name, byte[] keyId) {
        List<byte[]> attributes = new ArrayList<>();
        if (name != null) {
            attributes.add(DerWriter.sequence(DerWriter.oid(FRIENDLY_NAME), DerWriter.set(DerWriter.value(Der.BMP_STRING, name.getBytes(StandardCharsets.UTF_16BE)))));
        }
        if (keyId.length > 0) {
            attributes.add(DerWriter.sequence(DerWriter.oid(LOCAL_KEY_ID), DerWriter.set(DerWriter.octetString(keyId))));
        }
        return DerWriter.sequence(DerWriter.oid(type), DerWriter.explicit(0, value), attributes.isEmpty() ? new byte[0] : DerWriter.set(attributes));
    }
}
