package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.resource.Attachment;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.PatchKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl cordon}, {@code uncordon} and {@code drain}. */
public final class NodeCommands {
    private NodeCommands() { }

    /** {@code cordon} or {@code uncordon}. */
    public static void cordon(Call call, boolean on) {
        nodes(call).forEach(node -> cordon(call, node, on));
    }

    private static List<Resource> nodes(Call call) {
        String name = call.spec().name();
        ParsedFlags flags = call.flags();
        if (call.args().isEmpty() && !flags.changed("selector")) {
            throw KubectlError.usage(call, "USAGE: " + name + " NODE [flags]");
        }
        if (!call.args().isEmpty() && !flags.text("selector").isEmpty()) {
            throw KubectlError.usage(call, "cannot specify both a node name and a --selector option");
        }
        List<String> words = new ArrayList<>();
        words.add("nodes");
        for (String word : call.args()) {
            words.add(word.startsWith("node/") ? word.substring(5) : word);
        }
        return new ResourceBuilder(call, new RestMapper(call)).defaultNamespace().selector(flags.text("selector")).args(false, words).all();
    }

    private static void cordon(Call call, Resource node, boolean on) {
        DryRun dry = DryRun.from(call);
        boolean is = Boolean.TRUE.equals(node.object().at("spec", "unschedulable"));
        String word = on ? "cordoned" : "uncordoned";
        if (is == on) {
            call.out().println("node/" + node.name() + " already " + word + (dry == DryRun.NONE ? "" : dry.of("")));
            return;
        }
        if (dry != DryRun.CLIENT) {
            Patcher.patch(call, node, "", PatchKind.STRATEGIC, Tree.of("spec", Tree.of("unschedulable", on ? (Object) true : null)), dry, "kubectl-" + call.spec().name());
        }
        call.out().println("node/" + node.name() + " " + dry.of(word));
    }

    /** {@code drain}. */
    public static void drain(Call call) {
        List<Resource> nodes = nodes(call);
        nodes.forEach(node -> cordon(call, node, true));
        List<RuntimeException> errors = new ArrayList<>();
        for (Resource node : nodes) {
            ResourceBuilder.attempt(errors, () -> drain(call, node));
        }
        if (!errors.isEmpty()) {
            throw KubectlError.many(errors);
        }
    }

    private static void drain(Call call, Resource node) {
        ApiRequest request = ApiRequest.of("GET", "/api/v1/pods").withParam("fieldSelector", "spec.nodeName=" + node.name());
        List<KubeObject> evicted = new ArrayList<>();
        List<String> daemons = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        List<String> withData = new ArrayList<>();
        for (KubeObject pod : call.client().call(request).items()) {
            if (pod.annotations().containsKey("kubernetes.io/config.mirror")) {
                continue;
            }
            String owner = pod.list("metadata", "ownerReferences").stream().filter(o -> Tree.bool(o, "controller")).map(o -> Tree.string(o, "kind"))
                    .findFirst().orElse("");
            String name = pod.namespace() + "/" + pod.name();
            boolean finished = List.of("Succeeded", "Failed").contains(pod.string("status", "phase"));
            if (owner.equals("DaemonSet")) {
                daemons.add(name);
                continue;
            }
            if (owner.isEmpty() && !finished) {
                alone.add(name);
            }
            if (!finished && pod.list("spec", "volumes").stream().anyMatch(v -> Tree.at(v, "emptyDir") != null)) {
                withData.add(name);
            }
            evicted.add(pod);
        }
        refuse(call, node, daemons, alone, withData);
        evict(call, evicted);
        call.out().println("node/" + node.name() + " " + DryRun.from(call).of("drained"));
    }

    private static void refuse(Call call, Resource node, List<String> daemons, List<String> alone, List<String> withData) {
        List<String> reasons = new ArrayList<>();
        if (!daemons.isEmpty() && !call.flags().flag("ignore-daemonsets")) {
            reasons.add("cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): " + String.join(", ", daemons));
        }
        if (!withData.isEmpty() && !call.flags().flag("delete-emptydir-data")) {
            reasons.add("cannot delete Pods with local storage (use --delete-emptydir-data to override): " + String.join(", ", withData));
        }
        if (!alone.isEmpty() && !call.flags().flag("force")) {
            reasons.add("cannot delete Pods that declare no controller (use --force to override): " + String.join(", ", alone));
        }
        if (!reasons.isEmpty()) {
            String list = reasons.size() == 1 ? reasons.get(0) : "[" + String.join(", ", reasons) + "]";
            throw KubectlError.raw("error: unable to drain node \"" + node.name() + "\" due to error: " + list
                    + ", continuing command...\nThere are pending nodes to be drained:\n " + node.name() + "\n"
                    + String.join("\n", reasons) + "\n");
        }
        if (!daemons.isEmpty()) {
            call.warn("ignoring DaemonSet-managed Pods: " + String.join(", ", daemons));
        }
        if (!alone.isEmpty()) {
            call.warn("deleting Pods that declare no controller: " + String.join(", ", alone));
        }
    }

    private static void evict(Call call, List<KubeObject> pods) {
        DryRun dry = DryRun.from(call);
        for (KubeObject pod : pods) {
            call.out().println("evicting pod " + pod.namespace() + "/" + pod.name() + (dry == DryRun.NONE ? "" : dry.of("")));
        }
        if (dry == DryRun.CLIENT) {
            return;
        }
        var type = ResourceTypes.byPlural("pods").orElseThrow();
        for (KubeObject pod : pods) {
            ApiResponse answer = call.client().send(ApiRequest.of("POST", type.path(pod.namespace(), pod.name()) + "/eviction",
                    Tree.of("apiVersion", "policy/v1", "kind", "Eviction", "metadata", Tree.of("name", pod.name(), "namespace", pod.namespace()))));
            if (answer.code() == 404 && !answer.object().string("details", "name").equals(pod.name())) {
                // A server without the eviction subresource: pods are deleted, as drain --disable-eviction does.
                call.client().delete(type, pod.namespace(), pod.name());
            } else if (!answer.ok() && answer.code() != 404) {
                throw new ApiException(answer.status("POST"));
            }
        }
        for (KubeObject pod : pods) {
            Attachment.poll(call, Duration.ofMinutes(5), () -> call.client().find(type, pod.namespace(), pod.name()).map(KubeObject::uid)
                    .filter(pod.uid()::equals).isEmpty());
            call.out().println("pod/" + pod.name() + " evicted");
        }
    }
}
