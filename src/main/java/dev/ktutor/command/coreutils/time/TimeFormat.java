package dev.ktutor.command.coreutils.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats of date(1): strftime(3) with GNU's flags, widths, {@code %N} and {@code %:z}; in English. */
public final class TimeFormat {
    /** What {@code date} prints in the C locale. */
    public static final String DATE_DEFAULT = "%a %b %e %H:%M:%S %Z %Y";

    private TimeFormat() { }

    /** The moment in that zone and format. */
    public static String format(String format, Instant moment, ZoneId zone) {
        ZonedDateTime time = moment.atZone(zone);
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%' || i == format.length()) {
                out.append(c);
                continue;
            }
            int start = i - 1;
            char flag = 0;
            boolean upper = false;
            while (i < format.length() && "-_0^#+".indexOf(format.charAt(i)) >= 0) {
                upper |= format.charAt(i) == '^';
                flag = format.charAt(i) == '^' ? flag : format.charAt(i);
                i++;
            }
            int width = 0;
            while (i < format.length() && Character.isDigit(format.charAt(i))) {
                width = Math.min(width * 10 + format.charAt(i++) - '0', 1000);
            }
            int colons = 0;
            while (i < format.length() && (format.charAt(i) == ':' || format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
                colons += format.charAt(i++) == ':' ? 1 : 0;
            }
            if (i == format.length()) {
                out.append(format, start, i);
                break;
            }
            String text = conversion(format.charAt(i++), time, flag, width, colons);
            out.append(text == null ? format.substring(start, i) : upper ? text.toUpperCase(Locale.ROOT) : text);
        }
        return out.toString();
    }

    private static @Nullable String conversion(char c, ZonedDateTime t, char flag, int width, int colons) {
        return switch (c) {
            case 'Y' -> number(t.getYear(), 1, '0', flag, width);
            case 'C' -> number(t.getYear() / 100, 2, '0', flag, width);
            case 'y' -> number(t.getYear() % 100, 2, '0', flag, width);
            case 'G' -> number(t.get(IsoFields.WEEK_BASED_YEAR), 1, '0', flag, width);
            case 'g' -> number(t.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flag, width);
            case 'm' -> number(t.getMonthValue(), 2, '0', flag, width);
            case 'd' -> number(t.getDayOfMonth(), 2, '0', flag, width);
            case 'e' -> number(t.getDayOfMonth(), 2, ' ', flag, width);
            case 'j' -> number(t.getDayOfYear(), 3, '0', flag, width);
            case 'H' -> number(t.getHour(), 2, '0', flag, width);
            case 'k' -> number(t.getHour(), 2, ' ', flag, width);
            case 'I' -> number((t.getHour() + 11) % 12 + 1, 2, '0', flag, width);
            case 'l' -> number((t.getHour() + 11) % 12 + 1, 2, ' ', flag, width);
            case 'M' -> number(t.getMinute(), 2, '0', flag, width);
            case 'S' -> number(t.getSecond(), 2, '0', flag, width);
            case 's' -> number(t.toEpochSecond(), 1, '0', flag, width);
            case 'N' -> nanoseconds(t.getNano(), flag, width);
            case 'u' -> number(t.getDayOfWeek().getValue(), 1, '0', flag, width);
            case 'w' -> number(t.getDayOfWeek().getValue() % 7, 1, '0', flag, width);
            case 'U' -> number((t.getDayOfYear() + 6 - t.getDayOfWeek().getValue() % 7) / 7, 2, '0', flag, width);
            case 'W' -> number((t.getDayOfYear() + 6 - (t.getDayOfWeek().getValue() + 6) % 7) / 7, 2, '0', flag, width);
            case 'V' -> number(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag, width);
            case 'q' -> number((t.getMonthValue() + 2) / 3, 1, '0', flag, width);
            case 'z' -> offset(t.getOffset(), colons);
            default -> words(c, t, flag, width);
        };
    }

    private static @Nullable String words(char c, ZonedDateTime t, char flag, int width) {
        String text = switch (c) {
            case 'a' -> t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> month(t).substring(0, 3);
            case 'B' -> month(t);
            case 'p' -> t.getHour() < 12 ? "AM" : "PM";
            case 'P' -> t.getHour() < 12 ? "am" : "pm";
            case 'Z' -> zone(t);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", t.toInstant(), t.getZone());
            case 'D', 'x' -> format("%m/%d/%y", t.toInstant(), t.getZone());
            case 'F' -> format("%Y-%m-%d", t.toInstant(), t.getZone());
            case 'r' -> format("%I:%M:%S %p", t.toInstant(), t.getZone());
            case 'R' -> format("%H:%M", t.toInstant(), t.getZone());
            case 'T', 'X' -> format("%H:%M:%S", t.toInstant(), t.getZone());
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> "";
        };
        if (text.isEmpty()) {
            return null;
        }
        String shown = flag == '#' ? c == 'p' || c == 'Z' ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT) : text;
        return " ".repeat(Math.max(0, width - shown.length())) + shown;
    }

    private static String month(ZonedDateTime t) {
        return t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String number(long value, int width, char pad, char flag, int wanted) {
        String digits = String.valueOf(Math.abs(value));
        char fill = flag == '_' ? ' ' : flag == '0' ? '0' : pad;
        int size = flag == '-' ? 0 : Math.max(width, wanted);
        String zeros = String.valueOf(fill).repeat(Math.max(0, size - digits.length() - (value < 0 ? 1 : 0)));
        return value < 0 ? fill == '0' ? "-" + zeros + digits : zeros + "-" + digits : zeros + digits;
    }

    private static String nanoseconds(int nano, char flag, int width) {
        String digits = String.format("%09d", nano);
        if (flag == '-') {
            return digits.replaceFirst("0+$", "").isEmpty() ? "0" : digits.replaceFirst("0+$", "");
        }
        return width == 0 ? digits : width <= 9 ? digits.substring(0, width) : digits + "0".repeat(width - 9);
    }

    private static String offset(ZoneOffset offset, int colons) {
        int total = Math.abs(offset.getTotalSeconds());
        String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
        String hours = String.format("%02d", total / 3600);
        String minutes = String.format("%02d", total / 60 % 60);
        return sign + switch (colons) {
            case 0 -> hours + minutes;
            case 1 -> hours + ":" + minutes;
            case 2 -> hours + ":" + minutes + String.format(":%02d", total % 60);
            default -> total % 3600 == 0 ? hours : hours + ":" + minutes;
        };
    }

    private static String zone(ZonedDateTime t) {
        if (t.getZone() instanceof ZoneOffset offset) {
            return offset.getTotalSeconds() == 0 ? "UTC" : offset(offset, 3);
        }
        String name = java.time.format.DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(t);
        return name.equals("Z") ? "UTC" : name;
    }

    /** Whether the year has that many days, for callers that check input. */
    static int daysIn(int year, int month) {
        return (int) java.time.LocalDate.of(year, month, 1).range(ChronoField.DAY_OF_MONTH).getMaximum();
    }
}
