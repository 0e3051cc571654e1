package dev.ktutor.kube.controller;

import dev.ktutor.kube.controller.certificates.RequestApprover;
import dev.ktutor.kube.controller.certificates.RequestCleaner;
import dev.ktutor.kube.controller.certificates.RequestSigner;
import dev.ktutor.kube.controller.core.AggregationController;
import dev.ktutor.kube.controller.core.EndpointSliceController;
import dev.ktutor.kube.controller.core.EndpointsController;
import dev.ktutor.kube.controller.core.GarbageCollector;
import dev.ktutor.kube.controller.core.NamespaceController;
import dev.ktutor.kube.controller.core.RootCaPublisher;
import dev.ktutor.kube.controller.core.ServiceAccountController;
import dev.ktutor.kube.controller.core.TokenController;
import dev.ktutor.kube.controller.workload.DaemonSetController;
import dev.ktutor.kube.controller.workload.DeploymentController;
import dev.ktutor.kube.controller.workload.JobController;
import dev.ktutor.kube.controller.workload.ReplicaSetController;
import dev.ktutor.kube.controller.workload.StatefulSetController;
import java.util.List;

/** All the controllers there are. */
public final class Controllers {
    private Controllers() { }

    /** Every controller, ready to be started. */
    public static List<Controller> all(ControllerContext context) {
        return List.of(new NamespaceController(context), new ServiceAccountController(context), new RootCaPublisher(context),
                new TokenController(context), new AggregationController(context), new RequestApprover(context),
                new RequestSigner(context), new RequestCleaner(context), new ReplicaSetController(context),
                new DeploymentController(context), new DaemonSetController(context), new StatefulSetController(context),
                new JobController(context), new EndpointsController(context), new EndpointSliceController(context),
                new GarbageCollector(context));
    }
}
