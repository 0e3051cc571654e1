package dev.ktutor.pki.text;

import dev.ktutor.pki.Der;
import dev.ktutor.pki.DerHeader;
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
    private DerHeader.Fault fault = DerHeader.Fault.NONE;
    private boolean wellFormed = true;
    private boolean ended;

    private Asn1Dump(boolean indented, int dump) {
        this.indented = indented;
        this.dump = dump;
    }

    /** An outline, whether the encoding could be followed to its end, and the header that stopped it. */
    public record Outline(byte[] text, boolean wellFormed, DerHeader.Fault fault) { }

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
        return new Outline(outline.out.octets(), outline.wellFormed, outline.fault);
    }

    /** Values up to an end or an end-of-contents; where it stopped. */
    private int values(byte[] bytes, int from, int to, int depth) {
        if (depth > MAX_DEPTH) {
            out.add("BAD RECURSION DEPTH\n");
            wellFormed = false;
        }
        int at = from;
        while (at < to && wellFormed) {
            DerHeader header = DerHeader.read(bytes, at, to);
            if (header.fault() != DerHeader.Fault.NONE) {
                out.add("Error in encoding\n");
                fault = header.fault();
                wellFormed = false;
                return at;
            }
            head(header, at, depth);
            int start = at + header.size();
            int end = start + (int) header.length();
            if (!header.constructed()) {
                out.add(primitive(bytes, at, header));
            } else {
                out.add("\n");
                end = inside(bytes, header, start, to, depth);
            }
            at = end;
            if (header.first() == 0) {
                ended = true;
                return at;
            }
        }
        ended = false;
        return at;
    }

    private int inside(byte[] bytes, DerHeader header, int start, int to, int depth) {
        if (!header.indefinite()) {
            int at = start;
            int end = start + (int) header.length();
            // an end-of-contents inside a definite length ends nothing
            while (at < end && wellFormed) {
                at = values(bytes, at, end, depth + 1);
            }
            return end;
        }
        int at = start;
        do {
            at = values(bytes, at, to, depth + 1);
        } while (wellFormed && !ended && at < to);
        return at;
    }

    private void head(DerHeader header, int at, int depth) {
        int number = header.number();
        String name = switch (header.tagClass()) {
            case 0xC0 -> "priv [ " + number + " ] ";
            case 0x80 -> "cont [ " + number + " ]";
            case 0x40 -> "appl [ " + number + " ]";
            default -> number > 30 ? "<ASN1 " + number + ">" : Asn1Text.typeName(number);
        };
        String length = header.indefinite() ? "l=inf " : String.format("l=%4d", header.length());
        out.format("%5d:d=%-2d hl=%d %s %s: ", at, depth, header.size(), length, header.constructed() ? "cons" : "prim");
        out.indent(indented ? depth : 0).format("%-18s", name);
    }

    private byte[] primitive(byte[] bytes, int at, DerHeader header) {
        OctetText text = new OctetText();
        int start = at + header.size();
        byte[] content = java.util.Arrays.copyOfRange(bytes, start, start + (int) header.length());
        if (header.tagClass() != 0) {
            return text.add("\n").octets();
        }
        switch (header.number()) {
            case Der.PRINTABLE_STRING, Der.T61_STRING, Der.IA5_STRING, Der.VISIBLE_STRING, Der.NUMERIC_STRING, Der.UTF8_STRING, Der.UTC_TIME,
                    Der.GENERALIZED_TIME -> text.add(":").add(content);
            case Der.OID -> text.add(object(content));
            case Der.BOOLEAN -> {
                text.add(content.length == 1 ? "" : ":BAD BOOLEAN").add(content.length > 0 ? ":" + (content[0] & 0xFF) : "");
                text.add(content.length == 1 ? "" : ":[" + HEX.formatHex(content) + "]");
            }
            case Der.BMP_STRING -> { }
            case Der.OCTET_STRING -> {
                return octetString(text, content);
            }
            case Der.INTEGER, Der.ENUMERATED -> text.add(integer(content, header.number() == Der.INTEGER ? "INTEGER" : "ENUMERATED"));
            default -> {
                return opaque(text, content);
            }
        }
        return text.add("\n").octets();
    }

    private static String object(byte[] content) {
        try {
            return ":" + Oids.longName(Der.parse(dev.ktutor.pki.DerWriter.value(Der.OID, content)).oid());
        } catch (PkiException e) {
            return ":BAD OBJECT:[" + HEX.formatHex(content) + "]";
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
