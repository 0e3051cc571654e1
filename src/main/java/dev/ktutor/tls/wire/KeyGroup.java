package dev.ktutor.tls.wire;

import dev.ktutor.pki.KeyExchange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Groups for key exchange (RFC 8446 §4.2.7): number, OpenSSL's names, and how s_client describes a key in it. */
public enum KeyGroup {
    X25519(29, "x25519", "X25519, 253 bits", KeyExchange.Place.X25519),
    P256(23, "secp256r1", "ECDH, prime256v1, 256 bits", KeyExchange.Place.P256),
    X448(30, "x448", "X448, 448 bits", KeyExchange.Place.X448),
    P521(25, "secp521r1", "ECDH, secp521r1, 521 bits", KeyExchange.Place.P521),
    P384(24, "secp384r1", "ECDH, secp384r1, 384 bits", KeyExchange.Place.P384),
    FFDHE2048(256, "ffdhe2048", "DH, 2048 bits", KeyExchange.Place.FFDHE2048),
    FFDHE3072(257, "ffdhe3072", "DH, 3072 bits", KeyExchange.Place.FFDHE3072),
    FFDHE4096(258, "ffdhe4096", "DH, 4096 bits", KeyExchange.Place.FFDHE4096),
    FFDHE6144(259, "ffdhe6144", "DH, 6144 bits", KeyExchange.Place.FFDHE6144),
    FFDHE8192(260, "ffdhe8192", "DH, 8192 bits", KeyExchange.Place.FFDHE8192);

    /** OpenSSL's default order. */
    public static final List<KeyGroup> OPENSSL = List.of(values());
    /** What Go's servers take of what this lab's clients offer (crypto/tls defaultCurvePreferences). */
    public static final List<KeyGroup> GO = List.of(X25519, P256, P384, P521);

    private final int number;
    private final String label;
    private final String described;
    private final KeyExchange.Place place;

    KeyGroup(int number, String label, String described, KeyExchange.Place place) {
        this.number = number;
        this.label = label;
        this.described = described;
        this.place = place;
    }

    /** On the wire. */
    public int number() {
        return number;
    }

    /** As in {@code secp256r1}. */
    public String label() {
        return label;
    }

    /** As in {@code X25519, 253 bits}. */
    public String described() {
        return described;
    }

    KeyExchange begin() {
        return KeyExchange.begin(place);
    }

    /** Whether it is a curve, which TLS 1.2 can name too. */
    public boolean isCurve() {
        return number < 256;
    }

    /** The one of that number. */
    public static Optional<KeyGroup> of(int number) {
        return Arrays.stream(values()).filter(group -> group.number == number).findFirst();
    }

    /** The one OpenSSL's -groups means by a name. */
    public static Optional<KeyGroup> named(String name) {
        String wanted = switch (name) {
            case "P-256", "prime256v1" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            default -> name.toLowerCase(Locale.ROOT);
        };
        return Arrays.stream(values()).filter(group -> group.label.equals(wanted)).findFirst();
    }
}
