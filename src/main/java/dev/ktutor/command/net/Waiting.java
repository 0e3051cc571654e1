package dev.ktutor.command.net;

import dev.ktutor.host.Invocation;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.host.net.Stream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** A port that a program listens on while it runs, taking one connection after the other. */
final class Waiting {
    private final Invocation in;
    private final String address;
    private final int port;
    private final Protocol protocol;
    private final Deque<Stream> callers = new ArrayDeque<>();

    Waiting(Invocation in, String address, int port, Protocol protocol) {
        this.in = in;
        this.address = address;
        this.port = port;
        this.protocol = protocol;
    }

    /** A port as a client's kernel chooses it (ip(7), ip_local_port_range). */
    static int clientPort(Invocation in) {
        return 32768 + in.host().chance().below(28232);
    }

    /** Opens the port; false if somebody listens there already. */
    boolean open() {
        boolean taken = in.host().network().listeners(in.host()).stream()
                .anyMatch(l -> l.port() == port && l.protocol() == protocol);
        if (!taken) {
            in.host().network().listen(in.host(),
                    new Listener(address, port, protocol, in.name(), null, null, "", callers::add));
        }
        return !taken;
    }

    /** Waits for a caller and talks to him; then for the next, if more are welcome. Closes the port at the end. */
    void serve(boolean again, Consumer<Stream> talk) {
        try {
            do {
                in.simulation().await(() -> !callers.isEmpty());
                if (!again) {
                    close();
                }
                talk.accept(callers.removeFirst());
            } while (again);
        } finally {
            close();
        }
    }

    private void close() {
        in.host().network().close(in.host(), address, port, protocol);
    }
}
