package dev.ktutor.tls.wire;

import dev.ktutor.pki.KeyExchange;
import dev.ktutor.pki.KeyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's first message as OpenSSL puts it together: its extensions in OpenSSL's order (ssl/statem/extensions.c). */
final class ClientHello {
    private final ClientSide side;
    final byte[] random = KeyGenerator.randomBytes(32);
    final byte[] sessionId;
    KeyGroup group;
    @Nullable KeyExchange exchange;

    ClientHello(ClientSide side) {
        this.side = side;
        this.sessionId = KeyGenerator.randomBytes(offers13() ? 32 : 0);
        List<KeyGroup> usable = side.groups();
        this.group = usable.isEmpty() ? KeyGroup.X25519 : usable.get(0);
        if (offers13()) {
            exchange = group.begin();
        }
    }

    boolean offers13() {
        return side.most() == TlsVersion.TLS13;
    }

    boolean only13() {
        return side.least() == TlsVersion.TLS13;
    }

    /** The server wants a share of another group. */
    void moveTo(KeyGroup other) {
        group = other;
        exchange = other.begin();
    }

    /** Suites in order: TLS 1.3's first. */
    List<CipherSuite> suites() {
        return java.util.stream.Stream.concat(side.suites13().stream().filter(s -> offers13()), side.suites12().stream().filter(s -> !only13() && (side.most().compareTo(TlsVersion.TLS12) >= 0 || !s.versionShown().equals("TLSv1.2")))).toList();
    }

    byte[] body(byte @Nullable [] cookie) {
        Octets suites = new Octets();
        suites().forEach(suite -> suites.u16(suite.number()));
        suites.u16(CipherSuite.RENEGOTIATION_SIGNAL);
        return new Octets().u16(Math.min(side.most().number(), TlsVersion.TLS12.number())).raw(random).vec8(sessionId).vec16(suites.bytes()).vec8(new byte[] {0})
                .vec16(extensions(cookie)).bytes();
    }

    private byte[] extensions(byte @Nullable [] cookie) {
        Octets all = new Octets();
        side.serverName().ifPresent(name -> all.extension(ExtensionNumber.SERVER_NAME,
                new Octets().vec16(new Octets().u8(0).vec16(name.getBytes(StandardCharsets.UTF_8)).bytes()).bytes()));
        boolean curves = !side.groups().isEmpty() && (offers13() || side.suites12().stream().anyMatch(s -> s.exchange() == CipherSuite.Exchange.ECDHE));
        if (curves) {
            all.extension(ExtensionNumber.POINT_FORMATS, new byte[] {3, 0, 1, 2});
            Octets groups = new Octets();
            side.groups().stream().filter(g -> offers13() || g.isCurve()).forEach(g -> groups.u16(g.number()));
            all.extension(ExtensionNumber.GROUPS, new Octets().vec16(groups.bytes()).bytes());
        }
        if (side.tickets()) {
            all.extension(ExtensionNumber.TICKET, new byte[0]);
        }
        if (side.status()) {
            all.extension(ExtensionNumber.STATUS_REQUEST, new byte[] {1, 0, 0, 0, 0});
        }
        if (!side.alpn().isEmpty()) {
            Octets names = new Octets();
            side.alpn().forEach(name -> names.vec8(name.getBytes(StandardCharsets.UTF_8)));
            all.extension(ExtensionNumber.ALPN, new Octets().vec16(names.bytes()).bytes());
        }
        all.extension(ExtensionNumber.ENCRYPT_THEN_MAC, new byte[0]).extension(ExtensionNumber.EXTENDED_MASTER, new byte[0]);
        if (side.most().compareTo(TlsVersion.TLS12) >= 0) {
            Octets schemes = new Octets();
            side.schemes().forEach(scheme -> schemes.u16(scheme.number()));
            all.extension(ExtensionNumber.SIGNATURE_SCHEMES, new Octets().vec16(schemes.bytes()).bytes());
        }
        if (offers13()) {
            newer(all, cookie);
        }
        return all.bytes();
    }

    private void newer(Octets all, byte @Nullable [] cookie) {
        Octets versions = new Octets();
        for (int number = side.most().number(); number >= side.least().number(); number--) {
            versions.u16(number);
        }
        all.extension(ExtensionNumber.VERSIONS, new Octets().vec8(versions.bytes()).bytes());
        all.extension(ExtensionNumber.PSK_MODES, new byte[] {1, 1});
        byte[] open = java.util.Objects.requireNonNull(exchange).open();
        all.extension(ExtensionNumber.KEY_SHARE, new Octets().vec16(new Octets().u16(group.number()).vec16(open).bytes()).bytes());
        if (cookie != null) {
            all.extension(ExtensionNumber.COOKIE, cookie);
        }
    }
}
