package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyEncryption;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PrivateKeyPair;
import org.jspecify.annotations.Nullable;

/** The key that {@code req -newkey} makes and where it puts it. */
final class RequestKeys {
    private static final int LEAST_BITS = 512;

    private final Call call;
    private final ReqSettings s;
    private final ConfigFile config;

    RequestKeys(Call call, ReqSettings settings, ConfigFile config) {
        this.call = call;
        this.s = settings;
        this.config = config;
    }

    PrivateKeyPair make(@Nullable String password) {
        KeyRecipe recipe = recipe();
        for (String option : s.keyOptions) {
            if (!recipe.set(call, option)) {
                throw call.fail("Key parameter error \"" + option + "\"");
            }
        }
        PrivateKeyPair key = recipe.generate(call, true);
        String file = s.keyOut != null ? s.keyOut : config.get(s.section, "default_keyfile").orElse(null);
        if (s.verbose) {
            call.err("Writing private key to " + (file == null ? "stdout" : "'" + file + "'") + "\n");
        }
        Sink out = call.openPrivate(file);
        boolean plain = s.plainKey || config.get(s.section, "encrypt_rsa_key").or(() -> config.get(s.section, "encrypt_key")).filter("no"::equals).isPresent();
        out.print(plain ? key.pem() : encrypted(key, password));
        call.err("-----\n");
        return key;
    }

    private String encrypted(PrivateKeyPair key, @Nullable String given) {
        String password = given != null ? given : Passwords.askNew(call, "PEM pass phrase", false);
        if (password == null) {
            call.errors().raise(OpensslError.UI_READING, "while reading strings");
            throw call.fail();
        }
        return Pem.encode("ENCRYPTED PRIVATE KEY", KeyEncryption.encryptPkcs8(key.pkcs8(), KeyCipher.DES_EDE3_CBC, password));
    }

    private KeyRecipe recipe() {
        int bits = config.get(s.section, "default_bits").filter(b -> b.matches("[0-9]+")).map(Integer::parseInt).orElse(2048);
        String wanted = s.newKey == null ? "rsa" : s.newKey;
        if (wanted.matches("[0-9]+")) {
            return checked(KeyRecipe.rsa(Integer.parseInt(wanted)));
        }
        int colon = wanted.indexOf(':');
        String algorithm = colon < 0 ? wanted : wanted.substring(0, colon);
        String rest = colon < 0 ? "" : wanted.substring(colon + 1);
        if (algorithm.equals("param") || !rest.isEmpty() && !rest.matches("[0-9]+")) {
            return KeyRecipe.parameters(call, readFile(rest)).orElseThrow(() -> call.fail("Error reading parameter file " + rest));
        }
        KeyRecipe recipe = KeyRecipe.named(algorithm).orElseThrow(() -> KeyRecipe.unknown(call, algorithm, "Error allocating keygen context"));
        return recipe.isRsa() ? checked(KeyRecipe.rsa(rest.isEmpty() ? bits : Integer.parseInt(rest))) : recipe;
    }

    private String readFile(String path) {
        try {
            return call.in().files().readText(path);
        } catch (FileError e) {
            call.raiseOpen(e, path, "r");
            throw call.fail("Cannot open parameter file " + path);
        }
    }

    private KeyRecipe checked(KeyRecipe recipe) {
        if (recipe.bits() < LEAST_BITS) {
            call.errors().raise(OpensslError.KEY_TOO_SMALL);
            throw call.fail("Error setting keysize");
        }
        return recipe;
    }
}
