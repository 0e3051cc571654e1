package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Services: defaults, addresses and node ports handed out from the cluster's ranges. */
record ServiceStrategy() implements Strategy {
    private static final String RANGE = "10.96.0.0/12";
    private static final int FIRST_NODE_PORT = 30000;
    private static final int NODE_PORTS = 2768;

    @Override
    public KubeObject defaults(KubeObject service) {
        Map<String, Object> spec = Tree.mutable(service.at("spec"));
        Fields.set(spec, "type", "ClusterIP");
        Fields.set(spec, "sessionAffinity", "None");
        String type = Tree.string(spec, "type");
        Fields.each(spec, "ports", port -> {
            Fields.set(port, "protocol", "TCP");
            Object target = port.get("targetPort");
            if (target == null || "".equals(target) || target instanceof Long number && number == 0) {
                port.put("targetPort", port.get("port"));
            }
            return port;
        });
        if (type.equals("ExternalName")) {
            return service.with(spec, "spec");
        }
        Fields.set(spec, "internalTrafficPolicy", "Cluster");
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            Fields.set(spec, "externalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer")) {
            Fields.set(spec, "allocateLoadBalancerNodePorts", true);
        }
        Fields.set(spec, "ipFamilies", List.of("IPv4"));
        Fields.set(spec, "ipFamilyPolicy", "SingleStack");
        String address = Tree.string(spec, "clusterIP");
        if (!address.isEmpty()) {
            Fields.set(spec, "clusterIPs", List.of(address));
        }
        return service.with(spec, "spec");
    }

    @Override
    public KubeObject onCreate(KubeObject service, WriteContext context) {
        return ported(addressed(service.without("status"), context), context);
    }

    @Override
    public KubeObject onUpdate(KubeObject service, KubeObject old, WriteContext context) {
        KubeObject kept = service;
        boolean needsAddress = !service.string("spec", "type").equals("ExternalName");
        if (needsAddress && service.string("spec", "clusterIP").isEmpty() && !old.string("spec", "clusterIP").isEmpty()) {
            kept = kept.with(old.at("spec", "clusterIP"), "spec", "clusterIP").with(old.at("spec", "clusterIPs"), "spec", "clusterIPs");
        }
        kept = kept.with(old.at("status"), "status");
        return ported(addressed(kept, context), context);
    }

    private static KubeObject addressed(KubeObject service, WriteContext context) {
        String wanted = service.string("spec", "clusterIP");
        if (service.string("spec", "type").equals("ExternalName") || wanted.equals("None")) {
            return service;
        }
        Set<String> taken = new HashSet<>();
        for (KubeObject other : context.store().list("/registry/services/")) {
            boolean own = other.name().equals(service.name()) && other.namespace().equals(service.namespace());
            if (!own) {
                taken.add(other.string("spec", "clusterIP"));
            }
        }
        if (!wanted.isEmpty()) {
            byte[] address = IpBlock.address(wanted);
            IpBlock range = Objects.requireNonNull(IpBlock.parse(RANGE));
            if (address != null && !range.contains(address)) {
                throw invalid(service, FieldError.invalid("spec.clusterIPs", List.of(wanted), "failed to allocate IP " + wanted + ": the provided IP (" + wanted
                    + ") is not in the valid range. The range of valid IPs is " + RANGE));
            }
            if (taken.contains(wanted)) {
                throw invalid(service, FieldError.invalid("spec.clusterIPs", List.of(wanted), "failed to allocate IP " + wanted + ": provided IP is already allocated"));
            }
            return service;
        }
        String address;
        do {
            // The lower band of the range is kept for addresses that are asked for.
            address = "10." + (96 + context.chance().below(16)) + "." + (1 + context.chance().below(254)) + "." + (1 + context.chance().below(254));
        } while (taken.contains(address));
        return service.with(address, "spec", "clusterIP").with(List.of(address), "spec", "clusterIPs");
    }

    private static KubeObject ported(KubeObject service, WriteContext context) {
        String type = service.string("spec", "type");
        if (!type.equals("NodePort") && !type.equals("LoadBalancer")) {
            return service;
        }
        Set<Long> taken = new HashSet<>();
        for (KubeObject other : context.store().list("/registry/services/")) {
            boolean own = other.name().equals(service.name()) && other.namespace().equals(service.namespace());
            for (Object port : own ? List.of() : other.list("spec", "ports")) {
                taken.add(Tree.longValue(port, "nodePort"));
            }
        }
        List<Object> ports = new ArrayList<>();
        int index = 0;
        for (Object given : service.list("spec", "ports")) {
            Map<String, Object> port = new LinkedHashMap<>(Tree.map(given));
            long wanted = Tree.longValue(port, "nodePort");
            String where = "spec.ports[" + index++ + "].nodePort";
            if (wanted != 0 && (wanted < FIRST_NODE_PORT || wanted >= FIRST_NODE_PORT + NODE_PORTS)) {
                throw invalid(service, FieldError.invalid(where, wanted, "provided port is not in the valid range. The range of valid ports is 30000-32767"));
            }
            if (wanted != 0 && taken.contains(wanted)) {
                throw invalid(service, FieldError.invalid(where, wanted, "provided port is already allocated"));
            }
            while (wanted == 0 || taken.contains(wanted)) {
                wanted = FIRST_NODE_PORT + context.chance().below(NODE_PORTS);
            }
            taken.add(wanted);
            port.put("nodePort", wanted);
            ports.add(port);
        }
        return service.with(ports, "spec", "ports");
    }

    private static Refusal invalid(KubeObject service, FieldError error) {
        return new Refusal(Status.invalid("", "Service", service.name(), List.of(error)));
    }

    @Override
    public List<FieldError> validate(KubeObject service) {
        List<FieldError> errors = new ArrayList<>();
        String type = service.string("spec", "type");
        List<Object> ports = service.list("spec", "ports");
        boolean headless = service.string("spec", "clusterIP").equals("None");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            errors.add(FieldError.required("spec.ports", ""));
        }
        if (!List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName").contains(type)) {
            errors.add(FieldError.notSupported("spec.type", type, List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort")));
        }
        if (type.equals("ExternalName")) {
            String external = service.string("spec", "externalName");
            if (external.isEmpty()) {
                errors.add(FieldError.required("spec.externalName", ""));
            }
        }
        MetadataRules.labels(errors, service.map("spec", "selector"), "spec.selector");
        if (!List.of("None", "ClientIP").contains(service.string("spec", "sessionAffinity"))) {
            errors.add(FieldError.notSupported("spec.sessionAffinity", service.string("spec", "sessionAffinity"), List.of("ClientIP", "None")));
        }
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            port(errors, ports.get(i), "spec.ports[" + i + "]", ports.size() > 1, names, numbers);
        }
        String address = service.string("spec", "clusterIP");
        if (!address.isEmpty() && !headless && IpBlock.address(address) == null) {
            errors.add(FieldError.invalid("spec.clusterIPs[0]", address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
        }
        return errors;
    }

    private static void port(List<FieldError> errors, Object port, String where, boolean several, Set<String> names, Set<String> numbers) {
        String name = Tree.string(port, "name");
        if (name.isEmpty() && several) {
            errors.add(FieldError.required(where + ".name", ""));
        } else if (!name.isEmpty()) {
            Formats.label(name).forEach(message -> errors.add(FieldError.invalid(where + ".name", name, message)));
            if (!names.add(name)) {
                errors.add(FieldError.duplicate(where + ".name", name));
            }
        }
        long number = Tree.longValue(port, "port");
        Formats.portNumber(number).forEach(message -> errors.add(FieldError.invalid(where + ".port", number, message)));
        String protocol = Tree.string(port, "protocol");
        if (!List.of("SCTP", "TCP", "UDP").contains(protocol)) {
            errors.add(FieldError.notSupported(where + ".protocol", protocol, List.of("SCTP", "TCP", "UDP")));
        }
        if (Tree.at(port, "targetPort") instanceof Long target) {
            Formats.portNumber(target).forEach(message -> errors.add(FieldError.invalid(where + ".targetPort", target, message)));
        } else if (Tree.at(port, "targetPort") instanceof String target) {
            Formats.portName(target).forEach(message -> errors.add(FieldError.invalid(where + ".targetPort", target, message)));
        }
        if (!numbers.add(protocol + number)) {
            Map<String, Object> shown = new LinkedHashMap<>(Tree.map(port));
            shown.keySet().retainAll(Set.of("protocol", "port"));
            errors.add(FieldError.duplicate(where, shown));
        }
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject service, KubeObject old) {
        List<FieldError> errors = new ArrayList<>();
        String before = old.string("spec", "clusterIP");
        String after = service.string("spec", "clusterIP");
        boolean external = List.of(service.string("spec", "type"), old.string("spec", "type")).contains("ExternalName");
        if (!external && !before.isEmpty() && !before.equals(after)) {
            errors.add(FieldError.invalid("spec.clusterIPs[0]", service.list("spec", "clusterIPs"), "may not change once set"));
        }
        errors.addAll(validate(service));
        return errors;
    }

    @Override
    public List<String> nameErrors(String name) {
        return Formats.label1035(name);
    }

    @Override
    public boolean hasStatus() {
        return true;
    }

    @Override
    public @org.jspecify.annotations.Nullable String selectable(KubeObject service, String field) {
        return switch (field) {
            case "spec.clusterIP" -> service.string("spec", "clusterIP");
            case "spec.type" -> service.string("spec", "type");
            default -> null;
        };
    }
}
