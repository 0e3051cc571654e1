package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.RevocationList;
import dev.ktutor.pki.TrustedCertificate;
import dev.ktutor.pki.path.TrustAnchors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where trusted certificates come from: -CAfile, -CApath, -CAstore and the defaults that stand in for them (setup_verify). */
final class AnchorFiles {
    private static final String DEFAULT_FILE = "/usr/lib/ssl/cert.pem";
    private static final String DEFAULT_PATH = "/usr/lib/ssl/certs";

    /** Whose habits: verify's, which falls back to each default by itself and names the file that fails, or s_client's. */
    enum Habit { VERIFY, TLS }

    private final Habit habit;
    private @Nullable String file;
    private @Nullable String path;
    private @Nullable String store;
    private boolean noFile;
    private boolean noPath;

    AnchorFiles(Habit habit) {
        this.habit = habit;
    }

    /** The file of -CAfile. */
    @Nullable String file() {
        return file;
    }

    /** Takes the option just read, if it is one of these. */
    boolean take(Options options) {
        switch (options.name()) {
            case "CAfile" -> file = options.value();
            case "CApath" -> path = options.value();
            case "CAstore" -> store = options.value();
            case "no-CAfile" -> noFile = true;
            case "no-CApath" -> noPath = true;
            case "no-CAstore" -> { }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether any was named. */
    boolean named() {
        return file != null || path != null || store != null;
    }

    /** Nothing by default. */
    void noDefaults() {
        noFile = true;
        noPath = true;
    }

    /** Everything there is. Quits with OpenSSL's words if what was named cannot be read. */
    TrustAnchors load(Call call) {
        List<TrustedCertificate> certificates = new ArrayList<>();
        List<RevocationList> lists = new ArrayList<>();
        boolean defaults = habit == Habit.VERIFY || !named();
        if (file != null) {
            file(call, file, certificates, lists);
        } else if (defaults && !noFile && call.in().files().isRegular(DEFAULT_FILE)) {
            take(call.in().files().readText(DEFAULT_FILE), certificates, lists);
        }
        if (path != null || defaults && !noPath) {
            directory(call, path == null ? DEFAULT_PATH : path, certificates, lists);
        }
        if (store != null) {
            store(call, store, certificates, lists);
        }
        return new TrustAnchors(certificates, lists);
    }

    private void file(Call call, String file, List<TrustedCertificate> certificates, List<RevocationList> lists) {
        String text;
        try {
            text = call.in().files().readText(file);
        } catch (FileError e) {
            complain(call, file);
            call.raiseOpen(e, file, "r");
            call.errors().raise(OpensslError.CERT_FILE_SYSTEM);
            throw call.fail();
        }
        if (!take(text, certificates, lists)) {
            complain(call, file);
            call.errors().raise(OpensslError.CERT_FILE_EMPTY);
            throw call.fail();
        }
    }

    private void complain(Call call, String named) {
        if (habit == Habit.VERIFY) {
            call.err("Error loading file " + named + "\n");
        }
    }

    private static void store(Call call, String uri, List<TrustedCertificate> certificates, List<RevocationList> lists) {
        String name = uri.startsWith("file:") ? uri.substring(5).replaceFirst("^//", "") : uri;
        try {
            if (call.in().files().isDirectory(name)) {
                directory(call, name, certificates, lists);
            } else {
                take(call.in().files().readText(name), certificates, lists);
            }
        } catch (FileError e) {
            call.err("Error loading store URI " + uri + "\n");
            call.errors().raise(OpensslError.UNREGISTERED_SCHEME, "scheme=file");
            call.errors().raise(OpensslError.system(Call.number(e), "file_open", e.reason(),
                    "../providers/implementations/storemgmt/file_store.c:266", "calling stat(" + uri + ")"));
            throw call.fail();
        }
    }

    /** Every file whose name is the hash of its certificate's subject or its list's issuer, as {@code openssl rehash} links them. */
    private static void directory(Call call, String directory, List<TrustedCertificate> certificates, List<RevocationList> lists) {
        if (!call.in().files().isDirectory(directory)) {
            return;
        }
        List<TrustedCertificate> before = List.copyOf(certificates);
        for (String name : call.in().files().list(directory).stream().sorted().toList()) {
            String path = directory + "/" + name;
            if (!name.matches("[0-9a-f]{8}\\.r?[0-9]+") || !call.in().files().isRegular(path)) {
                continue;
            }
            String hash = name.substring(0, 8);
            List<TrustedCertificate> found = new ArrayList<>();
            List<RevocationList> foundLists = new ArrayList<>();
            take(call.in().files().readText(path), found, foundLists);
            boolean forLists = name.charAt(9) == 'r';
            found.stream().filter(c -> !forLists && hash(c.certificate().subject()).equals(hash)
                    && before.stream().noneMatch(b -> b.certificate().subject().matches(c.certificate().subject()))).forEach(certificates::add);
            foundLists.stream().filter(l -> forLists && hash(l.issuer()).equals(hash)).forEach(lists::add);
        }
    }

    /** X509_NAME_hash: the first four octets of the digest of the name as it is compared, lowest first. */
    private static String hash(dev.ktutor.pki.DistinguishedName name) {
        byte[] digest = Digest.SHA1.of(name.canonicalContent());
        return String.format("%02x%02x%02x%02x", digest[3], digest[2], digest[1], digest[0]);
    }

    private static boolean take(String text, List<TrustedCertificate> certificates, List<RevocationList> lists) {
        int before = certificates.size() + lists.size();
        for (Pem.Block block : Pem.parseAll(text)) {
            try {
                switch (block.label()) {
                    case Certificate.LABEL, "X509 CERTIFICATE" -> certificates.add(TrustedCertificate.plain(Certificate.parse(block.der())));
                    case TrustedCertificate.LABEL -> certificates.add(TrustedCertificate.parse(block.der()));
                    case RevocationList.LABEL -> lists.add(RevocationList.parse(block.der()));
                    default -> { }
                }
            } catch (PkiException e) {
                // one that cannot be read is passed over
            }
        }
        return certificates.size() + lists.size() > before;
    }
}
