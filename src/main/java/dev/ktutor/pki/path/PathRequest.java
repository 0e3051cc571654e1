package dev.ktutor.pki.path;

import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.RevocationList;
import java.time.Instant;
import java.util.List;

/**
 * What to validate.
 *
 * @param leaf the certificate in question
 * @param untrusted certificates that may stand between, trusted for nothing
 * @param anchors what is trusted
 * @param lists revocation lists at hand
 * @param rules by which rules
 */
public record PathRequest(Certificate leaf, List<Certificate> untrusted, TrustAnchors anchors, List<RevocationList> lists, PathRules rules) {

    /** Keeps its own copies. */
    public PathRequest {
        untrusted = List.copyOf(untrusted);
        lists = List.copyOf(lists);
    }

    /** A leaf alone. */
    public static PathRequest of(Certificate leaf, TrustAnchors anchors, PathRules rules) {
        return new PathRequest(leaf, List.of(), anchors, List.of(), rules);
    }

    /** A server's chain, leaf first, as a client written in Go checks it. */
    public static PathRequest server(List<Certificate> chain, List<Certificate> roots, Instant at, String host) {
        return chain(chain, roots, PathRules.go(at).usage(ExtendedKeyUsage.SERVER_AUTH).names(PathNames.host(host)));
    }

    /** A client's chain, leaf first, as a server written in Go checks it. */
    public static PathRequest client(List<Certificate> chain, List<Certificate> roots, Instant at) {
        return chain(chain, roots, PathRules.go(at).usage(ExtendedKeyUsage.CLIENT_AUTH));
    }

    /** A server's chain, leaf first, as a client of OpenSSL checks it that takes any trusted certificate for an anchor, as curl does, at Debian's level. */
    public static PathRequest opensslServer(List<Certificate> chain, List<Certificate> roots, Instant at) {
        return chain(chain, roots, PathRules.openssl(at).purpose(Purpose.SSL_SERVER).level(2).with(PathFlag.PARTIAL_CHAIN));
    }

    /** A chain as a peer shows it, leaf first, by any rules. */
    public static PathRequest chain(List<Certificate> chain, List<Certificate> roots, PathRules rules) {
        return new PathRequest(chain.get(0), chain.subList(1, chain.size()), TrustAnchors.of(roots), List.of(), rules);
    }
}
