package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Der;
import dev.ktutor.pki.Moment;
import java.time.Instant;
import java.util.Optional;

/** Dates as OpenSSL compares them (X509_cmp_time): to the second, in RFC 5280's own form only, the last second already past. */
final class Times {
    private final OpensslCourse course;
    private final Optional<Instant> at;

    Times(OpensslCourse course) {
        this.course = course;
        this.at = course.rules().at();
    }

    /** The moment a time says; empty if its form is not YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ. */
    static Optional<Instant> read(Der time) {
        return time.latin1().matches(time.is(Der.UTC_TIME) ? "[0-9]{12}Z" : "[0-9]{14}Z") ? Moment.read(time) : Optional.empty();
    }

    /** Whether a time is at or before the moment; empty if it is malformed. */
    private static Optional<Boolean> past(Der time, Instant now) {
        return read(time).map(t -> t.getEpochSecond() <= now.getEpochSecond());
    }

    boolean inTime(Certificate c) {
        return at.isEmpty() || past(c.validity().get(0), at.get()).orElse(false) && !past(c.validity().get(1), at.get()).orElse(true);
    }

    void check(Certificate c, int depth) {
        if (at.isEmpty()) {
            return;
        }
        Optional<Boolean> begun = past(c.validity().get(0), at.get());
        course.reportIf(begun.isEmpty(), VerifyError.BAD_NOT_BEFORE, depth);
        course.reportIf(begun.isPresent() && !begun.get(), VerifyError.NOT_YET_VALID, depth);
        Optional<Boolean> over = past(c.validity().get(1), at.get());
        course.reportIf(over.isEmpty(), VerifyError.BAD_NOT_AFTER, depth);
        course.reportIf(over.isPresent() && over.get(), VerifyError.EXPIRED, depth);
    }

    /** What is wrong with a revocation list's time; null if nothing is. */
    Optional<VerifyError> begun(Der lastUpdate) {
        return at.flatMap(now -> past(lastUpdate, now).map(past -> past ? null : VerifyError.CRL_NOT_YET_VALID)
                .or(() -> read(lastUpdate).isPresent() ? Optional.empty() : Optional.of(VerifyError.BAD_LAST_UPDATE)));
    }

    /** What is wrong with the time of the next list. */
    Optional<VerifyError> over(Optional<Der> nextUpdate) {
        if (at.isEmpty() || nextUpdate.isEmpty()) {
            return Optional.empty();
        }
        Optional<Boolean> past = past(nextUpdate.get(), at.get());
        return past.isEmpty() ? Optional.of(VerifyError.BAD_NEXT_UPDATE) : past.get() ? Optional.of(VerifyError.CRL_EXPIRED) : Optional.empty();
    }
}
