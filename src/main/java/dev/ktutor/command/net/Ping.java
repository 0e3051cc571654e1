package dev.ktutor.command.net;

import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.OptionTable;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code ping} of Debian's iputils and of busybox. */
final class Ping implements Command {
    private static final OptionTable OPTIONS = OptionTable.of("""
            -4  IPv4
            -6  IPv6
            -c COUNT  stop after so many
            -i SECONDS  interval
            -n  numbers
            -q  quiet
            -s SIZE  payload
            -t TTL  time to live
            -w SECONDS  stop after
            -W SECONDS  wait for an answer
            -I NAME  interface
            """);
    private static final String DEBIAN_USAGE = """

            Usage
              ping [options] <destination>

            Options:
              <destination>      dns name or ip address
              -c <count>         stop after <count> replies
              -i <interval>      seconds between sending each packet
              -n                 no dns name resolution
              -q                 quiet output
              -s <size>          use <size> as number of data bytes to be sent
              -t <ttl>           define time to live
              -w <deadline>      reply wait <deadline> in seconds
              -W <timeout>       time to wait for response

            """;

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public String synopsis() {
        return "ask a host whether it answers";
    }

    @Override
    public ExitStatus run(Invocation in) {
        boolean debian = Flavour.of(in.host()) == Flavour.DEBIAN;
        Parsed options;
        try {
            options = Parsed.parse(OPTIONS, in.args(), false);
        } catch (UsageError e) {
            return in.fail(debian ? 2 : 1, "ping: " + e.text() + (debian ? "\n" + DEBIAN_USAGE.stripTrailing() + "\n" : ""));
        }
        if (options.operands().isEmpty()) {
            return debian ? in.fail(2, "ping: usage error: Destination address required")
                    : in.fail(1, Flavour.BUSYBOX_BANNER + "\n\nUsage: ping [OPTIONS] HOST");
        }
        for (String id : List.of("c", "s", "w", "W", "t")) {
            String value = options.value(id);
            if (value != null && !value.matches("[0-9]{1,7}")) {
                return in.fail(debian ? 2 : 1, debian ? "ping: invalid argument: '" + value + "'" : "ping: invalid number '" + value + "'");
            }
        }
        String name = options.operands().get(options.operands().size() - 1);
        Lookup lookup = new Connector(in).lookup(name, Connector.RESOLVER);
        if (!(lookup instanceof Lookup.Found found)) {
            return debian ? in.fail(2, "ping: " + name + ": " + new Reached.Unknown(lookup).words())
                    : in.fail(1, "ping: bad address '" + name + "'");
        }
        return new Run(in, options, name, found.addresses().get(0), debian).go();
    }

    /** One run with its statistics. */
    private static final class Run {
        private final Invocation in;
        private final Parsed options;
        private final String name;
        private final String address;
        private final boolean debian;
        private final List<Double> times = new ArrayList<>();
        private int sent;

        Run(Invocation in, Parsed options, String name, String address, boolean debian) {
            this.in = in;
            this.options = options;
            this.name = name;
            this.address = address;
            this.debian = debian;
        }

        private int number(String id, int otherwise) {
            String value = options.value(id);
            return value == null ? otherwise : Numbers.count(value);
        }

        ExitStatus go() {
            int size = number("s", 56);
            in.out().println("PING " + name + " (" + address + ")" + (debian ? " " + size + "(" + (size + 28) + ") bytes of data."
                    : ": " + size + " data bytes"));
            Instant start = in.simulation().now();
            int count = number("c", Integer.MAX_VALUE);
            int deadline = number("w", Integer.MAX_VALUE);
            try {
                while (sent < count && elapsed(start).toSeconds() < deadline) {
                    once(size);
                    if (sent < count) {
                        in.simulation().sleep(interval());
                    }
                }
                if (times.size() < sent) {
                    // The last one may still be on its way.
                    in.simulation().sleep(Duration.ofSeconds(Math.min(deadline, number("W", 10))));
                }
            } catch (ProcessStopped e) {
                summary(elapsed(start));
                if (e.signal() != Signal.INT) {
                    throw e;
                }
                return times.isEmpty() ? ExitStatus.FAILURE : ExitStatus.OK;
            }
            summary(elapsed(start));
            return times.isEmpty() ? ExitStatus.FAILURE : ExitStatus.OK;
        }

        private Duration elapsed(Instant start) {
            return Duration.between(start, in.simulation().now());
        }

        private Duration interval() {
            String given = options.value("i");
            return given != null && given.matches("[0-9]{1,5}(\\.[0-9]{1,3})?") ? Duration.ofMillis((long) (Double.parseDouble(given) * 1000))
                    : Duration.ofSeconds(1);
        }

        private void once(int size) {
            int sequence = sent++;
            if (!in.host().network().answersPing(in.host(), address)) {
                return;
            }
            double millis = (40 + in.host().chance().below(60)) / 1000.0;
            times.add(millis);
            if (!options.has("q")) {
                in.out().println((size + 8) + " bytes from " + address + ": " + (debian ? "icmp_seq=" + (sequence + 1) : "seq=" + sequence)
                        + " ttl=" + number("t", 64) + " time=%.3f ms".formatted(millis));
            }
        }

        private void summary(Duration elapsed) {
            int received = times.size();
            int loss = sent == 0 ? 0 : 100 * (sent - received) / sent;
            in.out().print("\n--- " + name + " ping statistics ---\n" + sent + " packets transmitted, " + received
                    + (debian ? " received, " + loss + "% packet loss, time " + elapsed.toMillis() + "ms\n"
                    : " packets received, " + loss + "% packet loss\n"));
            if (received > 0) {
                double least = times.stream().mapToDouble(t -> t).min().orElse(0);
                double most = times.stream().mapToDouble(t -> t).max().orElse(0);
                double mean = times.stream().mapToDouble(t -> t).average().orElse(0);
                double spread = Math.sqrt(times.stream().mapToDouble(t -> (t - mean) * (t - mean)).average().orElse(0));
                in.out().println(debian ? "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms".formatted(least, mean, most, spread)
                        : "round-trip min/avg/max = %.3f/%.3f/%.3f ms".formatted(least, mean, most));
            } else if (debian) {
                in.out().println("");
            }
        }
    }
}
