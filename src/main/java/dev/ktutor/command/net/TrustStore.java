package dev.ktutor.command.net;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PkiException;
import java.util.List;

/** The authorities a host trusts by default: what update-ca-certificates(8) has gathered. */
final class TrustStore {
    static final String BUNDLE = "/etc/ssl/certs/ca-certificates.crt";

    private TrustStore() { }

    /** Those of the bundle; none where there is no bundle or it cannot be read. */
    static List<Certificate> of(Host host) {
        FileView files = host.files().asRoot();
        if (!files.isRegular(BUNDLE)) {
            return List.of();
        }
        try {
            return Certificate.parseAllPem(files.readText(BUNDLE));
        } catch (PkiException e) {
            return List.of();
        }
    }
}
