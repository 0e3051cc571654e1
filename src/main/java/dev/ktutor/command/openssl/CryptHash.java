package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Password hashes as systems keep them: MD5 in the ways of BSD, Apache and AIX, SHA-256 and SHA-512 (crypt(5)). */
final class CryptHash {
    private static final String DIGITS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int MD5_ROUNDS = 1000;
    private static final int SHA_ROUNDS = 5000;
    private static final int LEAST_ROUNDS = 1000;
    private static final int MOST_ROUNDS = 999_999_999;
    private static final int MD5_SALT = 8;
    private static final int SHA_SALT = 16;
    /** The order in which the octets of a hash are written, three at a time. */
    private static final int[] MD5_ORDER = {0, 6, 12, 1, 7, 13, 2, 8, 14, 3, 9, 15, 4, 10, 5};
    private static final int SHA256_STEP = 21;
    private static final int SHA512_STEP = 22;

    private CryptHash() { }

    /** The 64 characters salts and hashes are made of. */
    static String digits() {
        return DIGITS;
    }

    /** {@code $1$}, {@code $apr1$} or, with an empty name, AIX's form. */
    static String md5(String name, byte[] password, String salt) {
        byte[] grain = salt.substring(0, Math.min(salt.length(), MD5_SALT)).getBytes(StandardCharsets.US_ASCII);
        String prefix = name.isEmpty() ? "" : "$" + name + "$";
        byte[] inner = Digest.MD5.of(joined(password, grain, password));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(password);
        first.writeBytes(prefix.getBytes(StandardCharsets.US_ASCII));
        first.writeBytes(grain);
        for (int left = password.length; left > 0; left -= inner.length) {
            first.write(inner, 0, Math.min(left, inner.length));
        }
        for (int n = password.length; n > 0; n >>= 1) {
            first.write((n & 1) != 0 ? 0 : password[0]);
        }
        byte[] hash = Digest.MD5.of(first.toByteArray());
        for (int i = 0; i < MD5_ROUNDS; i++) {
            hash = Digest.MD5.of(joined((i & 1) != 0 ? password : hash, i % 3 != 0 ? grain : new byte[0], i % 7 != 0 ? password : new byte[0],
                    (i & 1) != 0 ? hash : password));
        }
        StringBuilder text = new StringBuilder(prefix).append(new String(grain, StandardCharsets.US_ASCII)).append('$');
        for (int i = 0; i + 2 < MD5_ORDER.length; i += 3) {
            write(text, hash[MD5_ORDER[i]], hash[MD5_ORDER[i + 1]], hash[MD5_ORDER[i + 2]], 4);
        }
        return write(text, 0, 0, hash[11], 2).toString();
    }

    /** {@code $5$} or {@code $6$}; a salt may begin with {@code rounds=N$}. */
    static String sha(Digest digest, byte[] password, String salt) {
        String given = salt;
        int rounds = SHA_ROUNDS;
        boolean named = given.startsWith("rounds=") && given.indexOf('$') > 7 && given.substring(7, given.indexOf('$')).matches("[0-9]{1,12}");
        if (named) {
            rounds = (int) Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, Long.parseLong(given.substring(7, given.indexOf('$')))));
            given = given.substring(given.indexOf('$') + 1);
        }
        byte[] grain = given.substring(0, Math.min(given.length(), SHA_SALT)).getBytes(StandardCharsets.US_ASCII);
        if (password.length == 0 || grain.length == 0) {
            return "<NULL>";
        }
        byte[] hash = digest.of(shaStart(digest, password, grain));
        byte[] p = stretched(digest.of(repeated(password, password.length)), password.length);
        byte[] s = stretched(digest.of(repeated(grain, 16 + (hash[0] & 0xFF))), grain.length);
        for (int i = 0; i < rounds; i++) {
            hash = digest.of(joined((i & 1) != 0 ? p : hash, i % 3 != 0 ? s : new byte[0], i % 7 != 0 ? p : new byte[0], (i & 1) != 0 ? hash : p));
        }
        StringBuilder text = new StringBuilder(digest == Digest.SHA256 ? "$5$" : "$6$").append(named ? "rounds=" + rounds + "$" : "")
                .append(new String(grain, StandardCharsets.US_ASCII)).append('$');
        return shaDigits(text, digest, hash);
    }

    private static byte[] shaStart(Digest digest, byte[] password, byte[] grain) {
        byte[] inner = digest.of(joined(password, grain, password));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(password);
        first.writeBytes(grain);
        first.writeBytes(stretched(inner, password.length));
        for (int n = password.length; n > 0; n >>= 1) {
            first.writeBytes((n & 1) != 0 ? inner : password);
        }
        return first.toByteArray();
    }

    private static String shaDigits(StringBuilder text, Digest digest, byte[] hash) {
        boolean small = digest == Digest.SHA256;
        int a = 0;
        int b = small ? 10 : SHA256_STEP;
        int c = small ? 20 : 2 * SHA256_STEP;
        int triples = small ? 10 : 21;
        int step = small ? SHA256_STEP : SHA512_STEP;
        int size = small ? 30 : 63;
        for (int i = 0; i < triples; i++) {
            write(text, hash[a], hash[b], hash[c], 4);
            a = (a + step) % size;
            b = (b + step) % size;
            c = (c + step) % size;
        }
        return (small ? write(text, 0, hash[31], hash[30], 3) : write(text, 0, 0, hash[63], 2)).toString();
    }

    private static StringBuilder write(StringBuilder text, int high, int middle, int low, int count) {
        int bits = (high & 0xFF) << 16 | (middle & 0xFF) << 8 | low & 0xFF;
        for (int i = 0; i < count; i++) {
            text.append(DIGITS.charAt(bits >> 6 * i & 0x3F));
        }
        return text;
    }

    private static byte[] repeated(byte[] octets, int times) {
        byte[] all = new byte[octets.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(octets, 0, all, i * octets.length, octets.length);
        }
        return all;
    }

    private static byte[] stretched(byte[] octets, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = octets[i % octets.length];
        }
        return all;
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
