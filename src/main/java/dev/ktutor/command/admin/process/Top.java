package dev.ktutor.command.admin.process;

import dev.ktutor.command.admin.Machine;
import dev.ktutor.command.admin.MachineServices;
import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Screen;
import dev.ktutor.sim.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** top(1): the host's processes again and again; q ends it, M, P, N and T sort, c shows command lines, k kills. */
public final class Top extends Tool {
    /** The tool. */
    public Top() {
        super("top", "Display processes.", """
                [options]
                  -b, --batch-mode        start in batch mode
                  -c, --cmdline-toggle    command lines instead of names
                  -d, --delay=SECS        delay between updates
                  -i, --idle-toggle       hide idle processes
                  -n, --iterations=N      number of iterations
                  -o, --sort-override=FIELD  sort by this field
                  -p, --pid=PIDLIST       only these processes
                  -u, --filter-only-euser=USER  only this user's
                  -w, --width[=COLS]      width in batch mode
                  -H, --threads-show      threads mode
                  -1, --single-cpu-toggle  toggle CPU states
                """);
    }

    @Override
    protected void execute(Call call) {
        String times = call.value("n", "");
        if (!times.isEmpty() && !times.matches("[1-9][0-9]*")) {
            throw new ToolExit(1, "bad iterations argument '" + times + "'");
        }
        if (!call.value("d", "3").matches("[0-9]*\\.?[0-9]+")) {
            throw new ToolExit(1, "bad delay interval '" + call.value("d", "") + "'");
        }
        Duration delay = Duration.ofMillis((long) Math.min(1e12, Double.parseDouble(call.value("d", "3")) * 1000));
        int most = times.isEmpty() ? Integer.MAX_VALUE : Numbers.count(times);
        Screen screen = call.in().screen();
        View view = new View(call.value("o", "%CPU"), call.has("c"));
        if (screen != null && !call.has("b")) {
            interactive(call, screen, view, delay, most);
            return;
        }
        if (!call.has("b")) {
            throw new ToolExit(1, "failed tty get");
        }
        for (int i = 0; i < most; i++) {
            if (i > 0) {
                call.out().flush();
                call.in().simulation().sleep(delay);
                call.println("");
            }
            page(call, view).forEach(call::println);
        }
    }

    /** What is shown and in which order. */
    private record View(String order, boolean commands) { }

    private static void interactive(Call call, Screen screen, View start, Duration delay, int most) {
        View view = start;
        try (Screen.Session session = screen.open()) {
            for (int i = 0; i < most; i++) {
                List<String> lines = page(call, view);
                session.show(lines.subList(0, Math.min(lines.size(), Math.max(1, screen.size().rows()))), 5, 0);
                String key = session.readKey(delay);
                switch (key) {
                    case "q", "\u0003" -> {
                        return;
                    }
                    case "M" -> view = new View("%MEM", view.commands());
                    case "P" -> view = new View("%CPU", view.commands());
                    case "N" -> view = new View("PID", view.commands());
                    case "T" -> view = new View("TIME+", view.commands());
                    case "c" -> view = new View(view.order(), !view.commands());
                    case "k" -> kill(call, screen, session, lines);
                    default -> { }
                }
            }
        }
    }

    private static void kill(Call call, Screen screen, Screen.Session session, List<String> lines) {
        StringBuilder number = new StringBuilder();
        while (true) {
            List<String> asked = new ArrayList<>(lines.subList(0, Math.min(lines.size(), Math.max(6, screen.size().rows()))));
            asked.set(5, "PID to signal/kill [default pid = none] " + number);
            session.show(asked, 5, asked.get(5).length());
            String key = session.readKey(Duration.ofHours(1));
            if (key.matches("[0-9]") && number.length() < 9) {
                number.append(key);
            } else if (key.equals("\r") || key.equals("\n") || key.equals("\u001b") || key.equals("\u0003")) {
                if (number.length() > 0 && (key.equals("\r") || key.equals("\n"))) {
                    call.in().host().processes().find(Integer.parseInt(number.toString())).ifPresent(p -> Kill.send(call.in(), p, Signal.TERM));
                }
                return;
            }
        }
    }

    private static List<String> page(Call call, View view) {
        List<HostProcess> all = new ArrayList<>(call.in().host().processes().look());
        int tasks = all.size();
        List<String> wanted = List.of(call.value("p", "").split(","));
        all.removeIf(p -> call.has("p") && !wanted.contains(String.valueOf(p.pid()))
                || call.has("u") && !call.in().host().users().userName(p.uid()).equals(call.value("u", "")));
        all.sort(order(view.order()));
        List<String> lines = new ArrayList<>();
        Duration up = Duration.between(MachineServices.since(call.in().host()), call.now());
        lines.add("top - " + TimeFormat.format("%H:%M:%S", call.now(), TimeZones.of(call.in())) + " up " + Uptime.span(up) + ",  1 user,  load average: 0.08, 0.05, 0.01");
        lines.add(String.format(Locale.ROOT, "Tasks: %3d total,   1 running, %3d sleeping,   0 stopped,   0 zombie", tasks, Math.max(0, tasks - 1)));
        lines.add("%Cpu(s):  4.0 us,  1.5 sy,  0.0 ni, 94.5 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st ");
        lines.add(String.format(Locale.ROOT, "MiB Mem : %8.1f total, %8.1f free, %8.1f used, %8.1f buff/cache     ", Machine.MEMORY_KIB / 1024.0, Free.FREE_KIB / 1024.0,
                Free.USED_KIB / 1024.0, Free.CACHE_KIB / 1024.0));
        lines.add(String.format(Locale.ROOT, "MiB Swap:      0.0 total,      0.0 free,      0.0 used. %8.1f avail Mem ", (Free.FREE_KIB + Free.CACHE_KIB) / 1024.0));
        lines.add("");
        lines.add("    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND");
        for (HostProcess process : all) {
            Duration time = new PsColumn.Look(process, call.in()).time();
            lines.add(String.format(Locale.ROOT, "%7d %-8s  20   0 %7d %6d %6d S %5.1f %5.1f %6d:%02d.%02d %s", process.pid(), call.in().host().users().userName(process.uid()),
                    ProcessNames.virtual(process), ProcessNames.resident(process), ProcessNames.resident(process) / 2, ProcessNames.load(process) / 10.0,
                    ProcessNames.resident(process) * 100.0 / Machine.MEMORY_KIB, time.toMinutes(), time.toSecondsPart(), time.toMillisPart() / 10,
                    view.commands() ? ProcessNames.command(process) : ProcessNames.program(process)));
        }
        return lines;
    }

    private static Comparator<HostProcess> order(String field) {
        return switch (field.replaceFirst("^[-+]", "").toUpperCase(Locale.ROOT)) {
            case "%MEM", "RES", "VIRT" -> Comparator.comparingLong(ProcessNames::resident).reversed();
            case "PID" -> Comparator.comparingInt(HostProcess::pid).reversed();
            case "COMMAND" -> Comparator.comparing(ProcessNames::program).reversed();
            default -> Comparator.comparingInt(ProcessNames::load).reversed().thenComparingInt(HostProcess::pid);
        };
    }
}
