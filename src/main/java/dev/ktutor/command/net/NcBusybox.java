package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** nc as busybox 1.36 has it (networking/nc_bloaty.c). */
final class NcBusybox {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -n  no look-ups
            -p PORT  local port
            -s ADDR  local address
            -u  UDP
            -v  verbose
            -w SEC  timeout
            -l  listen
            -k  keep listening
            -i SEC  delay
            -o FILE  hex dump
            -b  broadcasts
            -z  scan
            """);
    private static final String USAGE = Flavour.BUSYBOX_BANNER + """


            Usage: nc [OPTIONS] HOST PORT  - connect
            nc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen

            \t-e PROG\tRun PROG after connect (must be last)
            \t-l\tListen mode, for inbound connects
            \t-lk\tWith -e, provides persistent server
            \t-p PORT\tLocal port
            \t-s ADDR\tLocal address
            \t-w SEC\tTimeout for connects and final net reads
            \t-i SEC\tDelay interval for lines sent
            \t-n\tDon't do DNS resolution
            \t-u\tUDP mode
            \t-b\tAllow broadcasts
            \t-v\tVerbose
            \t-o FILE\tHex dump traffic
            \t-z\tZero-I/O mode (scanning)
            """;

    private NcBusybox() { }

    static ExitStatus run(Invocation in) {
        try {
            return run(in, Parsed.parse(OPTIONS, in.args(), false));
        } catch (UsageError e) {
            in.err().print("nc: " + e.text() + "\n" + USAGE);
            return ExitStatus.FAILURE;
        }
    }

    private static ExitStatus run(Invocation in, Parsed options) {
        Protocol protocol = options.has("u") ? Protocol.UDP : Protocol.TCP;
        String wait = options.value("w");
        if (wait != null && !wait.matches("[0-9]{1,7}")) {
            return in.fail(1, "nc: invalid number '" + wait + "'");
        }
        Optional<Duration> limit = Optional.ofNullable(wait).map(Long::parseLong).map(Duration::ofSeconds);
        if (options.has("l")) {
            return listen(in, options, protocol, limit);
        }
        List<String> operands = options.operands();
        if (operands.isEmpty() || operands.size() > 2) {
            in.err().print(USAGE);
            return ExitStatus.FAILURE;
        }
        String host = operands.get(0);
        int port = operands.size() < 2 ? 0 : PortNames.parse(operands.get(1), protocol);
        if (operands.size() == 2 && port == 0) {
            return in.fail(1, "nc: bad port '" + operands.get(1) + "'");
        }
        Reached attempt = new Connector(in).reach(host, port, protocol, limit.orElse(Connector.KERNEL.plusSeconds(1)));
        if (attempt instanceof Reached.Unknown) {
            return in.fail(1, "nc: bad address '" + host + "'");
        }
        boolean dropped = attempt instanceof Reached.Failed f && f.reason() == Reached.Reason.TIMED_OUT;
        if (attempt instanceof Reached.Open open) {
            say(in, options, host + " (" + open.address() + ":" + port + ") open");
            if (!options.has("z")) {
                new Talk(in, limit.orElse(null), true).with(open.connection());
            }
            return ExitStatus.OK;
        }
        Reached.Failed failed = (Reached.Failed) attempt;
        if (protocol == Protocol.UDP && dropped) {
            say(in, options, host + " (" + failed.address() + ":" + port + ") open");
            return ExitStatus.OK;
        }
        // One -v alone does not mention refusals.
        long verbose = options.given().stream().filter(g -> g.is("v")).count();
        if (verbose > 1 || verbose == 1 && failed.reason() != Reached.Reason.REFUSED) {
            in.err().println("nc: " + host + " (" + failed.address() + ":" + port + "): " + failed.reason().words());
        }
        if (verbose > 1) {
            in.err().println("sent 0, rcvd 0");
        }
        return ExitStatus.FAILURE;
    }

    private static void say(Invocation in, Parsed options, String line) {
        if (options.has("v")) {
            in.err().println(line);
        }
    }

    private static ExitStatus listen(Invocation in, Parsed options, Protocol protocol, Optional<Duration> limit) {
        String given = options.value("p");
        int port = given == null ? 0 : PortNames.parse(given, protocol);
        if (given != null && port == 0) {
            return in.fail(1, "nc: bad local port '" + given + "'");
        }
        if (port == 0) {
            port = Waiting.clientPort(in);
        }
        Waiting waiting = new Waiting(in, "0.0.0.0", port, protocol);
        if (!waiting.open()) {
            return in.fail(1, "nc: bind: Address already in use");
        }
        say(in, options, "listening on [::]:" + port + " ...");
        int local = port;
        waiting.serve(options.has("k"), stream -> {
            String from = "[::ffff:" + stream.peer() + "]:" + Waiting.clientPort(in);
            say(in, options, "connect to [::ffff:" + in.host().address() + "]:" + local + " from " + from + " (" + from + ")");
            new Talk(in, limit.orElse(null), true).over(stream);
        });
        return ExitStatus.OK;
    }
}
