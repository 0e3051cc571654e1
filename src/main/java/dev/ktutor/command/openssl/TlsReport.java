package dev.ktutor.command.openssl;

import dev.ktutor.pki.AlgorithmIdentifier;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.text.Asn1Text;
import dev.ktutor.pki.text.HexDump;
import dev.ktutor.pki.text.OctetText;
import dev.ktutor.tls.wire.CipherSuite;
import dev.ktutor.tls.wire.Facts;
import dev.ktutor.tls.wire.KeyGroup;
import dev.ktutor.tls.wire.SignatureScheme;
import dev.ktutor.tls.wire.TlsVersion;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What s_client and s_server print of a handshake, part by part (apps/s_client.c, apps/lib/s_cb.c, ssl/ssl_txt.c). */
final class TlsReport {
    private static final List<String> POINT_FORMATS = List.of("uncompressed", "ansiX962_compressed_prime", "ansiX962_compressed_char2");

    private final Call call;
    private final Facts facts;

    TlsReport(Call call, Facts facts) {
        this.call = call;
        this.facts = facts;
    }

    private OctetText name(OctetText out, dev.ktutor.pki.DistinguishedName name) {
        return out.add(call.names().text(name, 0)).add("\n");
    }

    void chain(OctetText out, List<Certificate> chain, boolean shown) {
        out.add("---\nCertificate chain\n");
        for (int i = 0; i < chain.size(); i++) {
            Certificate certificate = chain.get(i);
            name(out.format("%2d s:", i), certificate.subject());
            name(out.add("   i:"), certificate.issuer());
            out.add("   a:PKEY: " + Oids.shortName(certificate.publicKey().algorithm().oid()) + ", " + bits(certificate.publicKey()) + " (bit); sigalg: "
                    + signature(certificate.signatureAlgorithm()) + "\n");
            out.add("   v:NotBefore: " + Asn1Text.time(certificate.validity().get(0)) + "; NotAfter: " + Asn1Text.time(certificate.validity().get(1)) + "\n");
            if (shown) {
                out.add(certificate.pem());
            }
        }
    }

    static int bits(PublicKey key) {
        return key.kind() == KeyKind.ED25519 ? 256 : key.bits();
    }

    private static String signature(AlgorithmIdentifier algorithm) {
        return Oids.shortName(algorithm.oid());
    }

    void names(OctetText out, Certificate certificate) {
        out.add(call.names().titled("subject=", certificate.subject())).add(call.names().titled("issuer=", certificate.issuer()));
    }

    void authorities(OctetText out, boolean client) {
        if (facts.authorities().isEmpty()) {
            out.add(client ? "---\nNo client certificate CA names sent\n" : "");
            return;
        }
        out.add("---\nAcceptable client certificate CA names\n");
        facts.authorities().forEach(authority -> name(out, authority));
    }

    /** Types and signatures asked for, then how the other end signed. */
    void signatures(OctetText out, boolean client, List<SignatureScheme> own) {
        if (client && !facts.certificateTypes().isEmpty()) {
            out.add("Client Certificate Types: " + facts.certificateTypes().stream().map(TlsReport::certificateType).collect(Collectors.joining(", ")) + "\n");
        }
        List<Integer> theirs = client ? facts.requestedSchemes() : facts.offer().map(Facts.Offer::schemes).orElse(List.of());
        if (!theirs.isEmpty()) {
            String what = client ? "Requested Signature Algorithms: " : "Signature Algorithms: ";
            out.add(what + labels(theirs) + "\n");
            boolean older = facts.version().filter(TlsVersion.TLS12::equals).isPresent();
            List<Integer> shared = theirs.stream().filter(number -> SignatureScheme.of(number).filter(client && !older ? SignatureScheme.OPENSSL_13::contains : own::contains)
                    .filter(scheme -> older || !scheme.label().startsWith("DSA")).isPresent()).toList();
            out.add("Shared " + what + labels(shared) + "\n");
        }
        facts.peerScheme().flatMap(SignatureScheme::digest).ifPresent(digest -> out.add("Peer signing digest: " + digest.label().toUpperCase(Locale.ROOT) + "\n"));
        facts.peerScheme().ifPresent(scheme -> out.add("Peer signature type: " + scheme.type() + "\n"));
    }

    static String certificateType(int number) {
        return switch (number) {
            case 1 -> "RSA sign";
            case 2 -> "DSA sign";
            case 64 -> "ECDSA sign";
            default -> "UNKNOWN (" + number + "),";
        };
    }

    static String labels(List<Integer> numbers) {
        return numbers.stream().map(number -> SignatureScheme.of(number).map(SignatureScheme::label).orElseGet(() -> switch (number) {
            case 0x0201 -> "RSA+SHA1";
            case 0x0203 -> "ECDSA+SHA1";
            default -> "0x%02X+0x%02X".formatted(number >> 8, number & 0xFF);
        })).collect(Collectors.joining(":"));
    }

    void temporaryKey(OctetText out) {
        if (!facts.temporaryKey().isEmpty()) {
            out.add("Server Temp Key: " + facts.temporaryKey() + "\n");
        }
    }

    /** What the server saw of the client's curves. */
    void groups(OctetText out, Facts.Offer offer, List<KeyGroup> own, boolean newer, boolean withShared) {
        if (offer.groups().isEmpty()) {
            return;
        }
        out.add("Supported groups: " + offer.groups().stream().map(TlsReport::group).collect(Collectors.joining(":")) + "\n");
        if (withShared) {
            out.add("Shared groups: " + offer.groups().stream().flatMap(number -> KeyGroup.of(number).stream()).filter(own::contains)
                    .filter(g -> newer || g.isCurve()).map(KeyGroup::label).collect(Collectors.joining(":")) + "\n");
        }
    }

    private static String group(int number) {
        return KeyGroup.of(number).map(KeyGroup::label).orElse("0x%04X".formatted(number));
    }

    static void pointFormats(OctetText out, byte[] formats) {
        StringBuilder names = new StringBuilder();
        for (byte format : formats) {
            names.append(names.length() == 0 ? "" : ":").append(format >= 0 && format < 3 ? POINT_FORMATS.get(format) : "unknown(" + format + ")");
        }
        if (formats.length > 0) {
            out.add("Supported Elliptic Curve Point Formats: " + names + "\n");
        }
    }

    static String suite(Facts facts) {
        return facts.suite().map(CipherSuite::label).orElse("(NONE)");
    }

    /** SSL_SESSION_print: TLS 1.2's session, or TLS 1.3's of one ticket. */
    void session(OctetText out, TlsVersion version, Facts.@org.jspecify.annotations.Nullable Ticket ticket, byte[] id, String context,
            PeerVerdict verdict, long started) {
        boolean newer = version == TlsVersion.TLS13;
        String secret = HexFormat.of().withUpperCase().formatHex(newer && ticket != null ? ticket.secret() : facts.master());
        out.add("SSL-Session:\n    Protocol  : " + version.label() + "\n    Cipher    : " + facts.suite().map(CipherSuite::label).orElse("0000") + "\n");
        out.add("    Session-ID: " + HexFormat.of().withUpperCase().formatHex(id) + "\n    Session-ID-ctx: " + context + "\n");
        out.add("    " + (newer ? "Resumption PSK: " : "Master-Key: ") + secret + "\n");
        out.add("    PSK identity: None\n    PSK identity hint: None\n    SRP username: None\n");
        if (ticket != null && context.isEmpty()) {
            if (ticket.lifetime() > 0) {
                out.add("    TLS session ticket lifetime hint: " + ticket.lifetime() + " (seconds)\n");
            }
            out.add("    TLS session ticket:\n").add(HexDump.of(ticket.octets(), 4)).add("\n");
        }
        long timeout = newer && ticket != null ? ticket.lifetime() : 7200;
        out.add("    Start Time: " + started + "\n    Timeout   : " + timeout + " (sec)\n");
        out.add("    Verify return code: " + verdict.result() + " (" + verdict.words() + ")\n");
        out.add("    Extended master secret: " + (facts.extendedMaster() ? "yes" : "no") + "\n");
        if (newer) {
            out.add("    Max Early Data: 0\n");
        }
    }
}
