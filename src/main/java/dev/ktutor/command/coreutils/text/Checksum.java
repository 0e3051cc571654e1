package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.io.Input;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** md5sum(1), sha1sum(1), sha256sum(1) and their like: digests made and checked. */
public final class Checksum extends Tool {
    private static final Pattern UNTAGGED = Pattern.compile("\\\\?([0-9a-fA-F]+) [ *](.+)");
    private final String algorithm;
    private final String tag;
    private final int digits;

    private Checksum(String name, String algorithm, String tag, int bits) {
        super(name, "Print or check " + tag + " (" + bits + "-bit) checksums.", """
                [OPTION]... [FILE]...
                  -b, --binary          read in binary mode
                  -c, --check           read checksums from the FILEs and check them
                      --tag             create a BSD-style checksum
                  -t, --text            read in text mode (default)
                  -z, --zero            end each output line with NUL, not newline, and disable file name escaping
                      --ignore-missing  don't fail or report status for missing files
                      --quiet           don't print OK for each successfully verified file
                      --status          don't output anything, status code shows success
                      --strict          exit non-zero for improperly formatted checksum lines
                  -w, --warn            warn about improperly formatted checksum lines
                """);
        this.algorithm = algorithm;
        this.tag = tag;
        this.digits = bits / 4;
    }

    /** All of them. */
    public static List<Checksum> all() {
        return List.of(new Checksum("md5sum", "MD5", "MD5", 128), new Checksum("sha1sum", "SHA-1", "SHA1", 160),
                new Checksum("sha224sum", "SHA-224", "SHA224", 224), new Checksum("sha256sum", "SHA-256", "SHA256", 256),
                new Checksum("sha384sum", "SHA-384", "SHA384", 384), new Checksum("sha512sum", "SHA-512", "SHA512", 512));
    }

    private String digest(Call call, String path) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            Input input = call.open(path);
            try {
                byte[] buffer = new byte[32768];
                for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                    digest.update(buffer, 0, n);
                }
            } finally {
                input.close();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void execute(Call call) {
        for (String path : call.inputs()) {
            if (call.has("c")) {
                check(call, path);
                continue;
            }
            String sum;
            try {
                sum = digest(call, path);
            } catch (FileError e) {
                call.error(Quote.ifNeeded(path) + ": " + e.reason());
                continue;
            }
            boolean escape = !call.has("z") && path.matches("(?s).*[\n\\\\\r].*");
            String name = escape ? path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") : path;
            String line = call.has("tag") ? tag + " (" + name + ") = " + sum : sum + (call.has("b") ? " *" : "  ") + name;
            call.out().print((escape ? "\\" : "") + line + (call.has("z") ? "\0" : "\n"));
        }
    }

    private void check(Call call, String list) {
        String text;
        try {
            text = call.open(list).readText();
        } catch (FileError e) {
            call.error(Quote.ifNeeded(list) + ": " + e.reason());
            return;
        }
        String listName = list.equals("-") ? "standard input" : list;
        int malformed = 0;
        int unread = 0;
        int wrong = 0;
        int good = 0;
        int number = 0;
        boolean silent = call.has("status");
        for (String line : text.split("\n")) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] parts = parse(line);
            if (parts.length == 0) {
                malformed++;
                if (call.has("w")) {
                    call.warn(Quote.ifNeeded(listName) + ": " + number + ": improperly formatted " + tag + " checksum line");
                }
                continue;
            }
            try {
                boolean same = digest(call, parts[1]).equalsIgnoreCase(parts[0]);
                good += same ? 1 : 0;
                wrong += same ? 0 : 1;
                if (!silent && !(same && call.has("quiet"))) {
                    call.println(parts[1] + (same ? ": OK" : ": FAILED"));
                }
            } catch (FileError e) {
                if (call.has("ignore-missing") && e.errno() == dev.ktutor.host.fs.Errno.ENOENT) {
                    continue;
                }
                call.error(Quote.ifNeeded(parts[1]) + ": " + e.reason());
                unread++;
                if (!silent) {
                    call.println(parts[1] + ": FAILED open or read");
                }
            }
        }
        if (good + wrong + unread == 0 && malformed + number > 0 && !(call.has("ignore-missing") && malformed < number)) {
            call.error(Quote.ifNeeded(listName) + ": no properly formatted checksum lines found");
            return;
        }
        if (!silent) {
            report(call, malformed, "line is improperly formatted", "lines are improperly formatted");
            report(call, unread, "listed file could not be read", "listed files could not be read");
            report(call, wrong, "computed checksum did NOT match", "computed checksums did NOT match");
        }
        if (call.has("ignore-missing") && good == 0) {
            call.error(Quote.ifNeeded(listName) + ": no file was verified");
        }
        if (unread + wrong > 0 || malformed > 0 && call.has("strict")) {
            call.status(1);
        }
    }

    private static void report(Call call, int count, String one, String many) {
        if (count > 0) {
            call.warn("WARNING: " + count + " " + (count == 1 ? one : many));
        }
    }

    /** The digest and the name on a line, or nothing if it is neither form. */
    private String[] parse(String line) {
        Matcher bsd = Pattern.compile(Pattern.quote(tag) + " \\((.+)\\) = ([0-9a-fA-F]+)").matcher(line);
        if (bsd.matches() && bsd.group(2).length() == digits) {
            return new String[] {bsd.group(2), bsd.group(1)};
        }
        Matcher plain = UNTAGGED.matcher(line);
        if (!plain.matches() || plain.group(1).length() != digits) {
            return new String[0];
        }
        String name = plain.group(2);
        return new String[] {plain.group(1), line.startsWith("\\") ? name.replace("\\n", "\n").replace("\\\\", "\\") : name};
    }

    /** cksum(1): the POSIX CRC, or with {@code -a} one of the digests. */
    public static final class Cksum extends Tool {
        /** The tool. */
        public Cksum() {
            super("cksum", "Print or verify checksums.", """
                    [OPTION]... [FILE]...
                      -a, --algorithm=TYPE  select the digest type to use: crc, md5, sha1, sha224, sha256, sha384, sha512
                          --untagged        create a reversed style checksum, without digest type
                    """);
        }

        @Override
        protected void execute(Call call) {
            String type = call.value("a", "crc");
            if (!type.equals("crc")) {
                Checksum sum = Checksum.all().stream().filter(c -> c.name().equals(type + "sum")).findFirst()
                        .orElseThrow(() -> new ToolExit(1, "invalid argument " + Quote.curly(type) + " for ‘--algorithm’"));
                for (String path : call.inputs()) {
                    String digest = sum.digest(call, path);
                    call.println(call.has("untagged") ? digest + "  " + path : sum.tag + " (" + path + ") = " + digest);
                }
                return;
            }
            for (String path : call.inputs()) {
                try {
                    crc(call, path);
                } catch (FileError e) {
                    call.error(Quote.ifNeeded(path) + ": " + e.reason());
                }
            }
        }

        private static void crc(Call call, String path) {
            int crc = 0;
            long length = 0;
            byte[] buffer = new byte[32768];
            Input input = call.open(path);
            for (int n = input.read(buffer, 0, buffer.length); n >= 0; n = input.read(buffer, 0, buffer.length)) {
                for (int i = 0; i < n; i++) {
                    crc = step(crc, buffer[i]);
                }
                length += n;
            }
            input.close();
            for (long rest = length; rest != 0; rest >>>= 8) {
                crc = step(crc, (byte) rest);
            }
            call.println((~crc & 0xFFFFFFFFL) + " " + length + (call.operands().isEmpty() ? "" : " " + path));
        }

        private static int step(int crc, byte b) {
            int value = crc ^ (b & 0xFF) << 24;
            for (int k = 0; k < 8; k++) {
                value = value < 0 ? value << 1 ^ 0x04C11DB7 : value << 1;
            }
            return value;
        }
    }
}
