package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.api.Quantity;
import dev.ktutor.kube.api.SelectorError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Namespaces, service accounts, quotas, priority classes and disruption budgets. */
public final class CoreMakers {
    private CoreMakers() { }

    /** {@code create namespace}. */
    public static Map<String, Object> namespace(Call call, String name) {
        requireName(name);
        return Fields.with(Fields.clusterHead("Namespace", "v1", name), "spec", Map.of(), "status", Map.of());
    }

    /** {@code create serviceaccount}. */
    public static Map<String, Object> serviceAccount(Call call, String name) {
        requireName(name);
        return Fields.head(call, "ServiceAccount", "v1", name, null);
    }

    static void requireName(String name) {
        if (name.isEmpty()) {
            throw KubectlError.of("name must be specified");
        }
    }

    /** {@code create quota}. */
    public static Map<String, Object> quota(Call call, String name) {
        requireName(name);
        List<String> scopes = new ArrayList<>();
        String said = call.flags().text("scopes");
        Map<String, Object> hard = quantities(call.flags().text("hard"));
        for (String scope : said.isEmpty() ? new String[0] : said.split(",", -1)) {
            if (scope.isEmpty()) {
                throw KubectlError.of("invalid resource quota scope \"\"");
            }
            scopes.add(scope);
        }
        Map<String, Object> spec = Fields.of("hard", hard.isEmpty() ? null : hard, "scopes", scopes);
        return Fields.with(Fields.head(call, "ResourceQuota", "v1", name, null), "spec", spec, "status", Map.of());
    }

    /** {@code cpu=1,memory=1Gi} with canonical quantities. */
    public static Map<String, Object> quantities(String text) {
        Map<String, Object> quantities = new TreeMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2) {
                throw KubectlError.of("Invalid argument syntax " + part + ", expected <resource>=<value>");
            }
            try {
                quantities.put(sides[0], Quantity.canonical(sides[1]));
            } catch (IllegalArgumentException e) {
                throw KubectlError.of(Quantity.MALFORMED);
            }
        }
        return new LinkedHashMap<>(quantities);
    }

    /** {@code create priorityclass}. */
    public static Map<String, Object> priorityClass(Call call, String name) {
        requireName(name);
        return Fields.with(Fields.clusterHead("PriorityClass", "scheduling.k8s.io/v1", name), "value", (long) call.flags().number("value"),
                "globalDefault", call.flags().flag("global-default") ? Boolean.TRUE : null, "description", call.flags().text("description"),
                "preemptionPolicy", call.flags().text("preemption-policy"));
    }

    /** {@code create poddisruptionbudget}. */
    public static Map<String, Object> disruptionBudget(Call call, String name) {
        requireName(name);
        String selector = call.flags().text("selector");
        String least = call.flags().text("min-available");
        String most = call.flags().text("max-unavailable");
        if (selector.isEmpty()) {
            throw KubectlError.of("a selector must be specified");
        }
        if (least.isEmpty() == most.isEmpty()) {
            throw KubectlError.of(least.isEmpty() ? "one of min-available or max-unavailable must be specified"
                    : "min-available and max-unavailable cannot be both specified");
        }
        if (!(least + most).matches("[0-9]+%?")) {
            throw KubectlError.of("invalid format specified for " + (most.isEmpty() ? "min-available" : "max-unavailable"));
        }
        Map<String, Object> spec = Fields.of("minAvailable", intOrString(least), "selector", selector(selector),
                "maxUnavailable", intOrString(most));
        Map<String, Object> status = Fields.of("disruptionsAllowed", 0L, "currentHealthy", 0L, "desiredHealthy", 0L, "expectedPods", 0L);
        return Fields.with(Fields.head(call, "PodDisruptionBudget", "policy/v1", name, null), "spec", spec, "status", status);
    }

    /** A number if it is one, else the text; "" stays. */
    static Object intOrString(String text) {
        return text.matches("-?[0-9]{1,9}") ? (Object) Long.valueOf(text) : text;
    }

    /** A label selector as an object (metav1.ParseToLabelSelector). */
    static Map<String, Object> selector(String text) {
        LabelSelector parsed;
        try {
            parsed = LabelSelector.parse(text);
        } catch (SelectorError e) {
            throw KubectlError.of("couldn't parse the selector string \"" + text + "\": " + e.getMessage());
        }
        Map<String, Object> labels = new TreeMap<>();
        List<Object> expressions = new ArrayList<>();
        for (LabelSelector.Requirement requirement : parsed.requirements()) {
            switch (requirement.operator()) {
                case EQUALS -> labels.put(requirement.key(), requirement.values().get(0));
                case IN -> expressions.add(expression(requirement, "In"));
                case NOT_IN -> expressions.add(expression(requirement, "NotIn"));
                case EXISTS -> expressions.add(expression(requirement, "Exists"));
                case DOES_NOT_EXIST -> expressions.add(expression(requirement, "DoesNotExist"));
                case NOT_EQUALS -> throw KubectlError.of("\"!=\" is not a valid label selector operator");
                default -> throw KubectlError.of("\"" + (requirement.operator() == LabelSelector.Operator.GREATER_THAN ? "gt" : "lt")
                        + "\" is not a valid label selector operator");
            }
        }
        return Fields.of("matchLabels", labels.isEmpty() ? null : labels, "matchExpressions", expressions);
    }

    private static Map<String, Object> expression(LabelSelector.Requirement requirement, String operator) {
        return Fields.of("key", requirement.key(), "operator", operator, "values", requirement.values().stream().sorted().toList());
    }
}
