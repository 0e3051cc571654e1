package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.Cidr;
import dev.ktutor.kube.api.LabelSelector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a NetworkPolicy object, filling in the API's defaults (k8s.io/api/networking/v1, NetworkPolicySpec). */
public final class PolicyReader {
    private static final Set<String> SPEC = Set.of("podSelector", "policyTypes", "ingress", "egress");
    private static final Set<String> PEER = Set.of("podSelector", "namespaceSelector", "ipBlock");

    private PolicyReader() { }

    /**
     * The policy in the tree.
     *
     * @throws FactsError for what the API server would have refused
     */
    public static Policy read(Map<String, Object> tree) {
        Field metadata = Field.root("NetworkPolicy", tree).at("metadata");
        String name = metadata.at("name").text();
        String namespace = metadata.at("namespace").text().isEmpty() ? "default" : metadata.at("namespace").text();
        Field spec = Field.root("NetworkPolicy " + namespace + "/" + name, tree).at("spec").only(SPEC);
        return new Policy(namespace, name, selector(spec.at("podSelector")), types(spec),
                rules(spec, Direction.INGRESS), rules(spec, Direction.EGRESS));
    }

    /** Omitted or empty: ingress always, egress only with at least one egress rule. */
    private static Set<Direction> types(Field spec) {
        Set<Direction> types = EnumSet.noneOf(Direction.class);
        for (Field type : spec.at("policyTypes").items()) {
            switch (type.text()) {
                case "Ingress" -> types.add(Direction.INGRESS);
                case "Egress" -> types.add(Direction.EGRESS);
                default -> throw type.wrong("unsupported value \"" + type.text() + "\": supported values: \"Egress\", \"Ingress\"");
            }
        }
        if (types.isEmpty()) {
            types.add(Direction.INGRESS);
            if (!spec.at("egress").items().isEmpty()) {
                types.add(Direction.EGRESS);
            }
        }
        return types;
    }

    private static List<Policy.Rule> rules(Field spec, Direction direction) {
        List<Policy.Rule> rules = new ArrayList<>();
        for (Field rule : spec.at(direction.section()).items()) {
            rule.only(Set.of(direction.peers(), "ports"));
            rules.add(new Policy.Rule(rule.at(direction.peers()).items().stream().map(PolicyReader::peer).toList(),
                    rule.at("ports").items().stream().map(PolicyReader::port).toList()));
        }
        return rules;
    }

    private static Policy.Peer peer(Field peer) {
        Field block = peer.only(PEER).at("ipBlock");
        Field namespaces = peer.at("namespaceSelector");
        Field pods = peer.at("podSelector");
        if (block.missing()) {
            if (namespaces.missing() && pods.missing()) {
                throw peer.wrong("must specify a peer");
            }
            return new Policy.PodPeer(namespaces.missing() ? null : selector(namespaces), selector(pods));
        }
        if (!namespaces.missing() || !pods.missing()) {
            throw peer.wrong("may not specify both ipBlock and another peer");
        }
        block.only(Set.of("cidr", "except"));
        return new Policy.BlockPeer(cidr(block.at("cidr")),
                block.at("except").items().stream().map(PolicyReader::cidr).toList());
    }

    private static Cidr cidr(Field field) {
        return Cidr.parse(field.text())
                .orElseThrow(() -> field.wrong("\"" + field.text() + "\" is no valid CIDR, such as 10.9.8.0/24"));
    }

    private static Policy.PortMatch port(Field entry) {
        entry.only(Set.of("protocol", "port", "endPort"));
        Protocol protocol = protocol(entry.at("protocol"));
        Field port = entry.at("port");
        Field end = entry.at("endPort");
        if (port.missing()) {
            if (!end.missing()) {
                throw end.wrong("may not be specified when `port` is not specified");
            }
            return Policy.PortMatch.whole(protocol);
        }
        if (port.value() instanceof String name) {
            if (!end.missing()) {
                throw end.wrong("may not be specified when `port` is non-numeric");
            }
            return Policy.PortMatch.named(protocol, name);
        }
        int first = port.number(1, 65535);
        return Policy.PortMatch.numbers(protocol, first, end.missing() ? first : end.number(first, 65535));
    }

    /** The protocol that a field names; TCP if it is missing. */
    static Protocol protocol(Field field) {
        String name = field.text();
        return switch (name) {
            case "", "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> throw field.wrong("unsupported value \"" + name + "\": supported values: \"SCTP\", \"TCP\", \"UDP\"");
        };
    }

    private static LabelSelector selector(Field selector) {
        selector.only(Set.of("matchLabels", "matchExpressions"));
        List<LabelSelector.Requirement> requirements = new ArrayList<>();
        selector.at("matchLabels").strings().forEach((key, value) ->
                requirements.add(new LabelSelector.Requirement(key, LabelSelector.Operator.EQUALS, List.of(value))));
        for (Field expression : selector.at("matchExpressions").items()) {
            expression.only(Set.of("key", "operator", "values"));
            requirements.add(new LabelSelector.Requirement(expression.at("key").text(), operator(expression.at("operator")),
                    expression.at("values").items().stream().map(Field::text).toList()));
        }
        return new LabelSelector(requirements);
    }

    private static LabelSelector.Operator operator(Field field) {
        return switch (field.text()) {
            case "In" -> LabelSelector.Operator.IN;
            case "NotIn" -> LabelSelector.Operator.NOT_IN;
            case "Exists" -> LabelSelector.Operator.EXISTS;
            case "DoesNotExist" -> LabelSelector.Operator.DOES_NOT_EXIST;
            default -> throw field.wrong("not a valid selector operator: \"" + field.text() + "\"");
        };
    }
}
