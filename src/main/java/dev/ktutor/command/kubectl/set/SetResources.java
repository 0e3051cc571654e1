package dev.ktutor.command.kubectl.set;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.create.CoreMakers;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code kubectl set resources}. */
public final class SetResources implements Verb {
    @Override
    public void run(Call call) {
        String limits = call.flags().text("limits");
        String requests = call.flags().text("requests");
        if (limits.isEmpty() && requests.isEmpty()) {
            throw KubectlError.of("you must specify an update to requests or limits (in the form of --requests/--limits)");
        }
        Map<String, Object> limit = CoreMakers.quantities(limits);
        Map<String, Object> request = CoreMakers.quantities(requests);
        String pattern = call.flags().text("containers").isEmpty() ? "*" : call.flags().text("containers");
        SetFrame.run(call, call.args(), "resource requirements updated", object -> changed(object, pattern, limit, request));
    }

    private static KubeObject changed(KubeObject object, String pattern, Map<String, Object> limits, Map<String, Object> requests) {
        boolean found = PodSpecs.containers(object).stream().anyMatch(c -> PodSpecs.matches(pattern, Tree.string(c, "name")));
        if (!found) {
            throw KubectlError.of("unable to find container named " + GoText.quote(pattern));
        }
        return PodSpecs.map(object, "containers", container -> {
            if (PodSpecs.matches(pattern, String.valueOf(container.get("name")))) {
                Map<String, Object> resources = Tree.mutable(container.get("resources"));
                merge(resources, "limits", limits);
                merge(resources, "requests", requests);
                container.put("resources", resources);
            }
            return container;
        });
    }

    private static void merge(Map<String, Object> resources, String field, Map<String, Object> added) {
        if (!added.isEmpty()) {
            Map<String, Object> merged = new LinkedHashMap<>(Tree.map(resources.get(field)));
            merged.putAll(added);
            resources.put(field, merged);
        }
    }
}
