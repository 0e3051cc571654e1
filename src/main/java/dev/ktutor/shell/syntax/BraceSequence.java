package dev.ktutor.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {1..5}}, {@code {01..10..2}}, {@code {a..e}}. */
final class BraceSequence {
    private static final Pattern NUMBERS = Pattern.compile("([-+]?[0-9]{1,18})\\.\\.([-+]?[0-9]{1,18})(?:\\.\\.([-+]?[0-9]{1,18}))?");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\.\\.([A-Za-z])(?:\\.\\.([-+]?[0-9]{1,9}))?");

    private BraceSequence() { }

    /** The members, at most so many; none if the text is no sequence. */
    static List<String> of(String text, int limit) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return numbers(numbers, limit);
        }
        Matcher letters = LETTERS.matcher(text);
        List<String> members = new ArrayList<>();
        if (letters.matches()) {
            long from = letters.group(1).charAt(0);
            long to = letters.group(2).charAt(0);
            for (long each : range(from, to, step(letters.group(3)), limit)) {
                members.add(String.valueOf((char) each));
            }
        }
        return members;
    }

    private static List<String> numbers(Matcher numbers, int limit) {
        String first = numbers.group(1);
        String last = numbers.group(2);
        int width = padded(first) || padded(last) ? Math.max(first.length(), last.length()) : 0;
        List<String> members = new ArrayList<>();
        for (long each : range(Long.parseLong(first), Long.parseLong(last), step(numbers.group(3)), limit)) {
            String digits = Long.toString(Math.abs(each));
            String sign = each < 0 ? "-" : "";
            members.add(sign + "0".repeat(Math.max(0, width - digits.length() - sign.length())) + digits);
        }
        return members;
    }

    private static boolean padded(String number) {
        String digits = number.replaceFirst("^[-+]", "");
        return digits.length() > 1 && digits.startsWith("0");
    }

    private static long step(@org.jspecify.annotations.Nullable String text) {
        long step = text == null ? 1 : Math.abs(Long.parseLong(text));
        return step == 0 ? 1 : step;
    }

    private static List<Long> range(long from, long to, long step, int limit) {
        List<Long> members = new ArrayList<>();
        long direction = from <= to ? step : -step;
        for (long each = from; direction > 0 ? each <= to : each >= to; each += direction) {
            members.add(each);
            if (members.size() >= limit) {
                break;
            }
        }
        return members;
    }
}
