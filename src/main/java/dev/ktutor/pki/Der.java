package dev.ktutor.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One ASN.1 value in its encoding (X.690). Reads BER with definite or indefinite lengths and keeps the bytes as they
 * were found, so that what is shown or signed is what was given.
 */
public final class Der {
    /** Identifier octets of the universal types used here. */
    public static final int BOOLEAN = 0x01, INTEGER = 0x02, BIT_STRING = 0x03, OCTET_STRING = 0x04, NULL = 0x05, OID = 0x06,
            ENUMERATED = 0x0A, UTF8_STRING = 0x0C, NUMERIC_STRING = 0x12, PRINTABLE_STRING = 0x13, T61_STRING = 0x14,
            IA5_STRING = 0x16, UTC_TIME = 0x17, GENERALIZED_TIME = 0x18, VISIBLE_STRING = 0x1A, GENERAL_STRING = 0x1B,
            UNIVERSAL_STRING = 0x1C, BMP_STRING = 0x1E, SEQUENCE = 0x30, SET = 0x31;
    private static final int MAX_DEPTH = 100;

    private final byte[] source;
    private final int offset;
    private final int contentOffset;
    private final int contentEnd;
    private final int end;

    private Der(byte[] source, int offset, int contentOffset, int contentEnd, int end) {
        this.source = source;
        this.offset = offset;
        this.contentOffset = contentOffset;
        this.contentEnd = contentEnd;
        this.end = end;
    }

    /** Exactly one value; throws {@link PkiException} if there is less or more. */
    public static Der parse(byte[] bytes) {
        Der value = at(bytes, 0, bytes.length);
        if (value.end != bytes.length) {
            throw new PkiException("trailing bytes after the value");
        }
        return value;
    }

    /** The value that begins the bytes, whatever follows it. */
    public static Der prefix(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    /** The value at an offset of the bytes. */
    public static Der at(byte[] bytes, int offset, int limit) {
        return at(bytes, offset, limit, 0);
    }

    private static Der at(byte[] bytes, int offset, int limit, int depth) {
        if (depth > MAX_DEPTH) {
            throw new PkiException("nested too deeply");
        }
        int i = offset;
        if (i >= limit) {
            throw new PkiException("not enough data");
        }
        int first = bytes[i++] & 0xFF;
        if ((first & 0x1F) == 0x1F) {
            do {
                if (i >= limit) {
                    throw new PkiException("not enough data");
                }
            } while ((bytes[i++] & 0x80) != 0);
        }
        if (i >= limit) {
            throw new PkiException("not enough data");
        }
        int size = bytes[i++] & 0xFF;
        if (size == 0x80) {
            return indefinite(bytes, offset, i, limit, first, depth);
        }
        if (size > 0x80) {
            int count = size & 0x7F;
            if (count > 4 || i + count > limit) {
                throw new PkiException("bad length");
            }
            long length = 0;
            for (int k = 0; k < count; k++) {
                length = length << 8 | bytes[i++] & 0xFF;
            }
            if (length > Integer.MAX_VALUE) {
                throw new PkiException("bad length");
            }
            size = (int) length;
        }
        if (size > limit - i) {
            throw new PkiException("too long");
        }
        return new Der(bytes, offset, i, i + size, i + size);
    }

    private static Der indefinite(byte[] bytes, int offset, int contentOffset, int limit, int first, int depth) {
        if ((first & 0x20) == 0) {
            throw new PkiException("indefinite length of a primitive value");
        }
        int i = contentOffset;
        while (i + 1 < limit && (bytes[i] != 0 || bytes[i + 1] != 0)) {
            i = at(bytes, i, limit, depth + 1).end;
        }
        if (i + 1 >= limit) {
            throw new PkiException("no end of contents");
        }
        return new Der(bytes, offset, contentOffset, i, i + 2);
    }

    /** The identifier octet: class, constructed bit and number. */
    public int tag() {
        return source[offset] & 0xFF;
    }

    /** Whether the identifier octet is this one. */
    public boolean is(int tag) {
        return tag() == tag;
    }

    /** Whether this is context-specific number n, primitive or constructed. */
    public boolean isContext(int n) {
        return (tag() & 0xDF) == (0x80 | n);
    }

    /** Whether it holds other values. */
    public boolean isConstructed() {
        return (tag() & 0x20) != 0;
    }

    /** Whether its length is left open and ended by two zero octets. */
    public boolean isIndefinite() {
        return end != contentEnd;
    }

    /** Where the value begins in the bytes it was read from. */
    public int offset() {
        return offset;
    }

    /** Octets of identifier and length. */
    public int headerLength() {
        return contentOffset - offset;
    }

    /** Octets of the content. */
    public int length() {
        return contentEnd - contentOffset;
    }

    /** Where the value ends in the bytes it was read from. */
    public int end() {
        return end;
    }

    /** The content octets. */
    public byte[] content() {
        return Arrays.copyOfRange(source, contentOffset, contentEnd);
    }

    /** The whole encoding. */
    public byte[] encoded() {
        return offset == 0 && end == source.length ? source.clone() : Arrays.copyOfRange(source, offset, end);
    }

    /** The values inside; throws if the content is not a series of values. */
    public List<Der> children() {
        List<Der> children = new ArrayList<>();
        int i = contentOffset;
        while (i < contentEnd) {
            Der child = at(source, i, contentEnd, 0);
            children.add(child);
            i = child.end;
        }
        return children;
    }

    /** The values inside a value that must have this identifier. */
    public List<Der> children(int tag) {
        return require(tag).children();
    }

    /** This value, which must have this identifier. */
    public Der require(int tag) {
        if (tag() != tag) {
            throw new PkiException(String.format("wrong tag 0x%02x, expected 0x%02x", tag(), tag));
        }
        return this;
    }

    /** An INTEGER's or ENUMERATED's value. */
    public BigInteger integer() {
        if (length() == 0 || !is(INTEGER) && !is(ENUMERATED) && (tag() & 0xE0) != 0x80) {
            throw new PkiException("not an integer");
        }
        int first = source[contentOffset];
        if (length() > 1 && (first == 0 && source[contentOffset + 1] >= 0 || first == -1 && source[contentOffset + 1] < 0)) {
            throw new PkiException("illegal padding");
        }
        return new BigInteger(source, contentOffset, length());
    }

    /** An INTEGER's octets as a number without sign, as OpenSSL reads the numbers of keys. */
    public BigInteger unsigned() {
        if (!is(INTEGER)) {
            throw new PkiException("not an integer");
        }
        return new BigInteger(1, content());
    }

    /** A BOOLEAN's value. */
    public boolean bool() {
        if (!is(BOOLEAN) && (tag() & 0xC0) != 0x80 || length() != 1) {
            throw new PkiException("not a boolean");
        }
        return source[contentOffset] != 0;
    }

    /** An OBJECT IDENTIFIER in dotted form. */
    public String oid() {
        if (!is(OID) && (tag() & 0xC0) != 0x80) {
            throw new PkiException("not an object identifier");
        }
        return dotted(content());
    }

    /** Content octets of an OBJECT IDENTIFIER in dotted form. */
    static String dotted(byte[] content) {
        StringBuilder text = new StringBuilder();
        BigInteger arc = BigInteger.ZERO;
        if (content.length == 0 || (content[content.length - 1] & 0x80) != 0) {
            throw new PkiException("bad object identifier");
        }
        for (byte b : content) {
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(b & 0x7F));
            if ((b & 0x80) != 0) {
                continue;
            }
            if (text.length() == 0) {
                int top = arc.min(BigInteger.valueOf(80)).intValue() / 40;
                text.append(top);
                arc = arc.subtract(BigInteger.valueOf(40L * top));
            }
            text.append('.').append(arc);
            arc = BigInteger.ZERO;
        }
        return text.toString();
    }

    /** A BIT STRING's octets without the count of unused bits. */
    public byte[] bits() {
        if (length() == 0 || !is(BIT_STRING) && (tag() & 0xC0) != 0x80) {
            throw new PkiException("not a bit string");
        }
        return Arrays.copyOfRange(source, contentOffset + 1, contentEnd);
    }

    /** Whether bit n, counted from the first, is set in this BIT STRING. */
    public boolean bit(int n) {
        byte[] bits = bits();
        return n / 8 < bits.length && (bits[n / 8] & 0x80 >> n % 8) != 0;
    }

    /** An OCTET STRING's octets, whose pieces are joined if it was sent in pieces. */
    public byte[] octets() {
        if (!isConstructed()) {
            return content();
        }
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        children().forEach(piece -> all.writeBytes(piece.octets()));
        return all.toByteArray();
    }

    /** The content read as Latin-1, one character an octet. */
    public String latin1() {
        return new String(source, contentOffset, length(), StandardCharsets.ISO_8859_1);
    }

    /** The content of a character string type as text; malformed sequences become U+FFFD. */
    public String string() {
        return switch (tag()) {
            case UTF8_STRING -> new String(source, contentOffset, length(), StandardCharsets.UTF_8);
            case BMP_STRING -> new String(source, contentOffset, length(), StandardCharsets.UTF_16BE);
            case UNIVERSAL_STRING -> new String(source, contentOffset, length(), java.nio.charset.Charset.forName("UTF-32BE"));
            default -> latin1();
        };
    }
}
