package dev.ktutor.kube.client;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.text.ByteText;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.HandshakeFailure;
import dev.ktutor.tls.HandshakeResult;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens connections to one server, in TLS where its URL says so; failures are in the words of Go's net and crypto/tls. */
final class ServerConnector {
    private final Host host;
    private final FileView files;
    private final ClientSettings settings;
    private final String name;
    private final int port;
    private @Nullable TlsClient client;
    private @Nullable Connection kept;

    /** An open connection: who answers, and who the caller is to them. */
    record Connection(Listener listener, Peer peer) { }

    /** It did not work; carries Go's words. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String text) {
            super(text);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    ServerConnector(Host host, FileView files, ClientSettings settings) {
        this.host = host;
        this.files = files;
        this.settings = settings;
        String rest = settings.url().substring(settings.url().indexOf("://") + 3);
        String authority = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon >= 0 && authority.substring(colon + 1).matches("[0-9]{1,5}") && !authority.endsWith("]");
        this.name = (hasPort ? authority.substring(0, colon) : authority).replaceAll("[\\[\\]]", "");
        this.port = hasPort ? Integer.parseInt(authority.substring(colon + 1)) : settings.tls() ? 443 : 80;
    }

    Connection connect() throws Failed {
        Dial.Connected dialled = dial();
        Listener listener = dialled.listener();
        Connection open = kept;
        if (open != null && open.listener() == listener) {
            return open;
        }
        TlsServer server = listener.tls();
        if (!settings.tls()) {
            if (server != null) {
                throw new Failed("net/http: HTTP/1.x transport connection broken: malformed HTTP response \"\\x15\\x03\\x01\\x00\\x02\\x02\"");
            }
            open = new Connection(listener, new Peer(dialled.source(), List.of()));
        } else if (server == null) {
            throw new Failed("http: server gave HTTP response to HTTPS client");
        } else {
            open = shakeHands(dialled, server);
        }
        kept = open;
        return open;
    }

    private Dial.Connected dial() throws Failed {
        Optional<String> address = host.network().resolve(host, name);
        if (address.isEmpty()) {
            throw new Failed("dial tcp: lookup " + name + ": no such host");
        }
        String target = address.get();
        String shown = "dial tcp " + (target.indexOf(':') >= 0 ? "[" + target + "]" : target) + ":" + port + ": ";
        Dial dial = host.network().dial(host, target, port, Protocol.TCP);
        if (dial instanceof Dial.Connected connected) {
            return connected;
        }
        throw new Failed(shown + (dial instanceof Dial.Refused ? "connect: connection refused"
                : dial instanceof Dial.TimedOut ? "i/o timeout" : "connect: no route to host"));
    }

    private Connection shakeHands(Dial.Connected dialled, TlsServer server) throws Failed {
        TlsClient offered = client;
        if (offered == null) {
            try {
                offered = credentials();
            } catch (PkiException e) {
                throw new KubeconfigError(KubeconfigError.Reason.LOADING, String.valueOf(e.getMessage()));
            }
            client = offered;
        }
        HandshakeResult result = new Handshake().perform(offered, server, host.simulation().now());
        Optional<HandshakeFailure> failure = result.failure();
        if (failure.isPresent()) {
            throw new Failed(failure.get().clientText());
        }
        return new Connection(dialled.listener(), new Peer(dialled.source(), result.clientChain()));
    }

    /** What is shown and trusted; throws {@link PkiException} in Go's words if files cannot be used (transport.TLSConfigFor). */
    TlsClient credentials() {
        KubeconfigEntry cluster = settings.cluster();
        boolean insecure = cluster.flag("insecure-skip-tls-verify");
        String authority = pem(cluster, "certificate-authority");
        if (!authority.isEmpty() && insecure) {
            throw new PkiException("specifying a root certificates file with the insecure flag is not allowed");
        }
        String certificate = pem(settings.user(), "client-certificate");
        String key = certificate.isEmpty() ? "" : pem(settings.user(), "client-key");
        List<Certificate> roots = authority.isEmpty() ? List.of() : roots(authority);
        Optional<TlsIdentity> identity = certificate.isEmpty() ? Optional.empty() : Optional.of(KeyPairs.read(certificate, key));
        String serverName = cluster.text("tls-server-name").isEmpty() ? name : cluster.text("tls-server-name");
        return new TlsClient(roots, identity, serverName, insecure);
    }

    private static List<Certificate> roots(String pem) {
        List<Certificate> roots;
        try {
            roots = Pem.parseAll(pem).isEmpty() ? List.of() : Certificate.parseAllPem(pem);
        } catch (PkiException e) {
            throw new PkiException("unable to load root certificates: failed to parse certificate: x509: malformed certificate");
        }
        if (roots.isEmpty()) {
            throw new PkiException("unable to load root certificates: no valid certificate authority data seen");
        }
        return roots;
    }

    private String pem(KubeconfigEntry entry, String field) {
        String data = entry.text(field + "-data");
        if (!data.isEmpty()) {
            return ByteText.decode(Base64.getMimeDecoder().decode(data));
        }
        String path = entry.text(field);
        if (path.isEmpty()) {
            return "";
        }
        try {
            return files.readText(path);
        } catch (FileError e) {
            throw new PkiException(GoFile.readText(path, e));
        }
    }
}
