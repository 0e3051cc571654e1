package dev.ktutor.tls.wire;

import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.tls.TlsIdentity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a server goes into a handshake.
 *
 * @param maker whose habits it has
 * @param least the oldest version it speaks
 * @param most the newest
 * @param suites12 suites up to TLS 1.2, in order
 * @param suites13 suites of TLS 1.3, in order
 * @param groups groups it takes, in order
 * @param schemes signatures it understands of clients, in order
 * @param ownOrder whether its order of suites and groups counts, not the client's
 * @param identity what it shows to a client that asked for that name
 * @param asks whether it asks for a client's certificate
 * @param requires whether one must come
 * @param authorities whose certificates it says it takes
 * @param judge what it thinks of the client's certificates
 * @param alpn application protocols it takes, in order; none to not answer the question
 * @param tickets how many session tickets it sends in TLS 1.3; none at all in TLS 1.2 if 0
 * @param acknowledgesName whether it says that it knew the name it was asked for
 */
public record ServerSide(Maker maker, TlsVersion least, TlsVersion most, List<CipherSuite> suites12, List<CipherSuite> suites13,
        List<KeyGroup> groups, List<SignatureScheme> schemes, boolean ownOrder, Function<Optional<String>, TlsIdentity> identity, boolean asks,
        boolean requires, List<DistinguishedName> authorities, PeerJudge judge, List<String> alpn, int tickets, boolean acknowledgesName) {
    /** Whose habits a server has: where the standards leave a choice, its messages are those of that library. */
    public enum Maker { OPENSSL, GO }

    /** Keeps its own copies. */
    public ServerSide {
        suites12 = List.copyOf(suites12);
        suites13 = List.copyOf(suites13);
        groups = List.copyOf(groups);
        schemes = List.copyOf(schemes);
        authorities = List.copyOf(authorities);
        alpn = List.copyOf(alpn);
    }

    /** As Kubernetes' components serve (crypto/tls of Go 1.25, with k8s.io/apiserver's protocols). */
    public static ServerSide go(Function<Optional<String>, TlsIdentity> identity, boolean asks, boolean requires, List<DistinguishedName> authorities,
            PeerJudge judge, List<String> alpn) {
        return new ServerSide(Maker.GO, TlsVersion.TLS12, TlsVersion.TLS13, CipherSuite.GO_12, CipherSuite.GO_13, KeyGroup.GO, SignatureScheme.GO, true,
                identity, asks, requires, authorities, judge, alpn, 1, false);
    }
}
