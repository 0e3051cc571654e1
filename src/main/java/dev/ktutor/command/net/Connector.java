package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.host.net.Protocol;
import java.time.Duration;

/** Opens connections for the tools, letting pass the time that real ones would wait. */
final class Connector {
    /** What the kernel waits for an answer to its six SYNs (tcp(7), tcp_syn_retries). */
    static final Duration KERNEL = Duration.ofSeconds(131);
    /** What the resolver waits for: two attempts of five seconds (resolv.conf(5)). */
    static final Duration RESOLVER = Duration.ofSeconds(10);
    /** What the kernel waits for an answer to its ARP requests. */
    private static final Duration NEIGHBOUR = Duration.ofSeconds(3);

    private final Invocation in;

    Connector(Invocation in) {
        this.in = in;
    }

    /** Finds the address of a name; a silent name server costs its time. */
    Lookup lookup(String name, Duration atMost) {
        Lookup found = in.host().network().lookup(in.host(), name);
        if (found instanceof Lookup.NoAnswer) {
            in.simulation().sleep(least(RESOLVER, atMost));
        }
        return found;
    }

    /** Connects within the given time. */
    Reached reach(String name, int port, Protocol protocol, Duration atMost) {
        Lookup lookup = lookup(name, atMost);
        return lookup instanceof Lookup.Found found ? dial(found.addresses().get(0), port, protocol, atMost)
                : new Reached.Unknown(lookup);
    }

    /** Connects to an address within the given time. */
    Reached dial(String address, int port, Protocol protocol, Duration atMost) {
        Dial dial = in.host().network().dial(in.host(), address, port, protocol);
        if (dial instanceof Dial.Connected connected) {
            return new Reached.Open(address, connected);
        }
        if (dial instanceof Dial.Refused) {
            return new Reached.Failed(address, Reached.Reason.REFUSED, false);
        }
        // An address in the machine's own network that nobody has: the kernel itself finds out. Beyond it, silence.
        boolean neighbour = dial instanceof Dial.Unreachable && sameNetwork(address);
        Duration patience = neighbour ? NEIGHBOUR : KERNEL;
        in.simulation().sleep(least(patience, atMost));
        boolean limit = atMost.compareTo(patience) < 0;
        return new Reached.Failed(address, neighbour && !limit ? Reached.Reason.NO_ROUTE : Reached.Reason.TIMED_OUT, limit);
    }

    private boolean sameNetwork(String address) {
        String own = in.host().address();
        return address.startsWith(own.substring(0, own.lastIndexOf('.') + 1));
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
