package dev.ktutor.command.openssl;

import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.text.ByteText;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code openssl prime}: whether numbers are prime, or a prime of so many bits. */
final class PrimeCommand implements Subcommand {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+");
    private static final Pattern HEX = Pattern.compile("-?[0-9A-Fa-f]+");
    private static final int CERTAINTY = 128;
    /** Below this many bits there is no safe prime whose two highest bits are set, but one. */
    private static final int SAFE_BITS = 6;
    private static final int ONLY_SMALLER_SAFE = 3;

    @Override
    public String name() {
        return "prime";
    }

    @Override
    public int run(Call call, Options options) {
        boolean hex = false;
        boolean generate = false;
        boolean safe = false;
        int bits = 0;
        while (options.next()) {
            switch (options.name()) {
                case "hex" -> hex = true;
                case "generate" -> generate = true;
                case "safe" -> safe = true;
                case "bits" -> bits = options.intValue();
                default -> { }
            }
        }
        List<String> rest = options.rest();
        if (generate != rest.isEmpty()) {
            throw call.usage();
        }
        return generate ? generate(call, bits, safe, hex) : judge(call, rest, hex);
    }

    private static int judge(Call call, List<String> words, boolean hex) {
        for (String word : words) {
            BigInteger number = number(word, hex).orElseThrow(() -> call.fail("Failed to process value (" + word + ")"));
            boolean prime = number.signum() > 0 && number.isProbablePrime(CERTAINTY);
            call.out(ByteText.encode(shown(number) + " (" + word + ") " + (prime ? "is" : "is not") + " prime\n"));
        }
        return 0;
    }

    /** The digits at a text's beginning, as BN_dec2bn and BN_hex2bn read them. */
    private static Optional<BigInteger> number(String word, boolean hex) {
        Matcher digits = (hex ? HEX : DECIMAL).matcher(word);
        return digits.lookingAt() ? Optional.of(new BigInteger(digits.group(), hex ? 16 : 10)) : Optional.empty();
    }

    private static String shown(BigInteger number) {
        return number.toString(16).toUpperCase(Locale.ROOT);
    }

    private static int generate(Call call, int bits, boolean safe, boolean hex) {
        if (bits == 0) {
            throw call.fail("Specify the number of bits.");
        }
        if (bits < 2 || safe && bits < SAFE_BITS && bits != ONLY_SMALLER_SAFE) {
            throw call.fail("Failed to generate prime.");
        }
        BigInteger found = candidate(bits);
        while (!isWanted(found, safe)) {
            found = candidate(bits);
        }
        String digits = shown(found);
        call.out(ByteText.encode((hex ? (digits.length() % 2 == 0 ? "" : "0") + digits : found.toString()) + "\n"));
        return 0;
    }

    /** An odd number whose two highest bits are set, as keys want them. */
    private static BigInteger candidate(int bits) {
        BigInteger number = new BigInteger(1, KeyGenerator.randomBytes((bits + 7) / 8)).mod(BigInteger.ONE.shiftLeft(bits));
        return number.setBit(bits - 1).setBit(bits - 2).setBit(0);
    }

    private static boolean isWanted(BigInteger number, boolean safe) {
        BigInteger half = number.shiftRight(1);
        return number.isProbablePrime(safe ? 2 : CERTAINTY) && (!safe || half.isProbablePrime(CERTAINTY) && number.isProbablePrime(CERTAINTY));
    }
}
