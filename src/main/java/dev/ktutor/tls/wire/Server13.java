package dev.ktutor.tls.wire;

import dev.ktutor.pki.KeyExchange;
import dev.ktutor.pki.KeyGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** A server's course of TLS 1.3 (RFC 8446 §2). */
final class Server13 {
    private static final long WEEK = 604_800;
    private static final long TWO_HOURS = 7200;

    private final TlsServerEnd end;
    private final Facts facts;
    private ClientOffer hello;
    private boolean changed;

    Server13(TlsServerEnd end, ClientOffer hello) {
        this.end = end;
        this.facts = end.facts;
        this.hello = hello;
    }

    void run() {
        CipherSuite suite = end.chooseSuite(hello, true, Fault.NO_SHARED_CIPHER_13);
        KeyGroup group = end.sharedGroups(hello).stream().filter(g -> hello.share(g) != null).findFirst().orElse(null);
        if (group == null) {
            group = end.sharedGroups(hello).stream().findFirst().orElseThrow(() -> new TlsStop(Fault.NO_KEY_SHARE));
            again(suite, group);
        }
        byte[] share = hello.share(group);
        if (share == null) {
            throw new TlsStop(Fault.NO_KEY_SHARE);
        }
        KeyExchange exchange = group.begin();
        byte[] shared = TlsServerEnd.agree(exchange, share);
        facts.group = group;
        facts.temporaryKey = group.described();
        SignatureScheme scheme = end.chooseScheme(hello, TlsVersion.TLS13);
        end.agreeOnProtocol(hello);
        byte[] opened = new Octets().extension(ExtensionNumber.VERSIONS, new byte[] {3, 4})
                .extension(ExtensionNumber.KEY_SHARE, new Octets().u16(group.number()).vec16(exchange.open()).bytes()).bytes();
        end.send(TlsEnd.SERVER_HELLO, serverHello(KeyGenerator.randomBytes(32), suite, opened), "SSLv3/TLS write server hello");
        change();
        Keys13 keys = new Keys13(suite, end.watcher);
        end.keys13 = keys;
        keys.handshake(shared, end.transcriptHash());
        end.records.writeWith(keys.protection(false));
        flight(group, scheme, keys);
        byte[] whole = end.transcriptHash();
        end.records.readWith(keys.protection(true));
        // From its Finished on the server writes with the keys for data, be it an alert about the client's answer.
        keys.application(whole);
        end.records.writeWith(keys.protection(false));
        next(keys);
        end.records.readWith(keys.protection(true));
        facts.master = keys.resumption(end.transcriptHash());
        facts.sessionId = KeyGenerator.randomBytes(32);
        tickets(keys);
    }

    private byte[] serverHello(byte[] random, CipherSuite suite, byte[] extensions) {
        return new Octets().u16(TlsVersion.TLS12.number()).raw(random).vec8(hello.sessionId).u16(suite.number()).u8(0).vec16(extensions).bytes();
    }

    private void change() {
        if (!changed && (hello.sessionId.length > 0 || end.side.maker() == ServerSide.Maker.GO)) {
            changed = true;
            end.sendChange();
        }
    }

    /** None of the client's shares is of use: it is asked for one of another group. */
    private void again(CipherSuite suite, KeyGroup group) {
        end.transcript.forgetFirst(suite.hash());
        byte[] wanted = new Octets().extension(ExtensionNumber.VERSIONS, new byte[] {3, 4})
                .extension(ExtensionNumber.KEY_SHARE, new Octets().u16(group.number()).bytes()).bytes();
        end.send(TlsEnd.SERVER_HELLO, serverHello(TlsClientEnd.RETRY, suite, wanted), "SSLv3/TLS write server hello");
        change();
        TlsEnd.Message message = end.expect(TlsEnd.CLIENT_HELLO, "SSLv3/TLS read client hello");
        hello = new ClientOffer(message.cursor());
    }

    /** Everything from the encrypted extensions to the server's Finished. */
    private void flight(KeyGroup group, SignatureScheme scheme, Keys13 keys) {
        end.send(TlsEnd.ENCRYPTED_EXTENSIONS, new Octets().vec16(encryptedExtensions(group)).bytes(), "TLSv1.3 write encrypted extensions");
        if (end.side.asks()) {
            facts.certificateRequested = true;
            end.send(TlsEnd.CERTIFICATE_REQUEST, new Octets().vec8(new byte[0]).vec16(request()).bytes(), "SSLv3/TLS write certificate request");
        }
        facts.ownChain = end.identity().chain();
        end.send(TlsEnd.CERTIFICATE, TlsEnd.certificateList13(new byte[0], facts.ownChain), "SSLv3/TLS write certificate");
        byte[] content = Keys13.signed(false, end.transcriptHash());
        end.send(TlsEnd.CERTIFICATE_VERIFY, end.sign(end.identity(), scheme, content), "TLSv1.3 write server certificate verify");
        end.send(TlsEnd.FINISHED, keys.finished(false, end.transcriptHash()), "SSLv3/TLS write finished");
        end.tellState();
        end.moveTo("TLSv1.3 early data");
        end.tellState();
    }

    private byte[] encryptedExtensions(KeyGroup group) {
        Octets all = new Octets();
        boolean openssl = end.side.maker() == ServerSide.Maker.OPENSSL;
        if (end.side.acknowledgesName() && facts.serverName.isPresent()) {
            all.extension(ExtensionNumber.SERVER_NAME, new byte[0]);
        }
        if (openssl && !end.side.groups().get(0).equals(group)) {
            Octets numbers = new Octets();
            end.side.groups().forEach(g -> numbers.u16(g.number()));
            all.extension(ExtensionNumber.GROUPS, new Octets().vec16(numbers.bytes()).bytes());
        }
        facts.alpn.ifPresent(name -> all.extension(ExtensionNumber.ALPN, end.alpnExtension()));
        return all.bytes();
    }

    private byte[] request() {
        Octets all = new Octets();
        boolean go = end.side.maker() == ServerSide.Maker.GO;
        if (go) {
            all.extension(ExtensionNumber.STATUS_REQUEST, new byte[0]).extension(18, new byte[0]);
        }
        all.extension(ExtensionNumber.SIGNATURE_SCHEMES, end.schemes(end.side.schemes().stream().filter(scheme -> !scheme.label().startsWith("DSA")).toList()));
        if (!end.side.authorities().isEmpty()) {
            all.extension(ExtensionNumber.AUTHORITIES, end.authorities());
        }
        return all.bytes();
    }

    /** The client's answer. */
    private void next(Keys13 keys) {
        TlsEnd.Message message = end.next();
        if (end.side.asks()) {
            end.taken(message, TlsEnd.CERTIFICATE, "SSLv3/TLS read client certificate");
            List<byte[]> shown = TlsEnd.certificateList13(message.cursor());
            end.judgeClient(shown);
            message = end.next();
            if (!shown.isEmpty()) {
                byte[] content = Keys13.signed(true, end.transcriptHash());
                end.taken(message, TlsEnd.CERTIFICATE_VERIFY, "SSLv3/TLS read certificate verify");
                end.checkSignature(message.cursor(), content, end.side.schemes(), Fault.BAD_SIGNATURE);
                message = end.next();
            }
        }
        byte[] code = keys.finished(true, end.transcriptHash());
        end.taken(message, TlsEnd.FINISHED, "SSLv3/TLS read finished");
        if (!MessageDigest.isEqual(code, message.body())) {
            throw new TlsStop(Fault.FINISHED_MISMATCH);
        }
    }

    private void tickets(Keys13 keys) {
        boolean go = end.side.maker() == ServerSide.Maker.GO;
        int count = end.offer().filter(o -> o.has(ExtensionNumber.PSK_MODES)).isPresent() ? end.side.tickets() : 0;
        for (int i = 0; i < count; i++) {
            byte[] nonce = go ? new byte[0] : new Octets().u64(i).bytes();
            byte[] ticket = end.ticket();
            byte[] age = KeyGenerator.randomBytes(4);
            byte[] body = new Octets().u32(go ? WEEK : TWO_HOURS).raw(age).vec8(nonce).vec16(ticket).u16(0).bytes();
            end.tellState();
            end.moveTo("SSLv3/TLS write session ticket");
            end.sendPlain(new Octets().u8(TlsEnd.NEW_TICKET).u24(body.length).raw(body).bytes());
            byte[] secret = keys.ticketSecret(facts.master, nonce);
            facts.tickets.add(new Facts.Ticket(go ? WEEK : TWO_HOURS, ticket, secret, new Cursor(Arrays.copyOf(age, 4)).u32()));
        }
        end.tellState();
    }
}
