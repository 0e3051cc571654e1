package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pods. */
record PodStrategy() implements Strategy {

    @Override
    public KubeObject defaults(KubeObject pod) {
        return PodDefaults.pod(pod);
    }

    @Override
    public KubeObject onCreate(KubeObject pod, WriteContext context) {
        return pod.with(Tree.of("phase", "Pending", "qosClass", PodDefaults.qualityOfService(pod)), "status").with(1L, "metadata", "generation");
    }

    @Override
    public KubeObject onUpdate(KubeObject pod, KubeObject old, WriteContext context) {
        return pod.with(old.at("status"), "status");
    }

    @Override
    public KubeObject onSubresource(String subresource, KubeObject pod, KubeObject old, WriteContext context) {
        return switch (subresource) {
            case "ephemeralcontainers" -> old.with(pod.list("spec", "ephemeralContainers"), "spec", "ephemeralContainers");
            case "resize" -> old.with(pod.list("spec", "containers"), "spec", "containers");
            default -> {
                KubeObject changed = pod.at("status") == null ? old : old.with(pod.at("status"), "status");
                yield changed.string("status", "qosClass").isEmpty() ? changed.with(old.string("status", "qosClass"), "status", "qosClass") : changed;
            }
        };
    }

    @Override
    public List<FieldError> validate(KubeObject pod) {
        return PodRules.check(pod.map("spec"), "spec");
    }

    @Override
    public List<FieldError> validateUpdate(KubeObject pod, KubeObject old) {
        List<FieldError> errors = new ArrayList<>(validate(pod));
        if (!frozen(pod, old).equals(frozen(old, old))) {
            errors.add(FieldError.forbidden("spec", "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,"
                + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
                + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n"));
        }
        return errors;
    }

    /** The specification without what may change. */
    private static Map<String, Object> frozen(KubeObject pod, KubeObject old) {
        Map<String, Object> spec = new LinkedHashMap<>(pod.map("spec"));
        for (String containers : List.of("containers", "initContainers")) {
            Fields.each(spec, containers, container -> {
                container.remove("image");
                return container;
            });
        }
        spec.remove("activeDeadlineSeconds");
        if (pod.list("spec", "tolerations").containsAll(old.list("spec", "tolerations"))) {
            spec.remove("tolerations");
        }
        if (!pod.list("spec", "schedulingGates").isEmpty() || !old.list("spec", "schedulingGates").isEmpty()) {
            spec.remove("schedulingGates");
        }
        return spec;
    }

    @Override
    public boolean hasStatus() {
        return true;
    }

    @Override
    public @Nullable String selectable(KubeObject pod, String field) {
        return switch (field) {
            case "spec.nodeName" -> pod.string("spec", "nodeName");
            case "spec.restartPolicy" -> pod.string("spec", "restartPolicy");
            case "spec.schedulerName" -> pod.string("spec", "schedulerName");
            case "spec.serviceAccountName" -> pod.string("spec", "serviceAccountName");
            case "spec.hostNetwork" -> String.valueOf(Boolean.TRUE.equals(pod.at("spec", "hostNetwork")));
            case "status.phase" -> pod.string("status", "phase");
            case "status.podIP" -> pod.string("status", "podIP");
            case "status.nominatedNodeName" -> pod.string("status", "nominatedNodeName");
            default -> null;
        };
    }
}
