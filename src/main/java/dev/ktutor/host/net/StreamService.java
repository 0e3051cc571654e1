package dev.ktutor.host.net;

/** What takes plain connections at a port and talks over them byte by byte, such as {@code nc -l}. */
@FunctionalInterface
public interface StreamService {

    /** Takes a connection; the ends are the server's. Must not block. */
    void accept(Stream connection);
}
