package dev.ktutor.command.openssl;

import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyEncryption;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code openssl enc}, also called as {@code openssl base64} or by a cipher's name: encryption with a password, Base64. */
final class EncCommand implements Subcommand {
    private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
    private static final int LINE = 64;
    private static final int SALT = 8;
    private static final Pattern AUTHENTICATED = Pattern.compile(".*-(gcm|ccm|ocb|siv)|chacha20-poly1305");

    @Override
    public String name() {
        return "enc";
    }

    private static final class Settings {
        @Nullable String in;
        @Nullable String out;
        @Nullable String pass;
        @Nullable String cipher;
        @Nullable String key;
        @Nullable String iv;
        @Nullable String salt;
        @Nullable String digest;
        int rounds;
        boolean decrypt;
        boolean base64;
        boolean oneLine;
        boolean noSalt;
        boolean pbkdf2;
        boolean padded = true;
        boolean showKey;
        boolean onlyShow;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        if (call.prog().equals("base64")) {
            s.base64 = true;
        } else if (!call.prog().equals("enc")) {
            s.cipher = call.prog();
        }
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        FileCipher cipher = s.cipher == null || s.cipher.equals("none") ? null : cipher(call, s.cipher);
        byte[] data = s.decrypt && s.base64 ? call.read(s.in) : call.readBinary(s.in);
        Sink out = call.openOut(s.out);
        if (s.decrypt && s.base64) {
            data = Base64Reader.decode(data, s.oneLine);
        }
        if (cipher != null) {
            data = crypt(call, s, cipher, data, out);
        }
        if (!s.decrypt && s.base64) {
            out.print(s.oneLine ? Base64.getEncoder().encodeToString(data) : lines(data));
        } else {
            out.write(data);
        }
        return 0;
    }

    private static void take(Call call, Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "pass" -> s.pass = options.value();
            case "k" -> s.pass = "pass:" + options.value();
            case "kfile" -> s.pass = "file:" + options.value();
            case "K" -> s.key = options.value();
            case "iv" -> s.iv = options.value();
            case "S" -> s.salt = options.value();
            case "md" -> s.digest = options.value();
            case "iter" -> {
                s.rounds = options.intValue();
                s.pbkdf2 = true;
            }
            case "pbkdf2" -> s.pbkdf2 = true;
            case "e" -> s.decrypt = false;
            case "d" -> s.decrypt = true;
            case "a", "base64" -> s.base64 = true;
            case "A" -> s.oneLine = true;
            case "salt" -> s.noSalt = false;
            case "nosalt" -> s.noSalt = true;
            case "" -> s.cipher = options.algorithm();
            case "nopad" -> s.padded = false;
            case "p" -> s.showKey = true;
            case "P" -> {
                s.showKey = true;
                s.onlyShow = true;
            }
            case "list", "ciphers" -> {
                call.out(ListCommand.text("enc").getBytes(StandardCharsets.US_ASCII));
                throw new Quit(0);
            }
            default -> { }
        }
    }

    /** Base64 in lines of 64 characters. */
    static String lines(byte[] data) {
        String text = Base64.getEncoder().encodeToString(data);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < text.length(); i += LINE) {
            lines.append(text, i, Math.min(i + LINE, text.length())).append('\n');
        }
        return lines.toString();
    }

    private static FileCipher cipher(Call call, String name) {
        if (AUTHENTICATED.matcher(name.toLowerCase(java.util.Locale.ROOT)).matches()) {
            call.err("enc: AEAD ciphers not supported\n");
            throw call.usage();
        }
        return FileCipher.named(name).orElseThrow(() -> {
            if (ListCommand.text("enc").contains("-" + name.toLowerCase(java.util.Locale.ROOT) + " ")) {
                return call.notYet("the cipher " + name);
            }
            call.err(call.prog() + ": Unknown cipher: " + name + "\n");
            Signing.raiseUnknown(call, name);
            return call.usage();
        });
    }

    /** What to encrypt with: from a password, or given outright. */
    private record Secrets(byte[] salt, byte[] key, byte[] iv, byte[] prefix, byte[] body) { }

    private static byte[] crypt(Call call, Settings s, FileCipher cipher, byte[] data, Sink out) {
        Secrets secrets = s.key == null ? fromPassword(call, s, cipher, data) : null;
        byte[] iv = secrets == null ? new byte[cipher.ivSize()] : secrets.iv;
        if (s.iv != null && cipher.ivSize() == 0) {
            call.err("warning: iv not used by this cipher\n");
        } else if (s.iv != null) {
            iv = hex(call, s.iv, cipher.ivSize(), "iv");
        } else if (secrets == null && cipher.ivSize() > 0) {
            throw call.fail("iv undefined");
        }
        if (secrets == null) {
            secrets = new Secrets(new byte[SALT], hex(call, String.valueOf(s.key), cipher.keySize(), "key"), iv, new byte[0], data);
        }
        if (s.showKey) {
            show(s, secrets, iv, out);
        }
        if (s.onlyShow) {
            return new byte[0];
        }
        try {
            return DerWriter.join(secrets.prefix, cipher.crypt(s.decrypt, s.padded, secrets.key, iv, secrets.body));
        } catch (PkiException e) {
            boolean cut = cipher.pads() && secrets.body.length % cipher.blockSize() != 0;
            call.errors().raise(cut ? OpensslError.FINAL_BLOCK : OpensslError.UNPAD_BAD_DECRYPT);
            throw call.fail(s.decrypt ? "bad decrypt" : "bad encrypt");
        }
    }

    private static void show(Settings s, Secrets secrets, byte[] iv, Sink out) {
        HexFormat hex = HexFormat.of().withUpperCase();
        out.print((s.noSalt ? "" : "salt=" + hex.formatHex(secrets.salt) + "\n") + "key=" + hex.formatHex(secrets.key) + "\n"
                + (iv.length > 0 ? "iv =" + hex.formatHex(iv) + "\n" : ""));
    }

    private static Secrets fromPassword(Call call, Settings s, FileCipher cipher, byte[] data) {
        String password = password(call, s, cipher);
        byte[] salt = s.noSalt ? new byte[0] : s.salt != null ? hex(call, s.salt, SALT, "salt") : KeyGenerator.randomBytes(SALT);
        byte[] body = data;
        byte[] prefix = new byte[0];
        if (s.decrypt && !s.noSalt && s.salt == null) {
            if (data.length >= MAGIC.length && !Arrays.equals(Arrays.copyOf(data, MAGIC.length), MAGIC)) {
                throw call.fail("bad magic number");
            }
            if (data.length < MAGIC.length + SALT) {
                throw call.fail("error reading input file");
            }
            salt = Arrays.copyOfRange(data, MAGIC.length, MAGIC.length + SALT);
            body = Arrays.copyOfRange(data, MAGIC.length + SALT, data.length);
        } else if (!s.noSalt && s.salt == null) {
            prefix = DerWriter.join(MAGIC, salt);
        }
        byte[] material = derive(call, s, cipher, password, salt);
        return new Secrets(salt, Arrays.copyOf(material, cipher.keySize()), Arrays.copyOfRange(material, cipher.keySize(), material.length), prefix, body);
    }

    private static String password(Call call, Settings s, FileCipher cipher) {
        String given = new Passwords(call).get(s.pass);
        String way = s.decrypt ? "decryption" : "encryption";
        String name = cipher.label().toUpperCase(java.util.Locale.ROOT);
        String used = given != null ? given : s.decrypt ? Passwords.ask(call, "enter " + name + " " + way + " password:")
                : Passwords.askNew(call, name + " " + way + " password", true);
        if (used == null) {
            throw call.fail("bad password read");
        }
        return used;
    }

    private static byte[] derive(Call call, Settings s, FileCipher cipher, String password, byte[] salt) {
        Digest digest = s.digest == null ? Digest.SHA256 : Signing.digest(call, s.digest);
        int length = cipher.keySize() + cipher.ivSize();
        if (s.pbkdf2) {
            return KeyEncryption.pbkdf2(digest, ByteText.encode(password), salt, s.rounds > 0 ? s.rounds : 10000, length);
        }
        call.err("*** WARNING : deprecated key derivation used.\nUsing -iter or -pbkdf2 would be better.\n");
        return KeyEncryption.bytesToKey(digest, ByteText.encode(password), salt, 1, length);
    }

    private static byte[] hex(Call call, String text, int size, String what) {
        if (text.length() > 2 * size) {
            call.err("hex string is too long, ignoring excess\n");
        } else if (text.length() < 2 * size) {
            call.err("hex string is too short, padding with zero bytes to length\n");
        }
        String padded = (text + "0".repeat(2 * size)).substring(0, 2 * size);
        try {
            return HexFormat.of().parseHex(padded);
        } catch (IllegalArgumentException e) {
            throw call.fail("non-hex digit\ninvalid hex " + what + " value");
        }
    }
}
