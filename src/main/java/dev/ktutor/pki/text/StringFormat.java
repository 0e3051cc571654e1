package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes one ASN.1 string with the escapes that {@link NameFormat}'s flags ask for (RFC 2253, RFC 2254). */
final class StringFormat {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final long flags;
    private boolean quotesNeeded;

    private StringFormat(long flags) {
        this.flags = flags;
    }

    static byte[] text(Der value, long flags) {
        OctetText out = new OctetText();
        if ((flags & NameFormat.SHOW_TYPE) != 0) {
            out.add(Asn1Text.typeName(value.tag())).add(":");
        }
        int width = (flags & NameFormat.DUMP_ALL) != 0 ? -1 : (flags & NameFormat.IGNORE_TYPE) != 0 ? 1 : width(value.tag());
        if (width < 0 && (flags & (NameFormat.DUMP_UNKNOWN | NameFormat.DUMP_ALL)) == 0) {
            width = 1;
        }
        if (width < 0) {
            return out.add("#").add(HEX.formatHex((flags & NameFormat.DUMP_DER) != 0 ? value.encoded() : value.content())).octets();
        }
        StringFormat format = new StringFormat(flags);
        OctetText escaped = new OctetText();
        format.write(escaped, value.content(), width);
        String quote = format.quotesNeeded ? "\"" : "";
        return out.add(quote).add(escaped.octets()).add(quote).octets();
    }

    /** Octets of a character; 0 means UTF-8, -1 no string. */
    private static int width(int tag) {
        return switch (tag) {
            case Der.UTF8_STRING -> 0;
            case Der.NUMERIC_STRING, Der.PRINTABLE_STRING, Der.T61_STRING, Der.IA5_STRING, Der.UTC_TIME, Der.GENERALIZED_TIME,
                    Der.VISIBLE_STRING -> 1;
            case Der.UNIVERSAL_STRING -> 4;
            case Der.BMP_STRING -> 2;
            default -> -1;
        };
    }

    private void write(OctetText out, byte[] content, int width) {
        boolean convert = (flags & NameFormat.UTF8) != 0;
        if (width == 0 && convert || width == 1 && !convert) {
            for (int i = 0; i < content.length; i++) {
                character(out, content[i] & 0xFF, i == 0, i == content.length - 1);
            }
            return;
        }
        int[] points = points(content, width);
        for (int i = 0; i < points.length; i++) {
            boolean first = i == 0;
            boolean last = i == points.length - 1;
            if (!convert) {
                character(out, points[i], first, last);
            } else if (points[i] >= 0xD800 && points[i] <= 0xDFFF || points[i] > 0x10FFFF || points[i] < 0) {
                return;
            } else {
                for (byte b : new String(Character.toChars(points[i])).getBytes(StandardCharsets.UTF_8)) {
                    character(out, b & 0xFF, first, last);
                }
            }
        }
    }

    private static int[] points(byte[] content, int width) {
        if (width == 0) {
            return new String(content, StandardCharsets.UTF_8).codePoints().toArray();
        }
        int[] points = new int[content.length / width];
        for (int i = 0; i < points.length * width; i++) {
            points[i / width] = points[i / width] << 8 | content[i] & 0xFF;
        }
        return points;
    }

    private void character(OctetText out, int c, boolean first, boolean last) {
        if (c > 0xFFFF) {
            out.format("\\W%08X", c);
        } else if (c > 0xFF) {
            out.format("\\U%04X", c);
        } else if (c <= 0x7F && escaped2253(c, first, last)) {
            boolean quotable = (flags & NameFormat.ESC_QUOTE) != 0 && " #,+<>;".indexOf(c) >= 0;
            quotesNeeded |= quotable;
            out.add(quotable ? "" : "\\").add(new byte[] {(byte) c});
        } else if (inHex(c)) {
            out.format("\\%02X", c);
        } else if (c == '\\' && (flags & (NameFormat.ESC_2253 | NameFormat.ESC_2254 | NameFormat.ESC_CTRL | NameFormat.ESC_MSB | NameFormat.ESC_QUOTE)) != 0) {
            out.add("\\\\");
        } else {
            out.add(new byte[] {(byte) c});
        }
    }

    /** The last test stands in for the first where a string is one character long, as in OpenSSL. */
    private boolean escaped2253(int c, boolean first, boolean last) {
        if ((flags & NameFormat.ESC_2253) == 0) {
            return false;
        }
        return ",+\"\\<>;".indexOf(c) >= 0 || c == ' ' && (first || last) || c == '#' && first && !last;
    }

    private boolean inHex(int c) {
        return c > 0x7F ? (flags & NameFormat.ESC_MSB) != 0
                : (flags & NameFormat.ESC_CTRL) != 0 && (c < 32 || c > 126)
                || (flags & NameFormat.ESC_2254) != 0 && (c == 0 || "()*\\".indexOf(c) >= 0);
    }
}
