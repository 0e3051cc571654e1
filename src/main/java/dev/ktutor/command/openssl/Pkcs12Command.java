package dev.ktutor.command.openssl;

import dev.ktutor.pki.AlgorithmIdentifier;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.Pkcs12;
import dev.ktutor.pki.Pkcs12Encryption;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.path.PathRequest;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.PathRules;
import dev.ktutor.pki.path.PathValidator;
import dev.ktutor.pki.path.TrustAnchors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code openssl pkcs12}: packs a key with its certificates into one file, and unpacks it. */
final class Pkcs12Command implements Subcommand {
    @Override
    public String name() {
        return "pkcs12";
    }

    /** What the options say. */
    /** Options that mean nothing without -export, in the order they are warned of. */
    private static final List<String> WARNED = List.of("chain", "untrusted", "CAfile", "name", "caname", "keypbe", "certpbe and -descert", "macalg",
            "iter and -noiter", "nomaciter", "nomac");

    static final class Settings {
        /** Options that mean nothing with -export. */
        List<String> importOnly() {
            List<String> given = new ArrayList<>();
            if (info) {
                given.add("info");
            }
            if (noMacCheck) {
                given.add("nomacver");
            }
            if (ownOnly) {
                given.add("clcerts");
            }
            if (othersOnly) {
                given.add("cacerts");
            }
            return given;
        }

        @Nullable String in;
        @Nullable String out;
        @Nullable String passin;
        @Nullable String passout;
        @Nullable String password;
        @Nullable String keyFile;
        @Nullable String certificateFile;
        @Nullable String name;
        @Nullable String cipher;
        final Pkcs12Protection protection = new Pkcs12Protection();
        final List<String> otherNames = new ArrayList<>();
        final Set<String> exportOnly = new LinkedHashSet<>();
        @Nullable String authorities;
        @Nullable String untrusted;
        boolean chain;
        boolean legacy;
        boolean export;
        boolean noKeys;
        boolean noCertificates;
        boolean ownOnly;
        boolean othersOnly;
        boolean plainKeys;
        boolean info;
        boolean noMacCheck;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        options.noRest();
        return s.export ? export(call, s) : unpack(call, s);
    }

    private static void take(Call call, Settings s, Options options) {
        switch (options.name()) {
            case "in" -> s.in = options.value();
            case "out" -> s.out = options.value();
            case "passin" -> s.passin = options.value();
            case "passout" -> s.passout = options.value();
            case "password" -> s.password = options.value();
            case "inkey" -> s.keyFile = options.value();
            case "certfile" -> s.certificateFile = options.value();
            case "name" -> s.name = options.value();
            case "export" -> s.export = true;
            case "nokeys" -> s.noKeys = true;
            case "nocerts" -> s.noCertificates = true;
            case "noout" -> {
                s.noKeys = true;
                s.noCertificates = true;
            }
            case "clcerts" -> s.ownOnly = true;
            case "cacerts" -> s.othersOnly = true;
            case "nodes", "noenc" -> s.plainKeys = true;
            case "info" -> s.info = true;
            case "nomacver" -> s.noMacCheck = true;
            case "" -> s.cipher = options.algorithm();
            case "chain" -> s.chain = exportOnly(s, options, true);
            case "untrusted" -> {
                s.untrusted = options.value();
                s.exportOnly.add("untrusted");
            }
            case "CAfile" -> {
                s.authorities = options.value();
                s.exportOnly.add("CAfile");
            }
            case "caname" -> {
                s.otherNames.add(options.value());
                s.exportOnly.add("caname");
            }
            case "legacy" -> s.legacy = true;
            case "keypbe", "certpbe", "descert", "macalg", "iter", "noiter", "nomaciter", "maciter", "nomac" ->
                    s.protection.take(call, options, s.exportOnly);
            case "twopass", "CApath", "CAstore", "CSP", "LMK", "keyex", "keysig" -> throw call.notYet("the option -" + options.name());
            default -> { }
        }
    }

    private static boolean exportOnly(Settings s, Options options, boolean value) {
        s.exportOnly.add(options.name());
        return value;
    }

    private static int export(Call call, Settings s) {
        for (String ignored : s.importOnly()) {
            call.err("Warning: -" + ignored + " option ignored with -export\n");
        }
        String[] passwords = Passwords.both(call, s.passin, s.password != null ? s.password : s.passout);
        if (s.noKeys && s.noCertificates) {
            throw call.fail("Nothing to export due to -noout or -nocerts and -nokeys");
        }
        Loader loader = new Loader(call);
        PrivateKeyPair key = s.noKeys ? null : loader.privateKey(s.keyFile != null ? s.keyFile : s.in, false, passwords[0],
                s.keyFile != null ? "private key from -inkey file" : "private key from -in file");
        List<Certificate> certificates = new ArrayList<>();
        boolean ownFirst = false;
        if (!s.noCertificates) {
            certificates.addAll(loader.certificates(s.in, "certificates from -in file"));
            if (key != null) {
                PrivateKeyPair wanted = key;
                Certificate own = certificates.stream().filter(c -> c.publicKey().equals(wanted.publicKey())).findFirst()
                        .orElseThrow(() -> {
                            call.errors().raise(certificates.get(0).publicKey().kind() == wanted.kind() ? OpensslError.KEY_MISMATCH : OpensslError.KEY_TYPE_MISMATCH);
                            return call.fail("No cert in -in file '" + s.in + "' matches private key");
                        });
                certificates.remove(own);
                certificates.add(0, own);
                ownFirst = true;
            }
        }
        if (s.chain && !certificates.isEmpty()) {
            chain(call, s, loader, certificates);
        }
        if (s.certificateFile != null) {
            certificates.addAll(loader.certificates(s.certificateFile, "extra certificates from -certfile"));
        }
        String password = passwords[1] != null ? passwords[1] : Passwords.askNew(call, "Export Password", true);
        if (password == null) {
            throw call.fail("Can't read Password");
        }
        byte[] made = Pkcs12.create(new Pkcs12.Contents(key, certificates, ownFirst, s.name, s.otherNames), s.protection.of(s.legacy), password);
        call.openPrivate(s.out).write(made);
        return 0;
    }

    private static int unpack(Call call, Settings s) {
        warn(call, "inkey", s.keyFile != null);
        warn(call, "certfile", s.certificateFile != null);
        for (String option : WARNED) {
            warn(call, option, option.equals("name") ? s.name != null : s.exportOnly.contains(option));
        }
        KeyCipher cipher = s.plainKeys && s.cipher == null ? null : s.cipher == null ? KeyCipher.AES_256_CBC : KeyOutput.cipher(call, s.cipher);
        String[] passwords = Passwords.both(call, s.password != null ? s.password : s.passin, s.passout);
        byte[] octets = call.readBinary(s.in);
        Pkcs12 file;
        try {
            file = Pkcs12.parse(octets);
        } catch (PkiException e) {
            boolean sequence = octets.length > 0 && octets[0] == Der.SEQUENCE;
            call.errors().raise(sequence || octets.length == 0 ? OpensslError.ASN1_NOT_ENOUGH : OpensslError.ASN1_WRONG_TAG);
            if (!sequence && octets.length > 0) {
                call.errors().raise(OpensslError.ASN1_NESTED, "Type=PKCS12");
            }
            throw call.fail();
        }
        String password = passwords[0] != null ? passwords[0] : Passwords.ask(call, "Enter Import Password:");
        if (password == null) {
            throw call.fail("Can't read Password");
        }
        if (s.info && file.hasMac()) {
            call.err(file.macInfo());
        }
        if (!s.noMacCheck && !file.hasMac()) {
            call.err("Warning: MAC is absent!\n");
        } else if (!s.noMacCheck && !file.opensWith(password)) {
            throw call.fail("Mac verify error: invalid password?");
        }
        Sink out = call.openPrivate(s.out);
        try {
            List<Pkcs12.Safe> safes = file.safes(password);
            String old = s.legacy ? null : safes.stream().map(Pkcs12.Safe::encryption).filter(Objects::nonNull).map(AlgorithmIdentifier::oid)
                    .filter(Pkcs12Encryption::isLegacy).findFirst().orElse(null);
            if (old != null) {
                call.err(s.info ? "PKCS7 Encrypted data: " + Pkcs12Printer.described(safes.get(0).encryption()) : "");
                call.errors().raise(OpensslError.UNKNOWN_DIGEST, "Global default library context, Algorithm (RC2-" + (old.endsWith("6") ? "40-" : "") + "CBC : 0), Properties ()");
                throw unreadable(call);
            }
            new Pkcs12Printer(call, s, out, cipher, passwords[1]).print(safes);
        } catch (PkiException e) {
            throw unreadable(call);
        }
        return 0;
    }

    private static Quit unreadable(Call call) {
        return call.fail("Error outputting keys and certificates");
    }

    /** Adds what leads from the first certificate to a root. */
    private static void chain(Call call, Settings s, Loader loader, List<Certificate> certificates) {
        List<Certificate> roots = s.authorities == null ? List.of() : loader.certificates(s.authorities, "certificates from -CAfile");
        List<Certificate> between = s.untrusted == null ? List.of() : loader.certificates(s.untrusted, "untrusted certificates");
        PathResult found = new PathValidator().validate(new PathRequest(certificates.get(0), between, TrustAnchors.of(roots), List.of(), PathRules.openssl(call.now())));
        if (!found.ok()) {
            throw call.fail("Error getting chain: " + found.text());
        }
        found.chain().stream().skip(1).filter(c -> !certificates.contains(c)).forEach(certificates::add);
    }

    private static void warn(Call call, String option, boolean given) {
        if (given) {
            call.err("Warning: -" + option + " option ignored without -export\n");
        }
    }
}
