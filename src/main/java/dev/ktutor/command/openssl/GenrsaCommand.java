package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.PrivateKeyPair;
import java.math.BigInteger;
import java.util.List;

/** {@code openssl genrsa}: makes an RSA key. */
final class GenrsaCommand implements Subcommand {
    private static final int USUAL_MOST = 16384;

    @Override
    public String name() {
        return "genrsa";
    }

    @Override
    public int run(Call call, Options options) {
        String out = null;
        String passout = null;
        String cipherName = null;
        BigInteger exponent = KeyGenerator.F4;
        boolean verbose = false;
        boolean traditional = false;
        while (options.next()) {
            switch (options.name()) {
                case "out" -> out = options.value();
                case "passout" -> passout = options.value();
                case "3" -> exponent = BigInteger.valueOf(3);
                case "F4", "f4" -> exponent = KeyGenerator.F4;
                case "verbose" -> verbose = true;
                case "traditional" -> traditional = true;
                case "primes" -> {
                    if (options.intValue() != 2) {
                        throw call.notYet("a key of more than two primes");
                    }
                }
                case "" -> cipherName = options.algorithm();
                default -> { }
            }
        }
        int bits = bits(call, options);
        KeyCipher cipher = cipherName == null ? null : cipher(call, cipherName);
        String password = new Passwords(call).get(passout);
        Sink sink = call.openPrivate(out);
        if (bits < 512) {
            call.errors().raise(OpensslError.KEY_TOO_SMALL);
            throw call.fail("Error setting RSA length");
        }
        if (verbose) {
            call.err("Generating RSA key with " + bits + " bits\n");
        }
        PrivateKeyPair key = exponent.equals(KeyGenerator.F4) ? KeyRecipe.rsa(bits).generate(call, verbose) : call.keys().rsa(bits, exponent);
        if (verbose) {
            String hex = exponent.toString(16).toUpperCase(java.util.Locale.ROOT);
            call.err("e is " + exponent + " (0x" + (hex.length() % 2 == 0 ? hex : "0" + hex) + ")\n");
        }
        sink.write(KeyOutput.pem(call, key, traditional, cipher, password));
        return 0;
    }

    private static KeyCipher cipher(Call call, String name) {
        return KeyCipher.named(name).orElseThrow(() -> {
            Signing.raiseUnknown(call, name);
            return call.fail(call.prog() + ": Unknown cipher: " + name);
        });
    }

    private static int bits(Call call, Options options) {
        List<String> rest = options.rest();
        if (rest.isEmpty()) {
            return 2048;
        }
        if (rest.size() > 1) {
            call.err("Extra arguments given.\n");
            throw call.usage();
        }
        String text = rest.get(0);
        if (!text.matches("[+-]?(0[xX][0-9a-fA-F]+|[0-9]+)")) {
            throw call.fail(call.prog() + ": Can't parse \"" + text + "\" as " + (text.matches("0[xX].*") ? "a hexadecimal" : text.startsWith("0") ? "an octal" : "a") + " number");
        }
        int bits = options.number(text).intValue();
        if (bits <= 0) {
            throw call.fail();
        }
        if (bits > USUAL_MOST) {
            call.err("Warning: It is not recommended to use more than " + USUAL_MOST + " bit for RSA keys.\n         Your key size is "
                    + bits + "! Larger key size may behave not as expected.\n");
        }
        return bits;
    }
}
