package dev.ktutor.tls.wire;

import dev.ktutor.pki.DerWriter;
import java.math.BigInteger;

/** A session as OpenSSL writes it down (ssl/ssl_asn1.c, SSL_SESSION_ASN1), for s_server's report and the size of tickets. */
public final class SessionData {
    private static final int TIMEOUT = 7200;
    private static final byte[] CONTEXT = {1, 0, 0, 0};

    private SessionData() { }

    /** The server's session at a moment in seconds, with what verifying the client came to. */
    public static byte[] encode(TlsServerEnd end, long seconds, byte[] master, int verifyResult) {
        Facts facts = end.facts();
        TlsVersion version = java.util.Objects.requireNonNull(facts.version);
        CipherSuite suite = java.util.Objects.requireNonNull(facts.suite);
        boolean newer = version == TlsVersion.TLS13;
        byte[] secret = newer && !facts.tickets.isEmpty() ? facts.tickets.get(facts.tickets.size() - 1).secret() : facts.master;
        Octets body = new Octets().raw(DerWriter.integer(1)).raw(DerWriter.integer(version.number()))
                .raw(DerWriter.octetString(new Octets().u16(suite.number()).bytes())).raw(DerWriter.octetString(facts.sessionId))
                .raw(DerWriter.octetString(master.length > 0 ? master : secret.length > 0 ? secret : new byte[suite.hash().length()]))
                .raw(DerWriter.explicit(1, DerWriter.integer(seconds == 0 ? 1_800_000_000L : seconds)))
                .raw(DerWriter.explicit(2, DerWriter.integer(TIMEOUT)));
        if (!facts.peerChain.isEmpty()) {
            body.raw(DerWriter.explicit(3, facts.peerChain.get(0).der()));
        }
        body.raw(DerWriter.explicit(4, DerWriter.octetString(CONTEXT)));
        if (verifyResult != 0) {
            body.raw(DerWriter.explicit(5, DerWriter.integer(verifyResult)));
        }
        if (end.side.acknowledgesName()) {
            facts.serverName.ifPresent(name -> body.raw(DerWriter.explicit(6, DerWriter.octetString(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        }
        if (facts.extendedMaster && !newer) {
            body.raw(DerWriter.explicit(13, DerWriter.integer(1)));
        }
        if (newer) {
            long age = facts.tickets.isEmpty() ? 0x40000000L : facts.tickets.get(facts.tickets.size() - 1).ageAdd();
            body.raw(DerWriter.explicit(14, DerWriter.integer(BigInteger.valueOf(age))));
        }
        body.raw(DerWriter.explicit(19, DerWriter.integer(facts.group == null ? 0 : facts.group.number())));
        return DerWriter.sequence(body.bytes());
    }
}
