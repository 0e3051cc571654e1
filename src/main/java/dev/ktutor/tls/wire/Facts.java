package dev.ktutor.tls.wire;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.DistinguishedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an end knows of a handshake so far; filled while it goes on. */
public final class Facts {
    /** A session ticket that came after a handshake: its hint in seconds, the octets, TLS 1.3's secret for resumption. */
    public record Ticket(long lifetime, byte[] octets, byte[] secret, long ageAdd) { }

    /** What the client's first message offered, for the server's report. */
    public record Offer(List<CipherSuite> suites, List<Integer> schemes, List<Integer> groups, byte[] pointFormats, List<String> alpn) { }

    @Nullable TlsVersion version;
    @Nullable CipherSuite suite;
    @Nullable KeyGroup group;
    String temporaryKey = "";
    @Nullable SignatureScheme peerScheme;
    @Nullable SignatureScheme ownScheme;
    List<Certificate> peerChain = List.of();
    List<Certificate> ownChain = List.of();
    boolean certificateRequested;
    List<DistinguishedName> authorities = new ArrayList<>();
    List<Integer> certificateTypes = List.of();
    List<Integer> requestedSchemes = List.of();
    Optional<String> alpn = Optional.empty();
    Optional<String> serverName = Optional.empty();
    boolean secureRenegotiation;
    boolean extendedMaster;
    byte[] sessionId = new byte[0];
    byte[] master = new byte[0];
    @Nullable Offer offer;
    final List<Ticket> tickets = new ArrayList<>();
    boolean done;

    /** The version agreed on; empty before the server's hello. */
    public Optional<TlsVersion> version() {
        return Optional.ofNullable(version);
    }

    /** The suite agreed on. */
    public Optional<CipherSuite> suite() {
        return Optional.ofNullable(suite);
    }

    /** The group keys were exchanged in. */
    public Optional<KeyGroup> group() {
        return Optional.ofNullable(group);
    }

    /** The other end's temporary key as s_client describes it: {@code X25519, 253 bits}; empty if there was none. */
    public String temporaryKey() {
        return temporaryKey;
    }

    /** How the other end signed. */
    public Optional<SignatureScheme> peerScheme() {
        return Optional.ofNullable(peerScheme);
    }

    /** How this end signed. */
    public Optional<SignatureScheme> ownScheme() {
        return Optional.ofNullable(ownScheme);
    }

    /** What the other end showed, leaf first. */
    public List<Certificate> peerChain() {
        return peerChain;
    }

    /** What this end showed. */
    public List<Certificate> ownChain() {
        return ownChain;
    }

    /** Whether the server asked for a certificate. */
    public boolean certificateRequested() {
        return certificateRequested;
    }

    /** Authorities the server named when it asked. */
    public List<DistinguishedName> authorities() {
        return authorities;
    }

    /** TLS 1.2's certificate types of that request (RFC 5246 §7.4.4). */
    public List<Integer> certificateTypes() {
        return certificateTypes;
    }

    /** Signatures the server asked for, by number. */
    public List<Integer> requestedSchemes() {
        return requestedSchemes;
    }

    /** The application protocol agreed on. */
    public Optional<String> alpn() {
        return alpn;
    }

    /** The name the client asked for. */
    public Optional<String> serverName() {
        return serverName;
    }

    /** Whether both know of secure renegotiation (RFC 5746); never said in TLS 1.3. */
    public boolean secureRenegotiation() {
        return secureRenegotiation;
    }

    /** Whether the master secret is bound to the whole handshake (RFC 7627). */
    public boolean extendedMaster() {
        return extendedMaster;
    }

    /** The session's id. */
    public byte[] sessionId() {
        return sessionId.clone();
    }

    /** TLS 1.2's master secret, or TLS 1.3's resumption secret. */
    public byte[] master() {
        return master.clone();
    }

    /** What the client offered, as the server saw it. */
    public Optional<Offer> offer() {
        return Optional.ofNullable(offer);
    }

    /** Tickets, in the order they came. */
    public List<Ticket> tickets() {
        return List.copyOf(tickets);
    }

    /** Whether the handshake came to its end at this end. */
    public boolean done() {
        return done;
    }
}
