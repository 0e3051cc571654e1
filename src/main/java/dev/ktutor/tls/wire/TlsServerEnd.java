package dev.ktutor.tls.wire;

import dev.ktutor.pki.KeyExchange;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.KeyKind;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.TlsIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server's end: reads the client's hello, settles version, suite and group, and leaves the rest to the version's own course. */
public final class TlsServerEnd extends TlsEnd {
    final ServerSide side;
    private @Nullable TlsIdentity identity;
    private @Nullable ClientOffer offer;

    /** An end on a channel. */
    public TlsServerEnd(ServerSide side, Channel channel, Watcher watcher) {
        super(channel, watcher, false, side.most());
        this.side = side;
    }

    @Override
    void negotiate() {
        ClientOffer first = hello();
        transcriptStart();
        if (facts.version == TlsVersion.TLS13) {
            new Server13(this, first).run();
        } else {
            new Server12(this, first).run();
        }
    }

    private byte[] helloBytes = new byte[0];

    private void transcriptStart() {
        transcript.add(helloBytes);
    }

    private ClientOffer hello() {
        tellState();
        Message message = next();
        if (message.type() != CLIENT_HELLO) {
            throw unexpected();
        }
        helloBytes = message.whole();
        moveTo("SSLv3/TLS read client hello");
        ClientOffer read = new ClientOffer(message.cursor());
        offer = read;
        facts.offer = new Facts.Offer(read.known(), read.schemes(), read.groups(), read.pointFormats(), read.alpn());
        facts.serverName = read.serverName();
        TlsVersion version = read.version(side.least(), side.most()).orElseThrow(() -> new TlsStop(Fault.SERVER_UNSUPPORTED_PROTOCOL));
        facts.version = version;
        records.version(version);
        if (version.compareTo(TlsVersion.TLS12) < 0) {
            // At security level 2 nothing signs for the older versions (SHA-1).
            throw new TlsStop(Fault.CLIENT_NO_SIGNATURE, Alert.INTERNAL_ERROR);
        }
        identity = side.identity().apply(read.serverName());
        return read;
    }

    TlsIdentity identity() {
        return java.util.Objects.requireNonNull(identity);
    }

    /** The suite both know that the certificate and the groups allow. */
    CipherSuite chooseSuite(ClientOffer hello, boolean curves, Fault fault) {
        boolean newer = facts.version == TlsVersion.TLS13;
        List<CipherSuite> own = newer ? side.suites13() : side.suites12();
        List<CipherSuite> order = side.ownOrder() ? own : hello.known();
        List<CipherSuite> other = side.ownOrder() ? hello.known() : own;
        CipherSuite suite = order.stream().filter(other::contains).filter(s -> newer == s.isTls13())
                .filter(s -> newer || fits(s, identity().certificate().publicKey()) && (curves || s.exchange() != CipherSuite.Exchange.ECDHE))
                .findFirst().orElseThrow(() -> new TlsStop(fault));
        facts.suite = suite;
        return suite;
    }

    private static boolean fits(CipherSuite suite, PublicKey key) {
        return suite.auth() == CipherSuite.Auth.RSA ? key.kind() == KeyKind.RSA : key.kind() != KeyKind.RSA;
    }

    /** Groups both know, in the order that counts. */
    List<KeyGroup> sharedGroups(ClientOffer hello) {
        List<KeyGroup> theirs = hello.groups().stream().flatMap(number -> KeyGroup.of(number).stream()).toList();
        return side.ownOrder() ? side.groups().stream().filter(theirs::contains).toList() : theirs.stream().filter(side.groups()::contains).toList();
    }

    SignatureScheme chooseScheme(ClientOffer hello, TlsVersion version) {
        PublicKey key = identity().certificate().publicKey();
        return choose(hello.schemes(), key, version).orElseThrow(() -> new TlsStop(Fault.CLIENT_NO_SIGNATURE));
    }

    /** What ALPN came to; stops where both have names and none in common. */
    void agreeOnProtocol(ClientOffer hello) {
        List<String> theirs = hello.alpn();
        if (theirs.isEmpty() || side.alpn().isEmpty()) {
            return;
        }
        facts.alpn = side.alpn().stream().filter(theirs::contains).findFirst();
        watcher.protocols(theirs, facts.alpn);
        if (facts.alpn.isEmpty()) {
            throw new TlsStop(Fault.NO_APPLICATION_PROTOCOL);
        }
    }

    byte[] alpnExtension() {
        return new Octets().vec16(new Octets().vec8(facts.alpn.orElseThrow().getBytes(StandardCharsets.UTF_8)).bytes()).bytes();
    }

    byte[] authorities() {
        Octets names = new Octets();
        side.authorities().forEach(name -> names.vec16(name.der()));
        return new Octets().vec16(names.bytes()).bytes();
    }

    byte[] schemes(List<SignatureScheme> list) {
        Octets numbers = new Octets();
        list.forEach(scheme -> numbers.u16(scheme.number()));
        return new Octets().vec16(numbers.bytes()).bytes();
    }

    static byte[] agree(KeyExchange exchange, byte[] theirs) {
        try {
            return exchange.shared(theirs);
        } catch (PkiException e) {
            throw new TlsStop(Fault.BAD_PARAMETER);
        }
    }

    /** Looks at what the client showed. */
    void judgeClient(List<byte[]> ders) {
        if (ders.isEmpty()) {
            if (side.requires()) {
                boolean newer = facts.version == TlsVersion.TLS13;
                throw side.maker() == ServerSide.Maker.GO && !newer ? new TlsStop(Fault.NO_PEER_CERTIFICATE, Alert.BAD_CERTIFICATE)
                        : new TlsStop(newer ? Fault.NO_PEER_CERTIFICATE_13 : Fault.NO_PEER_CERTIFICATE);
            }
            return;
        }
        facts.peerChain = certificates(ders);
        Alert refusal = side.judge().refusal(facts.peerChain).orElse(null);
        if (refusal != null) {
            throw new TlsStop(Fault.CLIENT_VERIFY_FAILED, refusal);
        }
    }

    /** The client's hello. */
    Optional<ClientOffer> offer() {
        return Optional.ofNullable(offer);
    }

    /** The octets of a ticket; what is in it is the server's own affair, and of about the size that the maker's has. */
    byte[] ticket() {
        int certificates = facts.peerChain.isEmpty() ? 0 : facts.peerChain.get(0).der().length;
        boolean newer = facts.version == TlsVersion.TLS13;
        int size = side.maker() == ServerSide.Maker.GO ? 112 + certificates + (facts.alpn.isPresent() ? 3 : 0)
                : 64 + 16 * (SessionData.encode(this, 0, new byte[0], 0).length / 16 + 1);
        return newer || size > 0 ? KeyGenerator.randomBytes(size) : new byte[0];
    }
}
