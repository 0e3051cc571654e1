package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.ExtendedKeyUsage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to validate: a certificate against roots at a moment.
 *
 * @param leaf the certificate in question
 * @param intermediates certificates that may stand between, trusted for nothing
 * @param roots the trusted ones
 * @param at the moment
 * @param usages the chain must allow one of these; {@link ExtendedKeyUsage#ANY} or none asks for nothing
 * @param host the host name or address that the certificate must be for
 */
public record PathRequest(Certificate leaf, List<Certificate> intermediates, List<Certificate> roots, Instant at,
        List<ExtendedKeyUsage> usages, Optional<String> host) {

    /** Keeps its own copies. */
    public PathRequest {
        intermediates = List.copyOf(intermediates);
        roots = List.copyOf(roots);
        usages = List.copyOf(usages);
    }

    /** A server's chain, leaf first, as a client checks it. */
    public static PathRequest server(List<Certificate> chain, List<Certificate> roots, Instant at, String host) {
        return new PathRequest(chain.get(0), chain.subList(1, chain.size()), roots, at, List.of(ExtendedKeyUsage.SERVER_AUTH), Optional.of(host));
    }

    /** A client's chain, leaf first, as a server checks it. */
    public static PathRequest client(List<Certificate> chain, List<Certificate> roots, Instant at) {
        return new PathRequest(chain.get(0), chain.subList(1, chain.size()), roots, at, List.of(ExtendedKeyUsage.CLIENT_AUTH), Optional.empty());
    }
}
