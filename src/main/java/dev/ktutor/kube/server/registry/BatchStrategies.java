package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Jobs and cron jobs. */
final class BatchStrategies {
    private BatchStrategies() { }

    /** Jobs: their pods are told apart by labels the server makes up. */
    static final Strategy JOB = new Strategy() {
        @Override
        public KubeObject defaults(KubeObject job) {
            return PodDefaults.template(job.with(spec(job.map("spec")), "spec"), "spec", "template");
        }

        @Override
        public KubeObject onCreate(KubeObject job, WriteContext context) {
            KubeObject made = job.without("status");
            if (Boolean.TRUE.equals(job.at("spec", "manualSelector"))) {
                return made;
            }
            Map<String, Object> labels = new LinkedHashMap<>(made.map("spec", "template", "metadata", "labels"));
            labels.put("batch.kubernetes.io/controller-uid", made.uid());
            labels.put("batch.kubernetes.io/job-name", made.name());
            labels.put("controller-uid", made.uid());
            labels.put("job-name", made.name());
            return made.with(labels, "spec", "template", "metadata", "labels")
                .with(Tree.of("matchLabels", Tree.of("batch.kubernetes.io/controller-uid", made.uid())), "spec", "selector");
        }

        @Override
        public List<FieldError> validate(KubeObject job) {
            List<FieldError> errors = new ArrayList<>(PodRules.check(job.map("spec", "template", "spec"), "spec.template.spec"));
            if (job.string("spec", "template", "spec", "restartPolicy").equals("Always")) {
                errors.add(FieldError.required("spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
            }
            return errors;
        }

        @Override
        public List<FieldError> validateUpdate(KubeObject job, KubeObject old) {
            List<FieldError> errors = new ArrayList<>(validate(job));
            if (!Objects.equals(job.at("spec", "template"), old.at("spec", "template"))) {
                errors.add(FieldError.invalid("spec.template", job.at("spec", "template"), "field is immutable"));
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
        public @Nullable String selectable(KubeObject job, String field) {
            return field.equals("status.successful") ? String.valueOf(job.number("status", "succeeded")) : null;
        }
    };

    private static Map<String, Object> spec(Map<String, Object> given) {
        Map<String, Object> spec = new LinkedHashMap<>(given);
        if (spec.get("completions") == null && spec.get("parallelism") == null) {
            spec.put("completions", 1L);
        }
        Fields.set(spec, "parallelism", 1L);
        Fields.set(spec, "backoffLimit", 6L);
        Fields.set(spec, "completionMode", "NonIndexed");
        Fields.set(spec, "suspend", false);
        Fields.set(spec, "podReplacementPolicy", "TerminatingOrFailed");
        return spec;
    }

    /** Cron jobs. */
    static final Strategy CRON_JOB = new StatusStrategy(BatchStrategies::cronDefaults, BatchStrategies::cronErrors);

    private static KubeObject cronDefaults(KubeObject job) {
        Map<String, Object> spec = Tree.mutable(job.at("spec"));
        Fields.set(spec, "concurrencyPolicy", "Allow");
        Fields.set(spec, "suspend", false);
        Fields.set(spec, "successfulJobsHistoryLimit", 3L);
        Fields.set(spec, "failedJobsHistoryLimit", 1L);
        KubeObject filled = job.with(spec, "spec");
        return PodDefaults.template(filled, "spec", "jobTemplate", "spec", "template");
    }

    private static List<FieldError> cronErrors(KubeObject job) {
        List<FieldError> errors = new ArrayList<>();
        String schedule = job.string("spec", "schedule");
        int fields = schedule.trim().split(" +").length;
        if (schedule.isEmpty()) {
            errors.add(FieldError.required("spec.schedule", ""));
        } else if (!schedule.startsWith("@") && fields != 5) {
            errors.add(FieldError.invalid("spec.schedule", schedule, "expected exactly 5 fields, found " + fields + ": [" + schedule + "]"));
        }
        errors.addAll(PodRules.check(job.map("spec", "jobTemplate", "spec", "template", "spec"), "spec.jobTemplate.spec.template.spec"));
        if (job.string("spec", "jobTemplate", "spec", "template", "spec", "restartPolicy").equals("Always")) {
            errors.add(FieldError.required("spec.jobTemplate.spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
        }
        return errors;
    }
}
