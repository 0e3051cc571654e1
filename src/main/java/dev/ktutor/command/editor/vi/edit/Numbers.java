package dev.ktutor.command.editor.vi.edit;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ctrl-A and Ctrl-X: adds to the number under or behind the cursor ('nrformats'). */
final class Numbers {
    private static final Pattern ANY = Pattern.compile("0[xX][0-9a-fA-F]+|0[bB][01]+|-?\\d+");
    private static final Pattern SIMPLE = Pattern.compile("-?\\d+");

    private Numbers() { }

    /** The line with the number changed and the cursor's new column; null if there is none. */
    static String[] add(String line, int column, long by, String formats) {
        boolean hex = formats.contains("hex");
        Matcher numbers = (hex ? ANY : SIMPLE).matcher(line);
        while (numbers.find()) {
            if (numbers.end() <= column) {
                continue;
            }
            String number = numbers.group();
            String changed = changed(number, by, formats);
            int end = numbers.start() + changed.length() - 1;
            return new String[] {line.substring(0, numbers.start()) + changed + line.substring(numbers.end()), String.valueOf(end)};
        }
        return null;
    }

    private static String changed(String number, long by, String formats) {
        String lower = number.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x") || lower.startsWith("0b") && formats.contains("bin")) {
            int radix = lower.startsWith("0x") ? 16 : 2;
            BigInteger value = new BigInteger(lower.substring(2), radix).add(BigInteger.valueOf(by)).mod(BigInteger.ONE.shiftLeft(64));
            String digits = value.toString(radix);
            boolean upper = !number.substring(2).equals(lower.substring(2));
            digits = "0".repeat(Math.max(0, number.length() - 2 - digits.length())) + digits;
            return number.substring(0, 2) + (upper ? digits.toUpperCase(Locale.ROOT) : digits);
        }
        boolean octal = formats.contains("octal") && number.matches("0[0-7]+");
        if (octal) {
            String digits = new BigInteger(number, 8).add(BigInteger.valueOf(by)).mod(BigInteger.ONE.shiftLeft(64)).toString(8);
            return "0".repeat(Math.max(1, number.length() - digits.length())) + digits;
        }
        BigInteger value = new BigInteger(number).add(BigInteger.valueOf(by));
        boolean padded = number.matches("-?0\\d+");
        String digits = value.abs().toString();
        int width = number.startsWith("-") ? number.length() - 1 : number.length();
        return (value.signum() < 0 ? "-" : "") + (padded ? "0".repeat(Math.max(0, width - digits.length())) : "") + digits;
    }
}
