package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.pki.SignatureAlgorithm;
import dev.ktutor.text.ByteText;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** {@code openssl dgst}, also called as {@code openssl sha256} and the like: digests, signatures of files, HMACs. */
final class DgstCommand implements Subcommand {
    @Override
    public String name() {
        return "dgst";
    }

    private static final class Settings {
        @Nullable String out;
        @Nullable String passin;
        @Nullable String keyFile;
        @Nullable String signatureFile;
        @Nullable String hmacKey;
        @Nullable String digest;
        final RsaOptions rsa = new RsaOptions();
        byte @Nullable [] macKey;
        boolean openKey;
        boolean verify;
        boolean colons;
        boolean coreutils;
        @Nullable Boolean binary;

        boolean isPss() {
            return rsa.mode().equals("pss");
        }
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        List<String> files = options.rest();
        String named = s.digest != null ? s.digest : call.prog().equals("dgst") ? null : call.prog();
        Digest digest = named == null ? Digest.SHA256 : Signing.digest(call, named);
        String label = named == null ? "SHA256" : label(digest);
        if (s.verify && s.signatureFile == null) {
            throw call.fail("No signature to verify: use the -signature option");
        }
        String password = new Passwords(call).get(s.passin);
        boolean binary = s.binary != null ? s.binary : s.keyFile != null;
        Sink out = call.openOut(s.out);
        Loader loader = new Loader(call);
        PrivateKeyPair pair = s.keyFile != null && !s.openKey ? loader.privateKey(s.keyFile, false, password, "private key") : null;
        PublicKey open = s.keyFile != null && s.openKey ? loader.publicKey(s.keyFile, false, "public key") : pair == null ? null : pair.publicKey();
        if (open != null && open.kind().isEdwards()) {
            throw call.fail("Key type not supported for this operation");
        }
        if (open != null || s.hmacKey != null) {
            SignatureOptions signature = new SignatureOptions(call, open != null && open.kind() == KeyKind.RSA, s.rsa);
            if (open == null && call.signatureOptions().stream().anyMatch(option -> option.startsWith("digest:"))) {
                throw call.notYet("the option -sigopt digest of HMAC");
            }
            call.signatureOptions().forEach(option -> signature.take(option, "Signature parameter error"));
        }
        Work work = new Work(call, s, out, digest, label, pair, open, binary);
        if (files.isEmpty()) {
            return work.one(call.in().in().readAll(), "stdin", false);
        }
        int status = 0;
        for (String file : files) {
            try {
                status |= work.one(call.in().files().read(file), file, true);
            } catch (FileError e) {
                if (call.in().files().isDirectory(file)) {
                    call.err("Read error in " + file + "\n");
                    call.errors().raise(OpensslError.system(21, "file_read", "Is a directory", "../crypto/bio/bss_file.c:145", "calling fread()"));
                    call.errors().raise("error:10080002:BIO routines:file_read:system lib:../crypto/bio/bss_file.c:147:");
                    status = 1;
                    continue;
                }
                call.err(file + ": " + e.reason() + "\n");
                call.errors().raise(OpensslError.system(Call.number(e), "file_ctrl", e.reason(), "../crypto/bio/bss_file.c:297", "calling fopen(" + file + ", r)"));
                call.errors().raise("error:10080002:BIO routines:file_ctrl:system lib:../crypto/bio/bss_file.c:300:");
                status = 1;
            }
        }
        return status;
    }

    private static void take(Call call, Settings s, Options options) {
        switch (options.name()) {
            case "out" -> s.out = options.value();
            case "passin" -> s.passin = options.value();
            case "sign" -> s.keyFile = options.value();
            case "verify" -> {
                s.keyFile = options.value();
                s.openKey = true;
                s.verify = true;
            }
            case "prverify" -> {
                s.keyFile = options.value();
                s.verify = true;
            }
            case "signature" -> s.signatureFile = options.value();
            case "hmac" -> {
                s.hmacKey = options.value();
                s.macKey = ByteText.encode(s.hmacKey);
            }
            case "c" -> s.colons = true;
            case "r" -> s.coreutils = true;
            case "hex" -> s.binary = false;
            case "binary" -> s.binary = true;
            case "list" -> {
                call.out(ListCommand.text("dgst").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                throw new Quit(0);
            }
            case "" -> s.digest = options.algorithm();
            case "sigopt" -> call.signatureOptions().add(options.value());
            case "macopt" -> macOption(call, s, options.value());
            case "mac" -> {
                if (!options.value().equalsIgnoreCase("HMAC")) {
                    throw call.notYet("the code " + options.value());
                }
            }
            case "xoflen" -> throw call.notYet("the option -" + options.name());
            default -> { }
        }
    }

    /** {@code key:…} or {@code hexkey:…}. */
    private static void macOption(Call call, Settings s, String option) {
        s.hmacKey = option;
        if (option.startsWith("key:")) {
            s.macKey = ByteText.encode(option.substring(4));
            return;
        }
        try {
            s.macKey = HexFormat.of().parseHex(option.startsWith("hexkey:") ? option.substring(7).replace(":", "") : "x");
        } catch (IllegalArgumentException e) {
            throw call.fail("MAC parameter error \"" + option + "\"");
        }
    }

    /** As providers name it: SHA2-256. */
    private static String label(Digest digest) {
        return switch (digest) {
            case MD5 -> "MD5";
            case SHA1 -> "SHA1";
            case SHA224, SHA256, SHA384, SHA512 -> "SHA2-" + digest.label().substring(3);
            case SHA512_224, SHA512_256 -> "SHA2-512/" + digest.label().substring(7);
            default -> digest.label().toUpperCase(java.util.Locale.ROOT);
        };
    }

    private record Work(Call call, Settings s, Sink out, Digest digest, String label, @Nullable PrivateKeyPair pair, @Nullable PublicKey open, boolean binary) {
        int one(byte[] data, String file, boolean named) {
            if (s.verify && open != null) {
                return verify(data);
            }
            byte[] result = s.hmacKey != null ? hmac(data) : pair == null ? digest.of(data)
                    : s.isPss() ? pss(pair, digest.of(data)) : pair.sign(algorithm(pair.kind()), data);
            if (binary) {
                out.write(result);
            } else if (s.coreutils) {
                boolean escaped = file.contains("\n");
                out.print((escaped ? "\\" : "") + HexFormat.of().formatHex(result) + " *" + file.replace("\n", "\\n") + "\n");
            } else {
                String key = !named ? "" : s.hmacKey != null ? "HMAC-" : pair == null ? "" : pair.kind().name() + "-";
                out.print(key + label + "(" + file + ")= " + (s.colons ? HexFormat.ofDelimiter(":") : HexFormat.of()).formatHex(result) + "\n");
            }
            return 0;
        }

        private byte[] pss(PrivateKeyPair key, byte[] value) {
            try {
                return s.rsa.signPss(key, digest, value);
            } catch (PkiException e) {
                call.errors().raise("error:0200006E:rsa routines:RSA_padding_add_PKCS1_PSS_mgf1:data too large for key size:../crypto/rsa/rsa_pss.c:199:");
                call.errors().raise("error:1C880004:Provider routines:rsa_sign:RSA lib:../providers/implementations/signature/rsa_sig.c:627:");
                throw call.fail("Error signing data");
            }
        }

        private SignatureAlgorithm algorithm(KeyKind kind) {
            return SignatureAlgorithm.of(kind, digest).orElseThrow(() -> call.fail("Error setting context"));
        }

        private int verify(byte[] data) {
            byte[] signature;
            try {
                signature = call.in().files().read(String.valueOf(s.signatureFile));
            } catch (FileError e) {
                call.raiseOpen(e, String.valueOf(s.signatureFile), "rb");
                throw call.fail("Error opening signature file " + s.signatureFile);
            }
            if (open != null && s.isPss() && s.rsa.isPss(open, digest, digest.of(data), signature)) {
                out.print("Verified OK\n");
                return 0;
            }
            if (open != null && !s.isPss() && open.verify(algorithm(open.kind()).identifier(), data, signature)) {
                out.print("Verified OK\n");
                return 0;
            }
            if (open != null && s.isPss()) {
                call.errors().raise(s.rsa.whyNotPss(open, digest, signature));
                call.errors().raise("error:1C880004:Provider routines:rsa_verify:RSA lib:../providers/implementations/signature/rsa_sig.c:810:");
                out.print("Verification failure\n");
                return 1;
            }
            boolean rsa = open != null && open.kind() == KeyKind.RSA;
            if (rsa && signature.length != (open.bits() + 7) / 8) {
                call.errors().raise(OpensslError.SIGNATURE_LENGTH);
            } else if (rsa) {
                call.errors().raise(OpensslError.SIGNATURE_BAD);
            }
            if (rsa) {
                call.errors().raise("error:1C880004:Provider routines:rsa_verify:RSA lib:../providers/implementations/signature/rsa_sig.c:774:");
            }
            out.print("Verification failure\n");
            return 1;
        }

        private byte[] hmac(byte[] data) {
            try {
                byte[] key = s.macKey == null ? new byte[0] : s.macKey;
                Mac mac = Mac.getInstance("Hmac" + digest.jdkName().replace("SHA-", "SHA"));
                mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HMAC"));
                return mac.doFinal(data);
            } catch (GeneralSecurityException e) {
                throw call.fail("Error setting context");
            }
        }
    }
}
