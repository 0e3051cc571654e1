package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.PkiException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text form of lists of signed certificate timestamps (RFC 6962 §3.3). */
final class SctText {
    private static final int LOG_ID = 32;
    private static final int PER_LINE = 16;
    private static final int SHA256 = 4;
    private static final long LAST_MILLISECOND = 253402300799999L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS'Z'", Locale.ROOT);

    private SctText() { }

    static void list(OctetText out, Der value, int indent) {
        ByteBuffer list = part(ByteBuffer.wrap(value.require(Der.OCTET_STRING).octets()));
        List<ByteBuffer> timestamps = new ArrayList<>();
        while (list.hasRemaining()) {
            timestamps.add(part(list));
        }
        for (int i = 0; i < timestamps.size(); i++) {
            out.add(i > 0 ? "\n" : "");
            one(out, timestamps.get(i), indent);
        }
    }

    /** What follows two octets that say its length. */
    private static ByteBuffer part(ByteBuffer from) {
        try {
            int length = from.getShort() & 0xFFFF;
            if (length > from.remaining()) {
                throw new PkiException("a list longer than its octets");
            }
            ByteBuffer part = from.slice(from.position(), length);
            from.position(from.position() + length);
            return part;
        } catch (BufferUnderflowException e) {
            throw new PkiException("a list without its length");
        }
    }

    private static void one(OctetText out, ByteBuffer timestamp, int indent) {
        out.indent(indent).add("Signed Certificate Timestamp:\n").indent(indent + 4).add("Version   : ");
        byte[] whole = octets(timestamp.duplicate(), timestamp.remaining());
        if (whole.length == 0 || timestamp.get() != 0) {
            hex(out.add("unknown\n").indent(indent + PER_LINE), whole, indent);
            return;
        }
        try {
            byte[] log = octets(timestamp, LOG_ID);
            long moment = timestamp.getLong();
            ByteBuffer extensions = part(timestamp);
            int hash = timestamp.get();
            int signer = timestamp.get();
            hex(out.add("v1 (0x0)\n").indent(indent + 4).add("Log ID    : "), log, indent);
            out.add("\n").indent(indent + 4).add("Timestamp : ").add(time(moment)).add("\n").indent(indent + 4).add("Extensions: ");
            if (extensions.hasRemaining()) {
                hex(out, octets(extensions, extensions.remaining()), indent);
            } else {
                out.add("none");
            }
            out.add("\n").indent(indent + 4).add("Signature : ").add(hash == SHA256 && signer == 3 ? "ecdsa-with-SHA256"
                    : hash == SHA256 && signer == 1 ? "sha256WithRSAEncryption" : String.format("%02X%02X", hash, signer));
            out.add("\n").indent(indent + 4).add("            ");
            ByteBuffer signature = part(timestamp);
            hex(out, octets(signature, signature.remaining()), indent);
        } catch (BufferUnderflowException e) {
            throw new PkiException("a timestamp cut short");
        }
    }

    private static byte[] octets(ByteBuffer from, int count) {
        byte[] octets = new byte[count];
        from.get(octets);
        return octets;
    }

    private static String time(long millis) {
        if (millis < 0 || millis > LAST_MILLISECOND) {
            return "Bad time value";
        }
        String text = TIME.format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
        return Asn1Text.time(Der.parse(DerWriter.value(Der.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII))));
    }

    private static void hex(OctetText out, byte[] octets, int indent) {
        for (int i = 0; i < octets.length; i++) {
            boolean last = i == octets.length - 1;
            out.add(i > 0 && i % PER_LINE == 0 ? "\n" + " ".repeat(indent + PER_LINE) : "").format("%02X%s", octets[i], last ? "" : ":");
        }
    }
}
