package dev.ktutor.kube.controlplane.etcd;

import dev.ktutor.host.Host;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.pki.Certificate;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.HandshakeFailure;
import dev.ktutor.tls.HandshakeMessage;
import dev.ktutor.tls.HandshakeResult;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens a client's connection to a member, as grpc-go does; failures are in grpc's words. */
public final class EtcdDialer {
    private final Host from;
    private final List<Certificate> roots;
    private final Optional<TlsIdentity> identity;
    private final boolean insecure;

    /**
     * A client on a host.
     *
     * @param roots whom it trusts
     * @param identity what it shows
     * @param insecure whether it takes any certificate
     */
    public EtcdDialer(Host from, List<Certificate> roots, Optional<TlsIdentity> identity, boolean insecure) {
        this.from = from;
        this.roots = List.copyOf(roots);
        this.identity = identity;
        this.insecure = insecure;
    }

    /** How it went. */
    public sealed interface Attempt {
        /** Connected to this member's service. */
        record Open(EtcdService service) implements Attempt { }

        /** Not connected; the text is what follows {@code connection error: }. */
        record Failed(String description) implements Attempt { }
    }

    /** Tries one endpoint: a URL, or host:port as etcdctl takes it too. */
    public Attempt dial(String endpoint, Instant now) {
        Url url = Url.parse(endpoint.contains("://") ? endpoint : (identity.isPresent() || !roots.isEmpty() ? "https://" : "http://") + endpoint);
        Optional<String> address = from.network().resolve(from, url.host());
        if (address.isEmpty()) {
            return dialling("dial tcp: lookup " + url.host() + ": no such host");
        }
        Dial dial = from.network().dial(from, address.get(), url.port(), Protocol.TCP);
        if (!(dial instanceof Dial.Connected connected)) {
            return dialling("dial tcp " + address.get() + ":" + url.port() + ": "
                    + (dial instanceof Dial.Refused ? "connect: connection refused" : "i/o timeout"));
        }
        TlsServer server = connected.listener().tls();
        if (url.tls() && server != null) {
            HandshakeResult result = new Handshake().perform(new TlsClient(roots, identity, url.host(), insecure), server, now);
            Optional<HandshakeFailure> failure = result.failure();
            if (failure.isPresent()) {
                tellServer(connected, failure.get(), url.host());
                return new Attempt.Failed(failure.get().noticedBy() == HandshakeMessage.Side.CLIENT
                        ? "desc = \"transport: authentication handshake failed: " + failure.get().clientText() + "\""
                        : "desc = \"error reading server preface: " + failure.get().clientText() + "\"");
            }
        } else if (url.tls()) {
            return new Attempt.Failed("desc = \"transport: authentication handshake failed: tls: first record does not look like a TLS handshake\"");
        } else if (server != null) {
            return new Attempt.Failed("desc = \"error reading server preface: EOF\"");
        }
        return connected.listener().http() instanceof EtcdService service ? new Attempt.Open(service)
                : new Attempt.Failed("desc = \"error reading server preface: http2: frame too large\"");
    }

    private static Attempt dialling(String why) {
        return new Attempt.Failed("desc = \"transport: Error while dialing: " + why + "\"");
    }

    private void tellServer(Dial.Connected connected, HandshakeFailure failure, String serverName) {
        if (connected.listener().http() instanceof EtcdService service) {
            boolean named = !serverName.matches("[0-9.:]+");
            service.member().rejected("client", connected.source(), named ? serverName : "", failure.serverText());
        }
    }
}
