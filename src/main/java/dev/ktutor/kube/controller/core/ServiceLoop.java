package dev.ktutor.kube.controller.core;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;

/** What the two controllers of endpoints share: services are the keys, and changed pods touch the services of their namespace. */
abstract class ServiceLoop extends LoopController {
    private final Informer services;
    private final Informer pods;

    ServiceLoop(String name, String account, ControllerContext context) {
        super(name, account, context);
        services = primary(Kinds.SERVICES);
        pods = informer(Kinds.PODS).onChange((before, after) -> {
            KubeObject pod = after != null ? after : before;
            if (pod != null) {
                services.in(pod.namespace()).forEach(service -> queue().add(Informer.key(service)));
            }
        });
    }

    @Override
    protected final void reconcile(String key) {
        if (synced()) {
            services.find(key).filter(service -> !service.map("spec", "selector").isEmpty()
                    && !service.string("spec", "type").equals("ExternalName")).ifPresent(service -> reconcile(service, pods));
        }
    }

    /** Brings the endpoints of a service with a selector in order. */
    abstract void reconcile(KubeObject service, Informer allPods);
}
