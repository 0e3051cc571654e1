package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.KeyNumbers;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.text.KeyText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code openssl rsa}: shows, checks and converts RSA keys. */
final class RsaCommand implements Subcommand {
    @Override
    public String name() {
        return "rsa";
    }

    private static final class Settings {
        @Nullable String in;
        @Nullable String out;
        @Nullable String passin;
        @Nullable String passout;
        @Nullable String cipher;
        boolean derIn;
        boolean derOut;
        boolean otherOut;
        boolean pubin;
        boolean pubout;
        boolean pkcs1Out;
        boolean noout;
        boolean text;
        boolean modulus;
        boolean check;
        boolean traditional;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(s, options);
        }
        options.noRest();
        KeyCipher cipher = s.cipher == null ? null : KeyOutput.cipher(call, s.cipher);
        String[] passwords = Passwords.both(call, s.passin, s.passout);
        if (s.check && s.pubin) {
            throw call.fail("Only private keys can be checked");
        }
        Loader loader = new Loader(call);
        PrivateKeyPair pair = s.pubin ? null : loader.privateKey(s.in, s.derIn, passwords[0], "private key");
        PublicKey open = pair == null ? loader.publicKey(s.in, s.derIn, "public key") : pair.publicKey();
        if (open.kind() != KeyKind.RSA) {
            throw call.fail("Not an RSA key");
        }
        boolean secret = (s.text && !s.pubin) || (!s.pubout && !s.noout && !s.pubin);
        Sink out = secret ? call.openPrivate(s.out) : call.openOut(s.out);
        if (s.text) {
            out.write(pair != null ? KeyText.of(pair) : KeyText.of(open, 0));
        }
        if (s.modulus) {
            out.print(X509Printer.modulus(open));
        }
        if (s.check && pair != null) {
            check(call, out, pair);
        }
        if (s.noout) {
            return 0;
        }
        call.err("writing RSA key\n");
        if (s.otherOut) {
            throw call.notYet("this output format");
        }
        write(call, s, out, pair, open, cipher, passwords[1]);
        return 0;
    }

    private static void take(Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "passin" -> s.passin = options.value();
            case "passout" -> s.passout = options.value();
            case "inform" -> s.derIn = options.isDer();
            case "outform" -> {
                s.derOut = options.isDer();
                s.otherOut = !s.derOut && !options.value().equalsIgnoreCase("PEM") && !options.value().equalsIgnoreCase("P");
            }
            case "pubin", "RSAPublicKey_in" -> s.pubin = true;
            case "pubout" -> s.pubout = true;
            case "RSAPublicKey_out" -> {
                s.pubout = true;
                s.pkcs1Out = true;
            }
            case "noout" -> s.noout = true;
            case "text" -> s.text = true;
            case "modulus" -> s.modulus = true;
            case "check" -> s.check = true;
            case "traditional" -> s.traditional = true;
            case "" -> s.cipher = options.algorithm();
            default -> { }
        }
    }

    private static void check(Call call, Sink out, PrivateKeyPair pair) {
        if (isConsistent((KeyNumbers.Rsa) pair.numbers())) {
            out.print("RSA key ok\n");
        } else {
            call.err("RSA key not ok\n");
        }
    }

    /** The checks of RSA_check_key(3). */
    static boolean isConsistent(KeyNumbers.Rsa rsa) {
        BigInteger p1 = rsa.prime1().subtract(BigInteger.ONE);
        BigInteger q1 = rsa.prime2().subtract(BigInteger.ONE);
        return rsa.prime1().isProbablePrime(40) && rsa.prime2().isProbablePrime(40) && rsa.prime1().multiply(rsa.prime2()).equals(rsa.modulus())
                && rsa.privateExponent().multiply(rsa.publicExponent()).mod(p1.multiply(q1).divide(p1.gcd(q1))).equals(BigInteger.ONE)
                && rsa.privateExponent().mod(p1).equals(rsa.exponent1()) && rsa.privateExponent().mod(q1).equals(rsa.exponent2())
                && rsa.prime2().modInverse(rsa.prime1()).equals(rsa.coefficient());
    }

    private static void write(Call call, Settings s, Sink out, @Nullable PrivateKeyPair pair, PublicKey open, @Nullable KeyCipher cipher, @Nullable String password) {
        if (s.pubout || pair == null) {
            byte[] der = s.pkcs1Out ? open.keyBits() : open.der();
            out.write(s.derOut ? der : Pem.encode(s.pkcs1Out ? "RSA PUBLIC KEY" : "PUBLIC KEY", der).getBytes(StandardCharsets.US_ASCII));
        } else if (s.derOut) {
            out.write(s.traditional ? pair.numbers().traditional().der() : pair.pkcs8());
        } else {
            out.write(KeyOutput.pem(call, pair, s.traditional, cipher, password));
        }
    }
}
