package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The rules of metadata (apimachinery api/validation/objectmeta). */
final class MetadataRules {
    private static final int ANNOTATION_BYTES = 256 * 1024;

    private MetadataRules() { }

    static List<FieldError> validate(KubeObject object, Kind kind) {
        List<FieldError> errors = new ArrayList<>();
        String prefix = object.string("metadata", "generateName");
        if (!prefix.isEmpty()) {
            String masked = prefix.length() > 1 && prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 2) + "a" : prefix;
            kind.strategy().nameErrors(masked).forEach(message -> errors.add(FieldError.invalid("metadata.generateName", prefix, message)));
        }
        String name = object.name();
        if (name.isEmpty()) {
            errors.add(FieldError.required("metadata.name", "name or generateName is required"));
        } else {
            kind.strategy().nameErrors(name).forEach(message -> errors.add(FieldError.invalid("metadata.name", name, message)));
        }
        String namespace = object.namespace();
        if (kind.type().namespaced() && namespace.isEmpty()) {
            errors.add(FieldError.required("metadata.namespace", ""));
        } else if (kind.type().namespaced()) {
            Formats.label(namespace).forEach(message -> errors.add(FieldError.invalid("metadata.namespace", namespace, message)));
        }
        labels(errors, object.map("metadata", "labels"), "metadata.labels");
        annotations(errors, object.map("metadata", "annotations"), "metadata.annotations");
        owners(errors, object.list("metadata", "ownerReferences"));
        for (Object finalizer : object.list("metadata", "finalizers")) {
            Formats.labelKey((String) finalizer).forEach(message -> errors.add(FieldError.invalid("metadata.finalizers", finalizer, message)));
        }
        return errors;
    }

    static void labels(List<FieldError> errors, Map<String, Object> labels, String path) {
        labels.forEach((key, value) -> {
            Formats.labelKey(key).forEach(message -> errors.add(FieldError.invalid(path, key, message)));
            Formats.labelValue(String.valueOf(value)).forEach(message -> errors.add(FieldError.invalid(path, value, message)));
        });
    }

    static void annotations(List<FieldError> errors, Map<String, Object> annotations, String path) {
        long size = 0;
        for (Map.Entry<String, Object> entry : annotations.entrySet()) {
            size += entry.getKey().length() + String.valueOf(entry.getValue()).length();
            Formats.labelKey(entry.getKey().toLowerCase(Locale.ROOT)).forEach(message -> errors.add(FieldError.invalid(path, entry.getKey(), message)));
        }
        if (size > ANNOTATION_BYTES) {
            errors.add(FieldError.tooLong(path, ANNOTATION_BYTES));
        }
    }

    private static void owners(List<FieldError> errors, List<Object> owners) {
        for (int i = 0; i < owners.size(); i++) {
            for (String field : List.of("apiVersion", "kind", "name", "uid")) {
                if (Tree.string(owners.get(i), field).isEmpty()) {
                    errors.add(FieldError.required("metadata.ownerReferences[" + i + "]." + field, "must not be empty"));
                }
            }
        }
    }

    static List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        List<FieldError> errors = new ArrayList<>();
        for (String field : List.of("name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds")) {
            if (!Objects.equals(object.at("metadata", field), old.at("metadata", field))) {
                errors.add(FieldError.invalid("metadata." + field, object.at("metadata", field), "field is immutable"));
            }
        }
        if (old.deleting()) {
            List<Object> added = new ArrayList<>(object.list("metadata", "finalizers"));
            added.removeAll(old.list("metadata", "finalizers"));
            if (!added.isEmpty()) {
                String shown = added.stream().map(each -> dev.ktutor.kube.api.GoText.quote((String) each)).reduce((a, b) -> a + ", " + b).orElse("");
                errors.add(FieldError.forbidden("metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new finalizers []string{" + shown + "}"));
            }
        }
        return errors;
    }
}
