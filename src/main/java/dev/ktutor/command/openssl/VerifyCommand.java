package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.IpAddresses;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.path.OpensslPath;
import dev.ktutor.pki.path.PathProblem;
import dev.ktutor.pki.path.PathResult;
import dev.ktutor.pki.path.Purpose;
import dev.ktutor.pki.path.VerifyError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code openssl verify}: builds and checks chains. */
final class VerifyCommand implements Subcommand {
    @Override
    public String name() {
        return "verify";
    }

    private static final class Settings {
        final List<Certificate> roots = new ArrayList<>();
        final List<Certificate> untrusted = new ArrayList<>();
        final List<RevocationList> lists = new ArrayList<>();
        @Nullable String authorityFile;
        @Nullable String authorityPath;
        @Nullable Instant at;
        @Nullable Purpose purpose;
        @Nullable String host;
        @Nullable String email;
        byte @Nullable [] address;
        boolean trustedGiven;
        boolean noTimes;
        boolean partial;
        boolean strict;
        boolean ignoreCritical;
        boolean checkSelf;
        boolean showChain;
        OpensslPath.Revocation revocation = OpensslPath.Revocation.NONE;
        int depth = 100;
        int level;
    }

    @Override
    public int run(Call call, Options options) {
        Settings s = new Settings();
        while (options.next()) {
            take(call, s, options);
        }
        if (s.trustedGiven && (s.authorityFile != null || s.authorityPath != null)) {
            throw call.fail(call.prog() + ": Cannot use -trusted with -CAfile, -CApath or -CAstore");
        }
        store(call, s);
        List<String> files = options.rest();
        boolean good = true;
        if (files.isEmpty()) {
            good = check(call, s, null);
        }
        for (String file : files) {
            good &= check(call, s, file);
        }
        return good ? 0 : 2;
    }

    private static void take(Call call, Settings s, Options options) {
        String value = options.value();
        switch (options.name()) {
            case "CAfile" -> s.authorityFile = value;
            case "CApath" -> s.authorityPath = value;
            case "untrusted" -> s.untrusted.addAll(new Loader(call).certificates(value, "untrusted certificates"));
            case "trusted" -> {
                s.trustedGiven = true;
                s.roots.addAll(new Loader(call).certificates(value, "trusted certificates"));
            }
            case "CRLfile" -> s.lists.add(new Loader(call).revocationList(value, false, "other CRLs"));
            case "purpose" -> s.purpose = Purpose.named(value).orElseThrow(() -> call.fail(call.prog() + ": Invalid purpose " + value));
            case "attime" -> s.at = Instant.ofEpochSecond(options.number(value).longValue());
            case "verify_hostname" -> s.host = value;
            case "verify_email" -> s.email = value;
            case "verify_ip" -> s.address = IpAddresses.parse(value).orElseThrow(call::fail);
            case "verify_depth" -> s.depth = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : s.depth;
            case "auth_level" -> s.level = value.matches("[0-9]") ? Integer.parseInt(value) : 0;
            case "verify_name" -> s.purpose = switch (value) {
                case "ssl_client" -> Purpose.SSL_CLIENT;
                case "ssl_server" -> Purpose.SSL_SERVER;
                case "pkcs7", "smime_sign" -> Purpose.SMIME_SIGN;
                case "default" -> null;
                default -> throw call.fail(call.prog() + ": Invalid verify name " + value);
            };
            case "nameopt" -> call.names(value);
            default -> flag(s, options.name());
        }
    }

    private static void flag(Settings s, String name) {
        switch (name) {
            case "no_check_time" -> s.noTimes = true;
            case "partial_chain" -> s.partial = true;
            case "x509_strict" -> s.strict = true;
            case "ignore_critical" -> s.ignoreCritical = true;
            case "check_ss_sig" -> s.checkSelf = true;
            case "show_chain" -> s.showChain = true;
            case "crl_check" -> s.revocation = OpensslPath.Revocation.LEAF;
            case "crl_check_all" -> s.revocation = OpensslPath.Revocation.ALL;
            default -> { }
        }
    }

    /** Certificates and lists of -CAfile, and of every file in -CApath whose name is a hash, as {@code openssl rehash} links them. */
    private static void store(Call call, Settings s) {
        if (s.authorityFile != null) {
            String text;
            try {
                text = call.in().files().readText(s.authorityFile);
            } catch (FileError e) {
                call.err("Error loading file " + s.authorityFile + "\n");
                call.raiseOpen(e, s.authorityFile, "r");
                call.errors().raise(OpensslError.CERT_FILE_SYSTEM);
                throw call.fail();
            }
            if (!take(s, text)) {
                call.err("Error loading file " + s.authorityFile + "\n");
                call.errors().raise(OpensslError.CERT_FILE_EMPTY);
                throw call.fail();
            }
        }
        if (s.authorityPath != null) {
            if (!call.in().files().isDirectory(s.authorityPath)) {
                return;
            }
            for (String name : call.in().files().list(s.authorityPath)) {
                String path = s.authorityPath + "/" + name;
                if (name.matches("[0-9a-f]{8}\\.r?[0-9]+") && call.in().files().isRegular(path)) {
                    take(s, call.in().files().readText(path));
                }
            }
        }
    }

    private static boolean take(Settings s, String text) {
        int before = s.roots.size() + s.lists.size();
        for (Pem.Block block : Pem.parseAll(text)) {
            try {
                switch (block.label()) {
                    case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> s.roots.add(Certificate.parse(block.der()));
                    case "X509 CRL" -> s.lists.add(RevocationList.parse(block.der()));
                    default -> { }
                }
            } catch (PkiException e) {
                // one that cannot be read is passed over
            }
        }
        return s.roots.size() + s.lists.size() > before;
    }

    private static boolean check(Call call, Settings s, @Nullable String file) {
        String shown = file == null ? "stdin" : file;
        Certificate leaf;
        try {
            leaf = new Loader(call).certificate(file, false, "certificate file");
        } catch (Quit quit) {
            return false;
        }
        Instant at = s.noTimes ? null : s.at != null ? s.at : call.now();
        OpensslPath.Settings settings = new OpensslPath.Settings(s.roots, s.untrusted, s.lists, at, s.purpose, Optional.ofNullable(s.host),
                Optional.ofNullable(s.email), Optional.ofNullable(s.address), s.partial, s.strict, s.ignoreCritical, s.checkSelf, s.revocation, s.depth, s.level);
        OpensslPath.Outcome outcome = OpensslPath.validate(leaf, settings, VerifyError::verifyGoesOn);
        PathResult result = outcome.result();
        for (PathProblem problem : result.problems()) {
            if (problem.certificate() != null) {
                call.err(call.names().text(problem.certificate().subject(), 0));
                call.err("\n");
            }
            call.err("error " + problem.opensslCode() + " at " + problem.depth() + " depth lookup: " + problem.text() + "\n");
        }
        if (!result.ok()) {
            call.err("error " + shown + ": verification failed\n");
            return false;
        }
        call.out((shown + ": OK\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (s.showChain) {
            showChain(call, outcome);
        }
        return true;
    }

    private static void showChain(Call call, OpensslPath.Outcome outcome) {
        dev.ktutor.pki.text.OctetText out = new dev.ktutor.pki.text.OctetText().add("Chain:\n");
        List<Certificate> chain = outcome.result().chain();
        for (int i = 0; i < chain.size(); i++) {
            out.add("depth=" + i + ": ").add(call.names().text(chain.get(i).subject(), 0)).add(i < outcome.untrustedCount() ? " (untrusted)\n" : "\n");
        }
        call.out(out.octets());
    }
}
