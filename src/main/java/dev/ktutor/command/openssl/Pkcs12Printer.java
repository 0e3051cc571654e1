package dev.ktutor.command.openssl;

import dev.ktutor.pki.AlgorithmIdentifier;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.Pkcs12;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.text.OctetText;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the bags of a PKCS#12 file: attributes, names, PEM. */
final class Pkcs12Printer {
    private final Call call;
    private final Pkcs12Command.Settings s;
    private final Sink out;
    private final @Nullable KeyCipher cipher;
    private final @Nullable String keyPassword;

    Pkcs12Printer(Call call, Pkcs12Command.Settings settings, Sink out, @Nullable KeyCipher cipher, @Nullable String keyPassword) {
        this.call = call;
        this.s = settings;
        this.out = out;
        this.cipher = cipher;
        this.keyPassword = keyPassword;
    }

    void print(List<Pkcs12.Safe> safes) {
        for (Pkcs12.Safe safe : safes) {
            if (s.info) {
                AlgorithmIdentifier encryption = safe.encryption();
                call.err(encryption == null ? "PKCS7 Data\n" : "PKCS7 Encrypted data: " + described(encryption));
            }
            safe.bags().forEach(this::bag);
        }
    }

    static String described(AlgorithmIdentifier algorithm) {
        byte[] parameters = algorithm.parameters();
        if (!algorithm.oid().equals("1.2.840.113549.1.5.13") || parameters == null) {
            List<Der> salted = parameters == null || parameters[0] != Der.SEQUENCE ? List.of() : Der.parse(parameters).children();
            return Oids.longName(algorithm.oid()) + (salted.size() > 1 ? ", Iteration " + salted.get(1).integer() : "") + "\n";
        }
        List<Der> parts = Der.parse(parameters).children();
        List<Der> kdf = parts.get(0).children().get(1).children();
        String cipher = Oids.shortName(parts.get(1).children().get(0).oid());
        if (kdf.size() > 3) {
            return "PBES2, scrypt, " + cipher + ", Salt length: " + kdf.get(0).octets().length + ", Cost(N): " + kdf.get(1).integer() + ", Block size(r): "
                    + kdf.get(2).integer() + ", Parallelism(p): " + kdf.get(3).integer() + "\n";
        }
        String prf = kdf.stream().filter(p -> p.is(Der.SEQUENCE)).map(p -> Oids.shortName(p.children().get(0).oid())).findFirst().orElse("hmacWithSHA1");
        return "PBES2, PBKDF2, " + cipher + ", Iteration " + kdf.get(1).integer() + ", PRF " + prf + "\n";
    }

    private void bag(Pkcs12.Bag bag) {
        PrivateKeyPair key = bag.key();
        Certificate certificate = bag.certificate();
        if (key != null) {
            if (s.info) {
                AlgorithmIdentifier encryption = bag.keyEncryption();
                call.err(encryption == null ? "Key bag\n" : "Shrouded Keybag: " + described(encryption));
            }
            if (!s.noKeys) {
                out.write(attributes("Bag Attributes", bag.attributes()));
                out.print("Key Attributes: <No Attributes>\n");
                out.write(KeyOutput.pem(call, key, false, cipher, keyPassword));
            }
        } else if (certificate != null) {
            certificate(bag, certificate);
        }
    }

    private void certificate(Pkcs12.Bag bag, Certificate certificate) {
        if (s.info) {
            call.err("Certificate bag\n");
        }
        boolean own = bag.has(Pkcs12.LOCAL_KEY_ID);
        if (s.noCertificates || own && s.othersOnly || !own && s.ownOnly) {
            return;
        }
        out.write(attributes("Bag Attributes", bag.attributes()));
        out.write(call.names().titled("subject=", certificate.subject()));
        out.write(call.names().titled("issuer=", certificate.issuer()));
        out.print(certificate.pem());
    }

    private static byte[] attributes(String title, @Nullable List<Der> attributes) {
        OctetText text = new OctetText().add(title);
        if (attributes == null || attributes.isEmpty()) {
            return text.add(attributes == null ? ": <No Attributes>\n" : ": <Empty Attributes>\n").octets();
        }
        text.add("\n");
        for (Der attribute : attributes) {
            text.add("    ").add(Oids.longName(attribute.children().get(0).oid())).add(": ");
            List<Der> values = attribute.children().get(1).children();
            if (values.isEmpty()) {
                text.add("<No Values>\n");
            }
            values.forEach(value -> text.add(value(value)).add("\n"));
        }
        return text.octets();
    }

    private static String value(Der value) {
        return switch (value.tag()) {
            case Der.BMP_STRING, Der.UTF8_STRING -> value.string();
            case Der.OCTET_STRING, Der.BIT_STRING -> HexFormat.ofDelimiter(" ").withUpperCase().formatHex(value.is(Der.BIT_STRING) ? value.bits() : value.octets()) + " ";
            default -> "<Unsupported tag " + (value.tag() & 0x1F) + ">";
        };
    }
}
