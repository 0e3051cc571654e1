package dev.ktutor.app;

import dev.ktutor.sim.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that bound a script, the same for run and grade; what is not given is as the command has it. */
final class LimitOptions {
    private static final long MEBI = 1L << 20;
    /** What graded scripts get: far more than any answer needs. */
    private static final long STEPS = 5_000_000;
    private static final long TRAFFIC_MIB = 2048;
    private static final long OUTPUT_MIB = 16;
    private static final long SECONDS = 60;
    private static final Duration SPAN = Duration.ofDays(400);

    @Option(names = "--max-steps", paramLabel = "N", description = "stop the script after so many steps: commands, turns of loops, lines that tools work on")
    private @Nullable Long steps;

    @Option(names = "--max-traffic", paramLabel = "MIB", description = "stop it after so many MiB read and written")
    private @Nullable Long traffic;

    @Option(names = "--max-output", paramLabel = "MIB", description = "stop it after so many MiB of output")
    private @Nullable Long output;

    @Option(names = "--max-seconds", paramLabel = "S", description = "stop it after so many seconds by the clock on the wall")
    private @Nullable Long seconds;

    /** For a script nobody waits for: what is not given has a bound all the same. */
    Limits graded() {
        return Limits.NONE.withSteps(or(steps, STEPS)).withBytes(bytes(or(traffic, TRAFFIC_MIB)), bytes(or(output, OUTPUT_MIB)))
                .withSpan(SPAN).watchedBy(new HostWatch(or(seconds, SECONDS)));
    }

    /** For a script somebody runs: what is not given has no bound but the machine's memory. */
    Limits plain() {
        return Limits.NONE.withSteps(or(steps, Long.MAX_VALUE)).withBytes(bytes(or(traffic, Long.MAX_VALUE)), bytes(or(output, Long.MAX_VALUE)))
                .watchedBy(new HostWatch(or(seconds, 0)));
    }

    private static long or(@Nullable Long given, long otherwise) {
        if (given != null && given < 1) {
            throw new UserError("a limit must be 1 or more");
        }
        return given == null ? otherwise : given;
    }

    private static long bytes(long mebibytes) {
        return mebibytes > Long.MAX_VALUE / MEBI ? Long.MAX_VALUE : mebibytes * MEBI;
    }
}
