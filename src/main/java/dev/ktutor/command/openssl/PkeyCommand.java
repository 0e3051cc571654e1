package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyNumbers;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.text.KeyText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code openssl pkey}: shows, checks and converts keys of any kind. */
final class PkeyCommand implements Subcommand {
    @Override
    public String name() {
        return "pkey";
    }

    private static final class Settings {
        @Nullable String in;
        @Nullable String out;
        @Nullable String passin;
        @Nullable String passout;
        @Nullable String cipher;
        boolean derIn;
        boolean derOut;
        boolean pubin;
        boolean pubout;
        boolean noout;
        boolean text;
        boolean openText;
        boolean check;
        boolean openCheck;
        boolean traditional;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(s, options);
        }
        options.noRest();
        warnings(call, s);
        KeyCipher cipher = s.cipher == null ? null : KeyOutput.cipher(call, s.cipher);
        if (cipher == null && s.passout != null) {
            call.err("Warning: The -passout option is ignored without a cipher option\n");
        }
        if (cipher != null && (s.noout || s.derOut)) {
            throw call.fail("Error: Cipher options are supported only for PEM output");
        }
        String[] passwords = Passwords.both(call, s.passin, s.passout);
        boolean secret = !s.noout && !s.pubout || s.text && !s.openText;
        Sink out = secret ? call.openPrivate(s.out) : call.openOut(s.out);
        Loader loader = new Loader(call);
        PrivateKeyPair pair = s.pubin ? null : loader.privateKey(s.in, s.derIn, passwords[0], "key");
        PublicKey open = pair == null ? loader.publicKey(s.in, s.derIn, "Public Key") : pair.publicKey();
        if (s.check || s.openCheck) {
            boolean valid = s.check && pair != null ? isValid(pair) : KeyText.readable(open);
            if (!valid) {
                throw call.fail("Key is invalid");
            }
            out.print("Key is valid\n");
        }
        write(call, s, out, pair, open, cipher, passwords[1]);
        if (s.openText) {
            out.write(KeyText.of(open, 0));
        } else if (s.text) {
            out.write(pair == null ? KeyText.of(open, 0) : KeyText.of(pair));
        }
        return 0;
    }

    private static void take(Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "passin" -> s.passin = options.value();
            case "passout" -> s.passout = options.value();
            case "inform" -> s.derIn = options.isDer();
            case "outform" -> s.derOut = options.isDer();
            case "pubin" -> {
                s.pubin = true;
                s.pubout = true;
            }
            case "pubout" -> s.pubout = true;
            case "noout" -> s.noout = true;
            case "text" -> s.text = true;
            case "text_pub" -> s.openText = true;
            case "check" -> s.check = true;
            case "pubcheck" -> s.openCheck = true;
            case "traditional" -> s.traditional = true;
            case "" -> s.cipher = options.algorithm();
            default -> { }
        }
    }

    private static void warnings(Call call, Settings s) {
        if (s.text && s.openText) {
            call.err("Warning: The -text option is ignored with -text_pub\n");
        }
        if (s.traditional && (s.noout || s.derOut)) {
            call.err("Warning: The -traditional is ignored since there is no PEM output\n");
        }
        if (!s.openText && s.pubout && s.text) {
            s.text = false;
            s.openText = true;
        }
    }

    /** Whether the private and the public half belong together. */
    static boolean isValid(PrivateKeyPair pair) {
        if (pair.numbers() instanceof KeyNumbers.Rsa rsa) {
            return RsaCommand.isConsistent(rsa);
        }
        return pair.kind() != KeyKind.EC || pair.numbers() instanceof KeyNumbers.Ec ec && java.util.Arrays.equals(ec.curve().pointOf(ec.d()), ec.point());
    }

    private static void write(Call call, Settings s, Sink out, @Nullable PrivateKeyPair pair, PublicKey open, @Nullable KeyCipher cipher, @Nullable String password) {
        if (s.noout) {
            return;
        }
        if (s.derOut && (s.text || s.openText)) {
            throw call.fail("Error: Text output cannot be combined with DER output");
        }
        if (s.pubout || pair == null) {
            out.write(s.derOut ? open.der() : open.pem().getBytes(StandardCharsets.US_ASCII));
        } else if (s.derOut) {
            out.write(pair.numbers().traditional().der());
        } else {
            if (s.traditional && pair.kind() != KeyKind.RSA && pair.kind() != KeyKind.EC) {
                call.errors().raise(OpensslError.NO_TRADITIONAL_FORM);
                throw call.fail();
            }
            out.write(KeyOutput.pem(call, pair, s.traditional, cipher, password));
        }
    }
}
