package dev.ktutor.command.openssl;

import dev.ktutor.pki.text.HexDump;
import dev.ktutor.pki.text.OctetText;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.wire.TlsVersion;
import dev.ktutor.tls.wire.Watcher;
import java.util.Locale;
import java.util.Map;

/** -msg, -state and -tlsextdebug: every piece of the conversation as s_client and s_server dump it (apps/lib/s_cb.c). */
class MessageDump implements Watcher {
    private static final Map<Integer, String> MESSAGES = Map.ofEntries(Map.entry(0, "HelloRequest"), Map.entry(1, "ClientHello"),
            Map.entry(2, "ServerHello"), Map.entry(4, "NewSessionTicket"), Map.entry(8, "EncryptedExtensions"), Map.entry(11, "Certificate"),
            Map.entry(12, "ServerKeyExchange"), Map.entry(13, "CertificateRequest"), Map.entry(14, "ServerHelloDone"),
            Map.entry(15, "CertificateVerify"), Map.entry(16, "ClientKeyExchange"), Map.entry(20, "Finished"), Map.entry(24, "KeyUpdate"));
    private static final Map<Integer, String> EXTENSIONS = Map.ofEntries(Map.entry(0, "server name"), Map.entry(5, "status request"),
            Map.entry(10, "supported_groups"), Map.entry(11, "EC point formats"), Map.entry(13, "signature algorithms"),
            Map.entry(16, "application layer protocol negotiation"), Map.entry(22, "encrypt-then-mac"), Map.entry(23, "extended master secret"),
            Map.entry(35, "session ticket"), Map.entry(43, "supported versions"), Map.entry(44, "cookie"), Map.entry(45, "psk kex modes"),
            Map.entry(47, "certificate authorities"), Map.entry(51, "key share"), Map.entry(0xff01, "renegotiation info"));

    private final Call call;
    private final TlsArguments arguments;
    private final boolean client;
    private boolean silent;

    MessageDump(Call call, TlsArguments arguments, boolean client) {
        this.call = call;
        this.arguments = arguments;
        this.client = client;
    }

    /** Says nothing from now on. */
    void silence() {
        silent = true;
    }

    @Override
    public void state(String words) {
        if (arguments.state && !silent) {
            err((client ? "SSL_connect:" : "SSL_accept:") + words + "\n");
        }
    }

    private void err(String text) {
        call.flush();
        call.err(text);
    }

    @Override
    public void noServerName() {
        err("Can't use SSL_get_servername\n");
    }

    @Override
    public void piece(boolean sent, TlsVersion version, Piece piece, byte[] bytes) {
        if (silent) {
            return;
        }
        if (arguments.msg && !arguments.quiet) {
            OctetText out = new OctetText().add(sent ? ">>> " : "<<< ").add(version.words()).add(", " + title(piece))
                    .format(" [length %04x]", bytes.length).add(detail(piece, bytes)).add("\n").add("   ");
            for (int i = 0; i < bytes.length; i++) {
                out.add(i % 16 == 0 && i > 0 ? "\n   " : "").format(" %02x", bytes[i]);
            }
            call.out(out.add("\n").octets());
            call.flush();
        }
        if (piece == Piece.ALERT && arguments.state) {
            err("SSL3 alert " + (sent ? "write:" : "read:") + (bytes[0] == 1 ? "warning:" : "fatal:")
                    + Alert.of(bytes[1] & 0xFF).map(Alert::opensslText).orElse("unknown") + "\n");
        }
        if (piece == Piece.HANDSHAKE && !sent && arguments.extensionDump && (bytes[0] == 2 || bytes[0] == 8 || bytes[0] == 1)) {
            extensions(bytes);
        }
    }

    private static String title(Piece piece) {
        return switch (piece) {
            case HEADER -> "RecordHeader";
            case INNER_TYPE -> "InnerContent";
            case CHANGE_CIPHER_SPEC -> "ChangeCipherSpec";
            case ALERT -> "Alert";
            case HANDSHAKE -> "Handshake";
            case DATA -> "ApplicationData";
        };
    }

    private static String detail(Piece piece, byte[] bytes) {
        if (piece == Piece.HANDSHAKE) {
            return ", " + MESSAGES.getOrDefault(bytes[0] & 0xFF, "???");
        }
        if (piece == Piece.ALERT) {
            String name = Alert.of(bytes[1] & 0xFF).map(alert -> alert.name().toLowerCase(Locale.ROOT)).orElse("???");
            return ", " + (bytes[0] == 1 ? "warning " : "fatal ") + name;
        }
        return "";
    }

    /** Extensions of a hello or of TLS 1.3's encrypted ones, each with its dump. */
    private void extensions(byte[] message) {
        int at = 4;
        if (message[0] != 8) {
            at += 34;
            at += 1 + (message[at] & 0xFF);
            at += message[0] == 1 ? 2 + number(message, at) : 2;
            at += message[0] == 1 ? 1 + (message[at] & 0xFF) : 1;
        }
        if (at + 2 > message.length) {
            return;
        }
        OctetText out = new OctetText();
        for (at += 2; at + 4 <= message.length; ) {
            int number = number(message, at);
            int length = number(message, at + 2);
            byte[] content = java.util.Arrays.copyOfRange(message, at + 4, at + 4 + length);
            out.add("TLS " + (client ? "server" : "client") + " extension \"" + EXTENSIONS.getOrDefault(number, "unknown") + "\" (id=" + number + "), len="
                    + length + "\n").add(HexDump.of(content, 0));
            at += 4 + length;
        }
        call.out(out.octets());
        call.flush();
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
