package dev.ktutor.command.coreutils.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates people write, as GNU's parse_datetime does: calendar dates, times, zones, day names, relative items. */
public final class DateText {
    private static final Pattern TOKEN = Pattern.compile("[0-9]+|[A-Za-z]+|[^\\sA-Za-z0-9]");
    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec ";
    private static final String DAYS = "mon tue wed thu fri sat sun ";
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(Map.entry("last", -1), Map.entry("this", 0), Map.entry("next", 1),
            Map.entry("first", 1), Map.entry("third", 3), Map.entry("fourth", 4), Map.entry("fifth", 5), Map.entry("sixth", 6),
            Map.entry("seventh", 7), Map.entry("eighth", 8), Map.entry("ninth", 9), Map.entry("tenth", 10));
    private static final Map<String, Integer> ZONES = Map.ofEntries(Map.entry("z", 0), Map.entry("utc", 0), Map.entry("gmt", 0),
            Map.entry("ut", 0), Map.entry("wet", 0), Map.entry("est", -5), Map.entry("edt", -4), Map.entry("cst", -6),
            Map.entry("cdt", -5), Map.entry("mst", -7), Map.entry("mdt", -6), Map.entry("pst", -8), Map.entry("pdt", -7),
            Map.entry("cet", 1), Map.entry("cest", 2), Map.entry("bst", 1), Map.entry("eet", 2), Map.entry("msk", 3),
            Map.entry("jst", 9), Map.entry("kst", 9));

    private final List<String> tokens = new ArrayList<>();
    private int at;
    private int dates;
    private int times;
    private @Nullable Integer year;
    private int month;
    private int day;
    private @Nullable LocalTime time;
    private @Nullable ZoneOffset offset;
    private @Nullable DayOfWeek weekday;
    private int weekdayOrdinal;
    private final long[] relative = new long[4];
    private boolean isRelative;

    private DateText(String text) {
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", " "));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    /** The moment that the text names, seen from now in that zone; empty if it cannot be read. */
    public static Optional<Instant> parse(String text, Instant now, ZoneId zone) {
        String trimmed = text.strip();
        if (trimmed.matches("@-?[0-9]{1,15}([.,][0-9]+)?")) {
            java.math.BigDecimal seconds = new java.math.BigDecimal(trimmed.substring(1).replace(',', '.'));
            long whole = seconds.setScale(0, java.math.RoundingMode.FLOOR).longValue();
            return Optional.of(Instant.ofEpochSecond(whole, seconds.subtract(java.math.BigDecimal.valueOf(whole)).movePointRight(9).longValue()));
        }
        try {
            DateText reader = new DateText(trimmed);
            while (reader.at < reader.tokens.size()) {
                if (!reader.item()) {
                    return Optional.empty();
                }
            }
            return reader.dates > 1 || reader.times > 1 ? Optional.empty() : Optional.of(reader.resolve(now, zone));
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private String token(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : "";
    }

    private boolean number(int ahead) {
        return !token(ahead).isEmpty() && Character.isDigit(token(ahead).charAt(0));
    }

    private int value(int ahead) {
        return Integer.parseInt(token(ahead));
    }

    private static int index(String names, String word) {
        if (word.length() < 3) {
            return 0;
        }
        int found = names.indexOf(word.substring(0, 3) + " ");
        return found < 0 ? 0 : found / 4 + 1;
    }

    private static int monthOf(String word) {
        int month = index(MONTHS, word);
        String full = month == 0 ? "" : java.time.Month.of(month).name().toLowerCase(Locale.ROOT);
        return month > 0 && (word.length() == 3 || full.equals(word) || word.equals("sept")) ? month : 0;
    }

    private static int dayOf(String word) {
        int day = index(DAYS, word);
        String full = day == 0 ? "" : DayOfWeek.of(day).name().toLowerCase(Locale.ROOT);
        return day > 0 && full.startsWith(word) ? day : 0;
    }

    private boolean item() {
        if (number(0)) {
            return isoDate() || slashDate() || clock() || dayMonth() || relativeNumber(1) || plainNumber();
        }
        String word = token(0);
        if (word.equals("+") || word.equals("-")) {
            return number(1) && signed(word.equals("-") ? -1 : 1);
        }
        if (word.equals(",")) {
            at++;
            return true;
        }
        return Character.isLetter(word.charAt(0)) && word(word);
    }

    private boolean isoDate() {
        boolean iso = token(0).length() >= 4 && token(1).equals("-") && number(2) && token(3).equals("-") && number(4);
        boolean slashed = token(0).length() >= 4 && token(1).equals("/") && number(2) && token(3).equals("/") && number(4);
        if (!iso && !slashed) {
            return false;
        }
        date(value(0), value(2), value(4));
        at += 5;
        if (token(0).equals("t") && number(1)) {
            at++;
        }
        return true;
    }

    private boolean slashDate() {
        if (!token(1).equals("/") || !number(2)) {
            return false;
        }
        boolean withYear = token(3).equals("/") && number(4);
        date(withYear ? fullYear(token(4)) : null, value(0), value(2));
        at += withYear ? 5 : 3;
        return true;
    }

    private static int fullYear(String digits) {
        int value = Integer.parseInt(digits);
        return digits.length() > 2 ? value : value < 69 ? value + 2000 : value + 1900;
    }

    private void date(@Nullable Integer newYear, int newMonth, int newDay) {
        if (newMonth < 1 || newMonth > 12 || newDay < 1 || newDay > TimeFormat.daysIn(newYear == null ? 2000 : newYear, newMonth)) {
            throw new DateTimeException("no such day");
        }
        year = newYear;
        month = newMonth;
        day = newDay;
        dates++;
    }

    private boolean clock() {
        boolean meridian = token(1).matches("am|pm");
        if (!(token(1).equals(":") && number(2)) && !meridian) {
            return false;
        }
        int hour = value(0);
        int minute = meridian ? 0 : value(2);
        at += meridian ? 1 : 3;
        int second = 0;
        int nano = 0;
        if (!meridian && token(0).equals(":") && number(1)) {
            second = value(1);
            at += 2;
            if (token(0).matches("[.,]") && number(1)) {
                nano = Integer.parseInt((token(1) + "000000000").substring(0, 9));
                at += 2;
            }
        }
        if (token(0).matches("am|pm")) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no such hour");
            }
            hour = hour % 12 + (token(0).equals("pm") ? 12 : 0);
            at++;
        } else if (token(0).matches("[-+]") && number(1)) {
            zoneOffset();
        }
        if (second == 60) {
            second = 59;
            relative[3]++;
        }
        time = LocalTime.of(hour, minute, second, nano);
        times++;
        return true;
    }

    private void zoneOffset() {
        int sign = token(0).equals("-") ? -1 : 1;
        String digits = token(1);
        at += 2;
        int hours = digits.length() > 2 ? Integer.parseInt(digits.substring(0, digits.length() - 2)) : Integer.parseInt(digits);
        int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(digits.length() - 2)) : 0;
        if (digits.length() <= 2 && token(0).equals(":") && number(1)) {
            minutes = value(1);
            at += 2;
        }
        offset = ZoneOffset.ofTotalSeconds(sign * (hours * 3600 + minutes * 60));
    }

    private boolean dayMonth() {
        int dash = token(1).equals("-") ? 1 : 0;
        int named = monthOf(token(1 + dash));
        if (named == 0 || token(0).length() > 2) {
            return false;
        }
        int newDay = value(0);
        at += 2 + dash;
        Integer newYear = null;
        if (dash == 1 && token(0).equals("-") && number(1)) {
            newYear = fullYear(token(1));
            at += 2;
        } else if (number(0) && !token(1).equals(":") && token(0).length() == 4) {
            newYear = value(0);
            at++;
        }
        date(newYear, named, newDay);
        return true;
    }

    private boolean signed(int sign) {
        at++;
        return relativeNumber(sign);
    }

    private boolean relativeNumber(int sign) {
        if (!shift(token(1), sign * Long.parseLong(token(0)))) {
            return false;
        }
        at += 2;
        ago();
        return true;
    }

    private void ago() {
        if (token(0).equals("ago")) {
            for (int i = 0; i < relative.length; i++) {
                relative[i] = -relative[i];
            }
            at++;
        }
    }

    private boolean shift(String unit, long count) {
        String one = unit.endsWith("s") && unit.length() > 3 ? unit.substring(0, unit.length() - 1) : unit;
        switch (one) {
            case "year" -> relative[0] += count;
            case "month" -> relative[1] += count;
            case "fortnight" -> relative[2] += 14 * count;
            case "week" -> relative[2] += 7 * count;
            case "day" -> relative[2] += count;
            case "hour" -> relative[3] += 3600 * count;
            case "minute", "min" -> relative[3] += 60 * count;
            case "second", "sec" -> relative[3] += count;
            default -> {
                return false;
            }
        }
        isRelative = true;
        return true;
    }

    private boolean plainNumber() {
        String digits = token(0);
        if (dates > 0 && year == null && times > 0 && digits.length() > 2 || dates > 0 && year == null && digits.length() == 4) {
            year = Integer.parseInt(digits);
        } else if (digits.length() == 8 && dates == 0) {
            date(Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6)));
        } else if (digits.length() <= 4 && times == 0) {
            int hour = digits.length() <= 2 ? Integer.parseInt(digits) : Integer.parseInt(digits.substring(0, digits.length() - 2));
            int minute = digits.length() <= 2 ? 0 : Integer.parseInt(digits.substring(digits.length() - 2));
            time = LocalTime.of(hour, minute);
            times++;
        } else {
            return false;
        }
        at++;
        return true;
    }

    private boolean word(String word) {
        at++;
        int named = monthOf(word);
        if (named > 0) {
            return monthFirst(named);
        }
        switch (word) {
            case "now", "today" -> {
                isRelative = true;
                return true;
            }
            case "yesterday", "tomorrow" -> {
                return shift("day", word.equals("tomorrow") ? 1 : -1);
            }
            case "midnight", "noon" -> {
                time = LocalTime.of(word.equals("noon") ? 12 : 0, 0);
                times++;
                return true;
            }
            default -> { }
        }
        if (ZONES.containsKey(word)) {
            offset = ZoneOffset.ofHours(ZONES.get(word));
            if (token(0).matches("[-+]") && number(1) && token(1).length() <= 4 && !Character.isLetter((token(2) + "0").charAt(0))) {
                zoneOffset();
            }
            return true;
        }
        if (word.equals("t") && number(0)) {
            return true;
        }
        Integer ordinal = ORDINALS.get(word);
        if (ordinal != null && dayOf(token(0)) == 0) {
            boolean known = shift(token(0), ordinal);
            at++;
            ago();
            return known;
        }
        int named2 = dayOf(ordinal == null ? word : token(0));
        if (named2 > 0) {
            at += ordinal == null ? 0 : 1;
            weekday = DayOfWeek.of(named2);
            weekdayOrdinal = ordinal == null ? 0 : ordinal;
            return true;
        }
        boolean unit = shift(word, 1);
        ago();
        return unit;
    }

    private boolean monthFirst(int named) {
        if (!number(0) || token(1).equals(":")) {
            return false;
        }
        if (token(0).length() == 4) {
            date(value(0), named, 1);
            at++;
            return true;
        }
        int newDay = value(0);
        at++;
        Integer newYear = null;
        if (token(0).equals(",") && number(1) && token(1).length() == 4) {
            newYear = value(1);
            at += 2;
        } else if (number(0) && token(0).length() == 4 && !token(1).equals(":")) {
            newYear = value(0);
            at++;
        }
        date(newYear, named, newDay);
        return true;
    }

    private Instant resolve(Instant now, ZoneId zone) {
        ZoneId where = offset != null ? offset : zone;
        LocalDateTime base = now.atZone(where).toLocalDateTime();
        LocalDate date = base.toLocalDate();
        if (dates > 0) {
            date = LocalDate.of(year == null ? date.getYear() : year, month, day);
        }
        LocalTime clock = time != null ? time : dates > 0 || weekday != null || !isRelative ? LocalTime.MIDNIGHT : base.toLocalTime();
        long months = (long) date.getYear() * 12 + date.getMonthValue() - 1 + relative[0] * 12 + relative[1];
        // As mktime(3): the 31st of a shorter month runs over into the next.
        LocalDate shifted = LocalDate.of((int) Math.floorDiv(months, 12L), (int) Math.floorMod(months, 12L) + 1, 1)
                .plusDays(date.getDayOfMonth() - 1L + relative[2]);
        if (weekday != null && dates == 0) {
            int ahead = (weekday.getValue() - shifted.getDayOfWeek().getValue() + 7) % 7;
            int weeks = weekdayOrdinal - (weekdayOrdinal > 0 && ahead != 0 ? 1 : 0);
            shifted = shifted.plusDays(ahead + 7L * weeks);
        }
        return shifted.atTime(clock).atZone(where).toInstant().plusSeconds(relative[3]);
    }
}
