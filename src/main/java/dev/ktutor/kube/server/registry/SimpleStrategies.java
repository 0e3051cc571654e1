package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Strategies that are short: namespaces, nodes, config maps, events, volumes and classes. */
final class SimpleStrategies {
    private static final int DATA_BYTES = 1 << 20;

    private SimpleStrategies() { }

    /** Namespaces: their names are labels, they carry their name as a label, and they go only when their content is gone. */
    static final Strategy NAMESPACE = new Strategy() {
        @Override
        public KubeObject defaults(KubeObject object) {
            KubeObject named = object.name().isEmpty() ? object : object.with(object.name(), "metadata", "labels", "kubernetes.io/metadata.name");
            return named.string("status", "phase").isEmpty() ? named.with("Active", "status", "phase") : named;
        }

        @Override
        public KubeObject onCreate(KubeObject object, WriteContext context) {
            return object.with(object.name(), "metadata", "labels", "kubernetes.io/metadata.name").with(List.of("kubernetes"), "spec", "finalizers")
                .with(Tree.of("phase", "Active"), "status");
        }

        @Override
        public KubeObject onUpdate(KubeObject object, KubeObject old, WriteContext context) {
            return object.with(old.at("status"), "status").with(old.at("spec"), "spec");
        }

        @Override
        public KubeObject onSubresource(String subresource, KubeObject object, KubeObject old, WriteContext context) {
            return subresource.equals("finalize") ? old.with(object.list("spec", "finalizers"), "spec", "finalizers") : old.with(object.at("status"), "status");
        }

        @Override
        public List<String> nameErrors(String name) {
            return Formats.label(name);
        }

        @Override
        public boolean hasStatus() {
            return true;
        }

        @Override
        public @Nullable String selectable(KubeObject object, String field) {
            return field.equals("status.phase") ? object.string("status", "phase") : null;
        }
    };

    /** Nodes: a kubelet registers with its status. */
    static final Strategy NODE = new Strategy() {
        @Override
        public KubeObject onCreate(KubeObject object, WriteContext context) {
            return object;
        }

        @Override
        public boolean hasStatus() {
            return true;
        }

        @Override
        public @Nullable String selectable(KubeObject object, String field) {
            return field.equals("spec.unschedulable") ? String.valueOf(Boolean.TRUE.equals(object.at("spec", "unschedulable"))) : null;
        }

        @Override
        public List<FieldError> validate(KubeObject object) {
            List<FieldError> errors = new ArrayList<>();
            List<Object> taints = object.list("spec", "taints");
            for (int i = 0; i < taints.size(); i++) {
                String effect = Tree.string(taints.get(i), "effect");
                if (!List.of("NoSchedule", "PreferNoSchedule", "NoExecute").contains(effect)) {
                    errors.add(FieldError.notSupported("spec.taints[" + i + "].effect", effect, List.of("NoSchedule", "PreferNoSchedule", "NoExecute")));
                }
            }
            return errors;
        }
    };

    /** Config maps: their keys are file names. */
    static final Strategy CONFIG_MAP = new Strategy() {
        @Override
        public List<FieldError> validate(KubeObject object) {
            List<FieldError> errors = new ArrayList<>();
            long size = 0;
            for (String field : List.of("data", "binaryData")) {
                for (Map.Entry<String, Object> entry : object.map(field).entrySet()) {
                    Formats.configKey(entry.getKey())
                        .forEach(message -> errors.add(FieldError.invalid(field + "[" + entry.getKey() + "]", entry.getKey(), message)));
                    size += String.valueOf(entry.getValue()).length();
                    if (field.equals("binaryData") && object.map("data").containsKey(entry.getKey())) {
                        errors.add(FieldError.invalid("data[" + entry.getKey() + "]", entry.getKey(), "duplicate of key present in binaryData"));
                    }
                }
            }
            if (size > DATA_BYTES) {
                errors.add(FieldError.tooLong("", DATA_BYTES));
            }
            return errors;
        }

        @Override
        public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
            List<FieldError> errors = new ArrayList<>(immutable(object, old, "data", "binaryData"));
            errors.addAll(validate(object));
            return errors;
        }
    };

    /** An object that calls itself immutable stays as it is. */
    static List<FieldError> immutable(KubeObject object, KubeObject old, String... fields) {
        List<FieldError> errors = new ArrayList<>();
        if (Boolean.TRUE.equals(old.at("immutable"))) {
            if (!Boolean.TRUE.equals(object.at("immutable"))) {
                errors.add(FieldError.forbidden("immutable", "field is immutable when `immutable` is set"));
            }
            for (String field : fields) {
                if (!Objects.equals(object.at(field), old.at(field))) {
                    errors.add(FieldError.forbidden(field, "field is immutable when `immutable` is set"));
                }
            }
        }
        return errors;
    }

    /** Events. */
    static final Strategy EVENT = new Strategy() {
        @Override
        public @Nullable String selectable(KubeObject event, String field) {
            return switch (field) {
                case "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion",
                    "involvedObject.resourceVersion", "involvedObject.fieldPath" -> event.string("involvedObject", field.substring(15));
                case "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid" -> event.string("involvedObject", field.substring(10));
                case "reason", "type", "reportingComponent" -> event.string(field);
                case "source" -> event.string("source", "component");
                default -> null;
            };
        }
    };

    /** Priority classes. */
    static final Strategy PRIORITY_CLASS = new Strategy() {
        @Override
        public KubeObject defaults(KubeObject object) {
            return object.string("preemptionPolicy").isEmpty() ? object.with("PreemptLowerPriority", "preemptionPolicy") : object;
        }

        @Override
        public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
            return object.number("value") == old.number("value") ? List.of() : List.of(FieldError.forbidden("value", "may not be changed in an update."));
        }
    };

    /** Storage classes. */
    static final Strategy STORAGE_CLASS = new Strategy() {
        @Override
        public KubeObject defaults(KubeObject object) {
            KubeObject filled = object.string("reclaimPolicy").isEmpty() ? object.with("Delete", "reclaimPolicy") : object;
            return filled.string("volumeBindingMode").isEmpty() ? filled.with("Immediate", "volumeBindingMode") : filled;
        }

        @Override
        public List<FieldError> validate(KubeObject object) {
            return object.string("provisioner").isEmpty() ? List.of(FieldError.required("provisioner", "")) : List.of();
        }
    };

    /** A kind with a status and nothing more to say. */
    static final Strategy WITH_STATUS = new StatusStrategy(object -> object, object -> List.of());

    /** Claims for volumes. */
    static final Strategy CLAIM = new Strategy() {
        @Override
        public KubeObject defaults(KubeObject object) {
            KubeObject filled = object.string("spec", "volumeMode").isEmpty() ? object.with("Filesystem", "spec", "volumeMode") : object;
            return filled.string("status", "phase").isEmpty() ? filled.with("Pending", "status", "phase") : filled;
        }

        @Override
        public KubeObject onCreate(KubeObject object, WriteContext context) {
            List<Object> finalizers = new ArrayList<>(object.list("metadata", "finalizers"));
            if (!finalizers.contains("kubernetes.io/pvc-protection")) {
                finalizers.add("kubernetes.io/pvc-protection");
            }
            return object.with(Tree.of("phase", "Pending"), "status").with(finalizers, "metadata", "finalizers");
        }

        @Override
        public boolean hasStatus() {
            return true;
        }

        @Override
        public List<FieldError> validate(KubeObject object) {
            List<FieldError> errors = new ArrayList<>();
            if (object.list("spec", "accessModes").isEmpty()) {
                errors.add(FieldError.required("spec.accessModes", "at least 1 access mode is required"));
            }
            if (object.string("spec", "resources", "requests", "storage").isEmpty()) {
                errors.add(FieldError.required("spec.resources[storage]", ""));
            }
            return errors;
        }
    };

    /** Ingresses. */
    static final Strategy INGRESS = new StatusStrategy(object -> object, SimpleStrategies::ingress);

    private static List<FieldError> ingress(KubeObject object) {
        List<FieldError> errors = new ArrayList<>();
        if (object.list("spec", "rules").isEmpty() && object.at("spec", "defaultBackend") == null) {
            errors.add(FieldError.invalid("spec", object.map("spec"), "either `defaultBackend` or `rules` must be specified"));
        }
        List<Object> rules = object.list("spec", "rules");
        for (int i = 0; i < rules.size(); i++) {
            List<Object> paths = Tree.list(rules.get(i), "http", "paths");
            for (int j = 0; j < paths.size(); j++) {
                String where = "spec.rules[" + i + "].http.paths[" + j + "]";
                String type = Tree.string(paths.get(j), "pathType");
                String path = Tree.string(paths.get(j), "path");
                if (type.isEmpty()) {
                    errors.add(FieldError.required(where + ".pathType", "pathType must be specified"));
                } else if (!List.of("Exact", "Prefix", "ImplementationSpecific").contains(type)) {
                    errors.add(FieldError.notSupported(where + ".pathType", type, List.of("Exact", "ImplementationSpecific", "Prefix")));
                } else if (!type.equals("ImplementationSpecific") && !path.startsWith("/")) {
                    errors.add(FieldError.invalid(where + ".path", path, "must be an absolute path"));
                }
            }
        }
        return errors;
    }

    /** Endpoints and slices: ports speak TCP unless they say otherwise. */
    static final Strategy ENDPOINT_SLICE = new Strategy() {
        @Override
        public KubeObject defaults(KubeObject object) {
            Map<String, Object> tree = Tree.mutable(object.tree());
            Fields.each(tree, "ports", port -> {
                Fields.set(port, "protocol", "TCP");
                port.putIfAbsent("name", "");
                return port;
            });
            return new KubeObject(tree);
        }
    };
}
