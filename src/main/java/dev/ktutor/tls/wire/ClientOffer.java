package dev.ktutor.tls.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's hello as the server reads it. */
final class ClientOffer {
    final int legacyVersion;
    final byte[] random;
    final byte[] sessionId;
    final List<Integer> suites;
    final Map<Integer, byte[]> extensions;

    ClientOffer(Cursor body) {
        legacyVersion = body.u16();
        random = body.take(32);
        sessionId = body.vec8();
        suites = Cursor.numbers(body.vec16());
        body.vec8();
        extensions = body.extensions();
    }

    boolean has(int extension) {
        return extensions.containsKey(extension);
    }

    private Cursor extension(int number, byte... absent) {
        return new Cursor(extensions.getOrDefault(number, absent));
    }

    /** The newest version both speak. */
    Optional<TlsVersion> version(TlsVersion least, TlsVersion most) {
        List<Integer> offered = has(ExtensionNumber.VERSIONS) ? Cursor.numbers(extension(ExtensionNumber.VERSIONS).vec8()) : older();
        for (int number = most.number(); number >= least.number(); number--) {
            if (offered.contains(number)) {
                return TlsVersion.of(number);
            }
        }
        return Optional.empty();
    }

    private List<Integer> older() {
        List<Integer> versions = new ArrayList<>();
        for (int number = Math.min(legacyVersion, TlsVersion.TLS12.number()); number >= TlsVersion.SSL3.number(); number--) {
            versions.add(number);
        }
        return versions;
    }

    Optional<String> serverName() {
        if (!has(ExtensionNumber.SERVER_NAME)) {
            return Optional.empty();
        }
        Cursor names = new Cursor(extension(ExtensionNumber.SERVER_NAME).vec16());
        names.u8();
        return Optional.of(new String(names.vec16(), StandardCharsets.UTF_8));
    }

    List<Integer> groups() {
        return Cursor.numbers(extension(ExtensionNumber.GROUPS, (byte) 0, (byte) 0).vec16());
    }

    List<Integer> schemes() {
        return Cursor.numbers(extension(ExtensionNumber.SIGNATURE_SCHEMES, (byte) 0, (byte) 0).vec16());
    }

    byte[] pointFormats() {
        return has(ExtensionNumber.POINT_FORMATS) ? extension(ExtensionNumber.POINT_FORMATS).vec8() : new byte[0];
    }

    List<String> alpn() {
        List<String> names = new ArrayList<>();
        Cursor list = new Cursor(extension(ExtensionNumber.ALPN, (byte) 0, (byte) 0).vec16());
        while (list.more()) {
            names.add(new String(list.vec8(), StandardCharsets.UTF_8));
        }
        return names;
    }

    /** The share sent in that group. */
    byte @Nullable [] share(KeyGroup group) {
        Cursor shares = new Cursor(extension(ExtensionNumber.KEY_SHARE, (byte) 0, (byte) 0).vec16());
        while (shares.more()) {
            int number = shares.u16();
            byte[] open = shares.vec16();
            if (number == group.number()) {
                return open;
            }
        }
        return null;
    }

    boolean knowsRenegotiation() {
        return suites.contains(CipherSuite.RENEGOTIATION_SIGNAL) || has(ExtensionNumber.RENEGOTIATION);
    }

    List<CipherSuite> known() {
        return suites.stream().flatMap(number -> CipherSuite.of(number).stream()).toList();
    }
}
