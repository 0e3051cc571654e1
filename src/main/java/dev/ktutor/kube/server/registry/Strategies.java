package dev.ktutor.kube.server.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which strategy each resource has; those not named have nothing special about them. */
final class Strategies {
    private Strategies() { }

    static Map<String, Strategy> byResource() {
        Map<String, Strategy> strategies = new HashMap<>();
        strategies.put("namespaces", SimpleStrategies.NAMESPACE);
        strategies.put("nodes", SimpleStrategies.NODE);
        strategies.put("pods", new PodStrategy());
        strategies.put("services", new ServiceStrategy());
        strategies.put("configmaps", SimpleStrategies.CONFIG_MAP);
        strategies.put("secrets", new SecretStrategy());
        strategies.put("events", SimpleStrategies.EVENT);
        strategies.put("persistentvolumeclaims", SimpleStrategies.CLAIM);
        strategies.put("certificatesigningrequests", new CsrStrategy());
        strategies.put("networkpolicies", new NetworkPolicyStrategy());
        strategies.put("ingresses", SimpleStrategies.INGRESS);
        strategies.put("endpointslices", SimpleStrategies.ENDPOINT_SLICE);
        strategies.put("priorityclasses", SimpleStrategies.PRIORITY_CLASS);
        strategies.put("storageclasses", SimpleStrategies.STORAGE_CLASS);
        for (String rbac : List.of("roles", "rolebindings", "clusterroles", "clusterrolebindings")) {
            strategies.put(rbac, new RbacStrategy(rbac));
        }
        strategies.put("deployments", new WorkloadStrategy("Deployment"));
        strategies.put("replicasets", new WorkloadStrategy("ReplicaSet"));
        strategies.put("daemonsets", new WorkloadStrategy("DaemonSet"));
        strategies.put("statefulsets", new WorkloadStrategy("StatefulSet"));
        strategies.put("replicationcontrollers", new WorkloadStrategy("ReplicationController"));
        strategies.put("jobs", BatchStrategies.JOB);
        strategies.put("cronjobs", BatchStrategies.CRON_JOB);
        for (String plain : List.of("persistentvolumes", "resourcequotas", "poddisruptionbudgets", "horizontalpodautoscalers", "flowschemas",
            "prioritylevelconfigurations", "servicecidrs", "volumeattachments", "validatingadmissionpolicies", "customresourcedefinitions", "apiservices",
            "resourceclaims")) {
            strategies.put(plain, SimpleStrategies.WITH_STATUS);
        }
        return strategies;
    }
}
