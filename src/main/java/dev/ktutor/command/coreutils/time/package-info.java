/** Dates as GNU tools read and write them: the free text of {@code date -d} and the formats of strftime(3). Knows no clock. */
@NullMarked
package dev.ktutor.command.coreutils.time;

import org.jspecify.annotations.NullMarked;
