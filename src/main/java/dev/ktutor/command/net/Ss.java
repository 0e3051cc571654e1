package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code ss} of iproute2 and the older {@code netstat}: which ports are open. Connections in the lab do not last. */
final class Ss implements Command {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -a, --all  all sockets
            -l, --listening  listening sockets
            -n, --numeric  numbers
            -p, --processes  processes
            -t, --tcp  TCP
            -u, --udp  UDP
            -H, --no-header  no header
            -4, --ipv4  IPv4
            -6, --ipv6  IPv6
            -e, --extended  more
            -r, --route  routes
            -w, --raw  raw sockets
            -x, --unix  Unix sockets
            """);

    private final String name;

    Ss(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String synopsis() {
        return "show which ports are open";
    }

    @Override
    public ExitStatus run(Invocation in) {
        Parsed options;
        try {
            options = Parsed.parse(OPTIONS, in.args(), false);
        } catch (UsageError e) {
            return in.fail(name.equals("ss") ? 255 : 1, name + ": " + e.text());
        }
        boolean tcp = options.has("t") || !options.has("u");
        boolean udp = options.has("u") || !options.has("t");
        boolean shown = options.has("l") || options.has("a");
        List<Listener> listeners = in.host().network().listeners(in.host()).stream().filter(l -> shown
                && (l.protocol() == Protocol.TCP && tcp || l.protocol() == Protocol.UDP && udp))
                .sorted(Comparator.comparing(Listener::protocol, Comparator.reverseOrder()).thenComparing(Listener::port)).toList();
        if (name.equals("netstat")) {
            netstat(in, options, listeners);
        } else {
            ss(in, options, listeners, tcp && udp);
        }
        return ExitStatus.OK;
    }

    private static String port(Listener listener, Parsed options) {
        return options.has("n") ? String.valueOf(listener.port())
                : PortNames.of(listener.port(), listener.protocol()).orElse(String.valueOf(listener.port()));
    }

    private static int pid(Invocation in, Listener listener) {
        return in.host().processes().all().stream().filter(p -> !p.argv().isEmpty() && p.argv().get(0).endsWith(listener.process()))
                .mapToInt(HostProcess::pid).findFirst().orElse(1);
    }

    private static void ss(Invocation in, Parsed options, List<Listener> listeners, boolean netid) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Netid", "State", "Recv-Q", "Send-Q", "Local Address", "Port", "Peer Address", "Port", "Process"));
        for (Listener l : listeners) {
            boolean udp = l.protocol() == Protocol.UDP;
            rows.add(List.of(udp ? "udp" : "tcp", udp ? "UNCONN" : "LISTEN", "0", udp ? "0" : "4096", l.address(), port(l, options),
                    "0.0.0.0", "*", options.has("p") ? "users:((\"" + l.process() + "\",pid=" + pid(in, l) + ",fd=3))" : ""));
        }
        int[] width = new int[9];
        for (List<String> row : rows) {
            for (int i = 0; i < width.length; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        }
        for (List<String> row : rows.subList(options.has("H") ? 1 : 0, rows.size())) {
            StringBuilder line = new StringBuilder();
            if (netid) {
                line.append(left(row.get(0), width[0])).append(' ');
            }
            line.append(left(row.get(1), width[1])).append(' ').append(left(row.get(2), width[2])).append(' ')
                    .append(left(row.get(3), width[3])).append(' ').append(right(row.get(4), width[4])).append(':')
                    .append(left(row.get(5), width[5])).append(' ').append(right(row.get(6), width[6])).append(':')
                    .append(left(row.get(7), width[7])).append(left(row.get(8), width[8]));
            in.out().println(line.toString());
        }
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static void netstat(Invocation in, Parsed options, List<Listener> listeners) {
        in.out().println("Active Internet connections (" + (options.has("a") ? "servers and established"
                : options.has("l") ? "only servers" : "w/o servers") + ")");
        in.out().println("Proto Recv-Q Send-Q Local Address           Foreign Address         State       "
                + (options.has("p") ? "PID/Program name    " : ""));
        for (Listener l : listeners) {
            in.out().println("%-5s %6d %6d %-23s %-23s %-11s %s".formatted(l.protocol().name().toLowerCase(Locale.ROOT), 0, 0,
                    l.address() + ":" + port(l, options), "0.0.0.0:*", l.protocol() == Protocol.TCP ? "LISTEN" : "",
                    options.has("p") ? left(pid(in, l) + "/" + l.process(), 20) : ""));
        }
    }
}
