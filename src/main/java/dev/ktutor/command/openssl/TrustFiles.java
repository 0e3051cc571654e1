package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.RevocationList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trusted certificates and revocation lists of -CAfile and -CApath, or of the system where neither is given. */
final class TrustFiles {
    /** Where Debian's OpenSSL looks by default (OPENSSLDIR is /usr/lib/ssl, whose certs leads here). */
    private static final String DEFAULT_DIRECTORY = "/etc/ssl/certs";
    private static final String DEFAULT_FILE = "/usr/lib/ssl/cert.pem";

    private final Call call;
    private final List<Certificate> certificates = new ArrayList<>();
    private final List<RevocationList> lists = new ArrayList<>();

    TrustFiles(Call call) {
        this.call = call;
    }

    /** Loads; quits with OpenSSL's words if the file cannot be used. */
    void load(@Nullable String file, @Nullable String directory, boolean defaults) {
        if (file != null) {
            load(file);
        }
        if (directory != null) {
            hashed(directory);
        }
        if (file == null && directory == null && defaults) {
            if (call.in().files().isRegular(DEFAULT_FILE)) {
                take(call.in().files().readText(DEFAULT_FILE));
            }
            hashed(DEFAULT_DIRECTORY);
        }
    }

    private void load(String file) {
        String text;
        try {
            text = call.in().files().readText(file);
        } catch (FileError e) {
            call.raiseOpen(e, file, "r");
            call.errors().raise(OpensslError.CERT_FILE_SYSTEM);
            throw call.fail();
        }
        if (!take(text)) {
            call.errors().raise(OpensslError.CERT_FILE_EMPTY);
            throw call.fail();
        }
    }

    /** Files whose name is a hash, as {@code openssl rehash} links them. */
    private void hashed(String directory) {
        if (!call.in().files().isDirectory(directory)) {
            return;
        }
        for (String name : call.in().files().list(directory)) {
            String path = directory + "/" + name;
            if (name.matches("[0-9a-f]{8}\\.r?[0-9]+") && call.in().files().isRegular(path)) {
                take(call.in().files().readText(path));
            }
        }
    }

    private boolean take(String text) {
        int before = certificates.size() + lists.size();
        for (Pem.Block block : Pem.parseAll(text)) {
            try {
                switch (block.label()) {
                    case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> certificates.add(Certificate.parse(block.der()));
                    case "X509 CRL" -> lists.add(RevocationList.parse(block.der()));
                    default -> { }
                }
            } catch (PkiException e) {
                // one that cannot be read is passed over
            }
        }
        return certificates.size() + lists.size() > before;
    }

    List<Certificate> certificates() {
        return certificates;
    }

    List<RevocationList> lists() {
        return lists;
    }
}
