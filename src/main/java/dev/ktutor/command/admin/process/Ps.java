package dev.ktutor.command.admin.process;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Account;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** ps(1) of procps in its usual forms: plain, -e, -f, aux, -p, -o; BSD letters may come without a dash. */
public final class Ps extends Tool {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The tool. */
    public Ps() {
        super("ps", "Report a snapshot of the current processes.", """
                [options]
                  -A                   all processes
                  -a                   all with a terminal
                  -e                   all processes
                  -f                   full format
                  -l                   long format
                  -o FORMAT            user-defined format
                  -p PID               these processes
                  -u USER              user-oriented format
                  -x                   processes without a terminal too
                  -w                   wide
                      --no-headers     no header line
                      --forest         tree
                      --sort=KEY       order
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // "ps aux" is BSD's way; its u takes no argument.
        List<String> prepared = new ArrayList<>();
        for (String arg : args) {
            prepared.add(arg.matches("[auxfw]+") ? "-A" + (arg.indexOf('u') >= 0 ? "l" : "") : arg);
        }
        return prepared;
    }

    @Override
    protected void execute(Call call) {
        if (!call.operands().isEmpty()) {
            throw new UsageError("error: unsupported SysV option");
        }
        Collection<HostProcess> all = call.in().host().processes().all();
        List<HostProcess> shown = new ArrayList<>();
        for (HostProcess process : all) {
            boolean wanted = call.has("A") || call.has("e") || process.coroutine() != null;
            if (call.parsed().value("p") != null) {
                wanted = List.of(call.value("p", "").split("[ ,]+")).contains(String.valueOf(process.pid()));
            }
            if (wanted) {
                shown.add(process);
            }
        }
        String format = call.value("o", call.has("l") ? "user,pid,%cpu,%mem,vsz,rss,tty,stat,start,time,args"
                : call.has("f") ? "uid,pid,ppid,c,stime,tty,time,cmd" : "pid,tty,time,comm");
        print(call, List.of(format.split("[ ,]+")), shown);
        call.status(shown.isEmpty() && call.parsed().value("p") != null ? 1 : 0);
    }

    private static void print(Call call, List<String> columns, List<HostProcess> shown) {
        List<List<String>> rows = new ArrayList<>();
        if (!call.has("no-headers")) {
            rows.add(columns.stream().map(Ps::heading).toList());
        }
        shown.forEach(process -> rows.add(columns.stream().map(column -> value(call.in(), column, process)).toList()));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                boolean text = List.of("user", "uid", "tty", "stat", "args", "cmd", "comm").contains(bare(columns.get(i)));
                boolean last = i == row.size() - 1;
                line.append(i == 0 ? "" : " ").append(last && text ? row.get(i)
                        : String.format(Locale.ROOT, "%" + (text ? "-" : "") + Math.max(width, minimum(bare(columns.get(i)))) + "s", row.get(i)));
            }
            call.println(line.toString());
        }
    }

    private static String bare(String column) {
        return column.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
    }

    private static int minimum(String column) {
        return switch (column) {
            case "pid", "ppid" -> 7;
            case "user", "uid", "time", "tty" -> 8;
            default -> 1;
        };
    }

    private static String heading(String column) {
        int equals = column.indexOf('=');
        if (equals >= 0) {
            return column.substring(equals + 1);
        }
        return switch (column) {
            case "args", "comm", "cmd", "command" -> column.equals("comm") || column.equals("cmd") ? "CMD" : "COMMAND";
            default -> column.toUpperCase(Locale.ROOT);
        };
    }

    private static String value(Invocation in, String column, HostProcess process) {
        String user = in.host().users().byUid(process.uid()).map(Account::name).orElse(String.valueOf(process.uid()));
        return switch (bare(column)) {
            case "pid" -> String.valueOf(process.pid());
            case "ppid" -> String.valueOf(process.parent());
            case "user", "uid" -> user;
            case "tty", "tt" -> process.coroutine() == null ? "?" : "pts/0";
            case "stat", "s" -> process.coroutine() == null ? "Ss" : "S+";
            case "start", "stime" -> CLOCK.format(process.started());
            case "etime" -> elapsed(Duration.between(process.started(), in.simulation().now()));
            case "time" -> "00:00:00";
            case "comm" -> baseName(process.argv().get(0));
            case "args", "cmd", "command" -> String.join(" ", process.argv());
            case "%cpu", "%mem", "pcpu", "pmem" -> "0.0";
            default -> "0";
        };
    }

    private static String elapsed(Duration span) {
        String clock = String.format(Locale.ROOT, "%02d:%02d", span.toMinutesPart(), span.toSecondsPart());
        return span.toHours() == 0 ? clock : (span.toDays() > 0 ? span.toDays() + "-" : "")
                + String.format(Locale.ROOT, "%02d:", span.toHoursPart()) + clock;
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
