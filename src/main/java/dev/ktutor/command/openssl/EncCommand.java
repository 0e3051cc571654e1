package dev.ktutor.command.openssl;

import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyEncryption;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** {@code openssl enc}, also called as {@code openssl base64} or by a cipher's name: encryption with a password, Base64. */
final class EncCommand implements Subcommand {
    private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
    private static final int LINE = 64;

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
        KeyCipher cipher = s.cipher == null || s.cipher.equals("none") ? null : KeyOutput.cipher(call, s.cipher);
        byte[] data = call.read(s.in);
        Sink out = call.openOut(s.out);
        if (s.decrypt && s.base64) {
            data = Base64Reader.decode(data, s.oneLine);
        }
        if (cipher != null) {
            data = crypt(call, s, cipher, data);
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
            case "nopad", "p", "P", "z" -> throw call.notYet("the option -" + options.name());
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

    private static byte[] crypt(Call call, Settings s, KeyCipher cipher, byte[] data) {
        byte[] key;
        byte[] iv;
        byte[] body = data;
        byte[] prefix = new byte[0];
        if (s.key != null) {
            key = hex(call, s.key, cipher.keySize(), "key");
            if (s.iv == null) {
                throw call.fail("iv undefined");
            }
            iv = hex(call, s.iv, cipher.blockSize(), "iv");
        } else {
            String password = password(call, s, cipher);
            byte[] salt = s.noSalt ? new byte[0] : s.salt != null ? hex(call, s.salt, 8, "salt") : KeyGenerator.randomBytes(8);
            if (s.decrypt && !s.noSalt && s.salt == null) {
                if (data.length < 16) {
                    throw call.fail("error reading input file");
                }
                if (!Arrays.equals(Arrays.copyOf(data, 8), MAGIC)) {
                    throw call.fail("bad magic number");
                }
                salt = Arrays.copyOfRange(data, 8, 16);
                body = Arrays.copyOfRange(data, 16, data.length);
            } else if (!s.noSalt && s.salt == null) {
                prefix = DerWriter.join(MAGIC, salt);
            }
            byte[] material = derive(call, s, cipher, password, salt);
            key = Arrays.copyOf(material, cipher.keySize());
            iv = Arrays.copyOfRange(material, cipher.keySize(), material.length);
        }
        try {
            return DerWriter.join(prefix, KeyEncryption.crypt(s.decrypt ? Cipher.DECRYPT_MODE : Cipher.ENCRYPT_MODE, cipher, key, iv, body));
        } catch (PkiException e) {
            call.errors().raise(OpensslError.UNPAD_BAD_DECRYPT);
            throw call.fail("bad decrypt");
        }
    }

    private static String password(Call call, Settings s, KeyCipher cipher) {
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

    private static byte[] derive(Call call, Settings s, KeyCipher cipher, String password, byte[] salt) {
        Digest digest = s.digest == null ? Digest.SHA256 : Signing.digest(call, s.digest);
        int length = cipher.keySize() + cipher.blockSize();
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
