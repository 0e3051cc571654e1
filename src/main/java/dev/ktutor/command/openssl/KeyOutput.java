package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.KeyEncryption;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PrivateKeyPair;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes private keys in the forms the key commands offer. */
final class KeyOutput {
    private KeyOutput() { }

    /** The cipher an option names; quits with OpenSSL's words if there is none such. */
    static KeyCipher cipher(Call call, String name) {
        return KeyCipher.named(name).orElseThrow(() -> {
            call.err(call.prog() + ": Unknown cipher: " + name + "\n");
            Signing.raiseUnknown(call, name);
            return call.usage();
        });
    }

    /** PEM, encrypted if a cipher is given; the password is asked for if it is null. */
    static byte[] pem(Call call, PrivateKeyPair key, boolean traditional, @Nullable KeyCipher cipher, @Nullable String password) {
        if (cipher == null) {
            return (traditional ? key.traditionalPem() : key.pem()).getBytes(StandardCharsets.US_ASCII);
        }
        String used = password != null ? password : Passwords.askNew(call, "PEM pass phrase", false);
        if (used == null) {
            call.errors().raise(OpensslError.UI_READING, "while reading strings");
            throw call.fail();
        }
        Pem.Block block = traditional && !key.numbers().traditional().label().equals("PRIVATE KEY")
                ? KeyEncryption.encryptOldPem(key.numbers().traditional(), cipher, used)
                : new Pem.Block("ENCRYPTED PRIVATE KEY", KeyEncryption.encryptPkcs8(key.pkcs8(), cipher, used));
        return block.text().getBytes(StandardCharsets.US_ASCII);
    }
}
