package dev.ktutor.command.openssl;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.KeyCipher;
import dev.ktutor.pki.Pkcs12;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openssl pkcs12}: packs a key with its certificates into one file, and unpacks it. */
final class Pkcs12Command implements Subcommand {
    @Override
    public String name() {
        return "pkcs12";
    }

    /** What the options say. */
    static final class Settings {
        @Nullable String in;
        @Nullable String out;
        @Nullable String passin;
        @Nullable String passout;
        @Nullable String password;
        @Nullable String keyFile;
        @Nullable String certificateFile;
        @Nullable String name;
        @Nullable String cipher;
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
            case "chain", "untrusted", "caname", "keypbe", "certpbe", "descert", "macalg", "iter", "noiter", "nomac", "legacy", "twopass" ->
                    throw call.notYet("the option -" + options.name());
            default -> { }
        }
    }

    private static int export(Call call, Settings s) {
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
                        .orElseThrow(() -> call.fail("No cert in -in file '" + s.in + "' matches private key"));
                certificates.remove(own);
                certificates.add(0, own);
                ownFirst = true;
            }
        }
        if (s.certificateFile != null) {
            certificates.addAll(loader.certificates(s.certificateFile, "extra certificates from -certfile"));
        }
        String password = passwords[1] != null ? passwords[1] : Passwords.askNew(call, "Export Password", true);
        if (password == null) {
            throw call.fail("Can't read Password");
        }
        byte[] made = Pkcs12.create(key, certificates, ownFirst, s.name, password);
        call.openPrivate(s.out).write(made);
        return 0;
    }

    private static int unpack(Call call, Settings s) {
        warn(call, "inkey", s.keyFile != null);
        warn(call, "certfile", s.certificateFile != null);
        warn(call, "name", s.name != null);
        KeyCipher cipher = s.plainKeys && s.cipher == null ? null : s.cipher == null ? KeyCipher.AES_256_CBC : KeyOutput.cipher(call, s.cipher);
        String[] passwords = Passwords.both(call, s.password != null ? s.password : s.passin, s.passout);
        Pkcs12 file;
        try {
            file = Pkcs12.parse(call.read(s.in));
        } catch (PkiException e) {
            call.errors().raise(OpensslError.ASN1_NOT_ENOUGH);
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
            new Pkcs12Printer(call, s, out, cipher, passwords[1]).print(file.safes(password));
        } catch (PkiException e) {
            throw call.fail("Error outputting keys and certificates");
        }
        return 0;
    }

    private static void warn(Call call, String option, boolean given) {
        if (given) {
            call.err("Warning: -" + option + " option ignored without -export\n");
        }
    }
}
