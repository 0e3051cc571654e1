package dev.ktutor.kube.client.loop;

import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;

/** The resource types that control loops name most, so that each is looked up once. */
public final class Kinds {
    public static final ResourceType PODS = type("", "v1", "pods");
    public static final ResourceType NODES = type("", "v1", "nodes");
    public static final ResourceType NAMESPACES = type("", "v1", "namespaces");
    public static final ResourceType SERVICES = type("", "v1", "services");
    public static final ResourceType ENDPOINTS = type("", "v1", "endpoints");
    public static final ResourceType EVENTS = type("", "v1", "events");
    public static final ResourceType SECRETS = type("", "v1", "secrets");
    public static final ResourceType CONFIG_MAPS = type("", "v1", "configmaps");
    public static final ResourceType SERVICE_ACCOUNTS = type("", "v1", "serviceaccounts");
    public static final ResourceType ENDPOINT_SLICES = type("discovery.k8s.io", "v1", "endpointslices");
    public static final ResourceType LEASES = type("coordination.k8s.io", "v1", "leases");
    public static final ResourceType REQUESTS = type("certificates.k8s.io", "v1", "certificatesigningrequests");
    public static final ResourceType CLUSTER_ROLES = type("rbac.authorization.k8s.io", "v1", "clusterroles");
    public static final ResourceType DEPLOYMENTS = type("apps", "v1", "deployments");
    public static final ResourceType REPLICA_SETS = type("apps", "v1", "replicasets");
    public static final ResourceType DAEMON_SETS = type("apps", "v1", "daemonsets");
    public static final ResourceType STATEFUL_SETS = type("apps", "v1", "statefulsets");
    public static final ResourceType JOBS = type("batch", "v1", "jobs");
    public static final ResourceType CRON_JOBS = type("batch", "v1", "cronjobs");
    public static final ResourceType NETWORK_POLICIES = type("networking.k8s.io", "v1", "networkpolicies");

    private Kinds() { }

    private static ResourceType type(String group, String version, String plural) {
        return ResourceTypes.byPlural(group, version, plural)
                .orElseThrow(() -> new IllegalStateException("no resource type " + plural));
    }
}
