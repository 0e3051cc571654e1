package dev.ktutor.pki;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in certificates: UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
public final class Moment {
    private static final String REST = "(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?(?:\\.\\d+)?(Z|[+-]\\d{4})?";
    private static final Pattern SHORT = Pattern.compile("(\\d{2})" + REST);
    private static final Pattern LONG = Pattern.compile("(\\d{4})" + REST);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private Moment() { }

    /** The moment a UTCTime or GeneralizedTime says; empty if it is malformed. */
    public static Optional<Instant> read(Der time) {
        boolean utc = time.is(Der.UTC_TIME);
        Matcher m = (utc ? SHORT : LONG).matcher(time.latin1());
        if (!utc && !time.is(Der.GENERALIZED_TIME) || !m.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(m.group(1));
        if (utc) {
            year += year < 50 ? 2000 : 1900;
        }
        try {
            LocalDateTime local = LocalDateTime.of(year, number(m, 2), number(m, 3), number(m, 4), number(m, 5), m.group(6) == null ? 0 : number(m, 6));
            String zone = m.group(7);
            ZoneOffset offset = zone == null || zone.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
            return Optional.of(local.toInstant(offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    /** The moment as a certificate holds it, cut to seconds. */
    public static byte[] encode(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        String digits = DIGITS.format(local) + "Z";
        return local.getYear() >= 1950 && local.getYear() < 2050
                ? DerWriter.value(Der.UTC_TIME, digits.substring(2).getBytes(StandardCharsets.US_ASCII))
                : DerWriter.value(Der.GENERALIZED_TIME, digits.getBytes(StandardCharsets.US_ASCII));
    }
}
