package dev.ktutor.command.net;

import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Lookup;

/** What an attempt to connect to a host by name or address came to, after the time it took has passed. */
sealed interface Reached {

    /** Connected, under the address the name stands for. */
    record Open(String address, Dial.Connected connection) implements Reached { }

    /** The name has no address. */
    record Unknown(Lookup why) implements Reached {
        /** What getaddrinfo(3) says: a server that did not answer is a temporary matter. */
        String words() {
            return why instanceof Lookup.NoSuchName ? "Name or service not known" : "Temporary failure in name resolution";
        }
    }

    /**
     * No connection.
     *
     * @param limit whether the caller's own limit ran out before the kernel gave up
     */
    record Failed(String address, Reason reason, boolean limit) implements Reached { }

    /** Why the kernel gives up. */
    enum Reason {
        REFUSED("Connection refused"), TIMED_OUT("Connection timed out"), NO_ROUTE("No route to host");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** As strerror(3) has it. */
        String words() {
            return words;
        }
    }
}
