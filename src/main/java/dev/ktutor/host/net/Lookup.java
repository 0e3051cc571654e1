package dev.ktutor.host.net;

import java.util.List;

/** What asking for the address of a name came to. */
public sealed interface Lookup {

    /**
     * Found.
     *
     * @param name the full name that had the addresses
     * @param server the name server that knew; "" where none was asked
     */
    record Found(String name, List<String> addresses, String server) implements Lookup {
        /** Copies the addresses. */
        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    /** The name server says there is no such name (NXDOMAIN). */
    record NoSuchName(String server) implements Lookup { }

    /** The name server never answered: packets were dropped on the way. */
    record NoAnswer(String server) implements Lookup { }

    /** Nobody listens where the name server should be. */
    record NoServer(String server) implements Lookup { }
}
