package dev.ktutor.command.kubectl.flags;

import dev.ktutor.kube.api.GoText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go's time.ParseDuration reads them. */
public final class GoDuration {
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "\u00b5s", 1_000L, "ms", 1_000_000L,
            "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Pattern PART = Pattern.compile("([0-9]*\\.?[0-9]*)([^0-9.]*)");

    private GoDuration() { }

    /** The span; throws {@link FlagError} in Go's words. */
    public static Duration parse(String text) {
        String rest = text;
        boolean negative = rest.startsWith("-");
        if (negative || rest.startsWith("+")) {
            rest = rest.substring(1);
        }
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        if (rest.isEmpty()) {
            throw invalid(text);
        }
        long nanos = 0;
        while (!rest.isEmpty()) {
            Matcher part = PART.matcher(rest);
            if (!part.lookingAt() || part.group(1).isEmpty() || part.group(1).equals(".")) {
                throw invalid(text);
            }
            if (part.group(2).isEmpty()) {
                throw new FlagError("time: missing unit in duration " + GoText.quote(text));
            }
            Long unit = UNITS.get(part.group(2));
            if (unit == null) {
                throw new FlagError("time: unknown unit " + GoText.quote(part.group(2)) + " in duration " + GoText.quote(text));
            }
            nanos += new BigDecimal("0" + (part.group(1).endsWith(".") ? part.group(1) + "0" : part.group(1)))
                    .multiply(BigDecimal.valueOf(unit)).longValue();
            rest = rest.substring(part.end());
        }
        return Duration.ofNanos(negative ? -nanos : nanos);
    }

    private static FlagError invalid(String text) {
        return new FlagError("time: invalid duration " + GoText.quote(text));
    }

    /** As Go's Duration.String writes it: {@code 1m30s}, {@code 0s}, {@code 1.5s}. */
    public static String format(Duration span) {
        if (span.isZero()) {
            return "0s";
        }
        String sign = span.isNegative() ? "-" : "";
        Duration abs = span.abs();
        long hours = abs.toHours();
        int minutes = abs.toMinutesPart();
        BigDecimal seconds = BigDecimal.valueOf(abs.toSecondsPart()).add(BigDecimal.valueOf(abs.toNanosPart(), 9)).stripTrailingZeros();
        if (hours == 0 && minutes == 0 && abs.toSecondsPart() == 0) {
            long nanos = abs.toNanosPart();
            return sign + (nanos >= 1_000_000 ? BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + "ms"
                    : nanos >= 1_000 ? BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString() + "\u00b5s" : nanos + "ns");
        }
        return sign + (hours > 0 ? hours + "h" : "") + (hours > 0 || minutes > 0 ? minutes + "m" : "") + seconds.toPlainString() + "s";
    }
}
