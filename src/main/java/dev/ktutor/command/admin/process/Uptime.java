package dev.ktutor.command.admin.process;

import dev.ktutor.command.admin.MachineServices;
import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** uptime(1): since when the host's first process runs. */
public final class Uptime extends Tool {
    /** The tool. */
    public Uptime() {
        super("uptime", "Tell how long the system has been running.", """
                [options]
                  -p, --pretty   show uptime in pretty format
                  -s, --since    system up since
                """);
    }

    @Override
    protected void execute(Call call) {
        Instant since = MachineServices.since(call.in().host());
        Duration up = Duration.between(since, call.now());
        if (call.has("s")) {
            call.println(TimeFormat.format("%F %T", since, TimeZones.of(call.in())));
        } else if (call.has("p")) {
            call.println("up " + (up.toHours() > 0 ? plural(up.toHours(), "hour") + ", " : "") + plural(up.toMinutesPart(), "minute"));
        } else {
            call.println(line(call));
        }
    }

    /** The line that w(1) shows too. */
    static String line(Call call) {
        Duration up = Duration.between(MachineServices.since(call.in().host()), call.now());
        return " " + TimeFormat.format("%H:%M:%S", call.now(), TimeZones.of(call.in())) + " up " + span(up) + ",  1 user,  load average: 0.08, 0.05, 0.01";
    }

    /** {@code  1:07} or {@code 12 min}. */
    static String span(Duration up) {
        String days = up.toDays() > 0 ? up.toDays() + (up.toDays() == 1 ? " day, " : " days, ") : "";
        return days + (up.toHoursPart() > 0 ? String.format(Locale.ROOT, "%2d:%02d", up.toHoursPart(), up.toMinutesPart()) : up.toMinutesPart() + " min");
    }

    private static String plural(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
