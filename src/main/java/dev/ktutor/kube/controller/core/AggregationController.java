package dev.ktutor.kube.controller.core;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers into a ClusterRole with an aggregationRule the rules of those it selects (pkg/controller/clusterroleaggregation). */
public final class AggregationController extends LoopController {
    private final Informer roles;

    /** The controller. */
    public AggregationController(ControllerContext context) {
        super("clusterrole-aggregation-controller", "clusterrole-aggregation-controller", context);
        roles = informer(Kinds.CLUSTER_ROLES);
        roles.onChange((before, after) -> roles.all().stream().filter(role -> role.at("aggregationRule") != null)
                .forEach(role -> queue().add(role.name())));
    }

    @Override
    protected void reconcile(String name) {
        Optional<KubeObject> found = living(roles, name).filter(role -> role.at("aggregationRule") != null);
        if (found.isEmpty()) {
            return;
        }
        KubeObject role = found.get();
        List<Object> rules = new ArrayList<>();
        for (Object tree : role.list("aggregationRule", "clusterRoleSelectors")) {
            @Nullable LabelSelector selector = LabelSelector.of(tree);
            roles.all().stream().filter(other -> !other.name().equals(name) && selector != null && selector.matches(other.labels()))
                    .sorted(Comparator.comparing(KubeObject::name))
                    .forEach(other -> other.list("rules").stream().filter(rule -> !rules.contains(rule)).forEach(rules::add));
        }
        if (!rules.equals(role.list("rules"))) {
            client().update(role.with(rules, "rules"));
        }
    }
}
