package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deployments, jobs and cron jobs. */
public final class WorkloadMakers {
    private WorkloadMakers() { }

    private static List<String> command(Call call) {
        return call.args().size() > 1 ? call.args().subList(1, call.args().size()) : List.of();
    }

    /** {@code create deployment}. */
    public static Map<String, Object> deployment(Call call, String name) {
        List<String> images = call.flags().list("image");
        List<String> command = command(call);
        if (images.size() > 1 && !command.isEmpty()) {
            throw KubectlError.of("cannot specify multiple --image options and command");
        }
        List<Object> containers = new ArrayList<>();
        int port = call.flags().number("port");
        for (String image : images) {
            String container = unique(containerName(image), call);
            boolean first = containers.isEmpty();
            containers.add(Fields.of("name", container, "image", image, "command", command,
                    "ports", first && port >= 0 ? List.of(Fields.of("containerPort", (long) port)) : null, "resources", Map.of()));
        }
        Map<String, String> labels = Map.of("app", name);
        Map<String, Object> template = Fields.of("metadata", Fields.of("labels", labels), "spec", Fields.of("containers", containers));
        Map<String, Object> spec = Fields.of("replicas", (long) call.flags().number("replicas"), "selector", Map.of("matchLabels", labels),
                "template", template, "strategy", Map.of());
        return Fields.with(Fields.head(call, "Deployment", "apps/v1", name, labels), "spec", spec, "status", Map.of());
    }

    /** The image's last part without tag and digest. */
    private static String containerName(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        name = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        return name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
    }

    private static String unique(String name, Call call) {
        return name.contains("_") || name.contains(".") ? name.replaceAll("[_.]", "-") + "-" + call.in().host().chance().nameSuffix(5) : name;
    }

    /** {@code create job}. */
    public static Map<String, Object> job(Call call, String name) {
        String image = call.flags().text("image");
        String from = call.flags().text("from");
        if (image.isEmpty() == from.isEmpty()) {
            throw KubectlError.of("either --image or --from must be specified");
        }
        if (!command(call).isEmpty() && !from.isEmpty()) {
            throw KubectlError.of("cannot specify --from and command");
        }
        Map<String, Object> head = Fields.head(call, "Job", "batch/v1", name, null);
        if (!from.isEmpty()) {
            return fromCronJob(call, head, from);
        }
        return Fields.with(head, "spec", jobSpec(call, name, "Never"), "status", Map.of());
    }

    private static Map<String, Object> jobSpec(Call call, String name, String restart) {
        Map<String, Object> container = Fields.of("name", name, "image", call.flags().text("image"), "command", command(call), "resources", Map.of());
        return Fields.of("template", Fields.of("metadata", Map.of(), "spec",
                Fields.of("containers", List.of(container), "restartPolicy", restart)));
    }

    private static Map<String, Object> fromCronJob(Call call, Map<String, Object> head, String from) {
        List<Resource> found = new ResourceBuilder(call, new RestMapper(call)).defaultNamespace().args(false, List.of(from)).all();
        KubeObject cron = found.get(0).object();
        if (!cron.kind().equals("CronJob")) {
            throw KubectlError.of("from must be an existing cronjob");
        }
        Map<String, Object> annotations = new TreeMap<>(Tree.map(cron.at("spec", "jobTemplate", "metadata", "annotations")));
        annotations.put("cronjob.kubernetes.io/instantiate", "manual");
        Map<String, Object> metadata = new LinkedHashMap<>(Tree.map(head.get("metadata")));
        metadata.putAll(Fields.of("labels", cron.at("spec", "jobTemplate", "metadata", "labels"), "annotations", annotations,
                "ownerReferences", List.of(Fields.of("apiVersion", "batch/v1", "kind", "CronJob", "name", cron.name(), "uid", cron.uid(),
                        "controller", Boolean.TRUE))));
        head.put("metadata", metadata);
        return Fields.with(head, "spec", cron.at("spec", "jobTemplate", "spec"), "status", Map.of());
    }

    /** {@code create cronjob}. */
    public static Map<String, Object> cronJob(Call call, String name) {
        String restart = call.flags().text("restart");
        Map<String, Object> template = Fields.of("metadata", Map.of("name", name),
                "spec", jobSpec(call, name, restart.isEmpty() ? "OnFailure" : restart));
        Map<String, Object> spec = Fields.of("schedule", call.flags().text("schedule"), "jobTemplate", template);
        return Fields.with(Fields.head(call, "CronJob", "batch/v1", name, null), "spec", spec, "status", Map.of());
    }
}
