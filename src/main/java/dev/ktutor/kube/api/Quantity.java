package dev.ktutor.kube.api;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts such as {@code 500m} and {@code 1Gi} (apimachinery api/resource). */
public final class Quantity {
    /** What the API server says of text that is no quantity. */
    public static final String MALFORMED = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private static final Pattern SHAPE = Pattern.compile("([+-]?)([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][-+]?[0-9]+)?");
    private static final String BINARY = "KMGTPE";
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final BigInteger KILO_BINARY = BigInteger.valueOf(1024);

    private Quantity() { }

    /** The amount as a number. Throws {@link IllegalArgumentException} with the API server's words. */
    public static BigDecimal value(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException(MALFORMED);
        }
        BigDecimal number = new BigDecimal(shape.group(2).startsWith(".") ? "0" + shape.group(2) : shape.group(2).replaceAll("\\.$", ""));
        String suffix = shape.group(3) == null ? "" : shape.group(3);
        if (suffix.endsWith("i")) {
            number = number.multiply(new BigDecimal(KILO_BINARY.pow(BINARY.indexOf(suffix.charAt(0)) + 1)));
        } else if (suffix.length() > 1) {
            number = number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
        } else {
            int at = java.util.Arrays.asList(DECIMAL).indexOf(suffix);
            number = number.scaleByPowerOfTen((at - 3) * 3);
        }
        return shape.group(1).equals("-") ? number.negate() : number;
    }

    /** The shortest form in the text's own kind of suffix, as the API server prints it. */
    public static String canonical(String text) {
        String trimmed = text.trim();
        BigDecimal value = value(trimmed).setScale(9, RoundingMode.UP).stripTrailingZeros();
        if (value.signum() == 0) {
            return "0";
        }
        boolean binary = trimmed.endsWith("i") && value.abs().compareTo(new BigDecimal(1024)) >= 0;
        if (binary) {
            BigInteger amount = value.setScale(0, RoundingMode.UP).toBigInteger();
            int power = 0;
            while (power < BINARY.length() && amount.mod(KILO_BINARY).signum() == 0) {
                amount = amount.divide(KILO_BINARY);
                power++;
            }
            return amount + (power == 0 ? "" : BINARY.charAt(power - 1) + "i");
        }
        boolean exponent = trimmed.matches(".*[eE][-+]?[0-9]+");
        int power = 0;
        BigDecimal amount = value;
        while (amount.scale() > 0) {
            amount = amount.scaleByPowerOfTen(3).stripTrailingZeros();
            power -= 3;
        }
        BigDecimal thousand = BigDecimal.valueOf(1000);
        while (power < 18 && amount.remainder(thousand).signum() == 0) {
            amount = amount.divide(thousand);
            power += 3;
        }
        String digits = amount.toBigInteger().toString();
        if (exponent) {
            return power == 0 ? digits : digits + "e" + power;
        }
        return digits + DECIMAL[power / 3 + 3];
    }

    /** The amount rounded up to a whole number. */
    public static long whole(String text) {
        return value(text).setScale(0, RoundingMode.UP).longValue();
    }

    /** The amount in thousandths, rounded up: {@code 0.5} is 500. */
    public static long milli(String text) {
        return value(text).scaleByPowerOfTen(3).setScale(0, RoundingMode.UP).longValue();
    }
}
