package dev.ktutor.tls;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.Dialect;
import java.util.List;
import java.util.Optional;

/**
 * How a client goes into a handshake.
 *
 * @param roots the authorities it trusts
 * @param identity what it shows when it is asked for a certificate
 * @param serverName the host name or address the server's certificate must be for
 * @param insecureSkipVerify accepts any certificate of the server, as {@code curl -k} does
 * @param dialect by whose rules it judges the server's chain; OpenSSL's leave the name to whoever called
 */
public record TlsClient(List<Certificate> roots, Optional<TlsIdentity> identity, String serverName, boolean insecureSkipVerify, Dialect dialect) {

    /** Keeps its own copy. */
    public TlsClient {
        roots = List.copyOf(roots);
    }

    /** A client written in Go. */
    public TlsClient(List<Certificate> roots, Optional<TlsIdentity> identity, String serverName, boolean insecureSkipVerify) {
        this(roots, identity, serverName, insecureSkipVerify, Dialect.GO);
    }

    /** A client that verifies and has no certificate. */
    public static TlsClient verifying(List<Certificate> roots, String serverName) {
        return new TlsClient(roots, Optional.empty(), serverName, false);
    }

    /** The same client with a certificate. */
    public TlsClient with(TlsIdentity shown) {
        return new TlsClient(roots, Optional.of(shown), serverName, insecureSkipVerify, dialect);
    }
}
