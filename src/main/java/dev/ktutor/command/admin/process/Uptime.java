package dev.ktutor.command.admin.process;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.HostProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
        Instant now = call.now();
        Instant since = call.in().host().processes().all().stream().map(HostProcess::started).min(Instant::compareTo).orElse(now);
        Duration up = Duration.between(since, now);
        if (call.has("s")) {
            call.println(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC).format(since));
        } else if (call.has("p")) {
            call.println("up " + (up.toHours() > 0 ? up.toHours() + " hours, " : "") + up.toMinutesPart() + " minutes");
        } else {
            String span = up.toHours() > 0 ? String.format(Locale.ROOT, "%2d:%02d", up.toHours(), up.toMinutesPart()) : up.toMinutes() + " min";
            call.println(" " + DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC).format(now) + " up " + span
                    + ",  1 user,  load average: 0.00, 0.00, 0.00");
        }
    }
}
