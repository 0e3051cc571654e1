package dev.ktutor.shell.interp;

import java.time.Duration;

/** What {@code time} says ({@code TIMEFORMAT}, bash manual, 5.2); the lab's processes take no processor time of their own. */
final class TimeReport {
    private static final String USUAL = "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS";

    private TimeReport() { }

    static void print(Interpreter shell, boolean posix, Duration taken) {
        String format = posix ? "real %2R\nuser %2U\nsys %2S" : shell.variables.value("TIMEFORMAT");
        if (format == null) {
            format = USUAL;
        }
        if (format.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 >= format.length()) {
                text.append(c);
                continue;
            }
            i++;
            if (format.charAt(i) == '%') {
                text.append('%');
                continue;
            }
            if (format.charAt(i) == 'P') {
                text.append("0.00");
                continue;
            }
            int precision = 3;
            if (Character.isDigit(format.charAt(i))) {
                precision = Math.min(3, format.charAt(i++) - '0');
            }
            boolean minutes = i < format.length() && format.charAt(i) == 'l';
            i += minutes ? 1 : 0;
            char what = i < format.length() ? format.charAt(i) : ' ';
            if ("RUS".indexOf(what) < 0) {
                shell.error("TIMEFORMAT: `" + what + "': invalid format character");
                return;
            }
            text.append(seconds(what == 'R' ? taken : Duration.ZERO, precision, minutes));
        }
        shell.err().print(text + "\n");
    }

    private static String seconds(Duration time, int precision, boolean minutes) {
        String whole = minutes ? time.toMinutes() + "m" + time.toSeconds() % 60 : String.valueOf(time.toSeconds());
        String fraction = String.format("%03d", time.toMillis() % 1000).substring(0, precision);
        return whole + (precision > 0 ? "." + fraction : "") + (minutes ? "s" : "");
    }
}
