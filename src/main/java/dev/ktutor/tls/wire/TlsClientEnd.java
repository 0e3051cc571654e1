package dev.ktutor.tls.wire;

import dev.ktutor.pki.Digest;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.KeyExchange;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.RsaSecrets;
import dev.ktutor.tls.Alert;
import dev.ktutor.tls.TlsIdentity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's end (RFC 8446 §2, RFC 5246 §7.3), with OpenSSL's order of doing things. */
public final class TlsClientEnd extends TlsEnd {
    /** The digest of "HelloRetryRequest", which makes a server's hello a request to try again (RFC 8446 §4.1.3). */
    static final byte[] RETRY = Digest.SHA256.of("HelloRetryRequest".getBytes(StandardCharsets.US_ASCII));

    private final ClientSide side;
    private final ClientHello hello;
    private boolean changed;
    private byte[] resumption = new byte[0];
    private byte[] serverRandom = new byte[0];

    /** An end on a channel. */
    public TlsClientEnd(ClientSide side, Channel channel, Watcher watcher) {
        super(channel, watcher, true, side.most());
        this.side = side;
        this.hello = new ClientHello(side);
    }

    @Override
    void negotiate() {
        if (side.most() == TlsVersion.SSL3 || side.least().number() > side.most().number()) {
            throw new TlsStop(Fault.NO_PROTOCOLS);
        }
        if (hello.suites().isEmpty()) {
            throw new TlsStop(Fault.NO_CIPHERS);
        }
        facts.serverName = side.serverName();
        send(CLIENT_HELLO, hello.body(null), "SSLv3/TLS write client hello");
        tellState();
        Message answer = next();
        if (answer.type() != SERVER_HELLO) {
            throw unexpected();
        }
        Cursor body = answer.cursor();
        body.u16();
        byte[] random = body.take(32);
        if (Arrays.equals(random, RETRY)) {
            answer = again(answer, body);
            body = answer.cursor();
            body.u16();
            random = body.take(32);
        }
        serverRandom = random;
        transcript.add(answer.whole());
        moveTo("SSLv3/TLS read server hello");
        byte[] session = body.vec8();
        CipherSuite suite = suite(body.u16());
        body.u8();
        Map<Integer, byte[]> extensions = body.extensions();
        boolean newer = extensions.containsKey(ExtensionNumber.VERSIONS);
        settle(newer ? new Cursor(extensions.get(ExtensionNumber.VERSIONS)).u16() : new Cursor(answer.body()).u16(), suite);
        if (newer) {
            newer(suite, extensions);
        } else {
            facts.sessionId = session;
            new Older(suite, extensions).run();
        }
    }

    private CipherSuite suite(int number) {
        return CipherSuite.of(number).filter(hello.suites()::contains).orElseThrow(() -> new TlsStop(Fault.WRONG_CIPHER));
    }

    private void settle(int number, CipherSuite suite) {
        TlsVersion version = TlsVersion.of(number).filter(v -> v.number() >= side.least().number() && v.number() <= side.most().number()
                && v.number() >= TlsVersion.TLS12.number()).orElseThrow(() -> new TlsStop(Fault.UNSUPPORTED_PROTOCOL));
        facts.version = version;
        facts.suite = suite;
        records.version(version);
        if (suite.isTls13() != (version == TlsVersion.TLS13)) {
            throw new TlsStop(Fault.WRONG_CIPHER);
        }
    }

    /** The server knows none of the groups a share was sent in and names one: once more, with a share in that. */
    private Message again(Message retry, Cursor body) {
        body.vec8();
        CipherSuite suite = suite(body.u16());
        body.u8();
        Map<Integer, byte[]> extensions = body.extensions();
        transcript.forgetFirst(suite.hash());
        transcript.add(retry.whole());
        moveTo("SSLv3/TLS read server hello");
        byte[] share = extensions.get(ExtensionNumber.KEY_SHARE);
        if (share != null) {
            hello.moveTo(KeyGroup.of(new Cursor(share).u16()).filter(side.groups()::contains).orElseThrow(() -> new TlsStop(Fault.BAD_PARAMETER)));
        }
        change();
        send(CLIENT_HELLO, hello.body(extensions.get(ExtensionNumber.COOKIE)), "SSLv3/TLS write client hello");
        tellState();
        Message answer = next();
        if (answer.type() != SERVER_HELLO) {
            throw unexpected();
        }
        return answer;
    }

    private void newer(CipherSuite suite, Map<Integer, byte[]> extensions) {
        Cursor share = new Cursor(extensions.getOrDefault(ExtensionNumber.KEY_SHARE, new byte[0]));
        KeyGroup group = KeyGroup.of(share.u16()).filter(hello.group::equals).orElseThrow(() -> new TlsStop(Fault.BAD_PARAMETER));
        facts.group = group;
        facts.temporaryKey = group.described();
        Keys13 keys = new Keys13(suite, watcher);
        keys13 = keys;
        keys.handshake(agree(java.util.Objects.requireNonNull(hello.exchange), share.vec16()), transcriptHash());
        records.readWith(keys.protection(false));
        Map<Integer, byte[]> encrypted = expect(ENCRYPTED_EXTENSIONS, "TLSv1.3 read encrypted extensions").cursor().extensions();
        named();
        alpn(encrypted.get(ExtensionNumber.ALPN));
        Message message = next();
        byte[] context = new byte[0];
        if (message.type() == CERTIFICATE_REQUEST) {
            transcript.add(message.whole());
            moveTo("SSLv3/TLS read server certificate request");
            context = asked(message.cursor());
            message = next();
        }
        taken(message, CERTIFICATE, "SSLv3/TLS read server certificate");
        judge(certificateList13(message.cursor()));
        byte[] signed = Keys13.signed(false, transcriptHash());
        Message verify = expect(CERTIFICATE_VERIFY, "TLSv1.3 read server certificate verify");
        checkSignature(verify.cursor(), signed, side.schemes(), Fault.BAD_SIGNATURE);
        byte[] code = keys.finished(false, transcriptHash());
        Message finished = expect(FINISHED, "SSLv3/TLS read finished");
        require(code, finished.body());
        byte[] whole = transcriptHash();
        change();
        records.writeWith(keys.protection(true));
        proveMyself(context, keys);
        send(FINISHED, keys.finished(true, transcriptHash()), "SSLv3/TLS write finished");
        keys.application(whole);
        records.readWith(keys.protection(false));
        records.writeWith(keys.protection(true));
        resumption = keys.resumption(transcriptHash());
        facts.master = resumption;
        tellState();
    }

    /** Says "change cipher spec" once, for boxes on the way that wait for it (RFC 8446 §D.4). */
    private void change() {
        if (!changed) {
            changed = true;
            sendChange();
        }
    }

    private void proveMyself(byte[] context, Keys13 keys) {
        if (!facts.certificateRequested) {
            return;
        }
        Optional<SignatureScheme> scheme = side.identity().flatMap(own -> choose(facts.requestedSchemes, own.key().publicKey(), TlsVersion.TLS13));
        facts.ownChain = scheme.isPresent() ? side.identity().get().chain() : List.of();
        send(CERTIFICATE, certificateList13(context, facts.ownChain), "SSLv3/TLS write client certificate");
        if (scheme.isPresent()) {
            byte[] content = Keys13.signed(true, transcriptHash());
            send(CERTIFICATE_VERIFY, sign(side.identity().get(), scheme.get(), content), "SSLv3/TLS write certificate verify");
        }
    }

    private static void require(byte[] expected, byte[] code) {
        if (!MessageDigest.isEqual(expected, code)) {
            throw new TlsStop(Fault.FINISHED_MISMATCH);
        }
    }

    private static byte[] agree(KeyExchange exchange, byte[] theirs) {
        try {
            return exchange.shared(theirs);
        } catch (PkiException e) {
            throw new TlsStop(Fault.BAD_PARAMETER);
        }
    }

    private void named() {
        if (side.serverName().isEmpty()) {
            watcher.noServerName();
        }
    }

    private void alpn(byte @Nullable [] chosen) {
        if (chosen != null) {
            facts.alpn = Optional.of(new String(new Cursor(new Cursor(chosen).vec16()).vec8(), StandardCharsets.UTF_8));
        }
    }

    /** TLS 1.3's request for a certificate; gives its context. */
    private byte[] asked(Cursor request) {
        byte[] context = request.vec8();
        Map<Integer, byte[]> extensions = request.extensions();
        facts.certificateRequested = true;
        facts.requestedSchemes = Cursor.numbers(new Cursor(extensions.getOrDefault(ExtensionNumber.SIGNATURE_SCHEMES, new byte[2])).vec16());
        authorities(new Cursor(extensions.getOrDefault(ExtensionNumber.AUTHORITIES, new byte[2])).vec16());
        return context;
    }

    private void authorities(byte[] list) {
        Cursor names = new Cursor(list);
        while (names.more()) {
            facts.authorities.add(DistinguishedName.parse(names.vec16()));
        }
    }

    private void judge(List<byte[]> ders) {
        if (ders.isEmpty()) {
            throw new TlsStop(Fault.NO_CERTIFICATE);
        }
        facts.peerChain = certificates(ders);
        Alert refusal = side.judge().refusal(facts.peerChain).orElse(null);
        if (refusal != null) {
            throw new TlsStop(Fault.CERTIFICATE_VERIFY_FAILED, refusal);
        }
    }

    @Override
    void later(Message message) {
        if (message.type() != NEW_TICKET) {
            super.later(message);
            return;
        }
        Cursor body = message.cursor();
        long lifetime = body.u32();
        long ageAdd = body.u32();
        byte[] nonce = body.vec8();
        byte[] octets = body.vec16();
        byte[] secret = java.util.Objects.requireNonNull(keys13).ticketSecret(resumption, nonce);
        moveTo("SSLv3/TLS read server session ticket");
        tellState();
        facts.tickets.add(new Facts.Ticket(lifetime, octets, secret, ageAdd));
    }

    /** The rest of a handshake of TLS 1.2. */
    private final class Older {
        private final CipherSuite suite;
        private final Map<Integer, byte[]> extensions;
        private final Keys12 keys;
        private @Nullable KeyExchange exchange;
        private byte[] theirs = new byte[0];

        Older(CipherSuite suite, Map<Integer, byte[]> extensions) {
            this.suite = suite;
            this.extensions = extensions;
            this.keys = new Keys12(suite, hello.random, serverRandom, extensions.containsKey(ExtensionNumber.ENCRYPT_THEN_MAC));
        }

        void run() {
            facts.secureRenegotiation = extensions.containsKey(ExtensionNumber.RENEGOTIATION);
            facts.extendedMaster = extensions.containsKey(ExtensionNumber.EXTENDED_MASTER);
            named();
            alpn(extensions.get(ExtensionNumber.ALPN));
            Message message = expect(CERTIFICATE, "SSLv3/TLS read server certificate");
            judge(certificateList12(message.cursor()));
            message = next();
            if (suite.exchange() != CipherSuite.Exchange.RSA) {
                taken(message, SERVER_KEY_EXCHANGE, "SSLv3/TLS read server key exchange");
                takeShare(message.cursor());
                message = next();
            }
            if (message.type() == CERTIFICATE_REQUEST) {
                taken(message, CERTIFICATE_REQUEST, "SSLv3/TLS read server certificate request");
                asked12(message.cursor());
                message = next();
            }
            taken(message, HELLO_DONE, "SSLv3/TLS read server done");
            answer();
            sendChange();
            records.writeWith(keys.protection(true));
            send(FINISHED, keys.finished(true, transcriptHash()), "SSLv3/TLS write finished");
            tellState();
            close();
        }

        private void asked12(Cursor request) {
            byte[] types = request.vec8();
            facts.certificateRequested = true;
            facts.certificateTypes = java.util.stream.IntStream.range(0, types.length).mapToObj(i -> types[i] & 0xFF).toList();
            facts.requestedSchemes = Cursor.numbers(request.vec16());
            authorities(request.vec16());
        }

        private void takeShare(Cursor body) {
            if (suite.exchange() == CipherSuite.Exchange.ECDHE) {
                int type = body.u8();
                KeyGroup group = KeyGroup.of(body.u16()).filter(side.groups()::contains).filter(g -> type == 3)
                        .orElseThrow(() -> new TlsStop(Fault.BAD_PARAMETER));
                theirs = body.vec8();
                facts.group = group;
                facts.temporaryKey = group.described();
                exchange = group.begin();
                byte[] parameters = new Octets().u8(3).u16(group.number()).vec8(theirs).bytes();
                checkSignature(body, Octets.join(hello.random, serverRandom, parameters), side.schemes(), Fault.KEY_EXCHANGE_SIGNATURE);
                return;
            }
            byte[] prime = body.vec16();
            byte[] generator = body.vec16();
            theirs = body.vec16();
            facts.temporaryKey = "DH, " + new BigInteger(1, prime).bitLength() + " bits";
            exchange = KeyExchange.begin(new BigInteger(1, prime), new BigInteger(1, generator));
            byte[] parameters = new Octets().vec16(prime).vec16(generator).vec16(theirs).bytes();
            checkSignature(body, Octets.join(hello.random, serverRandom, parameters), side.schemes(), Fault.KEY_EXCHANGE_SIGNATURE);
        }

        /** Certificate, key exchange, proof of the certificate's key. */
        private void answer() {
            TlsIdentity own = side.identity().orElse(null);
            Optional<SignatureScheme> scheme = !facts.certificateRequested || own == null ? Optional.empty()
                    : choose(facts.requestedSchemes, own.key().publicKey(), TlsVersion.TLS12);
            if (facts.certificateRequested) {
                facts.ownChain = scheme.isPresent() && own != null ? own.chain() : List.of();
                send(CERTIFICATE, certificateList12(facts.ownChain), "SSLv3/TLS write client certificate");
            }
            byte[] premaster;
            byte[] body;
            if (exchange == null) {
                premaster = KeyGenerator.randomBytes(48);
                premaster[0] = 3;
                premaster[1] = 3;
                body = new Octets().vec16(RsaSecrets.encrypt(facts.peerChain.get(0).publicKey(), premaster)).bytes();
            } else {
                premaster = agree(exchange, theirs);
                if (suite.exchange() == CipherSuite.Exchange.DHE) {
                    premaster = stripped(premaster);
                }
                byte[] open = exchange.open();
                body = suite.exchange() == CipherSuite.Exchange.ECDHE ? new Octets().vec8(open).bytes() : new Octets().vec16(open).bytes();
            }
            send(CLIENT_KEY_EXCHANGE, body, "SSLv3/TLS write client key exchange");
            facts.master = keys.master(premaster, facts.extendedMaster, transcriptHash(), watcher);
            if (scheme.isPresent() && own != null) {
                send(CERTIFICATE_VERIFY, sign(own, scheme.get(), transcript.all()), "SSLv3/TLS write certificate verify");
            }
        }

        /** The server's last flight. */
        private void close() {
            Message message = next();
            if (message.type() == NEW_TICKET) {
                taken(message, NEW_TICKET, "SSLv3/TLS read server session ticket");
                Cursor body = message.cursor();
                long lifetime = body.u32();
                byte[] octets = body.vec16();
                facts.tickets.add(new Facts.Ticket(lifetime, octets, new byte[0], 0));
                facts.sessionId = Digest.SHA256.of(octets);
                message = next();
            }
            if (message.type() != CHANGE) {
                throw unexpected();
            }
            moveTo("SSLv3/TLS read change cipher spec");
            records.readWith(keys.protection(false));
            byte[] code = keys.finished(false, transcriptHash());
            require(code, expect(FINISHED, "SSLv3/TLS read finished").body());
            tellState();
        }
    }

    /** A prime field's secret goes into TLS 1.2's keys without its leading zeros (RFC 5246 §8.1.2). */
    static byte[] stripped(byte[] secret) {
        int zeros = 0;
        while (zeros < secret.length - 1 && secret[zeros] == 0) {
            zeros++;
        }
        return Arrays.copyOfRange(secret, zeros, secret.length);
    }
}
