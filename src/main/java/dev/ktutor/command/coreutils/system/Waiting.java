package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import java.time.Duration;
import java.util.Optional;

/** sleep(1), and the durations it shares with timeout(1). */
public final class Waiting {
    private static final Duration FOREVER = Duration.ofDays(36500);

    private Waiting() { }

    /** {@code 5}, {@code 0.1}, {@code 2m}: seconds unless a suffix says otherwise. */
    static Optional<Duration> parse(String text) {
        if (text.equals("infinity") || text.equals("inf")) {
            return Optional.of(FOREVER);
        }
        if (!text.matches("\\+?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[-+]?[0-9]{1,2})?[smhd]?")) {
            return Optional.empty();
        }
        char unit = text.charAt(text.length() - 1);
        double factor = unit == 'm' ? 60 : unit == 'h' ? 3600 : unit == 'd' ? 86400 : 1;
        double seconds = Double.parseDouble(Character.isLetter(unit) ? text.substring(0, text.length() - 1) : text) * factor;
        return Optional.of(Duration.ofNanos((long) Math.min(seconds * 1e9, 9e18)));
    }

    /** sleep(1) in the lab's time. */
    public static final class Sleep extends Tool {
        /** The tool. */
        public Sleep() {
            super("sleep", "Pause for NUMBER seconds.", "NUMBER[SUFFIX]... | OPTION\n");
        }

        @Override
        protected void execute(Call call) {
            if (call.operands().isEmpty()) {
                throw new UsageError("missing operand");
            }
            Duration total = Duration.ZERO;
            for (String text : call.operands()) {
                Optional<Duration> duration = parse(text);
                if (duration.isEmpty()) {
                    call.error("invalid time interval " + Quote.curly(text));
                } else {
                    total = total.plus(duration.get());
                }
            }
            if (call.status() != 0) {
                throw new UsageError("");
            }
            if (total.compareTo(FOREVER) >= 0) {
                call.in().simulation().await(() -> false);
            }
            call.in().simulation().sleep(total);
        }
    }
}
