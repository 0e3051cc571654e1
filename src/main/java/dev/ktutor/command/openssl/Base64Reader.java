package dev.ktutor.command.openssl;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Decodes Base64 as OpenSSL's filter does (BIO_f_base64): what stands before the first line that could be Base64 is passed
 * over, a hyphen ends it, and what follows a fault is lost.
 */
final class Base64Reader {
    private static final int BLOCK = 1024;
    private static final int UNIT = 64;
    private static final int LINE_END = 0xF0;
    private static final int SPACE = 0xE0;
    private static final int HYPHEN = 0xF2;
    private static final int WRONG = 0xFF;

    private final byte[] data;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private byte[] pending = new byte[0];
    private int read;

    private Base64Reader(byte[] data) {
        this.data = data;
    }

    /** The octets; {@code oneLine} is -A: no line ends inside. */
    static byte[] decode(byte[] data, boolean oneLine) {
        Base64Reader reader = new Base64Reader(data);
        if (oneLine) {
            reader.unbroken();
        } else {
            reader.lines();
        }
        return reader.out.toByteArray();
    }

    /** Blocks of 1024 characters, each decoded in groups of four. */
    private void unbroken() {
        byte[] kept = new byte[0];
        while (true) {
            int more = Math.min(BLOCK - kept.length, data.length - read);
            if (more == 0 && kept.length == 0) {
                return;
            }
            byte[] block = Arrays.copyOf(kept, kept.length + more);
            System.arraycopy(data, read, block, kept.length, more);
            read += more;
            int whole = block.length & ~3;
            byte[] decoded = group(block, whole);
            if (decoded == null) {
                return;
            }
            int drop = whole > 2 && block[whole - 1] == '=' ? block[whole - 2] == '=' ? 2 : 1 : 0;
            out.write(decoded, 0, Math.max(0, decoded.length - drop));
            kept = Arrays.copyOfRange(block, whole, block.length);
            if (more == 0 || decoded.length == 0) {
                return;
            }
        }
    }

    private void lines() {
        boolean skipToLineEnd = false;
        int from = 0;
        boolean found = false;
        // the filter sees 1024 octets at a time; a line that does not end within them is passed over
        while (!found) {
            int end = indexOf(from);
            boolean ended = end < data.length;
            if (!ended) {
                return;
            }
            if (end - from >= BLOCK) {
                skipToLineEnd = true;
            }
            if (skipToLineEnd) {
                skipToLineEnd = false;
                from = end + 1;
                continue;
            }
            pending = new byte[0];
            int before = out.size();
            int status = update(from, end + 1);
            found = status > 0 || out.size() > before;
            pending = new byte[0];
            out.reset();
            if (!found) {
                from = end + 1;
            }
        }
        int at = from;
        int status;
        do {
            int to = Math.min(data.length, at + BLOCK);
            if (at >= to) {
                return;
            }
            status = update(at, to);
            at = to;
        } while (status > 0);
    }

    private int indexOf(int from) {
        int i = from;
        while (i < data.length && data[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Takes characters in (EVP_DecodeUpdate): 1 if more may follow, 0 at an end, -1 at a fault. */
    private int update(int from, int to) {
        byte[] unit = Arrays.copyOf(pending, UNIT);
        int n = pending.length;
        int padding = n > 0 && unit[n - 1] == '=' ? n > 1 && unit[n - 2] == '=' ? 2 : 1 : 0;
        boolean hyphen = false;
        for (int i = from; i < to && !hyphen; i++) {
            int value = value(data[i]);
            padding += data[i] == '=' ? 1 : 0;
            boolean digit = value <= 0x3F;
            if (value == WRONG || padding > 2 || padding > 0 && digit && data[i] != '=') {
                pending = Arrays.copyOf(unit, n);
                return -1;
            }
            hyphen = value == HYPHEN;
            if (digit) {
                unit[n++] = data[i];
            }
            if (n == UNIT) {
                if (!emit(unit, n, padding)) {
                    return -1;
                }
                n = 0;
            }
        }
        if (n > 0 && n % 4 == 0) {
            if (!emit(unit, n, padding)) {
                return -1;
            }
            n = 0;
        } else if (n > 0 && hyphen) {
            return -1;
        }
        pending = Arrays.copyOf(unit, n);
        return hyphen || n == 0 && padding > 0 ? 0 : 1;
    }

    private boolean emit(byte[] unit, int n, int padding) {
        byte[] decoded = group(unit, n);
        if (decoded == null || padding > decoded.length) {
            return false;
        }
        out.write(decoded, 0, decoded.length - padding);
        return true;
    }

    /** Whole groups of four, padding counted as zeros; null if a character is wrong (EVP_DecodeBlock). */
    private static byte @org.jspecify.annotations.Nullable [] group(byte[] characters, int length) {
        int from = 0;
        int n = length;
        while (n > 0 && value(characters[from]) == SPACE) {
            from++;
            n--;
        }
        while (n > 3 && value(characters[from + n - 1]) > 0x3F && value(characters[from + n - 1]) != WRONG) {
            n--;
        }
        if (n % 4 != 0) {
            return null;
        }
        byte[] decoded = new byte[n / 4 * 3];
        for (int i = 0; i < n; i += 4) {
            int bits = 0;
            for (int k = 0; k < 4; k++) {
                int value = value(characters[from + i + k]);
                if (value > 0x3F) {
                    return null;
                }
                bits = bits << 6 | value;
            }
            decoded[i / 4 * 3] = (byte) (bits >> 16);
            decoded[i / 4 * 3 + 1] = (byte) (bits >> 8);
            decoded[i / 4 * 3 + 2] = (byte) bits;
        }
        return decoded;
    }

    private static int value(byte character) {
        int c = character & 0xFF;
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+' -> 62;
            case '/' -> 63;
            case '=' -> 0;
            case '\n', '\r' -> LINE_END;
            case ' ', '\t' -> SPACE;
            case '-' -> HYPHEN;
            default -> WRONG;
        };
    }
}
