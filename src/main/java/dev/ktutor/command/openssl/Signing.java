package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.SignatureAlgorithm;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What the commands that sign have in common. */
final class Signing {
    /** Subcommands that end on a wrong option without printing the error queue. */
    private static final java.util.Set<String> SILENT = java.util.Set.of("req", "rsa", "pkcs12");

    private Signing() { }

    /** The digest an option names; quits with OpenSSL's words if there is none such. */
    static Digest digest(Call call, String name) {
        return Digest.named(name).orElseThrow(() -> {
            call.err(call.prog() + ": Unknown option or message digest: " + name + "\n");
            raiseUnknown(call, name);
            return call.usage();
        });
    }

    /** What the error queue holds where no provider has an algorithm. */
    static void raiseUnknown(Call call, String name) {
        if (SILENT.contains(call.prog())) {
            return;
        }
        call.errors().raise(OpensslError.UNKNOWN_DIGEST, "Global default library context, Algorithm (" + name + " : 0), Properties (<null>)");
    }

    /** How to sign with a key: SHA-256 unless another digest is named; Edwards keys have their own way. */
    static SignatureAlgorithm algorithm(Call call, PrivateKeyPair key, @Nullable Digest digest) {
        RsaOptions wanted = new RsaOptions();
        SignatureOptions options = new SignatureOptions(call, key.kind() == KeyKind.RSA, wanted);
        call.signatureOptions().forEach(option -> options.take(option, "parameter error"));
        if (wanted.mode().equals("pss")) {
            throw call.notYet("signing certificates with rsa_padding_mode:pss");
        }
        return SignatureAlgorithm.of(key.kind(), digest == null ? Digest.SHA256 : digest)
                .orElseThrow(() -> call.fail("Error setting context"));
    }

    /** Whether the key belongs to the certificate's; raises OpenSSL's errors if not. */
    static boolean matches(Call call, PublicKey certificate, PrivateKeyPair key) {
        if (certificate.equals(key.publicKey())) {
            return true;
        }
        if (certificate.kind() != key.kind()) {
            call.errors().raise(OpensslError.DIFFERENT_KEY_TYPES);
            call.errors().raise(OpensslError.KEY_TYPE_MISMATCH);
        } else {
            call.errors().raise(OpensslError.KEY_MISMATCH);
        }
        return false;
    }

    /** A serial number from an option, decimal or 0x…; quits with a hint at -help if it is none. */
    static BigInteger serial(Call call, String text) {
        boolean minus = text.startsWith("-");
        String digits = minus ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        try {
            BigInteger number = new BigInteger(hex ? digits.substring(2) : digits, hex ? 16 : 10);
            return minus ? number.negate() : number;
        } catch (NumberFormatException e) {
            call.errors().raise(OpensslError.BAD_NUMBER);
            throw call.usage();
        }
    }
}
