package dev.ktutor.command.openssl;

import dev.ktutor.pki.DerWriter;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PointForm;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.text.KeyText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code openssl ec}: shows, checks and converts elliptic curve keys. */
final class EcCommand implements Subcommand {
    @Override
    public String name() {
        return "ec";
    }

    private static final class Settings {
        @Nullable String in;
        @Nullable String out;
        @Nullable String passin;
        @Nullable String passout;
        @Nullable String cipher;
        @Nullable PointForm form;
        boolean derIn;
        boolean derOut;
        boolean pubin;
        boolean pubout;
        boolean parameters;
        boolean noout;
        boolean text;
        boolean check;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        KeyCipher cipher = s.cipher == null ? null : KeyOutput.cipher(call, s.cipher);
        String[] passwords = Passwords.both(call, s.passin, s.passout);
        call.err("read EC key\n");
        PrivateKeyPair pair;
        PublicKey open;
        try {
            Loader loader = new Loader(call);
            pair = s.pubin ? null : loader.privateKey(s.in, s.derIn, passwords[0], "private key");
            open = pair == null ? loader.publicKey(s.in, s.derIn, "public key") : pair.publicKey();
        } catch (Quit quit) {
            throw call.fail("unable to load Key");
        }
        if (s.form != null && open.kind() == KeyKind.EC) {
            open = open.inForm(s.form);
            pair = pair == null ? null : pair.inForm(s.form);
        }
        boolean secret = !(s.parameters || s.pubin || s.pubout) || s.text && !s.pubin;
        Sink out = secret ? call.openPrivate(s.out) : call.openOut(s.out);
        if (s.text) {
            out.write(pair == null ? KeyText.of(open, 0) : KeyText.of(pair));
        }
        if (s.check) {
            boolean valid = pair == null ? KeyText.readable(open) : PkeyCommand.isValid(pair);
            call.err(valid ? "EC Key valid.\n" : "EC Key Invalid!\n");
        }
        if (!s.noout) {
            call.err("writing EC key\n");
            if (open.kind() != KeyKind.EC) {
                throw call.fail("unable to write EC key");
            }
            write(call, s, out, pair, open, cipher, passwords[1]);
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
            case "pubin" -> s.pubin = true;
            case "pubout" -> s.pubout = true;
            case "param_out" -> s.parameters = true;
            case "conv_form" -> s.form = form(call, options.value());
            case "param_enc" -> {
                if (!options.value().equals("named_curve")) {
                    throw options.value().equals("explicit") ? call.notYet("writing the numbers of curves") : call.usage();
                }
            }
            case "no_public" -> throw call.notYet("the option -no_public");
            case "noout" -> s.noout = true;
            case "text" -> s.text = true;
            case "check" -> s.check = true;
            case "" -> s.cipher = options.algorithm();
            default -> { }
        }
    }

    /** The form a word names; quits with a hint at -help if there is none such. */
    static PointForm form(Call call, String word) {
        return PointForm.named(word).orElseThrow(() -> {
            call.err(call.prog() + ": Value must be one of:\n\tuncompressed\n\tcompressed\n\thybrid\n");
            return call.usage();
        });
    }

    private static void write(Call call, Settings s, Sink out, @Nullable PrivateKeyPair pair, PublicKey open, @Nullable KeyCipher cipher, @Nullable String password) {
        if (s.parameters) {
            byte[] der = DerWriter.oid(open.curve().map(NamedCurve::oid).orElseThrow(() -> call.fail("unable to write EC key")));
            out.write(s.derOut ? der : Pem.encode("EC PARAMETERS", der).getBytes(StandardCharsets.US_ASCII));
        } else if (s.pubout || pair == null) {
            out.write(s.derOut ? open.der() : open.pem().getBytes(StandardCharsets.US_ASCII));
        } else if (s.derOut) {
            out.write(pair.numbers().traditional().der());
        } else {
            out.write(KeyOutput.pem(call, pair, true, cipher, password));
        }
    }
}
