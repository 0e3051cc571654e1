package dev.ktutor.command.coreutils.time;

import dev.ktutor.host.Invocation;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time zone a command runs in. */
public final class TimeZones {
    private TimeZones() { }

    /** That of the TZ variable; UTC if it is not set, or unknown as for the C library. */
    public static ZoneId of(Invocation in) {
        String name = in.env("TZ").orElse("UTC");
        return parse(name.startsWith(":") ? name.substring(1) : name);
    }

    private static ZoneId parse(String name) {
        if (name.isEmpty() || name.startsWith("UTC") && name.length() == 3) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            java.util.regex.Matcher posix = java.util.regex.Pattern.compile("[A-Za-z]+([-+]?)([0-9]{1,2})(:[0-9]{2})?.*").matcher(name);
            if (posix.matches() && Integer.parseInt(posix.group(2)) <= 18) {
                // POSIX counts west of Greenwich.
                int sign = posix.group(1).equals("-") ? 1 : -1;
                int minutes = posix.group(3) == null ? 0 : Math.min(59, Integer.parseInt(posix.group(3).substring(1)));
                int seconds = Math.min(18 * 3600, Integer.parseInt(posix.group(2)) * 3600 + minutes * 60);
                return ZoneOffset.ofTotalSeconds(sign * seconds);
            }
            return ZoneOffset.UTC;
        }
    }
}
