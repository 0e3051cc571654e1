package dev.ktutor.tls.wire;

import dev.ktutor.tls.TlsIdentity;
import java.util.List;
import java.util.Optional;

/**
 * How a client goes into a handshake.
 *
 * @param least the oldest version it speaks
 * @param most the newest
 * @param suites12 suites it offers up to TLS 1.2, in order
 * @param suites13 suites it offers for TLS 1.3, in order
 * @param groups groups it offers; the first is the one it sends a key share in
 * @param schemes signatures it understands, in order
 * @param serverName whom it wants to speak to (RFC 6066 §3); empty to not say
 * @param alpn application protocols it offers; none to not say
 * @param status whether it asks for a stapled OCSP response
 * @param tickets whether it wants session tickets in TLS 1.2
 * @param identity what it shows if asked
 * @param judge what it thinks of the server's certificates
 */
public record ClientSide(TlsVersion least, TlsVersion most, List<CipherSuite> suites12, List<CipherSuite> suites13, List<KeyGroup> groups,
        List<SignatureScheme> schemes, Optional<String> serverName, List<String> alpn, boolean status, boolean tickets,
        Optional<TlsIdentity> identity, PeerJudge judge) {

    /** Keeps its own copies. */
    public ClientSide {
        suites12 = List.copyOf(suites12);
        suites13 = List.copyOf(suites13);
        groups = List.copyOf(groups);
        schemes = List.copyOf(schemes);
        alpn = List.copyOf(alpn);
    }

    /** As OpenSSL's defaults have it. */
    public static ClientSide openssl(Optional<String> serverName, Optional<TlsIdentity> identity, PeerJudge judge) {
        return new ClientSide(TlsVersion.TLS10, TlsVersion.TLS13, CipherSuite.OPENSSL_12, CipherSuite.OPENSSL_13, KeyGroup.OPENSSL,
                SignatureScheme.OPENSSL, serverName, List.of(), false, true, identity, judge);
    }

    /** The same client for versions from one to another. */
    public ClientSide versions(TlsVersion from, TlsVersion to) {
        return new ClientSide(from, to, suites12, suites13, groups, schemes, serverName, alpn, status, tickets, identity, judge);
    }

    /** The same client with other suites up to TLS 1.2. */
    public ClientSide suites12(List<CipherSuite> offered) {
        return new ClientSide(least, most, offered, suites13, groups, schemes, serverName, alpn, status, tickets, identity, judge);
    }

    /** The same client with other suites for TLS 1.3. */
    public ClientSide suites13(List<CipherSuite> offered) {
        return new ClientSide(least, most, suites12, offered, groups, schemes, serverName, alpn, status, tickets, identity, judge);
    }

    /** The same client with other groups. */
    public ClientSide groups(List<KeyGroup> offered) {
        return new ClientSide(least, most, suites12, suites13, offered, schemes, serverName, alpn, status, tickets, identity, judge);
    }

    /** The same client with other signatures. */
    public ClientSide schemes(List<SignatureScheme> offered) {
        return new ClientSide(least, most, suites12, suites13, groups, offered, serverName, alpn, status, tickets, identity, judge);
    }

    /** The same client with application protocols. */
    public ClientSide alpn(List<String> offered) {
        return new ClientSide(least, most, suites12, suites13, groups, schemes, serverName, offered, status, tickets, identity, judge);
    }

    /** The same client, asking for a stapled response or not, for tickets or not. */
    public ClientSide asking(boolean staple, boolean ticket) {
        return new ClientSide(least, most, suites12, suites13, groups, schemes, serverName, alpn, staple, ticket, identity, judge);
    }
}
