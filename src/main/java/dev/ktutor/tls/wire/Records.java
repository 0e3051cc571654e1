package dev.ktutor.tls.wire;

import dev.ktutor.tls.Alert;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records on a channel (RFC 8446 §5): framing, protection of either direction, counts of what went over the wire. */
final class Records {
    static final int CHANGE_CIPHER_SPEC = 20;
    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int DATA = 23;
    private static final int MOST = 16384;
    private static final List<String> HTTP = List.of("GET ", "POST ", "HEAD ", "PUT ");

    /** What one record carried. */
    record Piece(int type, byte[] content) { }

    private final Channel channel;
    private final Watcher watcher;
    private final boolean client;
    private @Nullable Protection reading;
    private @Nullable Protection writing;
    private TlsVersion version;
    private boolean first = true;
    private long bytesRead;
    private long bytesWritten;

    Records(Channel channel, Watcher watcher, boolean client, TlsVersion version) {
        this.channel = channel;
        this.watcher = watcher;
        this.client = client;
        this.version = version;
    }

    void readWith(Protection protection) {
        reading = protection;
    }

    void writeWith(Protection protection) {
        writing = protection;
    }

    /** Sets the version the watcher hears. */
    void version(TlsVersion agreed) {
        version = agreed;
    }

    TlsVersion version() {
        return version;
    }

    long bytesRead() {
        return bytesRead;
    }

    long bytesWritten() {
        return bytesWritten;
    }

    boolean isReadProtected() {
        return reading != null;
    }

    /** Sends content of a type, in as many records as it needs. */
    void write(int type, byte[] content) {
        for (int at = 0; at == 0 || at < content.length; at += MOST) {
            writeOne(type, at == 0 && content.length <= MOST ? content : Arrays.copyOfRange(content, at, Math.min(content.length, at + MOST)));
        }
    }

    private void writeOne(int type, byte[] content) {
        boolean sealed13 = writing != null && writing.isTls13() && type != CHANGE_CIPHER_SPEC;
        Protection protection = type == CHANGE_CIPHER_SPEC && writing != null && writing.isTls13() ? null : writing;
        byte[] body = protection == null ? content : protection.seal(type, content);
        // Old servers stumble over a first record that says more than TLS 1.0 (RFC 8446 §5.1).
        int shown = client && first ? TlsVersion.TLS10.number() : TlsVersion.TLS12.number();
        byte[] header = new Octets().u8(sealed13 ? DATA : type).u16(shown).u16(body.length).bytes();
        watcher.piece(true, TlsVersion.of(shown).orElse(TlsVersion.TLS12), Watcher.Piece.HEADER, header);
        if (sealed13) {
            watcher.piece(true, TlsVersion.TLS12, Watcher.Piece.INNER_TYPE, new byte[] {(byte) type});
        }
        if (type == CHANGE_CIPHER_SPEC) {
            watcher.piece(true, version, Watcher.Piece.CHANGE_CIPHER_SPEC, content);
        }
        first = false;
        bytesWritten += header.length + body.length;
        channel.write(Octets.join(header, body));
    }

    /** The next record; null if the other end closed between two. */
    @Nullable Piece read() {
        byte[] header = new byte[5];
        if (!fill(header, true)) {
            return null;
        }
        checkHeader(header);
        int type = header[0] & 0xFF;
        byte[] body = new byte[(header[3] & 0xFF) << 8 | header[4] & 0xFF];
        if (body.length > MOST + 2048) {
            throw new TlsStop(Fault.TOO_LONG);
        }
        watcher.piece(false, TlsVersion.of((header[1] & 0xFF) << 8 | header[2] & 0xFF).orElse(TlsVersion.TLS12), Watcher.Piece.HEADER, header);
        fill(body, false);
        first = false;
        if (reading == null || reading.isTls13() && type == CHANGE_CIPHER_SPEC) {
            return new Piece(type, body);
        }
        if (!reading.isTls13()) {
            return new Piece(type, reading.open(type, body));
        }
        if (type == ALERT) {
            // An end that stopped before it had keys says so in the clear.
            return new Piece(type, body);
        }
        byte[] inner = reading.open(type, body);
        int end = inner.length - 1;
        while (end >= 0 && inner[end] == 0) {
            end--;
        }
        if (end < 0) {
            throw new TlsStop(Fault.BAD_RECORD_TYPE);
        }
        watcher.piece(false, version, Watcher.Piece.INNER_TYPE, new byte[] {inner[end]});
        return new Piece(inner[end], Arrays.copyOf(inner, end));
    }

    private void checkHeader(byte[] header) {
        int type = header[0] & 0xFF;
        if (header[1] == 3 && type >= CHANGE_CIPHER_SPEC && type <= DATA) {
            return;
        }
        String text = new String(header, StandardCharsets.ISO_8859_1);
        if (first && !client && HTTP.stream().anyMatch(text::startsWith)) {
            throw new TlsStop(Fault.HTTP_REQUEST);
        }
        if (first && !client && text.equals("CONNE")) {
            throw new TlsStop(Fault.HTTPS_PROXY_REQUEST);
        }
        throw new TlsStop(header[1] == 3 ? Fault.BAD_RECORD_TYPE : Fault.WRONG_VERSION_NUMBER);
    }

    /** Whether there was anything; stops where the other end closes in the middle. */
    private boolean fill(byte[] buffer, boolean mayEnd) {
        for (int at = 0; at < buffer.length; ) {
            int n = channel.read(buffer, at, buffer.length - at);
            if (n < 0) {
                if (mayEnd && at == 0) {
                    return false;
                }
                throw new TlsStop(Fault.UNEXPECTED_EOF);
            }
            bytesRead += n;
            at += n;
        }
        return true;
    }

    void alert(Alert alert) {
        byte[] content = {(byte) (alert == Alert.CLOSE_NOTIFY || alert == Alert.USER_CANCELED || alert == Alert.NO_RENEGOTIATION ? 1 : 2), (byte) alert.number()};
        write(ALERT, content);
        watcher.piece(true, version, Watcher.Piece.ALERT, content);
    }
}
