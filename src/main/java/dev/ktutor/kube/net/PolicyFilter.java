package dev.ktutor.kube.net;

import dev.ktutor.host.net.PacketFilter;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.IpAddress;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.sim.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The NetworkPolicies of a running cluster as the lab's packet filter, if its network plugin enforces them. */
public final class PolicyFilter implements PacketFilter {
    private static final List<String> KINDS = List.of("Namespace", "Node", "Pod", "NetworkPolicy");

    private final ClusterObjects objects;
    private final Supplier<CniPlugin> plugin;
    private final Journal journal;
    private @Nullable PolicyEngine engine;
    private long compiled;

    /** A filter that follows the objects and notes what it drops. */
    public PolicyFilter(ClusterObjects objects, Supplier<CniPlugin> plugin, Journal journal) {
        this.objects = objects;
        this.plugin = plugin;
        this.journal = journal;
    }

    @Override
    public boolean allows(String from, String to, int port, Protocol protocol) {
        Optional<IpAddress> source = IpAddress.parse(from);
        Optional<IpAddress> destination = IpAddress.parse(to);
        if (source.isEmpty() || destination.isEmpty()) {
            return true;
        }
        PolicyEngine current = engine();
        Endpoint a = current.at(source.get(), from);
        Endpoint b = current.at(destination.get(), to);
        if (a.pod() == null && b.pod() == null) {
            return true;
        }
        Verdict verdict = current.judge(a, b, port, protocol);
        boolean enforced = plugin.get().enforcesPolicies();
        note(verdict, enforced, a, b, port, protocol);
        return !enforced || verdict.allowed();
    }

    /** The engine for the objects as they are now. */
    public PolicyEngine engine() {
        long revision = objects.revision();
        PolicyEngine current = engine;
        if (current == null || compiled != revision) {
            ClusterReader reader = new ClusterReader();
            for (String kind : KINDS) {
                for (KubeObject object : objects.list(kind)) {
                    reader.add(object.tree());
                }
            }
            current = new PolicyEngine(reader.facts());
            engine = current;
            compiled = revision;
        }
        return current;
    }

    /** Codes: netpol.allowed, netpol.unenforced, netpol.dropped.{ingress,egress}.{rule,peer,port}. */
    private void note(Verdict verdict, boolean enforced, Endpoint from, Endpoint to, int port, Protocol protocol) {
        Map<String, String> facts = new LinkedHashMap<>(Map.of("from", from.reference(), "to", to.reference(),
                "port", port + "/" + protocol, "plugin", plugin.get().name()));
        if (verdict.allowed()) {
            List<String> allowing = new ArrayList<>(verdict.egress().allowedBy());
            allowing.addAll(verdict.ingress().allowedBy());
            if (!allowing.isEmpty()) {
                facts.put("policies", String.join(", ", allowing));
                journal.allowed(enforced ? "netpol.allowed" : "netpol.unenforced", facts);
            }
            return;
        }
        Verdict.Side side = verdict.deciding();
        // The policy that came nearest to letting it through teaches the most: the misses are in that order.
        Verdict.Miss nearest = side.deniedBy().stream().map(Verdict.Denial::miss).max(Enum::compareTo).orElse(Verdict.Miss.NO_RULE);
        facts.put("policies", String.join(", ", side.deniedBy().stream().filter(d -> d.miss() == nearest)
                .map(Verdict.Denial::policy).toList()));
        if (!enforced) {
            journal.allowed("netpol.unenforced", facts);
            return;
        }
        String miss = switch (nearest) {
            case NO_RULE -> "rule";
            case PEER -> "peer";
            case PORT -> "port";
        };
        journal.refused("netpol.dropped." + side.direction().section() + "." + miss, facts);
    }
}
