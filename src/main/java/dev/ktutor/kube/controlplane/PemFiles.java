package dev.ktutor.kube.controlplane;

import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.client.KeyPairs;
import dev.ktutor.kube.node.container.ProgramContext;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import dev.ktutor.tls.TlsIdentity;
import java.util.List;

/** Reads certificates and keys as a program sees them, failing in Go's words. */
public final class PemFiles {
    private final ProgramContext context;

    /** The files that this program sees. */
    public PemFiles(ProgramContext context) {
        this.context = context;
    }

    /** A file could not be used; the message is the Go error's. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message, null, false, false);
        }

        /** Go's words. */
        public String text() {
            return String.valueOf(getMessage());
        }
    }

    /** A failure of a caller's own check, in its words. */
    public static Unusable unusable(String text) {
        return new Unusable(text);
    }

    /** A file's text; {@code open X: no such file or directory} if it cannot be read. */
    public String text(String path) {
        try {
            return ByteText.decode(context.read(path));
        } catch (FileError e) {
            String operation = e.errno() == Errno.EISDIR ? "read " : "open ";
            throw new Unusable(operation + path + ": " + e.reason().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** A certificate and its key, which belong together (crypto/tls X509KeyPair). */
    public TlsIdentity identity(String certificateFile, String keyFile) {
        String certificate = text(certificateFile);
        String key = text(keyFile);
        try {
            return KeyPairs.read(certificate, key);
        } catch (PkiException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    /** The certificates of a file of authorities; a file without any gives none. */
    public List<Certificate> authorities(String file) {
        try {
            return Certificate.parseAllPem(text(file));
        } catch (PkiException e) {
            throw new Unusable("x509: malformed certificate");
        }
    }

    /** The content of a file, or what is wrong with it: two equal answers mean that nothing changed. */
    public String fingerprint(String path) {
        try {
            return text(path);
        } catch (Unusable e) {
            return e.text();
        }
    }
}
