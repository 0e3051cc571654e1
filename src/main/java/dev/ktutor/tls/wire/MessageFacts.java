package dev.ktutor.tls.wire;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is in a handshake message, decoded: names of fields, which texts are found by, and their values, in order. */
public final class MessageFacts {
    private static final int SHOWN = 8;
    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(1, "ClientHello"), Map.entry(2, "ServerHello"),
            Map.entry(4, "NewSessionTicket"), Map.entry(8, "EncryptedExtensions"), Map.entry(11, "Certificate"), Map.entry(12, "ServerKeyExchange"),
            Map.entry(13, "CertificateRequest"), Map.entry(14, "ServerHelloDone"), Map.entry(15, "CertificateVerify"),
            Map.entry(16, "ClientKeyExchange"), Map.entry(20, "Finished"), Map.entry(24, "KeyUpdate"));

    private final Map<String, String> facts = new LinkedHashMap<>();

    private MessageFacts() { }

    /** The message's name in RFC 8446 and RFC 5246; a hello that asks to try again has its own. */
    public static String name(byte[] message) {
        boolean again = message[0] == TlsEnd.SERVER_HELLO && new Cursor(message).take(6).length == 6 && java.util.Arrays.equals(
                java.util.Arrays.copyOfRange(message, 6, 38), TlsClientEnd.RETRY);
        return again ? "HelloRetryRequest" : NAMES.getOrDefault(message[0] & 0xFF, "message " + message[0]);
    }

    /** What is in it; the suite, once agreed on, tells how to read key exchanges. What cannot be read is left out. */
    public static Map<String, String> of(byte[] message, boolean newer, java.util.Optional<CipherSuite> suite) {
        MessageFacts reading = new MessageFacts();
        try {
            reading.read(message[0], new Cursor(java.util.Arrays.copyOfRange(message, 4, message.length)), newer, suite);
        } catch (TlsStop | PkiException e) {
            reading.facts.put("unreadable", String.valueOf(e.getMessage()));
        }
        return reading.facts;
    }

    /** The certificates in a Certificate message. */
    public static List<Certificate> certificates(byte[] message, boolean newer) {
        Cursor body = new Cursor(java.util.Arrays.copyOfRange(message, 4, message.length));
        return TlsEnd.certificates(newer ? TlsEnd.certificateList13(body) : TlsEnd.certificateList12(body));
    }

    /** The first octets in hexadecimal digits, and how many there are in all. */
    public static String hex(byte[] octets) {
        String all = HexFormat.of().formatHex(octets, 0, Math.min(octets.length, SHOWN));
        return octets.length <= SHOWN ? all : all + "… (" + octets.length + ")";
    }

    private void read(int type, Cursor body, boolean newer, java.util.Optional<CipherSuite> suite) {
        switch (type) {
            case TlsEnd.CLIENT_HELLO -> clientHello(body);
            case TlsEnd.SERVER_HELLO -> serverHello(body);
            case TlsEnd.NEW_TICKET -> {
                facts.put("lifetime", body.u32() + " s");
            }
            case TlsEnd.ENCRYPTED_EXTENSIONS -> {
                byte[] alpn = body.extensions().get(ExtensionNumber.ALPN);
                facts.put("alpn", alpn == null ? "-" : new String(new Cursor(new Cursor(alpn).vec16()).vec8(), StandardCharsets.UTF_8));
            }
            case TlsEnd.CERTIFICATE_REQUEST -> request(body, newer);
            case TlsEnd.SERVER_KEY_EXCHANGE -> serverShare(body, suite);
            case TlsEnd.CLIENT_KEY_EXCHANGE -> clientShare(body, suite);
            case TlsEnd.CERTIFICATE_VERIFY -> {
                facts.put("scheme", scheme(body.u16()));
                facts.put("signature", hex(body.vec16()));
            }
            case TlsEnd.FINISHED -> facts.put("code", hex(body.rest()));
            default -> { }
        }
    }

    private void clientHello(Cursor body) {
        ClientOffer offer = new ClientOffer(body);
        facts.put("versions", offer.has(ExtensionNumber.VERSIONS)
                ? Cursor.numbers(new Cursor(offer.extensions.get(ExtensionNumber.VERSIONS)).vec8()).stream().map(MessageFacts::version).collect(Collectors.joining(", "))
                : version(offer.legacyVersion));
        facts.put("random", hex(offer.random));
        List<CipherSuite> suites = offer.known();
        facts.put("suites", suites.stream().limit(3).map(CipherSuite::label).collect(Collectors.joining(", ")) + (suites.size() > 3 ? ", … (" + suites.size() + ")" : ""));
        offer.serverName().ifPresent(name -> facts.put("server-name", name));
        if (offer.has(ExtensionNumber.KEY_SHARE)) {
            Cursor share = new Cursor(new Cursor(offer.extensions.get(ExtensionNumber.KEY_SHARE)).vec16());
            facts.put("share", group(share.u16()) + " " + hex(share.vec16()));
        }
    }

    private void serverHello(Cursor body) {
        int legacy = body.u16();
        byte[] random = body.take(32);
        body.vec8();
        int suite = body.u16();
        body.u8();
        Map<Integer, byte[]> extensions = body.extensions();
        byte[] version = extensions.get(ExtensionNumber.VERSIONS);
        facts.put("version", version(version == null ? legacy : new Cursor(version).u16()));
        facts.put("random", hex(random));
        facts.put("suite", CipherSuite.of(suite).map(CipherSuite::label).orElse("0x%04x".formatted(suite)));
        byte[] share = extensions.get(ExtensionNumber.KEY_SHARE);
        if (share != null) {
            Cursor cursor = new Cursor(share);
            String group = group(cursor.u16());
            facts.put(cursor.more() ? "share" : "group", group + (cursor.more() ? " " + hex(cursor.vec16()) : ""));
        }
    }

    private void request(Cursor body, boolean newer) {
        byte[] authorities;
        if (newer) {
            body.vec8();
            authorities = new Cursor(body.extensions().getOrDefault(ExtensionNumber.AUTHORITIES, new byte[2])).vec16();
        } else {
            body.vec8();
            body.vec16();
            authorities = body.vec16();
        }
        Cursor names = new Cursor(authorities);
        StringBuilder text = new StringBuilder();
        while (names.more()) {
            text.append(text.length() == 0 ? "" : "; ").append(DistinguishedName.parse(names.vec16()).goString());
        }
        facts.put("authorities", text.length() == 0 ? "-" : text.toString());
    }

    private void serverShare(Cursor body, java.util.Optional<CipherSuite> suite) {
        if (suite.filter(s -> s.exchange() == CipherSuite.Exchange.ECDHE).isPresent()) {
            body.u8();
            facts.put("share", group(body.u16()) + " " + hex(body.vec8()));
        } else {
            facts.put("prime", body.vec16().length * 8 + " bit");
            body.vec16();
            facts.put("share", "DH " + hex(body.vec16()));
        }
        facts.put("scheme", scheme(body.u16()));
        facts.put("signature", hex(body.vec16()));
    }

    private void clientShare(Cursor body, java.util.Optional<CipherSuite> suite) {
        CipherSuite.Exchange exchange = suite.map(CipherSuite::exchange).orElse(CipherSuite.Exchange.ECDHE);
        if (exchange == CipherSuite.Exchange.RSA) {
            facts.put("encrypted", hex(body.vec16()));
        } else {
            facts.put("share", hex(exchange == CipherSuite.Exchange.ECDHE ? body.vec8() : body.vec16()));
        }
    }

    private static String version(int number) {
        return TlsVersion.of(number).map(TlsVersion::words).orElse("0x%04x".formatted(number));
    }

    private static String group(int number) {
        return KeyGroup.of(number).map(KeyGroup::label).orElse("0x%04x".formatted(number));
    }

    private static String scheme(int number) {
        return SignatureScheme.of(number).map(SignatureScheme::rfcName).orElseGet(() -> IntStream.of(number).mapToObj("0x%04x"::formatted).findFirst().orElse(""));
    }
}
