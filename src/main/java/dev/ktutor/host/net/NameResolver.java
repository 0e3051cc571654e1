package dev.ktutor.host.net;

import dev.ktutor.host.Host;
import java.util.Optional;

/** Names to addresses for a host: beyond its /etc/hosts, which {@link Network} reads itself. */
@FunctionalInterface
public interface NameResolver {

    /** The address of a name as asked from that host; empty if unknown or the name server cannot be reached. */
    Optional<String> resolve(Host from, String name);
}
