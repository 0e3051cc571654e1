package dev.ktutor.kube.server.registry.table;

import static dev.ktutor.kube.server.registry.table.Cells.row;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables of what runs pods. */
final class WorkloadTables {
    private static final Object[] TEMPLATE = {"spec", "template", "spec"};

    private WorkloadTables() { }

    static void addTo(Map<String, TableLayout> tables) {
        tables.put("deployments", TableLayout.of("Name, Ready, Up-to-date:integer, Available:integer, Age, Containers+, Images+, Selector+",
            (o, ages) -> row(o.name(), o.number("status", "readyReplicas") + "/" + o.number("spec", "replicas"), o.number("status", "updatedReplicas"),
                o.number("status", "availableReplicas"), ages.of(o), names(o), images(o), Cells.selector(o.at("spec", "selector")))));
        tables.put("replicasets", TableLayout.of("Name, Desired:integer, Current:integer, Ready:integer, Age, Containers+, Images+, Selector+",
            (o, ages) -> row(o.name(), o.number("spec", "replicas"), o.number("status", "replicas"), o.number("status", "readyReplicas"), ages.of(o),
                names(o), images(o), Cells.selector(o.at("spec", "selector")))));
        tables.put("replicationcontrollers", TableLayout.of("Name, Desired:integer, Current:integer, Ready:integer, Age, Containers+, Images+, Selector+",
            (o, ages) -> row(o.name(), o.number("spec", "replicas"), o.number("status", "replicas"), o.number("status", "readyReplicas"), ages.of(o),
                names(o), images(o), Cells.labels(Tree.stringMap(o.at("spec", "selector"))))));
        tables.put("daemonsets", TableLayout.of("Name, Desired:integer, Current:integer, Ready:integer, Up-to-date:integer, Available:integer, Node Selector, Age, "
            + "Containers+, Images+, Selector+", (o, ages) -> row(o.name(), o.number("status", "desiredNumberScheduled"),
                o.number("status", "currentNumberScheduled"), o.number("status", "numberReady"), o.number("status", "updatedNumberScheduled"),
                o.number("status", "numberAvailable"), Cells.labels(Tree.stringMap(o.at("spec", "template", "spec", "nodeSelector"))), ages.of(o), names(o),
                images(o), Cells.selector(o.at("spec", "selector")))));
        tables.put("statefulsets", TableLayout.of("Name, Ready, Age, Containers+, Images+", (o, ages) -> row(o.name(),
            o.number("status", "readyReplicas") + "/" + o.number("spec", "replicas"), ages.of(o), names(o), images(o))));
        tables.put("jobs", TableLayout.of("Name, Status, Completions, Duration, Age, Containers+, Images+, Selector+", WorkloadTables::job));
        tables.put("cronjobs", TableLayout.of("Name, Schedule, Timezone, Suspend:boolean, Active:integer, Last Schedule, Age, Containers+, Images+, Selector+",
            WorkloadTables::cronJob));
        tables.put("controllerrevisions", TableLayout.of("Name, Controller, Revision:integer, Age", (o, ages) -> row(o.name(), controller(o), o.number("revision"), ages.of(o))));
        tables.put("horizontalpodautoscalers", TableLayout.of("Name, Reference, Targets, MinPods, MaxPods, Replicas:integer, Age", WorkloadTables::autoscaler));
        tables.put("poddisruptionbudgets", TableLayout.of("Name, Min Available, Max Unavailable, Allowed Disruptions:integer, Age",
            (o, ages) -> row(o.name(), orNotAvailable(o.at("spec", "minAvailable")), orNotAvailable(o.at("spec", "maxUnavailable")),
                o.number("status", "disruptionsAllowed"), ages.of(o))));
    }

    private static String orNotAvailable(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "N/A" : String.valueOf(value);
    }

    private static String names(KubeObject object) {
        return Cells.containers(object, "name", TEMPLATE);
    }

    private static String images(KubeObject object) {
        return Cells.containers(object, "image", TEMPLATE);
    }

    private static String controller(KubeObject object) {
        for (Object owner : object.list("metadata", "ownerReferences")) {
            if (Tree.bool(owner, "controller")) {
                String group = Tree.string(owner, "apiVersion");
                String kind = Tree.string(owner, "kind").toLowerCase(java.util.Locale.ROOT);
                return kind + (group.contains("/") ? "." + group.substring(0, group.indexOf('/')) : "") + "/" + Tree.string(owner, "name");
            }
        }
        return "<none>";
    }

    private static List<Object> job(KubeObject job, Ages ages) {
        Object wanted = job.at("spec", "completions");
        long done = job.number("status", "succeeded");
        long parallel = job.number("spec", "parallelism");
        String completions = wanted != null ? done + "/" + wanted : parallel > 1 ? done + "/1 of " + parallel : done + "/1";
        Instant start = Ages.moment(job.at("status", "startTime"));
        Instant end = Ages.moment(job.at("status", "completionTime"));
        String duration = start == null ? "" : Ages.human(Duration.between(start, end == null ? ages.now() : end));
        return row(job.name(), status(job), completions, duration, ages.of(job), names(job), images(job), Cells.selector(job.at("spec", "selector")));
    }

    private static String status(KubeObject job) {
        if (Cells.condition(job, "Complete")) {
            return "Complete";
        }
        if (Cells.condition(job, "Failed")) {
            return "Failed";
        }
        if (job.deleting()) {
            return "Terminating";
        }
        for (String type : List.of("Suspended", "FailureTarget", "SuccessCriteriaMet")) {
            if (Cells.condition(job, type)) {
                return type;
            }
        }
        return "Running";
    }

    private static List<Object> cronJob(KubeObject job, Ages ages) {
        Object[] template = {"spec", "jobTemplate", "spec", "template", "spec"};
        String zone = job.string("spec", "timeZone");
        Object last = job.at("status", "lastScheduleTime");
        return row(job.name(), job.string("spec", "schedule"), zone.isEmpty() ? "<none>" : zone, Boolean.TRUE.equals(job.at("spec", "suspend")) ? "True" : "False",
            (long) job.list("status", "active").size(), last == null ? "<none>" : ages.since(last), ages.of(job), Cells.containers(job, "name", template),
            Cells.containers(job, "image", template), Cells.selector(job.at("spec", "jobTemplate", "spec", "selector")));
    }

    private static List<Object> autoscaler(KubeObject object, Ages ages) {
        String reference = object.string("spec", "scaleTargetRef", "kind") + "/" + object.string("spec", "scaleTargetRef", "name");
        List<String> targets = new ArrayList<>();
        List<Object> current = object.list("status", "currentMetrics");
        List<Object> metrics = object.list("spec", "metrics");
        for (int i = 0; i < metrics.size(); i++) {
            Object target = Tree.at(metrics.get(i), "resource", "target");
            String name = Tree.string(metrics.get(i), "resource", "name");
            Object now = i < current.size() ? Tree.at(current.get(i), "resource", "current", "averageUtilization") : null;
            targets.add(name + ": " + (now == null ? "<unknown>" : now + "%") + "/" + (Tree.at(target, "averageUtilization") == null
                ? Tree.string(target, "averageValue") : Tree.longValue(target, "averageUtilization") + "%"));
        }
        Object minimum = object.at("spec", "minReplicas");
        return row(object.name(), reference, targets.isEmpty() ? "<none>" : String.join(", ", targets), minimum == null ? "<unset>" : String.valueOf(minimum),
            object.number("spec", "maxReplicas"), object.number("status", "currentReplicas"), ages.of(object));
    }
}
