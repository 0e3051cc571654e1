package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What runs pods from a template: deployments, replica sets, daemon sets, stateful sets, replication controllers.
 *
 * @param kind the kind, on which the defaults depend
 */
record WorkloadStrategy(String kind) implements Strategy {

    @Override
    public KubeObject defaults(KubeObject object) {
        Map<String, Object> spec = Tree.mutable(object.at("spec"));
        if (!kind.equals("DaemonSet")) {
            Fields.set(spec, "replicas", 1L);
        }
        switch (kind) {
            case "Deployment" -> {
                Fields.set(spec, "revisionHistoryLimit", 10L);
                Fields.set(spec, "progressDeadlineSeconds", 600L);
                strategy(spec, "strategy", Tree.of("maxUnavailable", "25%", "maxSurge", "25%"));
            }
            case "DaemonSet" -> {
                Fields.set(spec, "revisionHistoryLimit", 10L);
                strategy(spec, "updateStrategy", Tree.of("maxUnavailable", 1L, "maxSurge", 0L));
            }
            case "StatefulSet" -> {
                Fields.set(spec, "revisionHistoryLimit", 10L);
                Fields.set(spec, "podManagementPolicy", "OrderedReady");
                strategy(spec, "updateStrategy", Tree.of("partition", 0L));
                Fields.set(spec, "persistentVolumeClaimRetentionPolicy", Tree.of("whenDeleted", "Retain", "whenScaled", "Retain"));
            }
            case "ReplicationController" -> {
                Object labels = Tree.at(spec, "template", "metadata", "labels");
                if (labels != null) {
                    Fields.set(spec, "selector", labels);
                }
            }
            default -> { }
        }
        KubeObject filled = object.with(spec, "spec");
        return PodDefaults.template(filled, "spec", "template");
    }

    private static void strategy(Map<String, Object> spec, String field, Map<String, Object> rolling) {
        Map<String, Object> strategy = Tree.mutable(spec.get(field));
        Fields.set(strategy, "type", "RollingUpdate");
        if (strategy.get("type").equals("RollingUpdate")) {
            Map<String, Object> update = Tree.mutable(strategy.get("rollingUpdate"));
            rolling.forEach((key, value) -> Fields.set(update, key, value));
            strategy.put("rollingUpdate", update);
        }
        spec.put(field, strategy);
    }

    @Override
    public List<FieldError> validate(KubeObject object) {
        List<FieldError> errors = new ArrayList<>();
        Object replicas = object.at("spec", "replicas");
        if (replicas instanceof Long number && number < 0) {
            errors.add(FieldError.invalid("spec.replicas", number, "must be greater than or equal to 0"));
        }
        Map<String, Object> labels = object.map("spec", "template", "metadata", "labels");
        if (!kind.equals("ReplicationController")) {
            selector(errors, object, labels);
        }
        MetadataRules.labels(errors, labels, "spec.template.labels");
        errors.addAll(PodRules.check(object.map("spec", "template", "spec"), "spec.template.spec"));
        String restart = object.string("spec", "template", "spec", "restartPolicy");
        if (!restart.equals("Always") && List.of("OnFailure", "Never").contains(restart)) {
            errors.add(FieldError.notSupported("spec.template.spec.restartPolicy", restart, List.of("Always")));
        }
        strategyType(errors, object);
        return errors;
    }

    private static void selector(List<FieldError> errors, KubeObject object, Map<String, Object> labels) {
        Object selector = object.at("spec", "selector");
        if (selector == null) {
            errors.add(FieldError.required("spec.selector", ""));
            errors.add(FieldError.invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
            return;
        }
        SelectorRules.check(errors, selector, "spec.selector");
        LabelSelector parsed = LabelSelector.of(selector);
        if (parsed != null && parsed.empty()) {
            errors.add(FieldError.invalid("spec.selector", selector, "empty selector is invalid for deployment"));
        } else if (parsed != null && !parsed.matches(Tree.stringMap(labels))) {
            errors.add(FieldError.invalid("spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
        }
    }

    private void strategyType(List<FieldError> errors, KubeObject object) {
        String field = kind.equals("Deployment") ? "strategy" : "updateStrategy";
        List<String> types = kind.equals("Deployment") ? List.of("Recreate", "RollingUpdate") : List.of("RollingUpdate", "OnDelete");
        String type = object.string("spec", field, "type");
        if (!type.isEmpty() && !types.contains(type)) {
            errors.add(FieldError.notSupported("spec." + field + ".type", type, types));
        } else if (type.equals("Recreate") && object.at("spec", field, "rollingUpdate") != null) {
            errors.add(FieldError.forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'"));
        }
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        List<FieldError> errors = new ArrayList<>(validate(object));
        if (!kind.equals("ReplicationController") && !Objects.equals(object.at("spec", "selector"), old.at("spec", "selector"))) {
            errors.add(FieldError.invalid("spec.selector", object.at("spec", "selector"), "field is immutable"));
        }
        return errors;
    }

    @Override
    public boolean hasStatus() {
        return true;
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }

    @Override
    public @Nullable String selectable(KubeObject object, String field) {
        return field.equals("status.replicas") ? String.valueOf(object.number("status", "replicas")) : null;
    }
}
