package dev.ktutor.command.kubectl.describe;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Network policies. */
final class NetworkPolicyDescriber implements Describer {
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '+0000 UTC'").withZone(ZoneOffset.UTC);

    @Override
    public void describe(Call call, KubeObject policy, Page page) {
        String created = policy.string("metadata", "creationTimestamp");
        page.line(0, "Name:", policy.name()).line(0, "Namespace:", policy.namespace())
                .line(0, "Created on:", created.isEmpty() ? "<nil>" : CREATED.format(Instant.parse(created)));
        page.labels("Labels", policy.labels()).annotations("Annotations", policy.annotations());
        page.line(0, "Spec:");
        Object selector = policy.at("spec", "podSelector");
        boolean everything = Tree.map(selector, "matchLabels").isEmpty() && Tree.list(selector, "matchExpressions").isEmpty();
        page.text("  PodSelector:     " + (everything ? "<none> (Allowing the specific traffic to all pods in this namespace)" : text(selector)) + "\n");
        List<String> types = Tree.strings(policy.tree(), "spec", "policyTypes");
        boolean ingress = types.isEmpty() || types.contains("Ingress");
        boolean egress = types.contains("Egress") || types.isEmpty() && !policy.list("spec", "egress").isEmpty();
        rules(page, policy, ingress, "ingress", "from", "source");
        rules(page, policy, egress, "egress", "to", "destination");
        page.line(1, "Policy Types: " + String.join(", ", types));
    }

    private static void rules(Page page, KubeObject policy, boolean on, String direction, String side, String end) {
        if (!on) {
            page.line(1, "Not affecting " + direction + " traffic");
            return;
        }
        page.line(1, "Allowing " + direction + " traffic:");
        List<Object> rules = policy.list("spec", direction);
        if (rules.isEmpty()) {
            page.line(2, "<none> (Selected pods are isolated for " + direction + " connectivity)");
            return;
        }
        String title = side.equals("from") ? "From:" : "To:";
        for (int i = 0; i < rules.size(); i++) {
            ports(page, Tree.list(rules.get(i), "ports"));
            List<Object> peers = Tree.list(rules.get(i), side);
            if (peers.isEmpty()) {
                page.line(2, title + " <any> (traffic not restricted by " + end + ")");
            }
            for (Object peer : peers) {
                page.line(2, title);
                peer(page, peer);
            }
            if (i < rules.size() - 1) {
                page.line(2, "----------");
            }
        }
    }

    private static void ports(Page page, List<Object> ports) {
        if (ports.isEmpty()) {
            page.line(2, "To Port: <any> (traffic allowed to all ports)");
        }
        for (Object port : ports) {
            String protocol = Tree.string(port, "protocol").isEmpty() ? "TCP" : Tree.string(port, "protocol");
            Object number = Tree.at(port, "port");
            String shown = number == null ? "<nil>" : String.valueOf(number);
            page.line(2, Tree.at(port, "endPort") == null ? "To Port: " + shown + "/" + protocol
                    : "To Port Range: " + shown + "-" + Tree.longValue(port, "endPort") + "/" + protocol);
        }
    }

    private static void peer(Page page, Object peer) {
        if (Tree.at(peer, "namespaceSelector") != null) {
            page.line(3, "NamespaceSelector: " + text(Tree.at(peer, "namespaceSelector")));
        }
        if (Tree.at(peer, "podSelector") != null) {
            page.line(3, "PodSelector: " + text(Tree.at(peer, "podSelector")));
        }
        if (Tree.at(peer, "ipBlock") != null) {
            page.line(3, "IPBlock:").line(4, "CIDR: " + Tree.string(peer, "ipBlock", "cidr"))
                    .line(4, "Except: " + String.join(", ", Tree.strings(peer, "ipBlock", "except")));
        }
    }

    /** A selector as text; {@code <none>} for one that selects everything. */
    static String text(@Nullable Object selector) {
        LabelSelector parsed = LabelSelector.of(selector);
        return parsed == null || parsed.empty() ? "<none>" : parsed.toString();
    }
}
