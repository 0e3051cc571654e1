package dev.ktutor.command.admin.service;

import dev.ktutor.command.coreutils.time.DateText;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Host;
import dev.ktutor.host.ServiceTable.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** journalctl(1): what the machine's services said. */
public final class Journalctl extends Tool {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0000'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The tool. */
    public Journalctl() {
        super("journalctl", "Query the journal.", """
                [OPTIONS...] [MATCHES...]
                  -a, --all                  show all fields, including long and unprintable
                  -b, --boot[=ID]            show current boot or the specified boot
                  -e, --pager-end            immediately jump to the end in the pager
                  -f, --follow               follow the journal
                  -g, --grep=PATTERN         show entries with MESSAGE matching PATTERN
                  -k, --dmesg                show kernel message log from the current boot
                  -l, --full                 do not ellipsize fields
                  -n, --lines[=INTEGER]      number of journal entries to show
                  -o, --output=STRING        change journal output mode
                  -p, --priority=RANGE       show entries with the specified priority
                  -q, --quiet                do not show info messages and privilege warning
                  -r, --reverse              show the newest entries first
                  -S, --since=DATE           show entries not older than the specified date
                  -t, --identifier=STRING    show entries with the specified syslog identifier
                  -u, --unit=UNIT            show logs from the specified unit
                  -U, --until=DATE           show entries not newer than the specified date
                  -x, --catalog              add message explanations where available
                      --no-pager             do not pipe output into a pager
                      --no-hostname          suppress output of hostname field
                      --disk-usage           show total disk usage of all journal files
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // "-n 20" and "-b -1": the value of an optional argument may stand apart here.
        List<String> prepared = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            boolean count = args.get(i).matches("-[a-z]*n|--lines") && i + 1 < args.size() && args.get(i + 1).matches("\\+?\\d+|all");
            prepared.add(count ? args.get(i) + (args.get(i).startsWith("--") ? "=" : "") + args.get(++i) : args.get(i));
        }
        return prepared;
    }

    @Override
    protected void execute(Call call) {
        Host host = call.in().host();
        host.processes().look();
        if (call.has("disk-usage")) {
            call.println("Archived and active journals take up 8.0M in the file system.");
            return;
        }
        List<LogLine> lines = new ArrayList<>(chosen(call, host));
        boolean limited = call.has("n") || call.has("f") || call.has("e");
        String count = call.value("n", call.has("e") && !call.has("n") ? "1000" : "10");
        if (limited && !count.equals("all")) {
            if (!count.matches("\\+?\\d+")) {
                throw new ToolExit(1, "Failed to parse lines '" + count + "'");
            }
            int most = Numbers.count(count);
            lines = count.startsWith("+") ? lines.subList(0, Math.min(most, lines.size())) : lines.subList(Math.max(0, lines.size() - most), lines.size());
        }
        if (call.has("r")) {
            java.util.Collections.reverse(lines);
        }
        if (lines.isEmpty() && !call.has("f")) {
            call.println("-- No entries --");
            return;
        }
        lines.forEach(line -> call.println(shown(call, host, line)));
        if (call.has("f")) {
            follow(call, host);
        }
    }

    private static List<LogLine> chosen(Call call, Host host) {
        List<LogLine> lines = new ArrayList<>();
        if (call.has("u")) {
            for (String unit : call.parsed().values("u")) {
                Journal.of(host, UnitFiles.full(unit)).stream().filter(line -> !lines.contains(line)).forEach(lines::add);
            }
        } else if (!call.has("k")) {
            lines.addAll(host.systemd().log());
        }
        for (String match : call.operands()) {
            int equals = match.indexOf('=');
            if (equals < 0) {
                throw new ToolExit(1, "Failed to add match '" + match + "': Invalid argument");
            }
            String value = match.substring(equals + 1);
            lines.removeIf(line -> switch (match.substring(0, equals)) {
                case "_SYSTEMD_UNIT" -> !Journal.of(host, value).contains(line);
                case "_PID" -> !String.valueOf(line.pid()).equals(value);
                default -> !line.identifier().equals(value);
            });
        }
        if (call.has("t")) {
            lines.removeIf(line -> !call.parsed().values("t").contains(line.identifier()));
        }
        if (call.has("S")) {
            Instant since = moment(call, call.value("S", ""));
            lines.removeIf(line -> line.time().isBefore(since));
        }
        if (call.has("U")) {
            Instant until = moment(call, call.value("U", ""));
            lines.removeIf(line -> line.time().isAfter(until));
        }
        if (call.has("p")) {
            boolean errors = call.value("p", "").matches(".*(err|crit|alert|emerg|[0-3])");
            boolean warnings = errors || call.value("p", "").matches(".*(warning|4)");
            lines.removeIf(line -> warnings && !line.text().matches(errors ? "[EF]\\d{4} .*|.*Failed with result.*" : "[WEF]\\d{4} .*|.*(Failed|exited).*"));
        }
        if (call.has("g")) {
            String text = call.value("g", "");
            try {
                Pattern pattern = Pattern.compile(text, text.equals(text.toLowerCase(Locale.ROOT)) ? Pattern.CASE_INSENSITIVE : 0);
                lines.removeIf(line -> !pattern.matcher(line.text()).find());
            } catch (PatternSyntaxException e) {
                throw new ToolExit(1, "Bad pattern \"" + text + "\": " + e.getDescription());
            }
        }
        lines.sort(java.util.Comparator.comparing(LogLine::time));
        return lines;
    }

    private static Instant moment(Call call, String text) {
        if (text.matches("-?\\d+(s|m|min|h|d)( ?ago)?")) {
            long number = Numbers.count(text.replaceAll("\\D", ""));
            Duration span = text.contains("m") ? Duration.ofMinutes(number) : text.contains("h") ? Duration.ofHours(number)
                    : text.contains("d") ? Duration.ofDays(number) : Duration.ofSeconds(number);
            return call.now().minus(span);
        }
        return DateText.parse(text, call.now(), TimeZones.of(call.in()))
                .orElseThrow(() -> new ToolExit(1, "Failed to parse timestamp: " + text));
    }

    private static String shown(Call call, Host host, LogLine line) {
        String said = switch (call.value("o", "short")) {
            case "cat" -> line.text();
            case "short-iso" -> ISO.format(line.time()) + Journal.line(line, host.name()).substring(15);
            case "short-unix" -> line.time().getEpochSecond() + ".000000" + Journal.line(line, host.name()).substring(15);
            case "short", "short-full", "short-precise", "with-unit" -> Journal.line(line, host.name());
            default -> throw new ToolExit(1, "output format " + call.value("o", "") + " is not available in this lab yet");
        };
        return call.has("no-hostname") ? said.replaceFirst(" " + Pattern.quote(host.name()) + " ", " ") : said;
    }

    private static void follow(Call call, Host host) {
        List<LogLine> seen = chosen(call, host);
        while (true) {
            call.out().flush();
            call.in().simulation().sleep(Duration.ofMillis(500));
            List<LogLine> now = chosen(call, host);
            int known = seen.isEmpty() ? 0 : now.lastIndexOf(seen.get(seen.size() - 1)) + 1;
            now.subList(known, now.size()).forEach(line -> call.println(shown(call, host, line)));
            seen = now;
        }
    }
}
