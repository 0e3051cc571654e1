package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.store.Store;
import org.jspecify.annotations.Nullable;

/** Turns a pod's priority class into its number. */
final class Priority implements Plugin {
    private final Store store;

    Priority(Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "Priority";
    }

    @Override
    public KubeObject change(AdmissionRequest request) {
        if (!request.is(Operation.CREATE, "pods")) {
            return request.object();
        }
        KubeObject pod = request.object();
        String wanted = pod.string("spec", "priorityClassName");
        KubeObject found = wanted.isEmpty() ? globalDefault() : store.get("/registry/priorityclasses/" + wanted);
        if (found == null && !wanted.isEmpty()) {
            throw request.forbidden(name(), "no PriorityClass with name " + wanted + " was found");
        }
        long priority = found == null ? 0 : found.number("value");
        Object given = pod.at("spec", "priority");
        if (given instanceof Long number && number != priority) {
            throw request.forbidden(name(), "the integer value of priority (" + number + ") must not be provided in pod spec; priority admission controller computed "
                + priority + " from the given PriorityClass name");
        }
        String preemption = found == null || found.string("preemptionPolicy").isEmpty() ? "PreemptLowerPriority" : found.string("preemptionPolicy");
        KubeObject changed = pod.with(priority, "spec", "priority").with(preemption, "spec", "preemptionPolicy");
        return found != null && wanted.isEmpty() ? changed.with(found.name(), "spec", "priorityClassName") : changed;
    }

    private @Nullable KubeObject globalDefault() {
        return store.list("/registry/priorityclasses/").stream().filter(known -> Boolean.TRUE.equals(known.at("globalDefault"))).findFirst().orElse(null);
    }
}
