package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** factor(1): prime factors, by trial division and Pollard's rho for what is left. */
public final class Factor extends Tool {
    private static final int TRIALS = 1 << 16;

    /** The tool. */
    public Factor() {
        super("factor", "Print the prime factors of each specified integer NUMBER.", "[NUMBER]...\n  -h, --exponents  print repeated factors in form p^e unless e is 1\n");
    }

    @Override
    protected void execute(Call call) {
        List<String> numbers = call.operands().isEmpty() ? List.of(call.open("-").readText().strip().split("\\s+")) : call.operands();
        for (String number : numbers) {
            if (number.isEmpty() && call.operands().isEmpty()) {
                continue;
            }
            if (!number.matches("\\+?[0-9]+")) {
                call.error(Quote.curly(number) + " is not a valid positive integer");
                continue;
            }
            BigInteger value = new BigInteger(number.replace("+", ""));
            List<BigInteger> factors = new ArrayList<>();
            split(call, value, factors);
            factors.sort(null);
            StringBuilder line = new StringBuilder(value + ":");
            factors.forEach(factor -> line.append(' ').append(factor));
            call.println(line.toString());
        }
    }

    private static void split(Call call, BigInteger number, List<BigInteger> factors) {
        BigInteger rest = number;
        for (int d = 2; d < TRIALS && rest.compareTo(BigInteger.ONE) > 0; d++) {
            BigInteger divisor = BigInteger.valueOf(d);
            while (rest.signum() > 0 && rest.mod(divisor).signum() == 0) {
                factors.add(divisor);
                rest = rest.divide(divisor);
            }
        }
        large(call, rest, factors);
    }

    private static void large(Call call, BigInteger number, List<BigInteger> factors) {
        call.checkpoint();
        if (number.compareTo(BigInteger.ONE) <= 0) {
            return;
        }
        if (number.isProbablePrime(50)) {
            factors.add(number);
            return;
        }
        for (int c = 1;; c++) {
            BigInteger divisor = rho(call, number, BigInteger.valueOf(c));
            if (!divisor.equals(number)) {
                large(call, divisor, factors);
                large(call, number.divide(divisor), factors);
                return;
            }
        }
    }

    private static BigInteger rho(Call call, BigInteger n, BigInteger c) {
        BigInteger x = BigInteger.TWO;
        BigInteger y = BigInteger.TWO;
        BigInteger divisor = BigInteger.ONE;
        for (int i = 0; divisor.equals(BigInteger.ONE); i++) {
            if ((i & 0xFFF) == 0) {
                call.checkpoint();
            }
            x = x.multiply(x).add(c).mod(n);
            y = y.multiply(y).add(c).mod(n);
            y = y.multiply(y).add(c).mod(n);
            divisor = x.subtract(y).abs().gcd(n);
        }
        return divisor;
    }
}
