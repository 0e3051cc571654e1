package dev.ktutor.command.net;

import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.tls.HandshakeMessage;
import java.util.Map;
import java.util.stream.Collectors;

/** What curl calls handshake messages and how it writes names. */
final class TlsWords {
    private static final Map<String, String> MESSAGES = Map.of("ClientHello", "handshake, Client hello (1):", "ServerHello",
            "handshake, Server hello (2):", "EncryptedExtensions", "handshake, Encrypted Extensions (8):", "CertificateRequest",
            "handshake, Request CERT (13):", "Certificate", "handshake, Certificate (11):", "CertificateVerify",
            "handshake, CERT verify (15):", "Finished", "handshake, Finished (20):");
    private static final Map<String, String> NAMES = Map.of(DistinguishedName.COMMON_NAME, "CN", DistinguishedName.ORGANIZATION, "O",
            DistinguishedName.ORGANIZATIONAL_UNIT, "OU", "2.5.4.6", "C", "2.5.4.7", "L", "2.5.4.8", "ST");

    private TlsWords() { }

    /** {@code TLSv1.3 (IN), TLS handshake, Server hello (2):}; alerts are numbered from 512. */
    static String of(HandshakeMessage message) {
        String words = MESSAGES.get(message.type());
        if (words == null) {
            words = "alert, " + message.facts().getOrDefault("description", message.type()) + " ("
                    + (512 + Integer.parseInt(message.facts().getOrDefault("number", "0"))) + "):";
        }
        return "TLSv1.3 (" + (message.from() == HandshakeMessage.Side.CLIENT ? "OUT" : "IN") + "), TLS " + words;
    }

    /** {@code O=system:masters; CN=admin}. */
    static String oneLine(DistinguishedName name) {
        return name.rdns().stream().flatMap(rdn -> rdn.stream())
                .map(attribute -> NAMES.getOrDefault(attribute.oid(), attribute.oid()) + "=" + attribute.text())
                .collect(Collectors.joining("; "));
    }
}
