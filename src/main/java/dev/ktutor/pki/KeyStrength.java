package dev.ktutor.pki;

import java.util.Map;

/** How strong a public key is, and whether it is one at all. */
final class KeyStrength {
    /** Sizes that standards speak of (SP 800-56B, FIPS 140-2 IG 7.5). */
    private static final Map<Integer, Integer> FACTORING = Map.of(2048, 112, 3072, 128, 4096, 152, 6144, 176, 7680, 192, 8192, 200, 15360, 256);
    private static final int[][] DISCRETE = {{15360, 256}, {7680, 192}, {3072, 128}, {2048, 112}, {1024, 80}};
    private static final int[][] CURVES = {{512, 256}, {384, 192}, {256, 128}, {224, 112}, {160, 80}};
    private static final int LEAST = 80;

    private KeyStrength() { }

    static int bits(PublicKey key) {
        return switch (key.kind()) {
            case RSA -> factoring(key.bits());
            case DSA -> discrete(key.bits(), key.dsaNumber(1).bitLength());
            case EC -> {
                int order = key.hasExplicitCurve() ? explicitOrder(key) : key.bits();
                yield step(CURVES, order, order / 2);
            }
            case ED25519, X25519 -> 128;
            case ED448, X448 -> 224;
            case OTHER -> 0;
        };
    }

    /** The number field sieve's work (FIPS 140-2 IG 7.5), to the nearest multiple of eight. */
    private static int factoring(int size) {
        Integer known = FACTORING.get(size);
        if (known != null || size < 8) {
            return known != null ? known : 0;
        }
        double x = size * Math.log(2);
        double work = (1.923 * Math.cbrt(x * Math.log(x) * Math.log(x)) - 4.69) / Math.log(2);
        return Math.min((int) work + 4 & ~7, size <= 7680 ? 192 : size <= 15360 ? 256 : 1200);
    }

    /** Bits of the order in ECParameters (X9.62 §C.3). */
    private static int explicitOrder(PublicKey key) {
        byte[] parameters = key.algorithm().parameters();
        return parameters == null ? 0 : Der.parse(parameters).children(Der.SEQUENCE).get(4).require(Der.INTEGER).integer().bitLength();
    }

    private static int discrete(int large, int small) {
        int bits = step(DISCRETE, large, 0);
        return small / 2 < LEAST ? 0 : Math.min(bits, small / 2);
    }

    private static int step(int[][] steps, int size, int otherwise) {
        for (int[] step : steps) {
            if (size >= step[0]) {
                return step[1];
            }
        }
        return otherwise;
    }

    static boolean isReadable(PublicKey key) {
        try {
            return switch (key.kind()) {
                case RSA -> key.modulus().signum() >= 0 && key.exponent().signum() >= 0;
                case DSA -> key.dsaNumber(0).signum() > 0 && key.dsaNumber(1).signum() > 0 && Der.parse(key.keyBits()).require(Der.INTEGER).integer().signum() > 0;
                case EC -> key.hasExplicitCurve() || key.curve().filter(curve -> curve.contains(key.keyBits())).isPresent();
                case ED25519, X25519 -> key.keyBits().length == 32;
                case ED448 -> key.keyBits().length == 57;
                case X448 -> key.keyBits().length == 56;
                case OTHER -> false;
            };
        } catch (PkiException | ArithmeticException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
