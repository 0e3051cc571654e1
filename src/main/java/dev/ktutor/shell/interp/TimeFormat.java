package dev.ktutor.shell.interp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** strftime(3) in the C locale, for {@code printf %(…)T}. */
final class TimeFormat {
    private TimeFormat() { }

    static String format(String format, Instant moment, @Nullable String zone) {
        ZonedDateTime time = moment.atZone(zone(zone));
        String wanted = format.isEmpty() ? "%H:%M:%S" : format;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (c == '%' && i + 1 < wanted.length()) {
                text.append(field(wanted.charAt(++i), time));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static ZoneId zone(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name.startsWith(":") ? name.substring(1) : name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static String field(char letter, ZonedDateTime time) {
        return switch (letter) {
            case 'Y' -> String.valueOf(time.getYear());
            case 'C' -> two(time.getYear() / 100);
            case 'y' -> two(time.getYear() % 100);
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> String.format("%2d", time.getDayOfMonth());
            case 'H' -> two(time.getHour());
            case 'k' -> String.format("%2d", time.getHour());
            case 'I' -> two((time.getHour() + 11) % 12 + 1);
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 's' -> String.valueOf(time.toEpochSecond());
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'j' -> String.format("%03d", time.getDayOfYear());
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'V' -> two(time.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'F' -> DateTimeFormatter.ISO_LOCAL_DATE.format(time);
            case 'T' -> two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
            case 'R' -> two(time.getHour()) + ":" + two(time.getMinute());
            case 'D' -> two(time.getMonthValue()) + "/" + two(time.getDayOfMonth()) + "/" + two(time.getYear() % 100);
            case 'c' -> field('a', time) + " " + field('b', time) + " " + field('e', time) + " " + field('T', time) + " " + field('Y', time);
            case 'x' -> field('D', time);
            case 'X' -> field('T', time);
            case 'r' -> field('I', time) + ":" + field('M', time) + ":" + field('S', time) + " " + field('p', time);
            case 'z' -> time.getOffset().getTotalSeconds() == 0 ? "+0000" : time.getOffset().getId().replace(":", "");
            case 'Z' -> time.getOffset().getTotalSeconds() == 0 ? "UTC" : time.getZone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> "%" + letter;
        };
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }
}
