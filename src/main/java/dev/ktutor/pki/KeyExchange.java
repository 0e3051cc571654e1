package dev.ktutor.pki;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;

/** One end's part in a Diffie-Hellman exchange: a fresh secret, what is sent of it, and the secret both ends arrive at. */
public final class KeyExchange {
    /** Where the exchange takes place: curves (RFC 7748, SEC 2) and prime fields (RFC 7919, RFC 3526). */
    public enum Place {
        X25519, X448, P256, P384, P521, FFDHE2048, FFDHE3072, FFDHE4096, FFDHE6144, FFDHE8192, MODP1024, MODP2048, MODP3072, MODP4096, MODP8192;

        /** The curve, for places that are one of NIST's. */
        public Optional<NamedCurve> curve() {
            return switch (this) {
                case P256 -> Optional.of(NamedCurve.P256);
                case P384 -> Optional.of(NamedCurve.P384);
                case P521 -> Optional.of(NamedCurve.P521);
                default -> Optional.empty();
            };
        }

        private DHParameters field() {
            return switch (this) {
                case FFDHE2048 -> DHStandardGroups.rfc7919_ffdhe2048;
                case FFDHE3072 -> DHStandardGroups.rfc7919_ffdhe3072;
                case FFDHE4096 -> DHStandardGroups.rfc7919_ffdhe4096;
                case FFDHE6144 -> DHStandardGroups.rfc7919_ffdhe6144;
                case FFDHE8192 -> DHStandardGroups.rfc7919_ffdhe8192;
                case MODP1024 -> DHStandardGroups.rfc2409_1024;
                case MODP2048 -> DHStandardGroups.rfc3526_2048;
                case MODP3072 -> DHStandardGroups.rfc3526_3072;
                case MODP4096 -> DHStandardGroups.rfc3526_4096;
                case MODP8192 -> DHStandardGroups.rfc3526_8192;
                default -> throw new PkiException(PkiException.Kind.UNSUPPORTED, name().toLowerCase(Locale.ROOT) + " is no prime field");
            };
        }

        /** A prime field's prime. */
        public BigInteger prime() {
            return field().getP();
        }

        /** A prime field's generator. */
        public BigInteger generator() {
            return field().getG();
        }
    }

    private final BigInteger prime;
    private final Place place;
    private final byte[] secret;
    private final byte[] open;

    private KeyExchange(Place place, BigInteger prime, byte[] secret, byte[] open) {
        this.place = place;
        this.prime = prime;
        this.secret = secret;
        this.open = open;
    }

    /** A fresh secret at that place. */
    public static KeyExchange begin(Place place) {
        return switch (place) {
            case X25519 -> {
                byte[] secret = KeyAgreement.newScalar();
                yield new KeyExchange(place, BigInteger.ZERO, secret, KeyAgreement.open(secret));
            }
            case X448 -> {
                byte[] secret = new byte[X448.SCALAR_SIZE];
                byte[] open = new byte[X448.POINT_SIZE];
                X448.generatePrivateKey(FastCrypto.RANDOM, secret);
                X448.scalarMultBase(secret, 0, open, 0);
                yield new KeyExchange(place, BigInteger.ZERO, secret, open);
            }
            case P256, P384, P521 -> {
                NamedCurve curve = place.curve().orElseThrow();
                BigInteger order = curve.parameters().getN();
                BigInteger d = new BigInteger(1, KeyGenerator.randomBytes(curve.octets() + 8)).mod(order.subtract(BigInteger.ONE)).add(BigInteger.ONE);
                yield new KeyExchange(place, BigInteger.ZERO, KeyNumbers.fixed(d, curve.octets()), curve.point(d));
            }
            default -> begin(place, place.prime(), place.generator());
        };
    }

    /** A fresh secret in a prime field that the other end chose. */
    public static KeyExchange begin(BigInteger prime, BigInteger generator) {
        return begin(Place.MODP2048, prime, generator);
    }

    private static KeyExchange begin(Place place, BigInteger prime, BigInteger generator) {
        int octets = (prime.bitLength() + 7) / 8;
        byte[] secret = KeyGenerator.randomBytes(Math.min(octets, 32)); // 256 bits are enough for these groups (RFC 7919 §5.2)
        secret[0] |= (byte) 0x80;
        BigInteger open = generator.modPow(new BigInteger(1, secret), prime);
        return new KeyExchange(place, prime, secret, KeyNumbers.fixed(open, octets));
    }

    /** What is sent to the other end. */
    public byte[] open() {
        return open.clone();
    }

    /** The secret with what the other end sent; throws {@link PkiException} if that cannot be. */
    public byte[] shared(byte[] theirs) {
        return switch (place) {
            case X25519 -> {
                require(theirs.length == X25519.POINT_SIZE);
                yield KeyAgreement.shared(secret, theirs);
            }
            case X448 -> {
                require(theirs.length == X448.POINT_SIZE);
                byte[] agreed = new byte[X448.POINT_SIZE];
                require(X448.calculateAgreement(secret, 0, theirs, 0, agreed, 0));
                yield agreed;
            }
            case P256, P384, P521 -> onCurve(place.curve().orElseThrow(), theirs);
            default -> {
                BigInteger y = new BigInteger(1, theirs);
                require(y.compareTo(BigInteger.ONE) > 0 && y.compareTo(prime.subtract(BigInteger.ONE)) < 0);
                yield KeyNumbers.fixed(y.modPow(new BigInteger(1, secret), prime), (prime.bitLength() + 7) / 8);
            }
        };
    }

    private byte[] onCurve(NamedCurve curve, byte[] theirs) {
        try {
            require(theirs.length == 2 * curve.octets() + 1 && theirs[0] == 4);
            ECPoint point = curve.decode(theirs).multiply(new BigInteger(1, secret)).normalize();
            return KeyNumbers.fixed(point.getAffineXCoord().toBigInteger(), curve.octets());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new PkiException("a point that is not on the curve");
        }
    }

    private static void require(boolean good) {
        if (!good) {
            throw new PkiException("a public value that cannot be");
        }
    }
}
