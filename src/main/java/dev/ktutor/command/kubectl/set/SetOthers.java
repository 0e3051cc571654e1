package dev.ktutor.command.kubectl.set;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.create.RbacMakers;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code kubectl set serviceaccount}, {@code subject} and {@code selector}. */
public final class SetOthers {
    private SetOthers() { }

    /** {@code set serviceaccount}: the last word is its name. */
    public static void serviceAccount(Call call) {
        if (call.args().isEmpty()) {
            throw KubectlError.of("serviceaccount is required");
        }
        int last = call.args().size() - 1;
        String name = call.args().get(last);
        SetFrame.run(call, call.args().subList(0, last), "serviceaccount updated", object -> {
            Object[] path = PodSpecs.path(object);
            Object[] field = Arrays.copyOf(path, path.length + 1);
            field[path.length] = "serviceAccountName";
            return object.with(name, field);
        });
    }

    /** {@code set subject}. */
    public static void subject(Call call) {
        boolean none = call.flags().list("user").isEmpty() && call.flags().list("group").isEmpty() && call.flags().list("serviceaccount").isEmpty();
        if (none) {
            throw KubectlError.of("you must specify at least one value of user, group or serviceaccount");
        }
        for (String account : call.flags().list("serviceaccount")) {
            String[] parts = account.split(":", -1);
            if (parts.length != 2 || parts[1].isEmpty()) {
                throw KubectlError.of("serviceaccount must be <namespace>:<name>");
            }
        }
        List<Object> added = RbacMakers.subjects(call);
        SetFrame.run(call, call.args(), "subjects updated", object -> {
            if (!object.kind().equals("RoleBinding") && !object.kind().equals("ClusterRoleBinding")) {
                throw KubectlError.of("setting subjects is only supported for RoleBinding/ClusterRoleBinding");
            }
            List<Object> subjects = new ArrayList<>(object.list("subjects"));
            added.stream().filter(subject -> subjects.stream().noneMatch(s -> Tree.sorted(s).equals(Tree.sorted(subject)))).forEach(subjects::add);
            return object.with(subjects, "subjects");
        });
    }

    /** {@code set selector}: the last word is the selector. */
    public static void selector(Call call) {
        if (call.args().isEmpty()) {
            throw KubectlError.of("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        int last = call.args().size() - 1;
        Map<String, Object> labels = new TreeMap<>();
        for (String pair : call.args().get(last).split(",")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw KubectlError.of("invalid selector: " + call.args().get(last));
            }
            labels.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        SetFrame.run(call, call.args().subList(0, last), "selector updated", object -> selector(object, labels));
    }

    private static KubeObject selector(KubeObject object, Map<String, Object> labels) {
        if (!object.kind().equals("Service")) {
            throw KubectlError.of("setting a selector is only supported for Services");
        }
        return object.with(labels, "spec", "selector");
    }
}
