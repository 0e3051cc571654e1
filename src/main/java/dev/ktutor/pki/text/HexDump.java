package dev.ktutor.pki.text;

/** OpenSSL's hexadecimal dump ({@code BIO_dump_indent}): offset, sixteen octets, their characters. */
public final class HexDump {
    private HexDump() { }

    /** The dump, each line indented and ended. */
    public static byte[] of(byte[] octets, int indent) {
        OctetText out = new OctetText();
        int width = Math.min(Math.max(0, 16 - (Math.max(0, Math.min(indent, 64) - 6) + 3) / 4), 16);
        for (int row = 0; row < octets.length; row += width) {
            out.indent(Math.min(indent, 64)).format("%04x - ", row);
            StringBuilder characters = new StringBuilder();
            for (int i = row; i < row + width; i++) {
                if (i >= octets.length) {
                    out.add("   ");
                } else {
                    out.format("%02x%c", octets[i], i - row == 7 ? '-' : ' ');
                    int c = octets[i] & 0xFF;
                    characters.append(c >= ' ' && c <= '~' ? (char) c : '.');
                }
            }
            out.add("  ").add(characters.toString()).add("\n");
        }
        return out.octets();
    }
}
