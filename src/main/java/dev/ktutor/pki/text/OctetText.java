package dev.ktutor.pki.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Output that grows: text goes in as UTF-8, octets as they are. */
public final class OctetText {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds text. */
    public OctetText add(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds octets. */
    public OctetText add(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    /** Adds formatted text. */
    public OctetText format(String format, Object... values) {
        return add(String.format(format, values));
    }

    /** Adds that many spaces. */
    public OctetText indent(int columns) {
        return add(" ".repeat(Math.max(0, columns)));
    }

    /** Adds octets of characters as {@code ASN1_STRING_print} does: control characters become dots. */
    public OctetText printable(byte[] octets) {
        byte[] shown = octets.clone();
        for (int i = 0; i < shown.length; i++) {
            int c = shown[i] & 0xFF;
            if (c > '~' || c < ' ' && c != '\n' && c != '\r') {
                shown[i] = '.';
            }
        }
        return add(shown);
    }

    /** Adds octets as {@code aa:bb:…}, so many to a line, each line indented, the last one ended if asked for. */
    public OctetText hexLines(byte[] octets, int indent, int perLine) {
        for (int i = 0; i < octets.length; i++) {
            if (i % perLine == 0) {
                add(i > 0 ? "\n" : "").indent(indent);
            }
            format("%02x%s", octets[i], i + 1 == octets.length ? "" : ":");
        }
        return add("\n");
    }

    /** What was gathered. */
    public byte[] octets() {
        return out.toByteArray();
    }

    /** What was gathered, read as UTF-8. */
    @Override
    public String toString() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
