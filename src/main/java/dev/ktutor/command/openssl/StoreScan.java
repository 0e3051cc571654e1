package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.KeyReader;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.TrustSettings;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What OpenSSL's store finds in a file, and the errors it leaves where it does not find what is wanted. */
final class StoreScan {
    /** The error queue holds fifteen entries; errors that attempts raise and take back push the oldest out. */
    private static final int QUEUE = 15;
    /** How many more of those there are where the text happens to look like a SEQUENCE. */
    private static final int TRANSIENT_MORE = 4;

    /** What is looked for. */
    enum Wanted { CERTIFICATE, LIST, PRIVATE_KEY, PUBLIC_KEY }

    /** One thing found; exactly one part is there. */
    record Item(@Nullable Certificate certificate, @Nullable RevocationList list, @Nullable PrivateKeyPair privateKey, @Nullable PublicKey publicKey,
            Pem.@Nullable Block encrypted, @Nullable TrustSettings trust) {
        static Item of(Certificate certificate) {
            return new Item(certificate, null, null, null, null, null);
        }
    }

    private final byte[] octets;

    StoreScan(byte[] octets) {
        this.octets = octets;
    }

    /** Everything of use, in order: PEM blocks, or one DER value. */
    List<Item> items(boolean derOnly) {
        List<Item> items = new ArrayList<>();
        if (!derOnly) {
            Pem.parseAll(ByteText.decode(octets)).forEach(block -> add(items, block));
        }
        if (items.isEmpty() && octets.length > 0 && (octets[0] & 0xFF) == Der.SEQUENCE) {
            addDer(items);
        }
        return items;
    }

    private void add(List<Item> items, Pem.Block block) {
        try {
            switch (block.label()) {
                case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> items.add(trusted(block.der()));
                case "X509 CRL" -> items.add(new Item(null, RevocationList.parse(block.der()), null, null, null, null));
                case "PUBLIC KEY" -> items.add(new Item(null, null, null, PublicKey.parse(block.der()), null, null));
                case "RSA PUBLIC KEY" -> items.add(new Item(null, null, null, PublicKey.ofRsaPublicKey(block.der()), null, null));
                default -> {
                    if (KeyReader.LABELS.contains(block.label())) {
                        boolean locked = KeyReader.isEncrypted(block);
                        items.add(new Item(null, null, locked ? null : KeyReader.read(block, null), null, locked ? block : null, null));
                    }
                }
            }
        } catch (PkiException | IndexOutOfBoundsException e) {
            // a block that does not hold what its label says is passed over
        }
    }

    /** A trusted certificate may have its settings behind it. */
    private static Item trusted(byte[] der) {
        Der certificate = Der.prefix(der);
        TrustSettings settings = certificate.end() == der.length ? null : TrustSettings.parse(java.util.Arrays.copyOfRange(der, certificate.end(), der.length));
        return new Item(Certificate.parse(certificate.encoded()), null, null, null, null, settings);
    }

    private void addDer(List<Item> items) {
        List<java.util.function.Function<byte[], Item>> readers = List.of(d -> Item.of(Certificate.parse(d)),
                d -> new Item(null, null, KeyReader.readDer(d), null, null, null), d -> new Item(null, RevocationList.parse(d), null, null, null, null),
                d -> new Item(null, null, null, PublicKey.parse(d), null, null),
                d -> new Item(null, null, null, null, encrypted(d), null));
        for (var reader : readers) {
            try {
                items.add(reader.apply(Der.prefix(octets).encoded()));
                return;
            } catch (PkiException | IndexOutOfBoundsException | ArithmeticException e) {
                // not this kind
            }
        }
    }

    private static Pem.Block encrypted(byte[] der) {
        List<Der> parts = Der.parse(der).children(Der.SEQUENCE);
        parts.get(0).require(Der.SEQUENCE).children().get(0).oid();
        parts.get(1).require(Der.OCTET_STRING);
        return new Pem.Block("ENCRYPTED PRIVATE KEY", der);
    }

    /**
     * The errors left in the queue. A well-formed block of the wrong kind leaves one or two. A file without any such block
     * is read as a run of BER values, text being taken for tags and lengths; each leaves one, and every second of them
     * also says that nothing could be decoded.
     */
    List<String> errors(Wanted wanted, boolean derOnly) {
        List<String> raised = new ArrayList<>();
        List<Pem.Block> blocks = derOnly ? List.of() : Pem.parseAll(ByteText.decode(octets));
        boolean understood = blocks.stream().anyMatch(b -> !b.label().equals("CERTIFICATE REQUEST") && !b.label().equals("NEW CERTIFICATE REQUEST"));
        if (understood) {
            blocks.forEach(block -> wrongKind(raised, wanted, block.label()));
            return raised;
        }
        boolean forCertificate = wanted == Wanted.CERTIFICATE || wanted == Wanted.LIST;
        String structure = wanted == Wanted.CERTIFICATE ? "Input structure: Certificate" : wanted == Wanted.LIST ? "Input structure: CertificateList" : "";
        String type = !derOnly ? "" : structure.isEmpty() ? "Input type: DER" : " Input type: DER, ";
        int transientErrors = forCertificate ? 4 : 5;
        int count = 0;
        for (int at = 0; at < octets.length; count++) {
            boolean sequence = octets[at] == Der.SEQUENCE;
            try {
                at = Der.at(octets, at, octets.length).end();
            } catch (PkiException e) {
                break;
            }
            keep(raised, QUEUE - transientErrors - (sequence ? TRANSIENT_MORE : 0));
            raised.add(OpensslError.STORE_UNSUPPORTED.line(""));
            if (count % 2 == 1) {
                raised.add(OpensslError.NO_SUPPORTED_DATA.line("No supported data to decode. " + type + structure));
            }
        }
        keep(raised, QUEUE - 2);
        return raised;
    }

    private static void keep(List<String> raised, int most) {
        while (raised.size() > most) {
            raised.remove(0);
        }
    }

    private static void wrongKind(List<String> raised, Wanted wanted, String label) {
        int times = switch (label) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CRL" -> 0;
            case "PUBLIC KEY" -> wanted == Wanted.PRIVATE_KEY ? 2 : 1;
            default -> KeyReader.LABELS.contains(label) || label.endsWith("PARAMETERS") || label.equals("RSA PUBLIC KEY") ? 1 : 0;
        };
        for (int i = 0; i < times; i++) {
            raised.add(OpensslError.STORE_UNSUPPORTED.line(""));
        }
    }
}
