package dev.ktutor.pki;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Encodes ASN.1 values in DER (X.690 §10). */
public final class DerWriter {
    private DerWriter() { }

    /** A value of the given identifier octet and content. */
    public static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        length(out, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int count = length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
        out.write(0x80 | count);
        for (int i = count - 1; i >= 0; i--) {
            out.write(length >> 8 * i);
        }
    }

    /** The parts one after another. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** SEQUENCE of encoded values; empty arrays stand for absent ones. */
    public static byte[] sequence(byte[]... parts) {
        return value(Der.SEQUENCE, join(parts));
    }

    /** SEQUENCE of encoded values. */
    public static byte[] sequence(Collection<byte[]> parts) {
        return sequence(parts.toArray(new byte[0][]));
    }

    /** SET OF encoded values, sorted as DER asks. */
    public static byte[] set(Collection<byte[]> parts) {
        byte[][] sorted = parts.toArray(new byte[0][]);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return value(Der.SET, join(sorted));
    }

    /** SET OF encoded values, sorted as DER asks. */
    public static byte[] set(byte[]... parts) {
        return set(List.of(parts));
    }

    /** INTEGER. */
    public static byte[] integer(BigInteger value) {
        return value(Der.INTEGER, value.toByteArray());
    }

    /** INTEGER. */
    public static byte[] integer(long value) {
        return integer(BigInteger.valueOf(value));
    }

    /** BOOLEAN. */
    public static byte[] bool(boolean value) {
        return value(Der.BOOLEAN, new byte[] {(byte) (value ? 0xFF : 0)});
    }

    /** NULL. */
    public static byte[] nothing() {
        return new byte[] {Der.NULL, 0};
    }

    /** OBJECT IDENTIFIER from its dotted form. */
    public static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (arcs.length < 2) {
            throw new PkiException("object identifier " + dotted + " has too few numbers");
        }
        try {
            BigInteger top = new BigInteger(arcs[0]);
            BigInteger second = new BigInteger(arcs[1]);
            if (top.signum() < 0 || top.intValueExact() > 2 || second.signum() < 0 || top.intValueExact() < 2 && second.intValueExact() > 39) {
                throw new PkiException("object identifier " + dotted + " has a number out of range");
            }
            arc(out, second.add(BigInteger.valueOf(40L * top.intValueExact())));
            for (int i = 2; i < arcs.length; i++) {
                arc(out, new BigInteger(arcs[i]));
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new PkiException("object identifier " + dotted + " is not one");
        }
        return value(Der.OID, out.toByteArray());
    }

    private static void arc(ByteArrayOutputStream out, BigInteger arc) {
        for (int shift = Math.max(0, (arc.bitLength() - 1) / 7); shift > 0; shift--) {
            out.write(arc.shiftRight(7 * shift).intValue() & 0x7F | 0x80);
        }
        out.write(arc.intValue() & 0x7F);
    }

    /** OCTET STRING. */
    public static byte[] octetString(byte[] octets) {
        return value(Der.OCTET_STRING, octets);
    }

    /** BIT STRING of whole octets. */
    public static byte[] bitString(byte[] octets) {
        return value(Der.BIT_STRING, join(new byte[] {0}, octets));
    }

    /** BIT STRING of named bits, trailing zeros left out (X.690 §11.2.2). */
    public static byte[] namedBits(Collection<Integer> bits) {
        int highest = bits.stream().mapToInt(Integer::intValue).max().orElse(-1);
        byte[] content = new byte[1 + (highest + 8) / 8];
        for (int bit : bits) {
            content[1 + bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        content[0] = (byte) (highest < 0 ? 0 : 7 - highest % 8);
        return value(Der.BIT_STRING, content);
    }

    /** UTF8String. */
    public static byte[] utf8(String text) {
        return value(Der.UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** IA5String. */
    public static byte[] ia5(String text) {
        return value(Der.IA5_STRING, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Explicit context tag n around an encoded value. */
    public static byte[] explicit(int n, byte[] encoded) {
        return value(0xA0 | n, encoded);
    }

    /** Implicit primitive context tag n with the given content. */
    public static byte[] implicit(int n, byte[] content) {
        return value(0x80 | n, content);
    }
}
