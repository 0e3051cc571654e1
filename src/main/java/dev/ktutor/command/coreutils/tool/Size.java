package dev.ktutor.command.coreutils.tool;

import java.util.Locale;

/** Numbers with unit suffixes as coreutils reads them (b 512, K 1024, kB 1000, KiB 1024 …), and sizes for humans. */
public final class Size {
    private static final String UNITS = "KMGTPEZY";

    private Size() { }

    /** The number; fails with a {@link NumberFormatException} if it is none. */
    public static long parse(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        String suffix = text.substring(digits);
        if (digits == 0 && (suffix.isEmpty() || multiplier(suffix) == 0)) {
            throw new NumberFormatException(text);
        }
        long number = digits == 0 ? 1 : digits > 18 ? Long.MAX_VALUE : Long.parseLong(text.substring(0, digits));
        long factor = multiplier(suffix);
        if (factor == 0) {
            throw new NumberFormatException(text);
        }
        return number > Long.MAX_VALUE / factor ? Long.MAX_VALUE : number * factor;
    }

    private static long multiplier(String suffix) {
        if (suffix.isEmpty()) {
            return 1;
        }
        if (suffix.equals("b")) {
            return 512;
        }
        int power = UNITS.indexOf(Character.toUpperCase(suffix.charAt(0))) + 1;
        if (power == 0 || power > 6) {
            return 0;
        }
        long base = switch (suffix.substring(1)) {
            case "", "iB" -> 1024;
            case "B" -> 1000;
            default -> 0;
        };
        long factor = base == 0 ? 0 : 1;
        for (int i = 0; i < power; i++) {
            factor *= base;
        }
        return factor;
    }

    /** As {@code ls -h} and {@code du -h} show it: rounded up, one decimal below ten. */
    public static String human(long bytes, int base) {
        if (bytes < base) {
            return String.valueOf(bytes);
        }
        double size = bytes;
        int unit = -1;
        while (size >= base && unit < UNITS.length() - 1) {
            size /= base;
            unit++;
        }
        char letter = base == 1000 && unit == 0 ? 'k' : UNITS.charAt(unit);
        double tenth = Math.ceil(size * 10) / 10;
        if (tenth < 10) {
            return String.format(Locale.ROOT, "%.1f%c", tenth, letter);
        }
        long whole = (long) Math.ceil(size);
        if (whole >= base && unit < UNITS.length() - 1) {
            return "1.0" + UNITS.charAt(unit + 1);
        }
        return whole + String.valueOf(letter);
    }
}
