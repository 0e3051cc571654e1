package dev.ktutor.pki.path;

import java.util.List;
import java.util.Optional;

/**
 * Whom the leaf must be for.
 *
 * @param hosts host names, of which one must fit; none asks for nothing. In Go's dialect an address may stand here too
 * @param email a mailbox
 * @param address an IP address of 4 or 16 octets
 */
public record PathNames(List<String> hosts, Optional<String> email, Optional<byte[]> address) {
    /** Anybody. */
    public static final PathNames ANY = new PathNames(List.of(), Optional.empty(), Optional.empty());

    /** Keeps its own copy. */
    public PathNames {
        hosts = List.copyOf(hosts);
    }

    /** A host. */
    public static PathNames host(String host) {
        return new PathNames(List.of(host), Optional.empty(), Optional.empty());
    }
}
