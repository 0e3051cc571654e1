package dev.ktutor.kube.controller.core;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import java.util.Optional;

/** Sees to it that every namespace has the service account {@code default}. */
public final class ServiceAccountController extends LoopController {
    private final Informer namespaces;
    private final Informer accounts;

    /** The controller. */
    public ServiceAccountController(ControllerContext context) {
        super("serviceaccount-controller", "service-account-controller", context);
        namespaces = primary(Kinds.NAMESPACES);
        accounts = informer(Kinds.SERVICE_ACCOUNTS).onChange((before, after) -> {
            if (after == null && before != null) {
                queue().add(before.namespace());
            }
        });
    }

    @Override
    protected void reconcile(String namespace) {
        Optional<KubeObject> found = living(namespaces, namespace);
        if (found.isPresent() && synced() && accounts.find(namespace, "default").isEmpty()) {
            Creation.ifMissing(client(), KubeObject.of("v1", "ServiceAccount", namespace, "default"));
        }
    }
}
