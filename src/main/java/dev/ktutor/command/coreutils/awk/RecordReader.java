package dev.ktutor.command.coreutils.awk;

import org.jspecify.annotations.Nullable;

/** Where records come from. */
interface RecordReader {
    /** The next record as RS separates them; null at the end. */
    @Nullable String next(String separator);

    /** Whether its records count in NR: those of a command do. */
    default boolean counts() {
        return false;
    }
}
