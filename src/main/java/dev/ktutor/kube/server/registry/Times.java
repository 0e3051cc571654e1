package dev.ktutor.kube.server.registry;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments as the API writes them: UTC, whole seconds. */
final class Times {
    private Times() { }

    static String format(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** With microseconds, as leases and events have them. */
    static String micro(Instant moment) {
        return String.format("%s.%06dZ", moment.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""), moment.getNano() / 1000);
    }

    /** Null for what is no moment. */
    static @Nullable Instant parse(@Nullable Object text) {
        try {
            return text instanceof String moment ? Instant.parse(moment) : null;
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }
}
