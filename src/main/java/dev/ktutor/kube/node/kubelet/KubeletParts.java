package dev.ktutor.kube.node.kubelet;

import dev.ktutor.host.Host;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.sim.Timeline;
import java.util.List;
import java.util.Map;

/** What a pod's worker uses of its kubelet. */
interface KubeletParts {

    Host node();

    Timeline timeline();

    ContainerRuntime runtime();

    PodVolumes volumes();

    ContainerEnvironment environment();

    ImagePulls pulls();

    PodEvents events();

    /** Waits of containers that crashed. */
    BackOff crashes();

    PodAddresses addresses();

    /** All services, for environment variables. */
    List<KubeObject> services();

    /** Works out the pod's status and sends it if it changed. */
    void publish(KubeObject pod, Map<String, Failure> waiting, Map<String, Boolean> ready);

    /** The worker has taken everything away; the API server is told unless the pod is gone there already. */
    void gone(PodWorker worker, boolean removed);
}
