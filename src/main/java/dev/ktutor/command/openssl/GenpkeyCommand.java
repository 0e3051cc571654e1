package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.text.KeyText;
import java.util.ArrayList;
import java.util.List;

/** {@code openssl genpkey}: makes a key of any kind. */
final class GenpkeyCommand implements Subcommand {
    @Override
    public String name() {
        return "genpkey";
    }

    @Override
    public int run(Call call, Options options) {
        String out = null;
        String pass = null;
        String algorithm = null;
        String parameterFile = null;
        String cipherName = null;
        boolean der = false;
        boolean text = false;
        boolean quiet = false;
        List<String> keyOptions = new ArrayList<>();
        while (options.next()) {
            switch (options.name()) {
                case "out" -> out = options.value();
                case "pass" -> pass = options.value();
                case "algorithm" -> algorithm = options.value();
                case "paramfile" -> parameterFile = options.value();
                case "pkeyopt" -> keyOptions.add(options.value());
                case "outform" -> der = options.isDer();
                case "text" -> text = true;
                case "quiet" -> quiet = true;
                case "genparam" -> throw call.notYet("making parameters");
                case "" -> cipherName = options.algorithm();
                default -> { }
            }
        }
        options.noRest();
        KeyRecipe recipe = recipe(call, algorithm, parameterFile);
        for (String option : keyOptions) {
            if (!recipe.set(call, option)) {
                throw call.fail(call.prog() + ": Error setting " + option + " parameter:");
            }
        }
        KeyCipher cipher = cipherName == null ? null : KeyOutput.cipher(call, cipherName);
        String password = new Passwords(call).get(pass);
        Sink sink = call.openPrivate(out);
        PrivateKeyPair key = recipe.generate(call, !quiet);
        sink.write(der ? key.numbers().traditional().der() : KeyOutput.pem(call, key, false, cipher, password));
        if (text) {
            sink.write(KeyText.of(key));
        }
        return 0;
    }

    private static KeyRecipe recipe(Call call, @org.jspecify.annotations.Nullable String algorithm, @org.jspecify.annotations.Nullable String parameterFile) {
        if (parameterFile != null) {
            try {
                return KeyRecipe.parameters(call, call.in().files().readText(parameterFile))
                        .orElseThrow(() -> call.fail("Error reading parameter file " + parameterFile));
            } catch (FileError e) {
                throw call.fail("Can't open parameter file " + parameterFile);
            }
        }
        if (algorithm == null) {
            throw call.usage();
        }
        return KeyRecipe.named(algorithm).orElseThrow(() -> KeyRecipe.unknown(call, algorithm, "Error initializing " + algorithm + " context"));
    }
}
