package dev.ktutor.kube.controller.core;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import java.util.Optional;

/** Puts the cluster's CA certificate into every namespace, as the ConfigMap {@code kube-root-ca.crt} that pods mount. */
public final class RootCaPublisher extends LoopController {
    private static final String NAME = "kube-root-ca.crt";
    private static final String DESCRIPTION = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal "
            + "endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across "
            + "distributions of Kubernetes clusters.";

    private final Informer namespaces;
    private final Informer maps;

    /** The controller. */
    public RootCaPublisher(ControllerContext context) {
        super("root-ca-certificate-publisher-controller", "root-ca-cert-publisher", context);
        namespaces = primary(Kinds.NAMESPACES);
        maps = informer(Kinds.CONFIG_MAPS).onChange((before, after) -> {
            KubeObject map = after != null ? after : before;
            if (map != null && map.name().equals(NAME)) {
                queue().add(map.namespace());
            }
        });
    }

    @Override
    protected void reconcile(String namespace) {
        Optional<String> ca = context().rootCa().get();
        if (living(namespaces, namespace).isEmpty() || !synced() || ca.isEmpty()) {
            return;
        }
        Optional<KubeObject> present = maps.find(namespace, NAME);
        if (present.isEmpty()) {
            Creation.ifMissing(client(), new KubeObject(Tree.of("apiVersion", "v1", "kind", "ConfigMap",
                    "metadata", Tree.of("name", NAME, "namespace", namespace,
                            "annotations", Tree.of("kubernetes.io/description", DESCRIPTION)),
                    "data", Tree.of("ca.crt", ca.get()))));
        } else if (!present.get().string("data", "ca.crt").equals(ca.get())) {
            client().update(present.get().with(Tree.of("ca.crt", ca.get()), "data"));
        }
    }
}
