package dev.ktutor.lab.boot;

import dev.ktutor.command.admin.MachineServices;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlError;
import dev.ktutor.host.Host;
import dev.ktutor.host.ServiceTable;
import dev.ktutor.host.fs.FileView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** containerd and kubelet as services of a node: their units, and a kubelet that reads its configuration when it starts. */
final class NodeServices {
    static final String KUBELET_UNIT = "kubelet.service";
    static final String CONTAINERD_UNIT = "containerd.service";
    private static final String KUBELET = "/usr/bin/kubelet";
    private static final String CONTAINERD = "/usr/bin/containerd";
    private static final int CONTAINERD_PID = 621;
    private static final int KUBELET_PID = 812;
    private static final DateTimeFormatter KLOG = DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final List<String> ARGUMENTS = List.of(KUBELET, "--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf",
            "--kubeconfig=/etc/kubernetes/kubelet.conf", "--config=/var/lib/kubelet/config.yaml");

    private final ClusterNode node;

    NodeServices(ClusterNode node) {
        this.node = node;
    }

    /** Writes the units and says what they run. */
    void install() {
        Host host = node.host();
        FileView files = host.files().asRoot();
        MachineServices.unit(host, CONTAINERD_UNIT, Templates.read("services/containerd.service", Map.of()));
        MachineServices.unit(host, KUBELET_UNIT, Templates.read("services/kubelet.service", Map.of()));
        files.makeDirectories("/usr/lib/systemd/system/kubelet.service.d");
        MachineServices.unit(host, "kubelet.service.d/10-kubeadm.conf", Templates.read("services/10-kubeadm.conf", Map.of()));
        MachineServices.provide(host, CONTAINERD, new Containerd());
        MachineServices.provide(host, KUBELET, new KubeletDaemon());
        for (String unit : List.of(CONTAINERD_UNIT, KUBELET_UNIT)) {
            String link = "/etc/systemd/system/multi-user.target.wants/" + unit;
            if (files.findLink(link) == null) {
                files.symlink("/lib/systemd/system/" + unit, link);
            }
        }
    }

    /** They run since the node came up. */
    void booted(Instant moment) {
        Host host = node.host();
        for (Map.Entry<String, List<String>> unit : Map.of(CONTAINERD_UNIT, List.of(CONTAINERD), KUBELET_UNIT, ARGUMENTS).entrySet()) {
            boolean kubelet = unit.getKey().equals(KUBELET_UNIT);
            if (!host.systemd().service(unit.getKey()).active()) {
                int pid = kubelet ? KUBELET_PID : CONTAINERD_PID;
                MachineServices.running(host, unit.getKey(), pid, unit.getValue(), moment);
                host.systemd().log(moment, "systemd", 1, "Started " + unit.getKey() + " - " + (kubelet ? "kubelet: The Kubernetes Node Agent" : "containerd container runtime") + ".");
            }
        }
    }

    /** containerd: what it runs goes on without it. */
    private static final class Containerd implements ServiceTable.Daemon {
        @Override
        public @Nullable String start(List<String> argv) {
            return null;
        }

        @Override
        public void stop() { }
    }

    /** The kubelet, which ends at once if its flags or its configuration are wrong. */
    private final class KubeletDaemon implements ServiceTable.Daemon {
        @Override
        public @Nullable String start(List<String> argv) {
            List<String> flags = new ArrayList<>(argv.subList(1, argv.size()));
            String config = flag(flags, "--config", "");
            String kubeconfig = flag(flags, "--kubeconfig", "");
            String bootstrap = flag(flags, "--bootstrap-kubeconfig", "");
            FileView files = node.host().files().asRoot();
            Object tree = Map.of();
            if (!config.isEmpty()) {
                String loading = "failed to load kubelet config file, path: " + config + ", error: failed to load Kubelet config file " + config + ", error ";
                if (!files.isRegular(config)) {
                    return failed(loading + "failed to read kubelet config file \\\"" + config + "\\\", error: open " + config + ": no such file or directory");
                }
                try {
                    tree = Yaml.parse(files.readText(config));
                } catch (YamlError e) {
                    return failed(loading + "failed to decode: yaml: " + e.getMessage());
                }
                if (!Tree.string(tree, "kind").equals("KubeletConfiguration")) {
                    return failed(loading + "couldn't get version/kind; json parse error or no kind \\\"" + Tree.string(tree, "kind") + "\\\" is registered");
                }
            }
            String authority = Tree.string(tree, "authentication", "x509", "clientCAFile");
            if (!authority.isEmpty() && !files.isRegular(authority)) {
                return failed("failed to construct kubelet dependencies: unable to load client CA file " + authority + ": open " + authority
                        + ": no such file or directory");
            }
            if (node.settings().joins() && !kubeconfig.isEmpty() && !files.isRegular(kubeconfig)) {
                return failed(bootstrap.isEmpty() || !files.isRegular(bootstrap)
                        ? "failed to run Kubelet: unable to load bootstrap kubeconfig: stat " + bootstrap + ": no such file or directory"
                        : "failed to run Kubelet: bootstrapping from " + bootstrap + " is not available in this lab yet");
            }
            return node.startKubelet(Tree.string(tree, "staticPodPath"), kubeconfig).map(this::failed).orElse(null);
        }

        private String failed(String why) {
            return "E" + KLOG.format(node.host().simulation().now()) + "  " + String.format("%5d", node.host().systemd().service(KUBELET_UNIT).pid())
                    + " run.go:72] \"command failed\" err=\"" + why + "\"";
        }

        @Override
        public void stop() {
            node.stopKubelet();
        }
    }

    private static String flag(List<String> flags, String name, String otherwise) {
        for (int i = 0; i < flags.size(); i++) {
            if (flags.get(i).startsWith(name + "=")) {
                return flags.get(i).substring(name.length() + 1);
            }
            if (flags.get(i).equals(name) && i + 1 < flags.size()) {
                return flags.get(i + 1);
            }
        }
        return otherwise;
    }
}
