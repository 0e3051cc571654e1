package dev.ktutor.command.kubectl.pod;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.resource.Attachment;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import java.util.ArrayList;
import java.util.List;

/** Pods by name, or the first pod of a workload. */
final class PodFinder {
    private PodFinder() { }

    static ResourceType pods() {
        return ResourceTypes.byPlural("pods").orElseThrow();
    }

    /** The pod that POD or TYPE/NAME means. */
    static KubeObject find(Call call, String word) {
        Resource resource = new ResourceBuilder(call, new RestMapper(call)).defaultNamespace()
                .args(false, word.contains("/") ? List.of(word) : List.of("pods", word)).all().get(0);
        KubeObject object = resource.object();
        if (object.kind().equals("Pod")) {
            return object;
        }
        List<KubeObject> pods = of(call, object);
        if (pods.isEmpty()) {
            throw KubectlError.of("timed out waiting for the condition");
        }
        return pods.get(0);
    }

    /** The pods that a workload or service selects. */
    static List<KubeObject> of(Call call, KubeObject owner) {
        Object selector = owner.at("spec", "selector");
        LabelSelector labels = owner.kind().equals("Service") ? LabelSelector.ofMap(Tree.stringMap(selector)) : LabelSelector.of(selector);
        if (labels == null || selector == null) {
            throw KubectlError.of("cannot attach to *" + owner.kind() + ": not implemented");
        }
        ApiRequest request = ApiRequest.of("GET", pods().path(owner.namespace())).withParam("labelSelector", labels.toString());
        return call.client().call(request).items().stream().sorted((a, b) -> Boolean.compare(running(b), running(a))).toList();
    }

    private static boolean running(KubeObject pod) {
        return pod.string("status", "phase").equals("Running");
    }

    /** The container that {@code -c} names, or the default, with kubectl's word about the choice. */
    static String container(Call call, KubeObject pod) {
        String named = call.flags().text("container");
        List<String> all = names(pod);
        if (!named.isEmpty()) {
            if (!all.contains(named)) {
                throw KubectlError.of("container " + named + " not found in pod " + pod.name());
            }
            return named;
        }
        String chosen = Attachment.container(pod);
        boolean annotated = !pod.annotations().getOrDefault("kubectl.kubernetes.io/default-container", "").isEmpty();
        if (all.size() > 1 && !annotated) {
            List<String> shown = new ArrayList<>();
            pod.list("spec", "containers").forEach(c -> shown.add(Tree.string(c, "name")));
            pod.list("spec", "ephemeralContainers").forEach(c -> shown.add(Tree.string(c, "name") + " (ephem)"));
            pod.list("spec", "initContainers").forEach(c -> shown.add(Tree.string(c, "name") + " (init)"));
            call.err().println("Defaulted container \"" + chosen + "\" out of: " + String.join(", ", shown));
        }
        return chosen;
    }

    static List<String> names(KubeObject pod) {
        List<String> names = new ArrayList<>();
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            pod.list("spec", list).forEach(c -> names.add(Tree.string(c, "name")));
        }
        return names;
    }
}
