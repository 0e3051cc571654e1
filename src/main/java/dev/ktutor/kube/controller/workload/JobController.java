package dev.ktutor.kube.controller.workload;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.kube.controller.Owners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a Job's pods until enough of them have succeeded or too many have failed (pkg/controller/job). */
public final class JobController extends LoopController {
    private final Informer jobs;
    private final Informer pods;

    /** The controller. */
    public JobController(ControllerContext context) {
        super("job-controller", "job-controller", context);
        jobs = primary(Kinds.JOBS);
        pods = owned(Kinds.PODS, "Job");
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(jobs, key).filter(job -> !over(job));
        if (found.isEmpty() || !synced()) {
            return;
        }
        KubeObject job = found.get();
        List<KubeObject> mine = pods.in(job.namespace()).stream().filter(pod -> Owners.controls(job, pod)).toList();
        long succeeded = mine.stream().filter(pod -> pod.string("status", "phase").equals("Succeeded")).count();
        long failed = mine.stream().filter(pod -> pod.string("status", "phase").equals("Failed")).count();
        long active = mine.stream().filter(PodState::active).count();
        long completions = orOne(job, "completions");
        long limit = job.at("spec", "backoffLimit") == null ? 6 : job.number("spec", "backoffLimit");
        boolean suspended = Tree.bool(job.tree(), "spec", "suspend");
        if (failed > limit) {
            mine.stream().filter(PodState::active).forEach(pod -> client().delete(Kinds.PODS, pod.namespace(), pod.name()));
            active = 0;
            events().warning(job, "", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        } else if (!suspended) {
            for (long i = active; i < Math.min(orOne(job, "parallelism"), completions - succeeded); i++) {
                KubeObject pod = client().create(PodTemplate.pod(job));
                active++;
                events().normal(job, "", "SuccessfulCreate", "Created pod: " + pod.name());
            }
        }
        status(job, mine, new Counts(active, succeeded, failed, completions, failed > limit));
    }

    /** How far a job has come. */
    private record Counts(long active, long succeeded, long failed, long completions, boolean tooManyFailures) { }

    private static boolean over(KubeObject job) {
        return job.list("status", "conditions").stream().map(c -> Tree.string(c, "type"))
                .anyMatch(type -> type.equals("Complete") || type.equals("Failed"));
    }

    private static long orOne(KubeObject job, String field) {
        return job.at("spec", field) == null ? 1 : job.number("spec", field);
    }

    private void status(KubeObject job, List<KubeObject> mine, Counts counts) {
        Map<String, Object> status = new LinkedHashMap<>();
        String now = context().timestamp();
        String started = job.string("status", "startTime");
        status.put("startTime", started.isEmpty() ? now : started);
        status.put("ready", mine.stream().filter(PodState::ready).count());
        if (counts.active() > 0) {
            status.put("active", counts.active());
        }
        if (counts.succeeded() > 0) {
            status.put("succeeded", counts.succeeded());
        }
        if (counts.failed() > 0) {
            status.put("failed", counts.failed());
        }
        List<Object> conditions = new ArrayList<>();
        if (counts.succeeded() >= counts.completions()) {
            String message = "Reached expected number of succeeded pods";
            conditions.add(condition("SuccessCriteriaMet", "CompletionsReached", message, now));
            conditions.add(condition("Complete", "CompletionsReached", message, now));
            status.put("completionTime", now);
            events().normal(job, "", "Completed", "Job completed");
        } else if (counts.tooManyFailures()) {
            String message = "Job has reached the specified backoff limit";
            conditions.add(condition("FailureTarget", "BackoffLimitExceeded", message, now));
            conditions.add(condition("Failed", "BackoffLimitExceeded", message, now));
        }
        if (!conditions.isEmpty()) {
            status.put("conditions", conditions);
        }
        status.put("uncountedTerminatedPods", Map.of());
        if (!job.map("status").equals(status)) {
            client().updateStatus(job.with(status, "status"));
        }
    }

    private static Object condition(String type, String reason, String message, String now) {
        return Tree.of("type", type, "status", "True", "lastProbeTime", now, "lastTransitionTime", now, "reason", reason,
                "message", message);
    }
}
