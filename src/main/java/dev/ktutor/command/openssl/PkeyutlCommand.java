package dev.ktutor.command.openssl;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.RsaBlocks;
import dev.ktutor.pki.SignatureAlgorithm;
import dev.ktutor.pki.text.Asn1Dump;
import dev.ktutor.pki.text.HexDump;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code openssl pkeyutl}: the bare operations of keys: sign, verify, encrypt, decrypt, agree. */
final class PkeyutlCommand implements Subcommand {
    /** What is to be done. */
    private enum Work { SIGN, VERIFY, RECOVER, ENCRYPT, DECRYPT, DERIVE }

    @Override
    public String name() {
        return "pkeyutl";
    }

    private static final class Settings {
        final RsaOptions rsa = new RsaOptions();
        @Nullable String wrongOption;
        @Nullable String in;
        @Nullable String out;
        @Nullable String keyFile;
        @Nullable String peerFile;
        @Nullable String signatureFile;
        @Nullable String passin;
        @Nullable String digest;
        Work work = Work.SIGN;
        boolean pubin;
        boolean certin;
        boolean raw;
        boolean reverse;
        boolean hex;
        boolean outline;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        if (s.keyFile == null) {
            call.err("pkeyutl: no private key given (-inkey parameter).\n");
            throw call.usage();
        }
        String password = new Passwords(call).get(s.passin);
        PrivateKeyPair pair = null;
        PublicKey open;
        try {
            Loader loader = new Loader(call);
            if (s.certin) {
                open = loader.certificate(s.keyFile, false, "Certificate").publicKey();
            } else if (s.pubin) {
                open = loader.publicKey(s.keyFile, false, "Public Key");
            } else {
                pair = loader.privateKey(s.keyFile, false, password, "private key");
                open = pair.publicKey();
            }
        } catch (Quit quit) {
            throw call.fail("pkeyutl: Error initializing context");
        }
        if (pair == null && (s.work == Work.SIGN || s.work == Work.DECRYPT || s.work == Work.DERIVE)) {
            call.err("A private key is needed for this operation\n");
            throw call.fail("pkeyutl: Error initializing context");
        }
        if (s.wrongOption != null) {
            call.err("pkeyutl: Can't set parameter \"" + s.wrongOption + "\":\n");
            int colon = s.wrongOption.indexOf(':');
            call.errors().raise(OpensslError.NO_SUCH_COMMAND, "[action:2, state:4] name=" + s.wrongOption.substring(0, colon) + ", value=" + s.wrongOption.substring(colon + 1));
            throw call.fail();
        }
        if (s.work == Work.VERIFY && s.signatureFile == null) {
            throw call.fail("pkeyutl: No signature file specified for verify");
        }
        byte[] data = s.work == Work.DERIVE ? new byte[0] : call.readBinary(s.in);
        Sink out = call.openBinary(s.out);
        if (s.reverse) {
            reverse(data);
        }
        if (s.work == Work.VERIFY) {
            return verify(call, s, open, data, out);
        }
        byte[] made = made(call, s, pair, open, data);
        out.write(s.hex ? HexDump.of(made, 0) : s.outline ? Asn1Dump.of(made, true, -1).text() : made);
        return 0;
    }

    private static void take(Call call, Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "inkey" -> s.keyFile = options.value();
            case "peerkey" -> s.peerFile = options.value();
            case "sigfile" -> s.signatureFile = options.value();
            case "passin" -> s.passin = options.value();
            case "digest" -> s.digest = options.value();
            case "sign" -> s.work = Work.SIGN;
            case "verify" -> s.work = Work.VERIFY;
            case "verifyrecover" -> s.work = Work.RECOVER;
            case "encrypt" -> s.work = Work.ENCRYPT;
            case "decrypt" -> s.work = Work.DECRYPT;
            case "derive" -> s.work = Work.DERIVE;
            case "pubin" -> s.pubin = true;
            case "certin" -> s.certin = true;
            case "rawin" -> s.raw = true;
            case "rev" -> s.reverse = true;
            case "hexdump" -> s.hex = true;
            case "asn1parse" -> s.outline = true;
            case "pkeyopt" -> {
                if (!s.rsa.take(options.value()) && s.wrongOption == null && options.value().contains(":")) {
                    s.wrongOption = options.value();
                }
            }
            case "kdf", "kdflen", "pkeyopt_passin" -> throw call.notYet("the option -" + options.name());
            default -> { }
        }
    }

    private static void reverse(byte[] data) {
        for (int i = 0; i < data.length / 2; i++) {
            byte other = data[data.length - 1 - i];
            data[data.length - 1 - i] = data[i];
            data[i] = other;
        }
    }

    private static Quit failed(Call call, @Nullable OpensslError error) {
        if (error != null) {
            call.errors().raise(error);
        }
        return call.fail("Public Key operation error");
    }

    private static byte[] made(Call call, Settings s, @Nullable PrivateKeyPair pair, PublicKey open, byte[] data) {
        try {
            return switch (s.work) {
                case SIGN -> sign(call, s, java.util.Objects.requireNonNull(pair), data);
                case ENCRYPT -> RsaBlocks.open(open, filled(call, s, open, data));
                case DECRYPT -> opened(call, s, RsaBlocks.close(java.util.Objects.requireNonNull(pair), data));
                case RECOVER -> recovered(call, s, RsaBlocks.open(open, data));
                default -> derived(call, s, java.util.Objects.requireNonNull(pair));
            };
        } catch (PkiException e) {
            throw failed(call, null);
        }
    }

    private static byte[] derived(Call call, Settings s, PrivateKeyPair pair) {
        if (s.peerFile == null) {
            call.errors().raise(OpensslError.PEER_MISSING);
            throw call.fail("Key derivation failed");
        }
        PublicKey theirs = new Loader(call).publicKey(s.peerFile, false, "peer key");
        if (theirs.kind() != pair.kind()) {
            throw call.fail("Error setting up peer key");
        }
        return pair.agree(theirs);
    }

    /** The digest of the input: made here with -rawin, else the input itself. */
    private static byte[] value(Call call, Settings s, byte[] data) {
        Digest digest = digest(call, s);
        if (s.raw) {
            return digest.of(data);
        }
        if (s.rsa.digest() != null && data.length != digest.length()) {
            throw failed(call, OpensslError.DIGEST_LENGTH);
        }
        return data;
    }

    private static Digest digest(Call call, Settings s) {
        Digest chosen = s.rsa.digest();
        return s.digest != null ? Signing.digest(call, s.digest) : chosen != null ? chosen : Digest.SHA256;
    }

    private static byte[] sign(Call call, Settings s, PrivateKeyPair pair, byte[] data) {
        if (pair.kind().isEdwards()) {
            if (!s.raw) {
                call.errors().raise("error:03000096:digital envelope routines:evp_pkey_signature_init:operation not supported for this keytype:../crypto/evp/signature.c:533:");
                throw call.fail("pkeyutl: Error initializing context");
            }
            return pair.sign(SignatureAlgorithm.of(pair.kind(), Digest.SHA256).orElseThrow(), data);
        }
        byte[] value = value(call, s, data);
        if (pair.kind() == KeyKind.EC) {
            return pair.signDigest(value);
        }
        if (s.rsa.mode().equals("pss")) {
            return s.rsa.signPss(pair, digest(call, s), value);
        }
        boolean described = s.raw || s.rsa.digest() != null;
        byte[] content = described ? RsaBlocks.digestInfo(digest(call, s), value) : value;
        byte[] block = s.rsa.mode().equals("none") ? content
                : RsaBlocks.forSigning(content, RsaBlocks.size(pair.publicKey())).orElseThrow(() -> failed(call, OpensslError.DATA_TOO_LARGE));
        return RsaBlocks.close(pair, block);
    }

    private static byte[] filled(Call call, Settings s, PublicKey open, byte[] data) {
        int size = RsaBlocks.size(open);
        Optional<byte[]> block = switch (s.rsa.mode()) {
            case "oaep" -> RsaBlocks.oaep(data, size, s.rsa.oaepDigest(), s.rsa.mask(s.rsa.oaepDigest()), new byte[0]);
            case "none" -> Optional.of(data);
            default -> RsaBlocks.forEncryption(data, size);
        };
        return block.orElseThrow(() -> failed(call, s.rsa.mode().equals("oaep") ? OpensslError.OAEP_TOO_LARGE : OpensslError.ENCRYPT_TOO_LARGE));
    }

    private static byte[] opened(Call call, Settings s, byte[] block) {
        return switch (s.rsa.mode()) {
            case "oaep" -> RsaBlocks.unOaep(block, s.rsa.oaepDigest(), s.rsa.mask(s.rsa.oaepDigest()), new byte[0]).orElseThrow(() -> {
                call.errors().raise(OpensslError.OAEP_DECODING);
                return failed(call, OpensslError.PADDING_CHECK);
            });
            case "none" -> block;
            default -> RsaBlocks.encrypted(block).orElseThrow(() -> {
                call.errors().raise(OpensslError.PKCS1_DECODING);
                return failed(call, null);
            });
        };
    }

    private static byte[] recovered(Call call, Settings s, byte[] block) {
        return s.rsa.mode().equals("none") ? block : RsaBlocks.signed(block).orElseThrow(() -> failed(call, OpensslError.SIGNATURE_DECODING));
    }

    private static int verify(Call call, Settings s, PublicKey open, byte[] data, Sink out) {
        byte[] signature = call.readBinary(s.signatureFile);
        boolean good;
        try {
            good = verifies(call, s, open, data, signature);
        } catch (PkiException e) {
            good = false;
        }
        out.print(good ? "Signature Verified Successfully\n" : "Signature Verification Failure\n");
        return good ? 0 : 1;
    }

    private static boolean verifies(Call call, Settings s, PublicKey open, byte[] data, byte[] signature) {
        if (open.kind().isEdwards()) {
            return open.verify(SignatureAlgorithm.of(open.kind(), Digest.SHA256).orElseThrow().identifier(), data, signature);
        }
        byte[] value = value(call, s, data);
        if (open.kind() == KeyKind.EC) {
            return open.verifyDigest(value, signature);
        }
        if (s.rsa.mode().equals("pss")) {
            return s.rsa.isPss(open, digest(call, s), value, signature);
        }
        boolean described = s.raw || s.rsa.digest() != null;
        byte[] wanted = described ? RsaBlocks.digestInfo(digest(call, s), value) : value;
        return RsaBlocks.signed(RsaBlocks.open(open, signature)).filter(found -> java.util.Arrays.equals(found, wanted)).isPresent();
    }
}
