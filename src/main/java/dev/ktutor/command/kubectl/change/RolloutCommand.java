package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.command.kubectl.resource.Attachment;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.PatchKind;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code kubectl rollout}. */
public final class RolloutCommand {
    private static final Set<String> KINDS = Set.of("Deployment", "DaemonSet", "StatefulSet");

    private RolloutCommand() { }

    private static ResourceBuilder builder(Call call) {
        if (call.args().isEmpty() && call.flags().list("filename").isEmpty() && call.flags().text("kustomize").isEmpty()) {
            throw KubectlError.of("required resource not specified");
        }
        return new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().selector(call.flags().text("selector")).args(true, call.args());
    }

    /** {@code rollout status}. */
    public static void status(Call call) {
        builder(call).visitLatest(resource -> {
            if (!KINDS.contains(resource.object().kind())) {
                throw KubectlError.of("no status viewer has been implemented for " + resource.object().kind());
            }
            String[] last = {""};
            Duration timeout = call.flags().duration("timeout");
            boolean done = Attachment.poll(call, timeout.isZero() ? Duration.ofMinutes(10) : timeout, () -> {
                KubeObject present = call.client().get(resource.type(), resource.namespace(), resource.name());
                String text = progress(present);
                if (!text.equals(last[0])) {
                    call.out().print(text);
                    last[0] = text;
                }
                return text.contains("successfully rolled out") || text.contains("rolling update complete") || !call.flags().flag("watch");
            });
            if (!done) {
                throw KubectlError.of("timed out waiting for the condition");
            }
        });
    }

    private static String progress(KubeObject object) {
        long wanted = object.at("spec", "replicas") == null ? 1 : object.number("spec", "replicas");
        long updated = object.number("status", "updatedReplicas");
        long total = object.number("status", "replicas");
        long available = object.number("status", "availableReplicas");
        if (object.number("status", "observedGeneration") < object.number("metadata", "generation")) {
            return "Waiting for " + object.kind().toLowerCase(java.util.Locale.ROOT) + " spec update to be observed...\n";
        }
        if (object.kind().equals("DaemonSet")) {
            return daemons(object);
        }
        if (object.kind().equals("StatefulSet")) {
            long ready = object.number("status", "readyReplicas");
            return ready < wanted ? "Waiting for " + (wanted - ready) + " pods to be ready...\n"
                    : "statefulset rolling update complete " + ready + " pods at revision " + object.string("status", "updateRevision") + "...\n";
        }
        for (Object condition : object.list("status", "conditions")) {
            if (Tree.string(condition, "reason").equals("ProgressDeadlineExceeded")) {
                throw KubectlError.of("deployment " + GoText.quote(object.name()) + " exceeded its progress deadline");
            }
        }
        String wait = "Waiting for deployment " + GoText.quote(object.name()) + " rollout to finish: ";
        if (updated < wanted) {
            return wait + updated + " out of " + wanted + " new replicas have been updated...\n";
        }
        if (total > updated) {
            return wait + (total - updated) + " old replicas are pending termination...\n";
        }
        if (available < updated) {
            return wait + available + " of " + updated + " updated replicas are available...\n";
        }
        return "deployment " + GoText.quote(object.name()) + " successfully rolled out\n";
    }

    private static String daemons(KubeObject set) {
        long wanted = set.number("status", "desiredNumberScheduled");
        long updated = set.number("status", "updatedNumberScheduled");
        long available = set.number("status", "numberAvailable");
        String wait = "Waiting for daemon set " + GoText.quote(set.name()) + " rollout to finish: ";
        if (updated < wanted) {
            return wait + updated + " out of " + wanted + " new pods have been updated...\n";
        }
        return available < wanted ? wait + available + " of " + wanted + " updated pods are available...\n"
                : "daemon set " + GoText.quote(set.name()) + " successfully rolled out\n";
    }

    /** {@code rollout restart}. */
    public static void restart(Call call) {
        builder(call).visitLatest(resource -> {
            if (!KINDS.contains(resource.object().kind())) {
                throw KubectlError.of(resource.type().plural() + " " + GoText.quote(resource.name()) + " restarting is not supported");
            }
            String now = call.now().truncatedTo(ChronoUnit.SECONDS).toString();
            Map<String, Object> patch = Tree.of("spec", Tree.of("template", Tree.of("metadata",
                    Tree.of("annotations", Tree.of("kubectl.kubernetes.io/restartedAt", now)))));
            KubeObject after = Patcher.patch(call, resource, "", PatchKind.STRATEGIC, patch, DryRun.NONE, "kubectl-rollout");
            call.out().print(OutputFormat.of(call, "restarted").print(after));
        });
    }

    /** {@code rollout pause} and {@code resume}. */
    public static void pause(Call call, boolean on) {
        builder(call).visitLatest(resource -> {
            String word = on ? "paused" : "resumed";
            boolean is = Boolean.TRUE.equals(resource.object().at("spec", "paused"));
            if (!resource.object().kind().equals("Deployment")) {
                throw KubectlError.of(resource.type().plural() + " " + GoText.quote(resource.name()) + " " + (on ? "pausing" : "resuming") + " is not supported");
            }
            if (is == on) {
                throw KubectlError.of(resource.display() + " is " + (on ? "already paused" : "not paused"));
            }
            KubeObject after = Patcher.patch(call, resource, "", PatchKind.STRATEGIC, Tree.of("spec", Tree.of("paused", on ? (Object) true : null)),
                    DryRun.NONE, "kubectl-rollout");
            call.out().print(OutputFormat.of(call, word).print(after));
        });
    }

    /** {@code rollout history}. */
    public static void history(Call call) {
        builder(call).visitLatest(resource -> {
            List<KubeObject> sets = revisions(call, resource);
            call.out().println(resource.display() + " ");
            TabWriter table = TabWriter.table().print("REVISION\tCHANGE-CAUSE\n");
            sets.forEach(set -> table.print(revision(set) + "\t" + set.annotations().getOrDefault("kubernetes.io/change-cause", "<none>") + "\n"));
            call.out().print(table.flush() + "\n");
        });
    }

    private static List<KubeObject> revisions(Call call, Resource resource) {
        if (!resource.object().kind().equals("Deployment")) {
            throw KubectlError.of("no history viewer has been implemented for " + resource.object().kind() + " in this lab yet");
        }
        List<KubeObject> sets = new ArrayList<>();
        for (KubeObject set : call.client().call(ApiRequest.of("GET", "/apis/apps/v1/namespaces/" + resource.namespace() + "/replicasets")).items()) {
            if (set.list("metadata", "ownerReferences").stream().anyMatch(o -> Tree.string(o, "uid").equals(resource.object().uid()))) {
                sets.add(set);
            }
        }
        sets.sort(Comparator.comparingLong(RolloutCommand::revision));
        return sets;
    }

    private static long revision(KubeObject set) {
        String text = set.annotations().getOrDefault("deployment.kubernetes.io/revision", "0");
        return text.matches("[0-9]+") ? Long.parseLong(text) : 0;
    }

    /** {@code rollout undo}. */
    public static void undo(Call call) {
        builder(call).visitLatest(resource -> {
            List<KubeObject> sets = revisions(call, resource);
            int wanted = call.flags().number("to-revision");
            KubeObject target = wanted == 0 ? sets.size() < 2 ? null : sets.get(sets.size() - 2)
                    : sets.stream().filter(set -> revision(set) == wanted).findFirst().orElse(null);
            if (target == null) {
                throw KubectlError.of(wanted == 0 ? "no rollout history found for deployment " + GoText.quote(resource.name())
                        : "unable to find specified revision " + wanted + " in history");
            }
            KubeObject template = new KubeObject(Tree.map(target.at("spec", "template"))).without("metadata", "labels", "pod-template-hash");
            List<Object> patch = List.of(Tree.of("op", "replace", "path", "/spec/template", "value", template.tree()));
            KubeObject after = Patcher.patch(call, resource, "", PatchKind.JSON, patch, DryRun.NONE, "kubectl-rollout");
            call.out().print(OutputFormat.of(call, "rolled back").print(after));
        });
    }
}
