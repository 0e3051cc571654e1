package dev.ktutor.kube.api;

import dev.ktutor.data.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API server fills in and refuses in a NetworkPolicy (kubernetes v1.36, pkg/apis/networking). */
public final class NetworkPolicyRules {
    private static final List<String> TYPES = List.of("Ingress", "Egress");
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

    private NetworkPolicyRules() { }

    /** The policy with its defaults: a selector, policyTypes, and TCP where a port names no protocol. */
    public static KubeObject defaults(KubeObject policy) {
        KubeObject filled = policy.at("spec", "podSelector") == null ? policy.with(Map.of(), "spec", "podSelector") : policy;
        for (String section : List.of("ingress", "egress")) {
            for (int i = 0; i < filled.list("spec", section).size(); i++) {
                for (int j = 0; j < filled.list("spec", section, i, "ports").size(); j++) {
                    if (filled.at("spec", section, i, "ports", j, "protocol") == null) {
                        filled = filled.with("TCP", "spec", section, i, "ports", j, "protocol");
                    }
                }
            }
        }
        if (filled.list("spec", "policyTypes").isEmpty()) {
            filled = filled.with(filled.list("spec", "egress").isEmpty() ? List.of("Ingress") : TYPES, "spec", "policyTypes");
        }
        return filled;
    }

    /** What is wrong with the spec, in the API server's order. */
    public static List<FieldError> validate(KubeObject policy) {
        List<FieldError> errors = new ArrayList<>(selector(policy.at("spec", "podSelector"), "spec.podSelector"));
        rules(errors, policy.list("spec", "ingress"), "spec.ingress", "from");
        rules(errors, policy.list("spec", "egress"), "spec.egress", "to");
        List<Object> types = policy.list("spec", "policyTypes");
        if (types.size() > TYPES.size()) {
            errors.add(FieldError.invalid("spec.policyTypes", types, "may not specify more than two policyTypes"));
            return errors;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!TYPES.contains(types.get(i))) {
                errors.add(FieldError.notSupported("spec.policyTypes[" + i + "]", types.get(i), TYPES));
            }
        }
        return errors;
    }

    private static void rules(List<FieldError> errors, List<Object> rules, String path, String peers) {
        for (int i = 0; i < rules.size(); i++) {
            List<Object> ports = Tree.list(rules.get(i), "ports");
            for (int j = 0; j < ports.size(); j++) {
                port(errors, ports.get(j), path + "[" + i + "].ports[" + j + "]");
            }
            List<Object> entries = Tree.list(rules.get(i), peers);
            for (int j = 0; j < entries.size(); j++) {
                peer(errors, entries.get(j), path + "[" + i + "]." + peers + "[" + j + "]");
            }
        }
    }

    private static void port(List<FieldError> errors, @Nullable Object entry, String path) {
        String protocol = Tree.string(entry, "protocol");
        if (!protocol.isEmpty() && !PROTOCOLS.contains(protocol)) {
            errors.add(FieldError.notSupported(path + ".protocol", protocol, PROTOCOLS));
        }
        Object port = Tree.at(entry, "port");
        Object end = Tree.at(entry, "endPort");
        if (port instanceof Number number) {
            Formats.portNumber(number.longValue()).forEach(m -> errors.add(FieldError.invalid(path + ".port", port, m)));
            if (end instanceof Number last) {
                if (last.longValue() < number.longValue()) {
                    errors.add(FieldError.invalid(path + ".endPort", end, "must be greater than or equal to `port`"));
                }
                Formats.portNumber(last.longValue()).forEach(m -> errors.add(FieldError.invalid(path + ".endPort", end, m)));
            }
            return;
        }
        if (end != null) {
            errors.add(FieldError.invalid(path + ".endPort", end,
                    "may not be specified when `port` is " + (port == null ? "not specified" : "non-numeric")));
        }
        if (port instanceof String name) {
            Formats.portName(name).forEach(m -> errors.add(FieldError.invalid(path + ".port", name, m)));
        }
    }

    private static void peer(List<FieldError> errors, @Nullable Object entry, String path) {
        Object pods = Tree.at(entry, "podSelector");
        Object namespaces = Tree.at(entry, "namespaceSelector");
        Object block = Tree.at(entry, "ipBlock");
        errors.addAll(selector(pods, path + ".podSelector"));
        errors.addAll(selector(namespaces, path + ".namespaceSelector"));
        if (block != null) {
            block(errors, block, path + ".ipBlock");
        }
        if (pods == null && namespaces == null && block == null) {
            errors.add(FieldError.required(path, "must specify a peer"));
        } else if (block != null && (pods != null || namespaces != null)) {
            errors.add(FieldError.forbidden(path, "may not specify both ipBlock and another peer"));
        }
    }

    private static void block(List<FieldError> errors, Object block, String path) {
        String text = Tree.string(block, "cidr");
        if (text.isEmpty()) {
            errors.add(FieldError.required(path + ".cidr", ""));
            return;
        }
        Cidr cidr = cidr(errors, text, path + ".cidr");
        if (cidr == null) {
            return;
        }
        List<String> holes = Tree.strings(block, "except");
        for (int i = 0; i < holes.size(); i++) {
            Cidr hole = cidr(errors, holes.get(i), path + ".except[" + i + "]");
            if (hole != null && !cidr.strictlyContains(hole)) {
                errors.add(FieldError.invalid(path + ".except[" + i + "]", holes.get(i), "must be a strict subset of `cidr`"));
            }
        }
    }

    private static @Nullable Cidr cidr(List<FieldError> errors, String text, String path) {
        Cidr cidr = Cidr.parse(text).orElse(null);
        if (cidr == null) {
            errors.add(FieldError.invalid(path, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"));
        } else if (cidr.hasHostBits()) {
            errors.add(FieldError.invalid(path, text, "must not have bits set beyond the prefix length"));
        }
        return cidr;
    }

    /** What is wrong with a label selector in object form (apimachinery, apis/meta/v1/validation); nothing if it is absent. */
    public static List<FieldError> selector(@Nullable Object selector, String path) {
        List<FieldError> errors = new ArrayList<>();
        Tree.map(selector, "matchLabels").forEach((key, value) -> {
            Formats.labelKey(key).forEach(m -> errors.add(FieldError.invalid(path + ".matchLabels", key, m)));
            Formats.labelValue(String.valueOf(value)).forEach(m -> errors.add(FieldError.invalid(path + ".matchLabels", value, m)));
        });
        List<Object> expressions = Tree.list(selector, "matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            expression(errors, expressions.get(i), path + ".matchExpressions[" + i + "]");
        }
        return errors;
    }

    private static void expression(List<FieldError> errors, @Nullable Object expression, String path) {
        List<String> values = Tree.strings(expression, "values");
        String operator = Tree.string(expression, "operator");
        switch (operator) {
            case "In", "NotIn" -> {
                if (values.isEmpty()) {
                    errors.add(FieldError.required(path + ".values", "must be specified when `operator` is 'In' or 'NotIn'"));
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (!values.isEmpty()) {
                    errors.add(FieldError.forbidden(path + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                }
            }
            default -> errors.add(FieldError.invalid(path + ".operator", operator, "not a valid selector operator"));
        }
        Formats.labelKey(Tree.string(expression, "key"))
                .forEach(m -> errors.add(FieldError.invalid(path + ".key", Tree.string(expression, "key"), m)));
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            String at = path + ".values[" + i + "]";
            Formats.labelValue(value).forEach(m -> errors.add(FieldError.invalid(at, value, m)));
        }
    }
}
