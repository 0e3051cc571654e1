package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.Oids;
import dev.ktutor.pki.PkiException;
import java.math.BigInteger;
import java.util.HexFormat;

/** The outline of an encoding that {@code openssl asn1parse} prints. */
public final class Asn1Dump {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int MAX_DEPTH = 128;

    private final OctetText out = new OctetText();
    private final boolean indented;
    private final int dump;
    private boolean wellFormed = true;

    private Asn1Dump(boolean indented, int dump) {
        this.indented = indented;
        this.dump = dump;
    }

    /** An outline and whether the encoding could be followed to its end. */
    public record Outline(byte[] text, boolean wellFormed) { }

    /** The outline of an extension with a dump of what it cannot read. */
    static byte[] of(byte[] encoding, int indent) {
        return of(encoding, indent > 0, -1).text();
    }

    /**
     * The outline of values one after another.
     *
     * @param indented whether inner values are indented
     * @param dump how many octets of opaque values to dump; 0 for one line of digits, -1 for all
     */
    public static Outline of(byte[] encoding, boolean indented, int dump) {
        Asn1Dump outline = new Asn1Dump(indented, dump);
        outline.values(encoding, 0, encoding.length, 0);
        return new Outline(outline.out.octets(), outline.wellFormed);
    }

    private void values(byte[] bytes, int from, int to, int depth) {
        if (depth > MAX_DEPTH) {
            out.add("BAD RECURSION DEPTH\n");
            wellFormed = false;
        }
        int at = from;
        while (at < to && wellFormed) {
            Der value;
            try {
                value = Der.at(bytes, at, to);
            } catch (PkiException e) {
                out.add("Error in encoding\n");
                wellFormed = false;
                return;
            }
            head(value, at, depth);
            if (value.isConstructed()) {
                out.add("\n");
                int start = at + value.headerLength();
                values(bytes, start, value.isIndefinite() ? value.end() : start + value.length(), depth + 1);
            } else {
                out.add(primitive(value));
            }
            at = value.end();
        }
    }

    private void head(Der value, int at, int depth) {
        int tag = value.tag();
        int number = number(value);
        String name = (tag & 0xC0) == 0xC0 ? "priv [ " + number + " ] " : (tag & 0xC0) == 0x80 ? "cont [ " + number + " ]"
                : (tag & 0xC0) == 0x40 ? "appl [ " + number + " ]" : number > 30 ? "<ASN1 " + number + ">" : Asn1Text.typeName(number);
        String length = value.isIndefinite() ? "l=inf " : String.format("l=%4d", value.length());
        out.format("%5d:d=%-2d hl=%d %s %s: ", at, depth, value.headerLength(), length, value.isConstructed() ? "cons" : "prim");
        out.indent(indented ? depth : 0).format("%-18s", name);
    }

    private static int number(Der value) {
        int low = value.tag() & 0x1F;
        if (low != 0x1F) {
            return low;
        }
        int number = 0;
        byte[] encoded = value.encoded();
        for (int i = 1; i < encoded.length; i++) {
            number = number << 7 | encoded[i] & 0x7F;
            if ((encoded[i] & 0x80) == 0) {
                break;
            }
        }
        return number;
    }

    private byte[] primitive(Der value) {
        OctetText text = new OctetText();
        byte[] content = value.content();
        if ((value.tag() & 0xC0) != 0) {
            return text.add("\n").octets();
        }
        switch (value.tag() & 0x1F) {
            case Der.PRINTABLE_STRING, Der.T61_STRING, Der.IA5_STRING, Der.VISIBLE_STRING, Der.NUMERIC_STRING, Der.UTF8_STRING, Der.UTC_TIME,
                    Der.GENERALIZED_TIME -> text.add(":").add(content);
            case Der.OID -> text.add(object(value));
            case Der.BOOLEAN -> {
                text.add(content.length == 1 ? "" : ":BAD BOOLEAN").add(content.length > 0 ? ":" + (content[0] & 0xFF) : "");
                text.add(content.length == 1 ? "" : ":[" + HEX.formatHex(content) + "]");
            }
            case Der.BMP_STRING -> { }
            case Der.OCTET_STRING -> {
                return octetString(text, content);
            }
            case Der.INTEGER, Der.ENUMERATED -> text.add(integer(content, value.tag() == Der.INTEGER ? "INTEGER" : "ENUMERATED"));
            default -> {
                return opaque(text, content);
            }
        }
        return text.add("\n").octets();
    }

    private static String object(Der value) {
        try {
            return ":" + Oids.longName(value.oid());
        } catch (PkiException e) {
            return ":BAD OBJECT:[" + HEX.formatHex(value.content()) + "]";
        }
    }

    private static String integer(byte[] content, String type) {
        boolean padded = content.length > 1 && (content[0] == 0 && content[1] >= 0 || content[0] == -1 && content[1] < 0);
        if (content.length == 0 || padded) {
            return ":BAD " + type + ":[" + HEX.formatHex(content) + "]";
        }
        BigInteger number = new BigInteger(content);
        return (number.signum() < 0 ? ":-" : ":") + HEX.formatHex(Asn1Text.magnitude(number));
    }

    private byte[] octetString(OctetText text, byte[] content) {
        boolean printable = true;
        for (byte b : content) {
            int c = b & 0xFF;
            printable &= c <= '~' && (c >= ' ' || c == '\n' || c == '\r' || c == '\t');
        }
        if (content.length > 0 && !printable && dump != 0) {
            return opaque(text, content);
        }
        if (content.length > 0) {
            text.add(printable ? ":" : "[HEX DUMP]:").add(printable ? content : HEX.formatHex(content).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        return text.add("\n").octets();
    }

    private byte[] opaque(OctetText text, byte[] content) {
        text.add("\n");
        if (dump != 0 && content.length > 0) {
            text.add(HexDump.of(dump < 0 || dump > content.length ? content : java.util.Arrays.copyOf(content, dump), 6));
        }
        return text.octets();
    }
}
