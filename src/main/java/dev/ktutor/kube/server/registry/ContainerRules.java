package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a container's specification must be like. */
record ContainerRules(List<FieldError> errors, Map<String, Object> container, String path, Set<String> volumes, Set<String> names) {

    void check() {
        String name = Tree.string(container, "name");
        if (name.isEmpty()) {
            errors.add(FieldError.required(path + ".name", ""));
        } else {
            Formats.label(name).forEach(message -> errors.add(FieldError.invalid(path + ".name", name, message)));
            if (!names.add(name)) {
                errors.add(FieldError.duplicate(path + ".name", name));
            }
        }
        String image = Tree.string(container, "image");
        if (image.isEmpty()) {
            errors.add(FieldError.required(path + ".image", ""));
        } else if (!image.equals(image.strip())) {
            errors.add(FieldError.invalid(path + ".image", image, "must not have leading or trailing whitespace"));
        }
        ports();
        environment();
        mounts();
        String pull = Tree.string(container, "imagePullPolicy");
        if (!pull.isEmpty() && !List.of("Always", "IfNotPresent", "Never").contains(pull)) {
            errors.add(FieldError.notSupported(path + ".imagePullPolicy", pull, List.of("Always", "IfNotPresent", "Never")));
        }
        resources();
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            probe(probe);
        }
    }

    private void ports() {
        Set<String> names = new HashSet<>();
        List<Object> ports = Tree.list(container, "ports");
        for (int i = 0; i < ports.size(); i++) {
            Object port = ports.get(i);
            String where = path + ".ports[" + i + "]";
            String name = Tree.string(port, "name");
            if (!name.isEmpty()) {
                Formats.portName(name).forEach(message -> errors.add(FieldError.invalid(where + ".name", name, message)));
                if (!names.add(name)) {
                    errors.add(FieldError.duplicate(where + ".name", name));
                }
            }
            long number = Tree.longValue(port, "containerPort");
            if (number == 0) {
                errors.add(FieldError.required(where + ".containerPort", ""));
            } else {
                Formats.portNumber(number).forEach(message -> errors.add(FieldError.invalid(where + ".containerPort", number, message)));
            }
            long host = Tree.longValue(port, "hostPort");
            if (host != 0) {
                Formats.portNumber(host).forEach(message -> errors.add(FieldError.invalid(where + ".hostPort", host, message)));
            }
            String protocol = Tree.string(port, "protocol");
            if (!List.of("SCTP", "TCP", "UDP").contains(protocol)) {
                errors.add(FieldError.notSupported(where + ".protocol", protocol, List.of("SCTP", "TCP", "UDP")));
            }
        }
    }

    private void environment() {
        List<Object> variables = Tree.list(container, "env");
        for (int i = 0; i < variables.size(); i++) {
            String where = path + ".env[" + i + "]";
            String name = Tree.string(variables.get(i), "name");
            if (name.isEmpty()) {
                errors.add(FieldError.required(where + ".name", ""));
            } else {
                Formats.environmentName(name).forEach(message -> errors.add(FieldError.invalid(where + ".name", name, message)));
            }
            Object source = Tree.at(variables.get(i), "valueFrom");
            if (source != null && Tree.map(source).isEmpty()) {
                errors.add(FieldError.invalid(where + ".valueFrom", "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"));
            } else if (source != null && !Tree.string(variables.get(i), "value").isEmpty()) {
                errors.add(FieldError.invalid(where + ".valueFrom", "", "may not be specified when `value` is not empty"));
            }
        }
    }

    private void mounts() {
        Set<String> paths = new HashSet<>();
        List<Object> mounts = Tree.list(container, "volumeMounts");
        for (int i = 0; i < mounts.size(); i++) {
            String where = path + ".volumeMounts[" + i + "]";
            String name = Tree.string(mounts.get(i), "name");
            String target = Tree.string(mounts.get(i), "mountPath");
            if (name.isEmpty()) {
                errors.add(FieldError.required(where + ".name", ""));
            }
            if (!volumes.contains(name)) {
                errors.add(FieldError.notFound(where + ".name", name));
            }
            if (target.isEmpty()) {
                errors.add(FieldError.required(where + ".mountPath", ""));
            }
            if (!paths.add(target)) {
                errors.add(FieldError.invalid(where + ".mountPath", target, "must be unique"));
            }
        }
    }

    private void resources() {
        Map<String, Object> limits = Tree.map(container, "resources", "limits");
        Map<String, Object> requests = Tree.map(container, "resources", "requests");
        amounts(limits, path + ".resources.limits");
        amounts(requests, path + ".resources.requests");
        requests.forEach((resource, request) -> {
            Object limit = limits.get(resource);
            if (limit != null && value(request).compareTo(value(limit)) > 0) {
                errors.add(FieldError.invalid(path + ".resources.requests", request, "must be less than or equal to " + resource + " limit of " + limit));
            }
        });
    }

    private void amounts(Map<String, Object> amounts, String where) {
        amounts.forEach((resource, amount) -> {
            boolean standard = List.of("cpu", "memory", "ephemeral-storage", "storage").contains(resource) || resource.startsWith("hugepages-");
            if (!standard && !resource.contains("/")) {
                errors.add(FieldError.invalid(where + "[" + resource + "]", resource, "must be a standard resource type or fully qualified"));
                errors.add(FieldError.invalid(where + "[" + resource + "]", resource, "must be a standard resource for containers"));
            }
            if (value(amount).signum() < 0) {
                errors.add(FieldError.invalid(where + "[" + resource + "]", amount, "must be greater than or equal to 0"));
            }
        });
    }

    private static BigDecimal value(Object amount) {
        return Quantity.value(String.valueOf(amount));
    }

    private void probe(String kind) {
        Object probe = Tree.at(container, kind);
        if (probe == null) {
            return;
        }
        long handlers = List.of("exec", "httpGet", "tcpSocket", "grpc").stream().filter(handler -> Tree.at(probe, handler) != null).count();
        if (handlers == 0) {
            errors.add(FieldError.required(path + "." + kind, "must specify a handler type"));
        } else if (handlers > 1) {
            errors.add(FieldError.forbidden(path + "." + kind, "may not specify more than 1 handler type"));
        }
        for (String field : List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")) {
            if (Tree.longValue(probe, field) < 0) {
                errors.add(FieldError.invalid(path + "." + kind + "." + field, Tree.longValue(probe, field), "must be greater than or equal to 0"));
            }
        }
        if (!kind.equals("readinessProbe") && Tree.longValue(probe, "successThreshold") != 1) {
            errors.add(FieldError.invalid(path + "." + kind + ".successThreshold", Tree.longValue(probe, "successThreshold"), "must be 1"));
        }
    }
}
