package dev.ktutor.command.coreutils.archive;

import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A member of a tar archive (tar(5), GNU's format).
 *
 * @param type '0' file, '1' hard link, '2' symbolic link, '5' directory
 * @param link what a link points to
 */
record TarEntry(String name, char type, int mode, int uid, int gid, String user, String group, Instant modified, String link, byte[] content) {
    private static final int BLOCK = 512;

    /** Appends its header and content. */
    void write(ByteArrayOutputStream out) {
        if (ByteText.encode(name).length > 100) {
            longName(out, 'L', name);
        }
        if (ByteText.encode(link).length > 100) {
            longName(out, 'K', link);
        }
        header(out, name, type, content.length, link);
        out.writeBytes(content);
        pad(out, content.length);
    }

    private static void pad(ByteArrayOutputStream out, int length) {
        out.writeBytes(new byte[(BLOCK - length % BLOCK) % BLOCK]);
    }

    private void longName(ByteArrayOutputStream out, char kind, String text) {
        byte[] bytes = ByteText.encode(text + "\0");
        header(out, "././@LongLink", kind, bytes.length, "");
        out.writeBytes(bytes);
        pad(out, bytes.length);
    }

    private void header(ByteArrayOutputStream out, String shownName, char kind, int size, String target) {
        byte[] block = new byte[BLOCK];
        put(block, 0, 100, ByteText.encode(shownName));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, uid);
        octal(block, 116, 8, gid);
        octal(block, 124, 12, size);
        octal(block, 136, 12, Math.max(0, modified.getEpochSecond()));
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) kind;
        put(block, 157, 100, ByteText.encode(target));
        put(block, 257, 8, "ustar  \0".getBytes(StandardCharsets.US_ASCII));
        put(block, 265, 32, ByteText.encode(user));
        put(block, 297, 32, ByteText.encode(group));
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xFF;
        }
        put(block, 148, 8, String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(block);
    }

    private static void put(byte[] block, int at, int most, byte[] bytes) {
        System.arraycopy(bytes, 0, block, at, Math.min(most, bytes.length));
    }

    private static void octal(byte[] block, int at, int width, long value) {
        put(block, at, width, String.format("%0" + (width - 1) + "o", value).getBytes(StandardCharsets.US_ASCII));
    }

    /** The blocks that end an archive, filled up to 10 KiB. */
    static void end(ByteArrayOutputStream out) {
        out.writeBytes(new byte[2 * BLOCK]);
        out.writeBytes(new byte[(20 * BLOCK - out.size() % (20 * BLOCK)) % (20 * BLOCK)]);
    }

    /** The members of an archive; null if it is none. */
    static @org.jspecify.annotations.Nullable List<TarEntry> read(byte[] archive) {
        List<TarEntry> entries = new ArrayList<>();
        String longName = "";
        String longLink = "";
        int at = 0;
        while (at + BLOCK <= archive.length) {
            if (archive[at] == 0) {
                break;
            }
            if (!new String(archive, at + 257, 5, StandardCharsets.US_ASCII).equals("ustar")) {
                return null;
            }
            int size = (int) number(archive, at + 124, 12);
            char type = archive[at + 156] == 0 ? '0' : (char) archive[at + 156];
            byte[] content = Arrays.copyOfRange(archive, at + BLOCK, Math.min(archive.length, at + BLOCK + size));
            String prefix = archive[at + 263] == '0' ? text(archive, at + 345, 155) : "";
            if (type == 'L') {
                longName = text(content, 0, content.length);
            } else if (type == 'K') {
                longLink = text(content, 0, content.length);
            } else if (type != 'x' && type != 'g') {
                String name = longName.isEmpty() ? (prefix.isEmpty() ? "" : prefix + "/") + text(archive, at, 100) : longName;
                String link = longLink.isEmpty() ? text(archive, at + 157, 100) : longLink;
                entries.add(new TarEntry(name, type, (int) number(archive, at + 100, 8), (int) number(archive, at + 108, 8),
                        (int) number(archive, at + 116, 8), text(archive, at + 265, 32), text(archive, at + 297, 32),
                        Instant.ofEpochSecond(number(archive, at + 136, 12)), link, content));
                longName = "";
                longLink = "";
            }
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
        return archive.length < BLOCK && archive.length > 0 ? null : entries;
    }

    private static String text(byte[] bytes, int at, int most) {
        int end = at;
        while (end < at + most && bytes[end] != 0) {
            end++;
        }
        return ByteText.decode(bytes, at, end - at);
    }

    private static long number(byte[] bytes, int at, int width) {
        String digits = new String(bytes, at, width, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
        return digits.matches("[0-7]+") ? Long.parseLong(digits, 8) : 0;
    }
}
