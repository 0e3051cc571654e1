package dev.ktutor.kube.server.registry.table;

import dev.ktutor.kube.api.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** How long ago things happened, in the words of tables: {@code 45s}, {@code 5m3s}, {@code 2d} (apimachinery util/duration). */
public record Ages(Instant now) {

    /** The object's age. */
    public String of(KubeObject object) {
        return since(object.at("metadata", "creationTimestamp"));
    }

    /** The time since the moment; {@code <unknown>} for none. */
    public String since(@Nullable Object moment) {
        Instant then = moment(moment);
        return then == null ? "<unknown>" : human(Duration.between(then, now));
    }

    /** The moment a text names, or null. */
    public static @Nullable Instant moment(@Nullable Object text) {
        try {
            return text instanceof String moment ? Instant.parse(moment) : null;
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    /** A span in at most two units, coarser the longer it is. */
    public static String human(Duration span) {
        long seconds = span.getSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (hours < 192) {
            return two(hours / 24, "d", hours % 24, "h");
        }
        long days = hours / 24;
        if (days < 365 * 2) {
            return days + "d";
        }
        return days < 365 * 8 ? two(days / 365, "y", days % 365, "d") : days / 365 + "y";
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
    }
}
