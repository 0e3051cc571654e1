package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyEncryption;
import dev.ktutor.pki.KeyReader;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl pkcs8}: converts private keys to and from PKCS#8. */
final class Pkcs8Command implements Subcommand {
    @Override
    public String name() {
        return "pkcs8";
    }

    private static final class Settings {
        @Nullable String in;
        @Nullable String out;
        @Nullable String passin;
        @Nullable String passout;
        @Nullable String cipher;
        boolean derIn;
        boolean derOut;
        boolean toPkcs8;
        boolean plain;
        boolean traditional;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        KeyCipher cipher = s.cipher == null ? KeyCipher.AES_256_CBC : KeyOutput.cipher(call, s.cipher);
        String[] passwords = Passwords.both(call, s.passin, s.passout);
        byte[] given = s.toPkcs8 ? new byte[0] : call.read(s.in);
        Sink out = call.openPrivate(s.out);
        if (s.toPkcs8) {
            PrivateKeyPair key = new Loader(call).privateKey(s.in, s.derIn, passwords[0], "key");
            write(out, s, s.plain ? new Pem.Block("PRIVATE KEY", key.pkcs8()) : encrypted(call, key, cipher, passwords[1]));
            return 0;
        }
        PrivateKeyPair key = read(call, s, given, passwords[0]);
        if (s.derOut) {
            out.write(key.numbers().traditional().der());
        } else {
            out.write(KeyOutput.pem(call, key, s.traditional, null, null));
        }
        return 0;
    }

    private static void take(Call call, Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "passin" -> s.passin = options.value();
            case "passout" -> s.passout = options.value();
            case "inform" -> s.derIn = options.isDer();
            case "outform" -> s.derOut = options.isDer();
            case "topk8" -> s.toPkcs8 = true;
            case "nocrypt" -> s.plain = true;
            case "traditional" -> s.traditional = true;
            case "v2" -> s.cipher = options.value();
            case "v1", "scrypt", "v2prf" -> throw call.notYet("the option -" + options.name());
            default -> { }
        }
    }

    private static Pem.Block encrypted(Call call, PrivateKeyPair key, KeyCipher cipher, @Nullable String given) {
        String password = given != null ? given : Passwords.askNew(call, "Encryption Password", true);
        if (password == null) {
            throw call.fail();
        }
        return new Pem.Block("ENCRYPTED PRIVATE KEY", KeyEncryption.encryptPkcs8(key.pkcs8(), cipher, password));
    }

    private static void write(Sink out, Settings s, Pem.Block block) {
        out.write(s.derOut ? block.der() : block.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static PrivateKeyPair read(Call call, Settings s, byte[] given, @Nullable String password) {
        String label = s.plain ? "PRIVATE KEY" : "ENCRYPTED PRIVATE KEY";
        byte[] der = s.derIn ? given : PemInput.read(call, given, label, List.of(label), d -> d);
        if (der == null) {
            throw call.fail(s.plain ? "Error decrypting key" : "Error reading key");
        }
        String used = s.plain || password != null ? password : Passwords.ask(call, "Enter Password:");
        if (!s.plain && used == null) {
            throw call.fail("Can't read Password");
        }
        try {
            return KeyReader.read(new Pem.Block(label, der), used);
        } catch (PkiException e) {
            if (!s.plain) {
                call.errors().raise(OpensslError.UNPAD_BAD_DECRYPT);
                call.errors().raise(OpensslError.PKCS12_CIPHER_FINAL, "maybe wrong password");
            }
            throw call.fail("Error decrypting key");
        }
    }
}
