package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyReader;
import dev.ktutor.pki.PasswordScheme;
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

    /** Schemes of old that only the legacy provider has. */
    private static final java.util.List<String> LEGACY = java.util.List.of("PBE-MD2-DES", "PBE-MD5-DES", "PBE-SHA1-RC2-64", "PBE-MD2-RC2-64", "PBE-MD5-RC2-64",
            "PBE-SHA1-DES", "PBE-SHA1-RC4-128", "PBE-SHA1-RC4-40", "PBE-SHA1-2DES", "PBE-SHA1-RC2-128", "PBE-SHA1-RC2-40");

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
        int rounds = PasswordScheme.ROUNDS;
        @Nullable String old;
        @Nullable Digest function;
        PasswordScheme.@Nullable Costs costs;
    }

    private static PasswordScheme.Costs costs(Settings s) {
        return s.costs == null ? PasswordScheme.Costs.USUAL : s.costs;
    }

    private static long cost(Call call, Options options) {
        java.math.BigInteger number = options.number(options.value());
        if (number.signum() <= 0 || number.bitLength() > 31) {
            throw call.usage();
        }
        return number.longValue();
    }

    private static PasswordScheme scheme(Call call, Settings s) {
        KeyCipher cipher = s.cipher == null ? KeyCipher.AES_256_CBC : KeyCipher.named(s.cipher).orElseThrow(() -> {
            call.err(call.prog() + ": Unknown cipher: " + s.cipher + "\n");
            return call.usage();
        });
        return s.old != null ? PasswordScheme.old(s.old).map(p -> p.withRounds(s.rounds)).orElse(new PasswordScheme(cipher, null, 0, null, s.old))
                : new PasswordScheme(cipher, s.function == null ? Digest.SHA256 : s.function, s.rounds, s.costs, "");
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        PasswordScheme scheme = scheme(call, s);
        String[] passwords = Passwords.both(call, s.passin, s.passout);
        byte[] given = s.toPkcs8 ? new byte[0] : s.derIn ? call.readBinary(s.in) : call.read(s.in);
        Sink out = call.openPrivate(s.out);
        if (s.toPkcs8) {
            PrivateKeyPair key = new Loader(call).privateKey(s.in, s.derIn, passwords[0], "key");
            write(out, s, s.plain ? new Pem.Block("PRIVATE KEY", key.pkcs8()) : encrypted(call, key, scheme, passwords[1]));
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
            case "v1" -> {
                s.old = options.value();
                if (PasswordScheme.old(s.old).isEmpty() && !LEGACY.contains(s.old.toUpperCase(java.util.Locale.ROOT))) {
                    call.err(call.prog() + ": Unknown PBE algorithm " + s.old + "\n");
                    throw call.usage();
                }
            }
            case "v2prf" -> s.function = PasswordScheme.function(options.value()).orElseThrow(() -> {
                call.err(call.prog() + ": Unknown PRF algorithm " + options.value() + "\n");
                return call.usage();
            });
            case "iter" -> s.rounds = options.intValue();
            case "noiter" -> s.rounds = 1;
            case "scrypt" -> s.costs = PasswordScheme.Costs.USUAL;
            case "scrypt_N" -> s.costs = new PasswordScheme.Costs(cost(call, options), costs(s).r(), costs(s).p());
            case "scrypt_r" -> s.costs = new PasswordScheme.Costs(costs(s).n(), cost(call, options), costs(s).p());
            case "scrypt_p" -> s.costs = new PasswordScheme.Costs(costs(s).n(), costs(s).r(), cost(call, options));
            default -> { }
        }
    }

    private static Pem.Block encrypted(Call call, PrivateKeyPair key, PasswordScheme scheme, @Nullable String given) {
        PasswordScheme.Costs costs = scheme.costs();
        if (costs != null && !costs.sound()) {
            call.errors().raise(OpensslError.SCRYPT_COSTS);
            throw call.fail("Error setting PBE algorithm");
        }
        String password = given != null ? given : Passwords.askNew(call, "Encryption Password", true);
        if (password == null) {
            throw call.fail();
        }
        if (scheme.rounds() == 0) {
            boolean des = scheme.oid().toUpperCase(java.util.Locale.ROOT).contains("DES");
            call.errors().raise(OpensslError.UNKNOWN_DIGEST, "Global default library context, Algorithm (" + (des ? "PBKDF1 : 0), Properties (<null>)"
                    : scheme.oid().toUpperCase(java.util.Locale.ROOT).contains("RC4") ? "RC4 : 5), Properties ()" : "RC2-CBC : 4), Properties ()"));
            call.errors().raise(OpensslError.ITEM_ENCRYPT);
            call.errors().raise(OpensslError.PKCS8_ENCRYPT);
            throw call.fail("Error encrypting key");
        }
        return new Pem.Block("ENCRYPTED PRIVATE KEY", scheme.encrypt(key.pkcs8(), password));
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
