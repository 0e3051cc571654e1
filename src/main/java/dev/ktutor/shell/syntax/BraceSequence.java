package dev.ktutor.shell.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code {1..5}}, {@code {01..10..2}}, {@code {a..e}}.
 *
 * @param step never 0; its sign is that of the direction
 * @param size how many members there are
 * @param width to how many characters numbers are filled with zeros
 * @param letters whether the members are characters
 */
record BraceSequence(long from, long step, long size, int width, boolean letters) {
    /** No sequence is written with more characters than that. */
    static final int LONGEST = 70;
    private static final Pattern NUMBERS = Pattern.compile("([-+]?[0-9]{1,18})\\.\\.([-+]?[0-9]{1,18})(?:\\.\\.([-+]?[0-9]{1,18}))?");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\.\\.([A-Za-z])(?:\\.\\.([-+]?[0-9]{1,9}))?");

    /** The sequence; null if the text is none. */
    static @Nullable BraceSequence of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            String first = numbers.group(1);
            String last = numbers.group(2);
            int width = padded(first) || padded(last) ? Math.max(first.length(), last.length()) : 0;
            return between(Long.parseLong(first), Long.parseLong(last), numbers.group(3), width, false);
        }
        Matcher letters = LETTERS.matcher(text);
        return letters.matches() ? between(letters.group(1).charAt(0), letters.group(2).charAt(0), letters.group(3), 0, true) : null;
    }

    private static BraceSequence between(long from, long to, @Nullable String written, int width, boolean letters) {
        long step = written == null ? 1 : Math.max(1, Math.abs(Long.parseLong(written)));
        return new BraceSequence(from, from <= to ? step : -step, Math.abs(to - from) / step + 1, width, letters);
    }

    /** The member of that number, counted from 0. */
    String member(long index) {
        long each = from + index * step;
        if (letters) {
            // As bash: the backslash between Z and a quotes nothing and is gone.
            return each == '\\' ? "" : String.valueOf((char) each);
        }
        String digits = Long.toString(Math.abs(each));
        String sign = each < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - digits.length() - sign.length())) + digits;
    }

    private static boolean padded(String number) {
        String digits = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
        return digits.length() > 1 && digits.startsWith("0");
    }
}
