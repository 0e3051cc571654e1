package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RsaBlocks;
import dev.ktutor.pki.text.Asn1Dump;
import dev.ktutor.pki.text.HexDump;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code openssl rsautl}: RSA's bare operations, deprecated in favour of pkeyutl. */
final class RsautlCommand implements Subcommand {
    static final String DEPRECATED = "The command rsautl was deprecated in version 3.0. Use 'pkeyutl' instead.\n";

    @Override
    public String name() {
        return "rsautl";
    }

    private static final class Settings {
        @Nullable String in;
        @Nullable String out;
        @Nullable String keyFile;
        @Nullable String passin;
        String work = "verify";
        String filling = "pkcs";
        boolean pubin;
        boolean certin;
        boolean hex;
        boolean outline;
        boolean reverse;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        call.err(DEPRECATED);
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        boolean needsPrivate = s.work.equals("sign") || s.work.equals("decrypt");
        if (needsPrivate && (s.pubin || s.certin)) {
            throw call.fail("A private key is needed for this operation");
        }
        String password = new Passwords(call).get(s.passin);
        if (s.keyFile == null) {
            throw call.fail("No filename or uri specified for loading\n private key");
        }
        Loader loader = new Loader(call);
        PrivateKeyPair pair = s.pubin || s.certin ? null : loader.privateKey(s.keyFile, false, password, "private key");
        PublicKey open = pair != null ? pair.publicKey() : s.certin ? loader.certificate(s.keyFile, false, "Certificate").publicKey()
                : loader.publicKey(s.keyFile, false, "public key");
        byte[] data = call.readBinary(s.in);
        Sink out = call.openOut(s.out);
        byte[] made;
        try {
            made = made(call, s, pair, open, data);
        } catch (PkiException e) {
            throw failed(call, OpensslError.ENCRYPT_TOO_LARGE);
        }
        out.write(s.outline ? Asn1Dump.of(made, true, -1).text() : s.hex ? HexDump.of(made, 0) : made);
        return 0;
    }

    private static void take(Call call, Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "inkey" -> s.keyFile = options.value();
            case "passin" -> s.passin = options.value();
            case "sign", "verify", "encrypt", "decrypt" -> s.work = options.name();
            case "pkcs", "raw", "oaep", "ssl" -> s.filling = options.name();
            case "x931" -> throw call.notYet("the option -x931");
            case "pubin" -> s.pubin = true;
            case "certin" -> s.certin = true;
            case "hexdump" -> s.hex = true;
            case "asn1parse" -> s.outline = true;
            default -> { }
        }
    }

    private static Quit failed(Call call, OpensslError... errors) {
        for (OpensslError error : errors) {
            call.errors().raise(error);
        }
        return call.fail("RSA operation error");
    }

    private static byte[] made(Call call, Settings s, @Nullable PrivateKeyPair pair, PublicKey open, byte[] data) {
        int size = RsaBlocks.size(open);
        boolean raw = s.filling.equals("raw");
        boolean oaep = s.filling.equals("oaep");
        return switch (s.work) {
            case "sign" -> RsaBlocks.close(Objects.requireNonNull(pair), raw ? data : RsaBlocks.forSigning(data, size).orElseThrow(() -> failed(call, OpensslError.DATA_TOO_LARGE)));
            case "encrypt" -> RsaBlocks.open(open, (raw ? Optional.of(data) : oaep ? RsaBlocks.oaep(data, size, Digest.SHA1, Digest.SHA1, new byte[0])
                    : RsaBlocks.forEncryption(data, size)).orElseThrow(() -> failed(call, oaep ? OpensslError.OAEP_TOO_LARGE : OpensslError.ENCRYPT_TOO_LARGE)));
            case "decrypt" -> {
                byte[] block = RsaBlocks.close(Objects.requireNonNull(pair), data);
                yield (raw ? Optional.of(block) : oaep ? RsaBlocks.unOaep(block, Digest.SHA1, Digest.SHA1, new byte[0]) : RsaBlocks.encrypted(block))
                        .orElseThrow(() -> oaep ? failed(call, OpensslError.OAEP_DECODING) : failed(call, OpensslError.PKCS1_DECODING, OpensslError.PADDING_CHECK));
            }
            default -> {
                byte[] block = RsaBlocks.open(open, data);
                yield raw ? block : RsaBlocks.signed(block).orElseThrow(() -> failed(call, OpensslError.SIGNATURE_DECODING));
            }
        };
    }
}
