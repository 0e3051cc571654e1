package dev.ktutor.kube.controlplane.etcd;

import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.store.Store;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.path.HostNames;
import dev.ktutor.tls.Handshake;
import dev.ktutor.tls.HandshakeFailure;
import dev.ktutor.tls.HandshakeResult;
import dev.ktutor.tls.TlsClient;
import dev.ktutor.tls.TlsServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members that run at present, and who of them leads. Whenever one comes or goes, every pair shakes hands anew, each
 * as client of the other; a member with links to a majority of its cluster can lead, and who has a link to the leader serves.
 */
public final class EtcdCluster {
    private final Store store;
    private final Handshake handshake = new Handshake();
    private final List<EtcdMember> running = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();
    private @Nullable EtcdMember leader;

    /** A cluster that keeps its data in this store. */
    public EtcdCluster(Store store) {
        this.store = store;
    }

    /** The data. */
    public Store store() {
        return store;
    }

    /** The member that leads; empty while no majority holds together. */
    public Optional<EtcdMember> leader() {
        return Optional.ofNullable(leader);
    }

    /** The members that run. */
    public List<EtcdMember> running() {
        return List.copyOf(running);
    }

    void joined(EtcdMember member) {
        running.add(member);
        reported.removeIf(key -> key.startsWith(member.name() + " ") || key.contains(" " + member.name() + " "));
        elect();
    }

    void left(EtcdMember member) {
        running.remove(member);
        if (leader == member) {
            leader = null;
        }
        elect();
    }

    private void elect() {
        EtcdMember chosen = leader != null && leads(leader) ? leader : null;
        for (EtcdMember member : running) {
            chosen = chosen == null && leads(member) ? member : chosen;
        }
        leader = chosen;
        for (EtcdMember member : List.copyOf(running)) {
            EtcdMember followed = chosen != null && (member == chosen || linked(member, chosen)) ? chosen : null;
            if (followed == null || !member.healthy()) {
                member.leader(followed);
            }
        }
    }

    private boolean leads(EtcdMember member) {
        int together = 1;
        for (EtcdMember other : running) {
            if (other != member && member.members().containsKey(other.name()) && linked(member, other)) {
                together++;
            }
        }
        return together > member.members().size() / 2;
    }

    /** Both must be able to open a connection to the other: raft's messages and streams go both ways. */
    private boolean linked(EtcdMember a, EtcdMember b) {
        boolean there = connects(a, b);
        boolean back = connects(b, a);
        return there && back;
    }

    private boolean connects(EtcdMember from, EtcdMember to) {
        List<String> urls = from.members().get(to.name());
        if (urls == null || !to.members().containsKey(from.name())) {
            return false;
        }
        String url = urls.get(0);
        String error = problem(from, to, Url.parse(url));
        if (error != null && reported.add(from.name() + " " + to.name() + " " + error)) {
            from.cannotReach(to.name(), url, error);
        }
        return error == null;
    }

    /** What the connecting member's log says, or null. */
    private @Nullable String problem(EtcdMember from, EtcdMember to, Url url) {
        Dial dial = from.host().network().dial(from.host(), url.host(), url.port(), Protocol.TCP);
        if (!(dial instanceof Dial.Connected connected)) {
            return "dial tcp " + url.authority() + ": " + (dial instanceof Dial.TimedOut ? "i/o timeout" : "connect: connection refused");
        }
        TlsServer server = connected.listener().tls();
        if (server == null || !url.tls()) {
            return (server == null) == !url.tls() ? null : "EOF";
        }
        TlsClient client = new TlsClient(from.peerRoots(), from.peerIdentity(), url.host(), false);
        HandshakeResult result = handshake.perform(client, server, from.now());
        Optional<HandshakeFailure> failure = result.failure();
        if (failure.isPresent()) {
            tell(from, to, failure.get().serverText());
            return failure.get().clientText();
        }
        String name = to.skipsPeerNames() || result.clientChain().isEmpty() ? null : nameProblem(result.clientChain().get(0), connected.source());
        if (name != null) {
            tell(from, to, name);
            return "EOF";
        }
        return null;
    }

    private void tell(EtcdMember from, EtcdMember to, String error) {
        if (reported.add("server " + to.name() + " " + from.name() + " " + error)) {
            to.rejected("peer", from.host().address(), "", error);
        }
    }

    /** A peer's certificate must be for the address it comes from, if it names any (client/pkg/transport checkCertSAN). */
    private static @Nullable String nameProblem(Certificate certificate, String address) {
        if (certificate.ipAddresses().isEmpty() && certificate.dnsNames().isEmpty()) {
            return null;
        }
        Optional<String> wrong = HostNames.problem(certificate, address);
        if (!certificate.ipAddresses().isEmpty() && wrong.isEmpty()) {
            return null;
        }
        if (certificate.dnsNames().isEmpty()) {
            return wrong.map(text -> text).orElse(null);
        }
        List<String> quoted = certificate.dnsNames().stream().map(name -> "\"" + name + "\"").toList();
        return "tls: \"" + address + "\" does not match any of DNSNames [" + String.join(" ", quoted) + "]";
    }

    /** Forgets who runs, for a lab that is about to be restored. */
    public void reset() {
        running.clear();
        reported.clear();
        leader = null;
    }

    /** All members any running member was told of: peer URLs by name. */
    public Map<String, List<String>> members() {
        return running.isEmpty() ? Map.of() : running.get(0).members();
    }
}
