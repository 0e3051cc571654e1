package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.PatchKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl taint}. */
public final class TaintCommand implements Verb {
    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    /** What is to be put on and taken off; an effect of "" takes off every effect of the key. */
    private record Changes(List<Map<String, Object>> added, List<Map<String, Object>> removed) { }

    @Override
    public void run(Call call) {
        List<String> resources = new ArrayList<>();
        List<String> specs = new ArrayList<>();
        for (String word : call.args()) {
            boolean taint = word.contains("=") || word.contains(":") || word.endsWith("-");
            if (taint) {
                specs.add(word);
            } else if (specs.isEmpty()) {
                resources.add(word);
            } else {
                throw KubectlError.of("all resources must be specified before taint changes: " + word);
            }
        }
        if (resources.isEmpty()) {
            throw KubectlError.of("one or more resources must be specified as <resource> <name>");
        }
        if (specs.isEmpty()) {
            throw KubectlError.of("at least one taint update is required");
        }
        Changes changes = parse(call, specs);
        DryRun dry = DryRun.from(call);
        new ResourceBuilder(call, new RestMapper(call)).defaultNamespace().selector(call.flags().text("selector")).all(call.flags().flag("all"))
                .args(call.flags().flag("all"), resources).visit(resource -> one(call, resource, changes, dry));
    }

    private static Changes parse(Call call, List<String> specs) {
        List<Map<String, Object>> added = new ArrayList<>();
        List<Map<String, Object>> removed = new ArrayList<>();
        for (String spec : specs) {
            boolean removes = spec.endsWith("-");
            String body = removes ? spec.substring(0, spec.length() - 1) : spec;
            String[] parts = body.split(":", -1);
            String effect = parts.length > 1 ? parts[1] : "";
            int equals = parts[0].indexOf('=');
            String key = equals < 0 ? parts[0] : parts[0].substring(0, equals);
            String value = equals < 0 ? "" : parts[0].substring(equals + 1);
            if (!removes && effect.isEmpty() || parts.length > 2) {
                throw KubectlError.usage(call, "invalid taint spec: " + spec);
            }
            if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
                throw KubectlError.usage(call, "invalid taint effect: " + effect + ", unsupported taint effect");
            }
            Map<String, Object> taint = Tree.of("key", key);
            if (!value.isEmpty()) {
                taint.put("value", value);
            }
            taint.put("effect", effect);
            (removes ? removed : added).add(taint);
        }
        return new Changes(added, removed);
    }

    private static void one(Call call, Resource resource, Changes changes, DryRun dry) {
        KubeObject node = resource.object();
        if (!node.kind().equals("Node")) {
            throw KubectlError.of("resource type " + resource.type().plural() + " is not supported");
        }
        List<Object> taints = new ArrayList<>(node.list("spec", "taints"));
        boolean changed = false;
        for (Map<String, Object> taint : changes.added()) {
            Object old = taints.stream().filter(t -> same(t, taint)).findFirst().orElse(null);
            if (old != null && !call.flags().flag("overwrite") && !Tree.string(old, "value").equals(Tree.string(taint, "value"))) {
                throw KubectlError.of("node " + node.name() + " already has " + taint.get("key") + " taint(s) with same effect(s) and --overwrite is false");
            }
            taints.removeIf(t -> same(t, taint));
            taints.add(0, taint);
            changed = true;
        }
        for (Map<String, Object> taint : changes.removed()) {
            boolean gone = taints.removeIf(t -> Tree.string(t, "key").equals(taint.get("key"))
                    && (taint.get("effect").equals("") || Tree.string(t, "effect").equals(taint.get("effect"))));
            if (!gone) {
                String effect = taint.get("effect").equals("") ? "" : ":" + taint.get("effect");
                throw KubectlError.of("taint \"" + taint.get("key") + effect + "\" not found");
            }
        }
        String operation = changes.added().isEmpty() ? "untainted" : changes.removed().isEmpty() && changed ? "tainted" : "modified";
        KubeObject after = dry == DryRun.CLIENT ? node.with(taints, "spec", "taints")
                : Patcher.patch(call, resource, "", PatchKind.MERGE, Tree.of("spec", Tree.of("taints", taints.isEmpty() ? null : taints)), dry, "kubectl-taint");
        call.out().print(OutputFormat.of(call, dry.of(operation)).print(after));
    }

    private static boolean same(Object taint, Map<String, Object> other) {
        return Tree.string(taint, "key").equals(other.get("key")) && Tree.string(taint, "effect").equals(other.get("effect"));
    }
}
