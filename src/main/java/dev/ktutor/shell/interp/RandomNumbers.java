package dev.ktutor.shell.interp;

/** {@code RANDOM}: the minimal standard generator (Park and Miller, 1988) as bash 5 uses it, so that a seed gives the same numbers. */
final class RandomNumbers {
    private long state;
    private long last;

    RandomNumbers(long seed) {
        seed(seed);
    }

    void seed(long seed) {
        state = seed & 0xFFFFFFFFL;
        last = 0;
    }

    /** The next number, 0 to 32767, never the same twice in a row. */
    long next() {
        long number;
        do {
            long from = state == 0 ? 123_459_876 : (int) state;
            long high = from / 127_773;
            long product = 16_807 * (from - 127_773 * high) - 2_836 * high;
            state = (product < 0 ? product + 0x7FFFFFFF : product) & 0xFFFFFFFFL;
            number = (state >> 16 ^ state & 0xFFFF) & 0x7FFF;
        } while (number == last);
        last = number;
        return number;
    }
}
