package dev.ktutor.sim;

import java.util.Random;
import java.util.UUID;

/**
 * The lab's source of ids and random numbers; the same seed gives the same sequence. Not for key material: keys are
 * fresh in every lab.
 */
public final class Chance {
    /** Kubernetes' alphabet for generated names: no vowels, nothing that looks alike (k8s.io/apimachinery/pkg/util/rand). */
    private static final String NAME_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private final Random random;

    /** A source with the given seed. */
    public Chance(long seed) {
        this.random = new Random(seed);
    }

    /** A version 4 UUID. */
    public UUID uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** A suffix as in {@code web-7d4b9c-x2x9k}: characters that Kubernetes generates names from. */
    public String nameSuffix(int length) {
        StringBuilder suffix = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            suffix.append(NAME_ALPHABET.charAt(random.nextInt(NAME_ALPHABET.length())));
        }
        return suffix.toString();
    }

    /** Lower-case hexadecimal digits, as in a container id. */
    public String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    /** From zero to below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** That many bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Where the sequence stands: a seed that goes on from here in a saved lab. */
    public long fork() {
        return random.nextLong();
    }
}
