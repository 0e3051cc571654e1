package dev.ktutor.host.net;

import dev.ktutor.host.Host;
import java.util.List;
import java.util.Optional;

/** Names to addresses for a host: beyond its /etc/hosts, which {@link Network} reads itself. */
@FunctionalInterface
public interface NameResolver {

    /** The address of a name as asked from that host; empty if unknown or the name server cannot be reached. */
    Optional<String> resolve(Host from, String name);

    /** As {@link #resolve}, and why not. */
    default Lookup lookup(Host from, String name) {
        return resolve(from, name).<Lookup>map(address -> new Lookup.Found(name, List.of(address), ""))
                .orElse(new Lookup.NoSuchName(""));
    }

    /** As {@link #lookup(Host, String)}, asking the name server at that address instead of the host's own. */
    default Lookup lookup(Host from, String name, String server) {
        return lookup(from, name);
    }
}
