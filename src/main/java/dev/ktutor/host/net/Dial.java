package dev.ktutor.host.net;

/** How the attempt to open a connection ended. */
public sealed interface Dial {

    /** Open: to this listener on that real address; the source address is what the listener sees. */
    record Connected(Listener listener, String source, String address, int port) implements Dial { }

    /** Nobody listens: the kernel answered with a reset. */
    record Refused(String address, int port) implements Dial { }

    /** Nobody answered at all: packets were dropped on the way. */
    record TimedOut(String address, int port) implements Dial { }

    /** There is no such address in the lab's networks. */
    record Unreachable(String address) implements Dial { }
}
