package dev.ktutor.lab.boot;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.text.ByteText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes what {@code kubeadm init} and {@code kubeadm join} write below /etc/kubernetes and /var/lib/kubelet: keys,
 * certificates and kubeconfigs with kubeadm's subjects, names, usages and lives.
 */
final class ClusterPki {
    private static final String PKI = "/etc/kubernetes/pki/";
    private static final int KEYS = 15;
    private static final int BITS = 2048;

    private final Host master;
    private final List<Host> workers;
    private final List<Host> etcdHosts;
    private final Instant now;
    private final Deque<PrivateKeyPair> keys = new ArrayDeque<>();
    private final KeyGenerator generator;

    ClusterPki(Host master, List<Host> workers, List<Host> etcdHosts, KeyGenerator generator, Instant now) {
        this.master = master;
        this.workers = workers;
        this.etcdHosts = etcdHosts;
        this.generator = generator;
        this.now = now;
    }

    /** Makes and writes all of it. */
    void write() {
        // Keys are what takes time; they are independent of each other and of the lab.
        keys.addAll(IntStream.range(0, KEYS + workers.size()).parallel().mapToObj(i -> generator.rsa(BITS)).toList());
        Authority ca = authority("kubernetes", "ca");
        String address = master.address();
        String name = master.name();
        pair(PKI + "apiserver", ca, Authority.Leaf.server("kube-apiserver",
                List.of(name, "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local"),
                List.of("10.96.0.1", address)));
        pair(PKI + "apiserver-kubelet-client", ca, Authority.Leaf.client("kube-apiserver-kubelet-client", "kubeadm:cluster-admins"));
        Authority frontProxy = authority("front-proxy-ca", "front-proxy-ca");
        pair(PKI + "front-proxy-client", frontProxy, Authority.Leaf.client("front-proxy-client"));
        Authority etcd = authority("etcd-ca", "etcd/ca");
        etcdMember(etcd, master);
        pair(PKI + "etcd/healthcheck-client", etcd, Authority.Leaf.client("kube-etcd-healthcheck-client"));
        pair(PKI + "apiserver-etcd-client", etcd, Authority.Leaf.client("kube-apiserver-etcd-client"));
        PrivateKeyPair accounts = keys.pop();
        secret(master, PKI + "sa.key", accounts.traditionalPem());
        open(master, PKI + "sa.pub", Pem.encode("PUBLIC KEY", accounts.publicKey().der()));
        kubeconfig(ca, "admin.conf", "kubernetes-admin", Authority.Leaf.client("kubernetes-admin", "kubeadm:cluster-admins"));
        kubeconfig(ca, "super-admin.conf", "kubernetes-super-admin", Authority.Leaf.client("kubernetes-super-admin", "system:masters"));
        kubeconfig(ca, "controller-manager.conf", "system:kube-controller-manager", Authority.Leaf.client("system:kube-controller-manager"));
        kubeconfig(ca, "scheduler.conf", "system:kube-scheduler", Authority.Leaf.client("system:kube-scheduler"));
        kubelet(ca, master);
        for (Host worker : workers) {
            open(worker, PKI + "ca.crt", ca.certificate().pem());
            kubelet(ca, worker);
        }
        for (Host host : etcdHosts) {
            open(host, PKI + "etcd/ca.crt", etcd.certificate().pem());
        }
        FileView root = master.files().asRoot();
        root.install("/root/.kube/config", root.read("/etc/kubernetes/admin.conf"), 0600);
    }

    private Authority authority(String commonName, String file) {
        Authority authority = Authority.make(commonName, keys.pop(), now);
        open(master, PKI + file + ".crt", authority.certificate().pem());
        secret(master, PKI + file + ".key", authority.key().traditionalPem());
        return authority;
    }

    private void etcdMember(Authority etcd, Host host) {
        List<String> names = List.of(host.name(), "localhost");
        List<String> addresses = List.of(host.address(), "127.0.0.1", "::1");
        pair(PKI + "etcd/server", etcd, Authority.Leaf.peer(host.name(), names, addresses));
        pair(PKI + "etcd/peer", etcd, Authority.Leaf.peer(host.name(), names, addresses));
    }

    private void pair(String path, Authority authority, Authority.Leaf leaf) {
        PrivateKeyPair key = keys.pop();
        open(master, path + ".crt", authority.issue(leaf, key, now).pem());
        secret(master, path + ".key", key.traditionalPem());
    }

    private void kubeconfig(Authority ca, String file, String user, Authority.Leaf leaf) {
        PrivateKeyPair key = keys.pop();
        String text = Kubeconfigs.embedded(server(), ca.certificate().pem(), user, ca.issue(leaf, key, now).pem(), key.traditionalPem());
        secret(master, "/etc/kubernetes/" + file, text);
    }

    private String server() {
        return "https://" + master.address() + ":6443";
    }

    /** The kubelet's client certificate, as its first rotation left it, and its self-signed serving certificate. */
    private void kubelet(Authority ca, Host node) {
        PrivateKeyPair key = generator.ec(NamedCurve.P256);
        Certificate certificate = ca.issue(Authority.Leaf.client("system:node:" + node.name(), "system:nodes"), key, now);
        String directory = "/var/lib/kubelet/pki/";
        String dated = directory + "kubelet-client-" + java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss")
                .withZone(java.time.ZoneOffset.UTC).format(now) + ".pem";
        secret(node, dated, certificate.pem() + key.traditionalPem());
        node.files().asRoot().symlink(dated, directory + "kubelet-client-current.pem");
        PrivateKeyPair serving = keys.isEmpty() ? generator.rsa(BITS) : keys.pop();
        Authority own = Authority.make(node.name() + "-ca@" + now.getEpochSecond(), serving, now);
        Certificate shown = own.issue(Authority.Leaf.server(node.name() + "@" + now.getEpochSecond(), List.of(node.name()), List.of()), serving, now);
        open(node, directory + "kubelet.crt", shown.pem() + own.certificate().pem());
        secret(node, directory + "kubelet.key", serving.traditionalPem());
        secret(node, "/etc/kubernetes/kubelet.conf", Kubeconfigs.files(server(), ca.certificate().pem(), node.name()));
    }

    private static void open(Host host, String path, String text) {
        host.files().asRoot().install(path, ByteText.encode(text), 0644);
    }

    private static void secret(Host host, String path, String text) {
        host.files().asRoot().install(path, ByteText.encode(text), 0600);
    }

    /** The kubeconfigs of kubeadm, as text. */
    static final class Kubeconfigs {
        private Kubeconfigs() { }

        static String embedded(String server, String ca, String user, String certificate, String key) {
            return head(server, ca, user) + "- name: " + user + "\n  user:\n    client-certificate-data: " + base64(certificate)
                    + "\n    client-key-data: " + base64(key) + "\n";
        }

        static String files(String server, String ca, String node) {
            return head(server, ca, "system:node:" + node).replace("users:\n", "users:\n") + "- name: system:node:" + node
                    + "\n  user:\n    client-certificate: /var/lib/kubelet/pki/kubelet-client-current.pem"
                    + "\n    client-key: /var/lib/kubelet/pki/kubelet-client-current.pem\n";
        }

        private static String head(String server, String ca, String user) {
            List<String> lines = new ArrayList<>(List.of("apiVersion: v1", "clusters:", "- cluster:",
                    "    certificate-authority-data: " + base64(ca), "    server: " + server, "  name: kubernetes", "contexts:",
                    "- context:", "    cluster: kubernetes", "    user: " + user, "  name: " + user + "@kubernetes",
                    "current-context: " + user + "@kubernetes", "kind: Config", "preferences: {}", "users:"));
            return String.join("\n", lines) + "\n";
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(ByteText.encode(text));
        }
    }
}
