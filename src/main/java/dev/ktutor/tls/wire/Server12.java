package dev.ktutor.tls.wire;

import dev.ktutor.pki.KeyExchange;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.KeyNumbers;
import dev.ktutor.pki.RsaSecrets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A server's course of TLS 1.2 (RFC 5246 §7.3), with all three ways to a secret. */
final class Server12 {
    private static final int RSA_SIGN = 1;
    private static final int DSA_SIGN = 2;
    private static final int ECDSA_SIGN = 64;

    private final TlsServerEnd end;
    private final Facts facts;
    private final ClientOffer hello;
    private final boolean go;
    private @Nullable KeyExchange exchange;

    Server12(TlsServerEnd end, ClientOffer hello) {
        this.end = end;
        this.facts = end.facts;
        this.hello = hello;
        this.go = end.side.maker() == ServerSide.Maker.GO;
    }

    void run() {
        List<KeyGroup> curves = end.sharedGroups(hello).stream().filter(KeyGroup::isCurve).toList();
        CipherSuite suite = end.chooseSuite(hello, !curves.isEmpty(), Fault.NO_SHARED_CIPHER);
        end.agreeOnProtocol(hello);
        boolean macLast = !go && suite.bulk().isCbc() && hello.has(ExtensionNumber.ENCRYPT_THEN_MAC);
        boolean tickets = end.side.tickets() > 0 && hello.has(ExtensionNumber.TICKET);
        facts.secureRenegotiation = hello.knowsRenegotiation();
        facts.extendedMaster = hello.has(ExtensionNumber.EXTENDED_MASTER);
        facts.sessionId = tickets || go ? new byte[0] : KeyGenerator.randomBytes(32);
        byte[] random = KeyGenerator.randomBytes(32);
        byte[] body = new Octets().u16(TlsVersion.TLS12.number()).raw(random).vec8(facts.sessionId).u16(suite.number()).u8(0)
                .vec16(extensions(suite, tickets, macLast)).bytes();
        end.send(TlsEnd.SERVER_HELLO, body, "SSLv3/TLS write server hello");
        facts.ownChain = end.identity().chain();
        end.send(TlsEnd.CERTIFICATE, TlsEnd.certificateList12(facts.ownChain), "SSLv3/TLS write certificate");
        if (suite.exchange() != CipherSuite.Exchange.RSA) {
            end.send(TlsEnd.SERVER_KEY_EXCHANGE, share(suite, curves, random), "SSLv3/TLS write key exchange");
        }
        if (end.side.asks()) {
            facts.certificateRequested = true;
            byte[] types = go ? new byte[] {RSA_SIGN, ECDSA_SIGN} : new byte[] {RSA_SIGN, DSA_SIGN, ECDSA_SIGN};
            end.send(TlsEnd.CERTIFICATE_REQUEST, new Octets().vec8(types).raw(end.schemes(end.side.schemes())).raw(end.authorities()).bytes(),
                    "SSLv3/TLS write certificate request");
        }
        end.send(TlsEnd.HELLO_DONE, new byte[0], "SSLv3/TLS write server done");
        end.tellState();
        Keys12 keys = new Keys12(suite, hello.random, random, macLast);
        client(suite, keys);
        finish(tickets, keys);
    }

    private byte[] extensions(CipherSuite suite, boolean tickets, boolean macLast) {
        Octets all = new Octets();
        if (facts.secureRenegotiation) {
            all.extension(ExtensionNumber.RENEGOTIATION, new byte[] {0});
        }
        if (end.side.acknowledgesName() && facts.serverName.isPresent()) {
            all.extension(ExtensionNumber.SERVER_NAME, new byte[0]);
        }
        if (suite.exchange() == CipherSuite.Exchange.ECDHE && hello.has(ExtensionNumber.POINT_FORMATS)) {
            all.extension(ExtensionNumber.POINT_FORMATS, go ? new byte[] {1, 0} : new byte[] {3, 0, 1, 2});
        }
        if (tickets) {
            all.extension(ExtensionNumber.TICKET, new byte[0]);
        }
        facts.alpn.ifPresent(name -> all.extension(ExtensionNumber.ALPN, end.alpnExtension()));
        if (macLast) {
            all.extension(ExtensionNumber.ENCRYPT_THEN_MAC, new byte[0]);
        }
        if (facts.extendedMaster) {
            all.extension(ExtensionNumber.EXTENDED_MASTER, new byte[0]);
        }
        return all.bytes();
    }

    /** The server's signed share. */
    private byte[] share(CipherSuite suite, List<KeyGroup> curves, byte[] random) {
        byte[] parameters;
        if (suite.exchange() == CipherSuite.Exchange.ECDHE) {
            KeyGroup group = curves.get(0);
            exchange = group.begin();
            facts.group = group;
            facts.temporaryKey = group.described();
            parameters = new Octets().u8(3).u16(group.number()).vec8(exchange.open()).bytes();
        } else {
            KeyExchange.Place place = field();
            exchange = KeyExchange.begin(place);
            facts.temporaryKey = "DH, " + place.prime().bitLength() + " bits";
            byte[] prime = KeyNumbers.fixed(place.prime(), place.prime().bitLength() / 8);
            parameters = new Octets().vec16(prime).vec16(place.generator().toByteArray()).vec16(exchange.open()).bytes();
        }
        SignatureScheme scheme = end.chooseScheme(hello, TlsVersion.TLS12);
        return Octets.join(parameters, end.sign(end.identity(), scheme, Octets.join(hello.random, random, parameters)));
    }

    /** A field about as strong as the certificate's key (ssl_get_auto_dh). */
    private KeyExchange.Place field() {
        int bits = end.identity().certificate().publicKey().bits();
        return bits >= 7680 ? KeyExchange.Place.MODP8192 : bits >= 4096 ? KeyExchange.Place.MODP4096 : bits >= 3072 ? KeyExchange.Place.MODP3072
                : KeyExchange.Place.MODP2048;
    }

    /** The client's flight up to its Finished. */
    private void client(CipherSuite suite, Keys12 keys) {
        boolean shown = false;
        if (end.side.asks()) {
            TlsEnd.Message message = end.expect(TlsEnd.CERTIFICATE, "SSLv3/TLS read client certificate");
            List<byte[]> ders = TlsEnd.certificateList12(message.cursor());
            shown = !ders.isEmpty();
            end.judgeClient(ders);
        }
        TlsEnd.Message message = end.expect(TlsEnd.CLIENT_KEY_EXCHANGE, "SSLv3/TLS read client key exchange");
        byte[] premaster = premaster(suite, message.cursor());
        byte[] before = end.transcript.all();
        facts.master = keys.master(premaster, facts.extendedMaster, end.transcriptHash(), end.watcher);
        if (shown) {
            message = end.expect(TlsEnd.CERTIFICATE_VERIFY, "SSLv3/TLS read certificate verify");
            end.checkSignature(message.cursor(), before, end.side.schemes(), Fault.BAD_SIGNATURE);
        }
        message = end.next();
        if (message.type() != TlsEnd.CHANGE) {
            throw end.unexpected();
        }
        end.moveTo("SSLv3/TLS read change cipher spec");
        end.records.readWith(keys.protection(true));
        byte[] code = keys.finished(true, end.transcriptHash());
        if (!MessageDigest.isEqual(code, end.expect(TlsEnd.FINISHED, "SSLv3/TLS read finished").body())) {
            throw new TlsStop(Fault.FINISHED_MISMATCH);
        }
    }

    /** A block that does not open gives a random secret, so that nobody can tell why the handshake fails (RFC 5246 §7.4.7.1). */
    private byte[] premaster(CipherSuite suite, Cursor body) {
        if (suite.exchange() == CipherSuite.Exchange.RSA) {
            byte[] opened = RsaSecrets.decrypt(end.identity().key(), body.vec16()).filter(secret -> secret.length == 48).orElse(null);
            return opened == null ? KeyGenerator.randomBytes(48) : opened;
        }
        boolean curve = suite.exchange() == CipherSuite.Exchange.ECDHE;
        byte[] secret = TlsServerEnd.agree(Objects.requireNonNull(exchange), curve ? body.vec8() : body.vec16());
        return curve ? secret : TlsClientEnd.stripped(secret);
    }

    private void finish(boolean tickets, Keys12 keys) {
        if (tickets) {
            byte[] ticket = end.ticket();
            long hint = go ? 0 : 7200;
            end.send(TlsEnd.NEW_TICKET, new Octets().u32(hint).vec16(ticket).bytes(), "SSLv3/TLS write session ticket");
            facts.tickets.add(new Facts.Ticket(hint, ticket, new byte[0], 0));
        }
        end.sendChange();
        end.records.writeWith(keys.protection(false));
        end.send(TlsEnd.FINISHED, keys.finished(false, end.transcriptHash()), "SSLv3/TLS write finished");
        end.tellState();
    }
}
