package dev.ktutor.host.net;

/** Decides whether a connection may be opened; NetworkPolicy is one. */
public interface PacketFilter {
    /** Lets everything through. */
    PacketFilter OPEN = (from, to, port, protocol) -> true;

    /** Whether a packet from the one address may open a connection to the port at the other; notes why not in the journal. */
    boolean allows(String from, String to, int port, Protocol protocol);
}
