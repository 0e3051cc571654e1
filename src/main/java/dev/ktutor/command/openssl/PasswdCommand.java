package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl passwd}: hashes passwords as systems keep them. */
final class PasswdCommand implements Subcommand {
    private static final int LONGEST = 256;

    /** The ways to hash, by option. */
    private enum Way { MD5, APACHE, AIX, SHA256, SHA512 }

    @Override
    public String name() {
        return "passwd";
    }

    private static final class Settings {
        @Nullable String in;
        @Nullable String salt;
        @Nullable Way way;
        boolean stdin;
        boolean noVerify;
        boolean quiet;
        boolean table;
        boolean reverse;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        List<String> given = options.rest();
        if (!given.isEmpty() && (s.in != null || s.stdin)) {
            throw call.usage();
        }
        Way way = s.way == null ? Way.MD5 : s.way;
        for (String password : passwords(call, s, given, way)) {
            byte[] octets = ByteText.encode(password);
            if (octets.length > LONGEST && !s.quiet) {
                call.err("Warning: truncating password to " + LONGEST + " characters\n");
            }
            byte[] used = octets.length > LONGEST ? Arrays.copyOf(octets, LONGEST) : octets;
            String shown = new String(used, StandardCharsets.ISO_8859_1);
            String hash = hash(way, used, s.salt != null ? s.salt : salt(way));
            String line = !s.table ? hash : s.reverse ? hash + "\t" + shown : shown + "\t" + hash;
            call.out((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return 0;
    }

    private static void take(Call call, Settings s, Options options) {
        Way chosen = null;
        switch (options.name()) {
            case "in" -> s.in = one(call, s, options.value());
            case "stdin" -> {
                one(call, s, "");
                s.stdin = true;
            }
            case "salt" -> s.salt = options.value();
            case "noverify" -> s.noVerify = true;
            case "quiet" -> s.quiet = true;
            case "table" -> s.table = true;
            case "reverse" -> s.reverse = true;
            case "1" -> chosen = Way.MD5;
            case "apr1" -> chosen = Way.APACHE;
            case "aixmd5" -> chosen = Way.AIX;
            case "5" -> chosen = Way.SHA256;
            case "6" -> chosen = Way.SHA512;
            default -> { }
        }
        if (chosen != null && s.way != null) {
            throw call.usage();
        }
        s.way = chosen != null ? chosen : s.way;
    }

    /** Passwords come from one place only. */
    private static String one(Call call, Settings s, String value) {
        if (s.in != null || s.stdin) {
            throw call.usage();
        }
        return value;
    }

    private static List<String> passwords(Call call, Settings s, List<String> given, Way way) {
        if (!given.isEmpty()) {
            return given;
        }
        if (s.in == null && !s.stdin) {
            String asked = s.noVerify ? Passwords.ask(call, "Password: ") : Passwords.askTwice(call, "Password: ");
            if (asked == null) {
                throw call.fail();
            }
            return List.of(asked);
        }
        String text = ByteText.decode(call.read(s.in));
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static String salt(Way way) {
        int length = way == Way.SHA256 || way == Way.SHA512 ? 16 : 8;
        StringBuilder salt = new StringBuilder();
        for (byte b : KeyGenerator.randomBytes(length)) {
            salt.append(CryptHash.digits().charAt(b & 0x3F));
        }
        return salt.toString();
    }

    private static String hash(Way way, byte[] password, String salt) {
        return switch (way) {
            case MD5 -> CryptHash.md5("1", password, salt);
            case APACHE -> CryptHash.md5("apr1", password, salt);
            case AIX -> CryptHash.md5("", password, salt);
            case SHA256 -> CryptHash.sha(Digest.SHA256, password, salt);
            case SHA512 -> CryptHash.sha(Digest.SHA512, password, salt);
        };
    }
}
