package dev.ktutor.kube.controller.certificates;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Deletes requests that have been answered for an hour or waited for a day (pkg/controller/certificates/cleaner). */
public final class RequestCleaner extends LoopController {
    private static final Duration ANSWERED = Duration.ofHours(1);
    private static final Duration WAITING = Duration.ofHours(24);

    private final Informer requests;

    /** The cleaner. */
    public RequestCleaner(ControllerContext context) {
        super("certificatesigningrequest-cleaner-controller", "certificate-controller", context);
        requests = primary(Kinds.REQUESTS);
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(requests, key);
        if (found.isEmpty()) {
            return;
        }
        Instant due = due(found.get());
        Instant now = context().timeline().now();
        if (now.isBefore(due)) {
            queue().addAfter(Duration.between(now, due), key);
        } else {
            client().delete(Kinds.REQUESTS, "", found.get().name());
        }
    }

    private static Instant due(KubeObject csr) {
        boolean answered = Requests.issued(csr) || Requests.has(csr, "Denied") || Requests.has(csr, "Failed");
        String since = csr.string("metadata", "creationTimestamp");
        for (Object condition : csr.list("status", "conditions")) {
            since = answered ? Tree.string(condition, "lastUpdateTime") : since;
        }
        return Instant.parse(since.isEmpty() ? csr.string("metadata", "creationTimestamp") : since)
                .plus(answered ? ANSWERED : WAITING);
    }
}
