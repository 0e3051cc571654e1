package dev.ktutor.command.coreutils.tool;

import java.math.BigInteger;

/** Numbers that a user writes, of any length, and what coreutils says of those it does not take (its xdectoumax). */
public final class Numbers {
    /** The most that a field is padded to: more than any screen or file of a lab, less than would fill the memory. */
    private static final int WIDEST = 1 << 22;
    private static final String TOO_LARGE = "Value too large for defined data type";
    private static final String OUT_OF_RANGE = "Numerical result out of range";

    private Numbers() { }

    /** Whether it is a decimal number, however long; as strtol has it, blanks and a sign may come first. */
    public static boolean whole(String text) {
        return text.strip().matches("[-+]?[0-9]+");
    }

    /** A decimal number held within the bounds of a long; 0 if there is none. */
    public static long clamped(String text) {
        if (!whole(text)) {
            return 0;
        }
        BigInteger value = new BigInteger(text.strip().replaceFirst("^\\+", ""));
        return value.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** A decimal number held between 0 and the most an int can hold; 0 if there is none. */
    public static int count(String text) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, clamped(text)));
    }

    /** The width or precision of a field: as {@link #count}, and never more than the memory can take. */
    public static int width(String text) {
        return Math.min(WIDEST, count(text));
    }

    /**
     * A decimal number between two bounds.
     *
     * @throws ToolExit with status 1, the complaint, the number in quotes and the C library's reason if it is none or outside
     */
    public static long between(String text, long least, long most, String complaint) {
        if (!whole(text)) {
            throw new ToolExit(1, complaint + ": " + Quote.curly(text));
        }
        BigInteger value = new BigInteger(text.strip().replaceFirst("^\\+", ""));
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            boolean far = value.abs().compareTo(BigInteger.valueOf(Integer.MAX_VALUE / 2)) > 0;
            throw new ToolExit(1, complaint + ": " + Quote.curly(text) + ": " + (far ? TOO_LARGE : OUT_OF_RANGE));
        }
        return value.longValue();
    }

    /**
     * A number as util-linux reads one.
     *
     * @throws ToolExit with status 1, the complaint, the number in quotes and the reason if it is none or outside
     */
    public static long plain(String text, long most, String complaint) {
        if (!whole(text)) {
            throw new ToolExit(1, complaint + ": '" + text + "'");
        }
        long value = clamped(text);
        if (value < 0 || value > most || value == Long.MAX_VALUE) {
            throw new ToolExit(1, complaint + ": '" + text + "': " + OUT_OF_RANGE);
        }
        return value;
    }

    /**
     * A size as util-linux reads one: decimal, octal or hexadecimal, with or without a unit.
     *
     * @throws ToolExit with status 1, the complaint, the size in quotes and the reason if it is none
     */
    public static long size(String text, String complaint) {
        java.util.regex.Matcher parts = java.util.regex.Pattern.compile("(0[xX][0-9a-fA-F]+|[0-9]+)([kKmMgGtTpPeE](?:[iI]?[bB])?)?").matcher(text);
        if (!parts.matches()) {
            throw new ToolExit(1, complaint + ": '" + text + "': Invalid argument");
        }
        String digits = parts.group(1);
        int radix = digits.matches("0[xX].*") ? 16 : digits.matches("0[0-7]+") ? 8 : 10;
        BigInteger value = new BigInteger(radix == 16 ? digits.substring(2) : digits, radix);
        String unit = parts.group(2);
        if (unit != null) {
            int power = "KMGTPE".indexOf(Character.toUpperCase(unit.charAt(0))) + 1;
            value = value.multiply(BigInteger.valueOf(unit.length() == 2 ? 1000 : 1024).pow(power));
        }
        if (value.bitLength() > 63) {
            throw new ToolExit(1, complaint + ": '" + text + "': " + OUT_OF_RANGE);
        }
        return value.longValue();
    }
}
