package dev.ktutor.pki;

/**
 * Identifier and length octets of one value, read as OpenSSL reads them before it looks at the content (X.690 §8.1).
 *
 * @param first the identifier's first octet
 * @param number the tag's number
 * @param size octets of identifier and length
 * @param length octets of the content; 0 if left open
 * @param indefinite whether the length is left open
 * @param fault what is wrong; the other parts hold only if it is not {@link Fault#HEADER_TOO_LONG}
 */
public record DerHeader(int first, int number, int size, long length, boolean indefinite, Fault fault) {
    private static final int OPEN_LENGTH = 0x80;

    /** What may be wrong. */
    public enum Fault { NONE, TOO_LONG, HEADER_TOO_LONG }

    /** The header at an offset; at least one octet must be there. */
    public static DerHeader read(byte[] bytes, int offset, int limit) {
        int first = bytes[offset] & 0xFF;
        int i = offset + 1;
        long number = first & 0x1F;
        if (number == 0x1F) {
            number = 0;
            int octet;
            do {
                if (i >= limit || number > Integer.MAX_VALUE >> 7) {
                    return bad(first);
                }
                octet = bytes[i++] & 0xFF;
                number = number << 7 | octet & 0x7F;
            } while ((octet & 0x80) != 0);
        }
        if (i >= limit) {
            return bad(first);
        }
        int size = bytes[i++] & 0xFF;
        boolean open = size == OPEN_LENGTH;
        long length = size & 0x7F;
        if (size > OPEN_LENGTH) {
            int octets = size & 0x7F;
            if (octets > limit - i) {
                return bad(first);
            }
            length = 0;
            for (int k = 0; k < octets; k++) {
                if (length >>> 55 != 0) {
                    return bad(first);
                }
                length = length << 8 | bytes[i++] & 0xFF;
            }
        }
        if (open && (first & 0x20) == 0) {
            return bad(first);
        }
        return new DerHeader(first, (int) number, i - offset, length, open, length > limit - i ? Fault.TOO_LONG : Fault.NONE);
    }

    private static DerHeader bad(int first) {
        return new DerHeader(first, 0, 0, 0, false, Fault.HEADER_TOO_LONG);
    }

    /** Whether it holds other values. */
    public boolean constructed() {
        return (first & 0x20) != 0;
    }

    /** The class bits of the identifier: 0 universal, 0x40 application, 0x80 context-specific, 0xC0 private. */
    public int tagClass() {
        return first & 0xC0;
    }
}
