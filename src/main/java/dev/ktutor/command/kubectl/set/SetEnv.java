package dev.ktutor.command.kubectl.set;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.NamePrinter;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl set env}. */
public final class SetEnv implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        Words words = Words.split(call.args(), "environment variable");
        boolean files = !flags.list("filename").isEmpty() || !flags.text("kustomize").isEmpty();
        if (words.resources().isEmpty() && !files && !flags.flag("all")) {
            throw KubectlError.of("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        List<String> pairs = new ArrayList<>(words.pairs());
        pairs.addAll(flags.list("env"));
        Map<String, Object> set = new LinkedHashMap<>();
        List<String> removed = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                set.put(pair.substring(0, equals), Tree.of("name", pair.substring(0, equals), "value", pair.substring(equals + 1)));
            } else {
                removed.add(pair.substring(0, pair.length() - 1));
            }
        }
        if (removed.stream().anyMatch(set::containsKey)) {
            throw KubectlError.of("can not both modify and remove the same environment variable in the same command");
        }
        if (flags.flag("list")) {
            list(call, words.resources());
            return;
        }
        if (!flags.text("from").isEmpty()) {
            from(call, set);
        }
        if (set.isEmpty() && removed.isEmpty()) {
            throw KubectlError.of("at least one environment variable must be provided");
        }
        SetFrame.run(call, words.resources(), "env updated", object -> changed(call, object, set, removed));
    }

    private static KubeObject changed(Call call, KubeObject object, Map<String, Object> set, List<String> removed) {
        String pattern = call.flags().text("containers").isEmpty() ? "*" : call.flags().text("containers");
        boolean[] any = {false};
        KubeObject changed = object;
        for (String field : List.of("initContainers", "containers")) {
            changed = PodSpecs.map(changed, field, container -> {
                if (!PodSpecs.matches(pattern, String.valueOf(container.get("name")))) {
                    return container;
                }
                any[0] = true;
                if (!call.flags().flag("overwrite")) {
                    check(object, container, set);
                }
                List<Object> env = updated(Tree.list(container.get("env")), set, removed);
                if (env.isEmpty()) {
                    container.remove("env");
                } else {
                    container.put("env", env);
                }
                return container;
            });
        }
        if (!any[0]) {
            call.warn(object.kind() + "/" + object.name() + " does not have any containers matching " + GoText.quote(pattern));
            return object;
        }
        return changed;
    }

    private static void check(KubeObject object, Map<String, Object> container, Map<String, Object> set) {
        for (Object variable : Tree.list(container.get("env"))) {
            if (set.containsKey(Tree.string(variable, "name"))) {
                throw KubectlError.of(NamePrinter.name(object) + " '" + Tree.string(variable, "name") + "' already has a value ("
                        + Tree.string(variable, "value") + "), and --overwrite is false");
            }
        }
    }

    private static List<Object> updated(List<Object> present, Map<String, Object> set, List<String> removed) {
        List<Object> env = new ArrayList<>();
        Map<String, Object> left = new LinkedHashMap<>(set);
        for (Object variable : present) {
            String name = Tree.string(variable, "name");
            if (!removed.contains(name)) {
                Object replaced = left.remove(name);
                env.add(replaced == null ? variable : replaced);
            }
        }
        env.addAll(left.values());
        return env;
    }

    private static void from(Call call, Map<String, Object> set) {
        Resource source = new ResourceBuilder(call, new RestMapper(call)).defaultNamespace().args(false, List.of(call.flags().text("from"))).all().get(0);
        boolean secret = source.object().kind().equals("Secret");
        if (!secret && !source.object().kind().equals("ConfigMap")) {
            throw KubectlError.of("unsupported resource specified in --from");
        }
        List<String> keys = call.flags().list("keys");
        for (String key : new TreeMap<>(source.object().map("data")).keySet()) {
            if (!keys.isEmpty() && !keys.contains(key)) {
                continue;
            }
            String name = call.flags().text("prefix") + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
            set.put(name, Tree.of("name", name, "valueFrom",
                    Tree.of(secret ? "secretKeyRef" : "configMapKeyRef", Tree.of("key", key, "name", source.name()))));
        }
    }

    private static void list(Call call, List<String> resources) {
        boolean local = call.flags().flag("local");
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().local(local);
        if (!local) {
            builder.defaultNamespace().selector(call.flags().text("selector")).all(call.flags().flag("all")).args(call.flags().flag("all"), resources);
        }
        builder.visit(resource -> {
            KubeObject object = resource.object();
            Object spec = object.at(PodSpecs.path(object));
            for (String field : List.of("initContainers", "containers")) {
                Tree.list(spec, field).forEach(container -> list(call, object, container));
            }
        });
    }

    private static void list(Call call, KubeObject object, Object container) {
        call.out().println("# " + object.kind() + " " + object.name() + ", container " + Tree.string(container, "name"));
        for (Object variable : Tree.list(container, "env")) {
            String name = Tree.string(variable, "name");
            Object source = Tree.at(variable, "valueFrom");
            if (source == null) {
                call.out().println(name + "=" + Tree.string(variable, "value"));
            } else if (Tree.at(source, "secretKeyRef") != null) {
                call.out().println("# " + name + " from secret " + Tree.string(source, "secretKeyRef", "name") + ", key " + Tree.string(source, "secretKeyRef", "key"));
            } else if (Tree.at(source, "configMapKeyRef") != null) {
                call.out().println("# " + name + " from configmap " + Tree.string(source, "configMapKeyRef", "name") + ", key "
                        + Tree.string(source, "configMapKeyRef", "key"));
            } else if (Tree.at(source, "fieldRef") != null) {
                call.out().println("# " + name + " from field path " + Tree.string(source, "fieldRef", "fieldPath"));
            } else {
                call.out().println("# " + name + " from resource field " + Tree.string(source, "resourceFieldRef", "resource"));
            }
        }
    }
}
