package dev.ktutor.command.admin.service;

import dev.ktutor.host.Host;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.ServiceTable.LogLine;
import dev.ktutor.host.ServiceTable.Service;
import dev.ktutor.host.ServiceTable.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code systemctl status} shows of a unit (systemd 252). */
final class StatusPage {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Host host;
    private final UnitFiles units;

    StatusPage(Host host, UnitFiles units) {
        this.host = host;
        this.units = units;
    }

    /** The page, with the newest lines of the log. */
    List<String> of(UnitFile unit, int logLines) {
        Service service = host.systemd().service(unit.name());
        List<String> lines = new ArrayList<>();
        lines.add((service.state() == State.FAILED ? "×" : service.active() || service.state() == State.RESTARTING ? "●" : "○") + " " + unit.title());
        String state = units.masked(unit.name()) ? "masked" : units.state(unit);
        lines.add("     Loaded: loaded (" + unit.path().replaceFirst("^/usr/lib", "/lib") + "; " + state + (state.equals("static") ? ")" : "; preset: enabled)"));
        for (int i = 0; i < unit.dropIns().size(); i++) {
            String path = unit.dropIns().get(i);
            int slash = path.lastIndexOf('/');
            if (i == 0) {
                lines.add("    Drop-In: " + path.substring(0, slash));
            }
            lines.add("             " + (i == unit.dropIns().size() - 1 ? "└─" : "├─") + path.substring(slash + 1));
        }
        lines.add("     Active: " + active(service));
        if (!unit.value("Unit.Documentation", "").isEmpty()) {
            lines.add("       Docs: " + unit.value("Unit.Documentation", ""));
        }
        process(unit, service, lines);
        List<LogLine> log = Journal.of(host, unit.name());
        if (logLines > 0 && !log.isEmpty()) {
            lines.add("");
            log.subList(Math.max(0, log.size() - logLines), log.size()).forEach(line -> lines.add(Journal.line(line, host.name())));
        }
        return lines;
    }

    private String active(Service service) {
        String text = service.state().active() + " (" + (service.state() == State.FAILED ? "Result: exit-code" : service.state().sub()) + ")"
                + (service.state() == State.RESTARTING ? " (Result: exit-code)" : "");
        Instant since = service.since();
        return since == null ? text : text + " since " + STAMP.format(since) + "; " + ago(Duration.between(since, host.simulation().now())) + " ago";
    }

    private void process(UnitFile unit, Service service, List<String> lines) {
        if (service.pid() == 0) {
            return;
        }
        List<String> argv = Systemd.argv(unit);
        String name = argv.isEmpty() ? "?" : argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        if (service.state() == State.ACTIVE) {
            lines.add("   Main PID: " + service.pid() + " (" + name + ")");
            lines.add("      Tasks: 12 (limit: 4661)");
            lines.add("     Memory: 38.4M");
            lines.add("        CPU: 1.204s");
            lines.add("     CGroup: /system.slice/" + unit.name());
            lines.add("             └─" + service.pid() + " " + host.processes().find(service.pid()).map(HostProcess::argv).map(a -> String.join(" ", a))
                    .orElse(unit.command()));
        } else {
            String end = service.exitStatus() == 0 ? "(code=exited, status=0/SUCCESS)" : "(code=exited, status=" + service.exitStatus()
                    + (service.exitStatus() == 203 ? "/EXEC)" : service.exitStatus() == 1 ? "/FAILURE)" : ")");
            lines.add("    Process: " + service.pid() + " ExecStart=" + unit.command() + " " + end);
            lines.add("   Main PID: " + service.pid() + " " + end);
            lines.add("        CPU: 38ms");
        }
    }

    /** {@code 20min}, {@code 1h 5min}, {@code 3s}. */
    static String ago(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " day" + (span.toDays() == 1 ? "" : "s");
        }
        if (span.toHours() > 0) {
            return span.toHours() + "h" + (span.toMinutesPart() > 0 ? " " + span.toMinutesPart() + "min" : "");
        }
        if (span.toMinutes() > 0) {
            return span.toMinutes() >= 10 || span.toSecondsPart() == 0 ? span.toMinutes() + "min" : span.toMinutes() + "min " + span.toSecondsPart() + "s";
        }
        return span.toSeconds() > 0 ? span.toSeconds() + "s" : span.toMillis() + "ms";
    }
}
