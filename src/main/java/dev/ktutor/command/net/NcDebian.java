package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** nc as Debian's netcat-openbsd 1.219 has it. */
final class NcDebian {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -4  IPv4 only
            -6  IPv6 only
            -C  send CRLF
            -d  no standard input
            -D  socket debugging
            -F  pass the descriptor
            -h  help
            -i INTERVAL  delay between lines
            -k  keep listening
            -l  listen
            -N  shut down at the end of standard input
            -n  numbers only
            -p PORT  source port
            -q SECONDS  quit after the end of standard input
            -r  random ports
            -s ADDRESS  source address
            -t  answer telnet
            -u  UDP
            -v  verbose
            -w TIMEOUT  for connects and for idle connections
            -X PROTOCOL  proxy protocol
            -x ADDRESS  proxy address
            -z  only look who listens
            """);
    private static final String USAGE = """
            usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]
            \t  [-m minttl] [-O length] [-P proxy_username] [-p source_port]
            \t  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]
            \t  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]
            \t  [destination] [port]
            """;

    private final Invocation in;
    private final Parsed options;
    private final Protocol protocol;

    private NcDebian(Invocation in, Parsed options) {
        this.in = in;
        this.options = options;
        this.protocol = options.has("u") ? Protocol.UDP : Protocol.TCP;
    }

    static ExitStatus run(Invocation in) {
        try {
            return new NcDebian(in, Parsed.parse(OPTIONS, in.args(), false)).run();
        } catch (UsageError e) {
            in.err().print("nc: " + e.text() + "\n" + USAGE);
            return ExitStatus.FAILURE;
        }
    }

    private ExitStatus run() {
        if (options.has("h")) {
            in.err().print("OpenBSD netcat (Debian patchlevel 1.219-1)\n" + USAGE);
            return ExitStatus.OK;
        }
        String timeout = options.value("w");
        if (timeout != null && !timeout.matches("[0-9]{1,7}")) {
            return in.fail(1, "nc: timeout " + (timeout.matches("-[0-9]+") ? "too small" : "invalid") + ": " + timeout);
        }
        Optional<Duration> limit = Optional.ofNullable(timeout).map(Long::parseLong).map(Duration::ofSeconds);
        if (options.has("l")) {
            return listen(limit);
        }
        if (options.operands().size() != 2) {
            in.err().print(USAGE);
            return ExitStatus.FAILURE;
        }
        String host = options.operands().get(0);
        List<Integer> ports = new ArrayList<>();
        ExitStatus wrong = ports(options.operands().get(1), ports);
        if (!wrong.ok()) {
            return wrong;
        }
        boolean reached = false;
        for (int port : ports) {
            Reached attempt = new Connector(in).reach(host, port, protocol, limit.orElse(Connector.KERNEL.plusSeconds(1)));
            if (attempt instanceof Reached.Unknown unknown) {
                return in.fail(1, "nc: getaddrinfo for host \"" + host + "\" port " + port + ": "
                        + (options.has("n") ? "Name or service not known" : unknown.words()));
            }
            reached |= take(host, port, attempt, limit);
        }
        return reached ? ExitStatus.OK : ExitStatus.FAILURE;
    }

    private ExitStatus ports(String text, List<Integer> ports) {
        String[] ends = text.matches("[0-9]+-[0-9]+") ? text.split("-") : new String[] {text, text};
        int low = PortNames.parse(ends[0], protocol);
        int high = PortNames.parse(ends[1], protocol);
        if (low == 0 || high == 0) {
            String bad = low == 0 ? ends[0] : ends[1];
            String why = bad.matches("0+") ? "too small" : bad.matches("[0-9]+") ? "too large" : "invalid";
            return in.fail(1, bad.matches("[0-9]+") ? "nc: port number " + why + ": " + bad : "nc: service \"" + bad + "\" unknown");
        }
        for (int port = Math.min(low, high); port <= Math.max(low, high); port++) {
            ports.add(port);
        }
        return ExitStatus.OK;
    }

    private boolean take(String host, int port, Reached attempt, Optional<Duration> limit) {
        String kind = protocol.name().toLowerCase(Locale.ROOT);
        if (protocol == Protocol.UDP && attempt instanceof Reached.Failed failed && failed.reason() == Reached.Reason.TIMED_OUT) {
            // UDP has no handshake: what is dropped on the way looks like success.
            succeeded(host, failed.address(), port, kind);
            return true;
        }
        if (attempt instanceof Reached.Open open) {
            succeeded(host, open.address(), port, kind);
            if (!options.has("z")) {
                new Talk(in, limit.orElse(null), options.has("N") || options.has("q")).with(open.connection());
            }
            return true;
        }
        if (attempt instanceof Reached.Failed failed && options.has("v") && protocol == Protocol.TCP) {
            String where = named(host, failed.address()) ? host + " (" + failed.address() + ")" : host;
            String why = failed.limit() ? "timed out: Operation now in progress" : "failed: " + failed.reason().words();
            in.err().println("nc: connect to " + where + " port " + port + " (" + kind + ") " + why);
        }
        return false;
    }

    private boolean named(String host, String address) {
        return !options.has("n") && !host.equals(address);
    }

    private void succeeded(String host, String address, int port, String kind) {
        if (options.has("v")) {
            String service = options.has("n") ? "*" : PortNames.of(port, protocol).orElse("*");
            in.err().println("Connection to " + host + (named(host, address) ? " (" + address + ")" : "") + " " + port + " port ["
                    + kind + "/" + service + "] succeeded!");
        }
    }

    private ExitStatus listen(Optional<Duration> limit) {
        String given = options.value("p");
        List<String> operands = options.operands();
        String last = operands.isEmpty() ? "" : operands.get(operands.size() - 1);
        int port = PortNames.parse(given != null ? given : last, protocol);
        if (port == 0) {
            in.err().print(USAGE);
            return ExitStatus.FAILURE;
        }
        String address = given == null && operands.size() == 2 ? operands.get(0) : "0.0.0.0";
        Waiting waiting = new Waiting(in, address, port, protocol);
        if (!waiting.open()) {
            return in.fail(1, "nc: Address already in use");
        }
        if (options.has("v")) {
            in.err().println("Listening on " + address + " " + port);
        }
        waiting.serve(options.has("k"), stream -> {
            if (options.has("v")) {
                in.err().println("Connection received on " + stream.peer() + " " + Waiting.clientPort(in));
            }
            new Talk(in, limit.orElse(null), true).over(stream);
        });
        return ExitStatus.OK;
    }
}
