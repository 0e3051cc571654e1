package dev.ktutor.kube.server;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Map;

/** What is in a cluster before anybody asks for anything: what the API server makes when it starts, and what kubeadm adds. */
public final class Bootstrap {
    private final ApiServer server;

    /** Fills the store of the server. */
    public Bootstrap(ApiServer server) {
        this.server = server;
    }

    /** Namespaces, priority classes, the kubernetes service, roles and bindings; what exists is left alone. */
    public void run() {
        for (String namespace : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            put(KubeObject.of("v1", "Namespace", "", namespace));
            put(KubeObject.of("v1", "ServiceAccount", namespace, "default"));
        }
        priorityClass("system-node-critical", 2_000_001_000L, "Used for system critical pods that must not be moved from their current node.");
        priorityClass("system-cluster-critical", 2_000_000_000L,
            "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.");
        RbacData.read().forEach(this::put);
        put(new KubeObject(Tree.of("apiVersion", "networking.k8s.io/v1", "kind", "ServiceCIDR", "metadata", Tree.of("name", "kubernetes"),
            "spec", Tree.of("cidrs", List.of("10.96.0.0/12")))));
    }

    /** The kubernetes service and its endpoint, which the API server keeps pointing at itself. */
    public void service(String address, int port) {
        put(new KubeObject(Tree.of("apiVersion", "v1", "kind", "Service", "metadata", Tree.of("name", "kubernetes", "namespace", "default",
            "labels", labels()), "spec", Tree.of("type", "ClusterIP", "clusterIP", "10.96.0.1", "ports", List.of(Tree.of("name", "https",
            "protocol", "TCP", "port", 443L, "targetPort", (long) port)), "sessionAffinity", "None"))));
        put(new KubeObject(Tree.of("apiVersion", "v1", "kind", "Endpoints", "metadata", Tree.of("name", "kubernetes", "namespace", "default", "labels",
            Tree.of("endpointslice.kubernetes.io/skip-mirror", "true")), "subsets", List.of(Tree.of("addresses", List.of(Tree.of("ip", address)),
            "ports", List.of(Tree.of("name", "https", "port", (long) port, "protocol", "TCP")))))));
        put(new KubeObject(Tree.of("apiVersion", "discovery.k8s.io/v1", "kind", "EndpointSlice", "metadata", Tree.of("name", "kubernetes", "namespace",
            "default", "labels", Tree.of("kubernetes.io/service-name", "kubernetes")), "addressType", "IPv4", "endpoints",
            List.of(Tree.of("addresses", List.of(address), "conditions", Tree.of("ready", true))), "ports",
            List.of(Tree.of("name", "https", "port", (long) port, "protocol", "TCP")))));
    }

    private static Map<String, Object> labels() {
        return Tree.of("component", "apiserver", "provider", "kubernetes");
    }

    /**
     * What kubeadm leaves for nodes that join: where the cluster is and how it was made.
     *
     * @param authorityBase64 the cluster's CA certificate as kubeconfigs hold it
     */
    public void kubeadm(String server, String authorityBase64) {
        String kubeconfig = "apiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: " + authorityBase64 + "\n    server: " + server
            + "\n  name: \"\"\ncontexts: null\ncurrent-context: \"\"\nkind: Config\nusers: null\n";
        configMap("kube-public", "cluster-info", Tree.of("kubeconfig", kubeconfig));
        String endpoint = server.replaceFirst("https://", "");
        configMap("kube-system", "kubeadm-config", Tree.of("ClusterConfiguration", "apiServer: {}\napiVersion: kubeadm.k8s.io/v1beta4\n"
            + "caCertificateValidityPeriod: 87600h0m0s\ncertificateValidityPeriod: 8760h0m0s\ncertificatesDir: /etc/kubernetes/pki\nclusterName: kubernetes\n"
            + "controlPlaneEndpoint: " + endpoint + "\ncontrollerManager: {}\ndns: {}\nencryptionAlgorithm: RSA-2048\netcd:\n  local:\n    dataDir: /var/lib/etcd\n"
            + "imageRepository: registry.k8s.io\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\nnetworking:\n  dnsDomain: cluster.local\n"
            + "  podSubnet: 10.244.0.0/16\n  serviceSubnet: 10.96.0.0/12\nproxy: {}\nscheduler: {}\n"));
        configMap("kube-system", "extension-apiserver-authentication", Tree.of());
        for (String account : List.of("coredns", "kube-proxy")) {
            put(KubeObject.of("v1", "ServiceAccount", "kube-system", account));
        }
    }

    private void configMap(String namespace, String name, Map<String, Object> data) {
        put(KubeObject.of("v1", "ConfigMap", namespace, name).with(data, "data"));
    }

    private void priorityClass(String name, long value, String description) {
        put(KubeObject.of("scheduling.k8s.io/v1", "PriorityClass", "", name).with(value, "value").with(description, "description")
            .with("PreemptLowerPriority", "preemptionPolicy"));
    }

    private void put(KubeObject object) {
        server.seed(object);
    }
}
