package dev.ktutor.lab.boot;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.lab.boot.Scenario.Role;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.text.ByteText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What kubeadm leaves on the hosts' disks; written when somebody first looks there. */
final class ClusterFiles {
    static final String MANIFESTS = "/etc/kubernetes/manifests";
    private static final String AUDIT = "/etc/kubernetes/audit/policy.yaml";

    private final Scenario scenario;
    private final Map<String, Host> hosts;
    private final KeyGenerator keys;
    private final List<Original> originals = new ArrayList<>();
    private boolean written;

    /** A file as it was written. */
    private record Original(Host host, String path, byte[] content, int mode) { }

    ClusterFiles(Scenario scenario, Map<String, Host> hosts, KeyGenerator keys) {
        this.scenario = scenario;
        this.hosts = hosts;
        this.keys = keys;
    }

    /** Has everything written when a path is first looked up below the directories that it fills. */
    void arm(Runnable write) {
        for (Scenario.Machine machine : scenario.machines()) {
            Host host = host(machine.name());
            List<String> places = machine.role() == Role.CONTROL_PLANE ? List.of("/etc/kubernetes", "/var/lib/kubelet", "/root/.kube", "/var/lib/etcd")
                    : List.of("/etc/kubernetes", "/var/lib/kubelet");
            places.forEach(place -> host.files().onFirstUse(place, write));
        }
    }

    /** Writes everything, once; a disk of a saved lab that has it already is left alone. */
    void write(Instant made) {
        if (written) {
            return;
        }
        written = true;
        Host master = host(scenario.controlPlane().name());
        if (master.files().asRoot().isRegular("/etc/kubernetes/admin.conf")) {
            return;
        }
        new ClusterPki(master, machines(Role.WORKER), machines(Role.ETCD), keys, made).write();
        Map<String, String> values = new LinkedHashMap<>(Map.of("address", master.address(), "name", master.name(),
                "initial-cluster", master.name() + "=https://" + master.address() + ":2380"));
        values.putAll(audit());
        for (String component : List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")) {
            install(master, MANIFESTS + "/" + component + ".yaml", Templates.read("manifests/" + component + ".yaml", values), 0600);
        }
        if (scenario.audit()) {
            install(master, AUDIT, Templates.read("addons/audit-policy.yaml", Map.of()), 0644);
            master.files().asRoot().makeDirectories("/var/log/kubernetes/audit");
        }
        for (Host node : machines(Role.WORKER)) {
            node.files().asRoot().makeDirectories(MANIFESTS);
        }
        List<Host> nodes = new ArrayList<>(List.of(master));
        nodes.addAll(machines(Role.WORKER));
        nodes.forEach(node -> install(node, "/var/lib/kubelet/config.yaml", Templates.read("kubelet-config.yaml", Map.of()), 0644));
        hosts.values().forEach(host -> {
            remember(host, "/etc/kubernetes");
            remember(host, "/var/lib/kubelet/pki");
        });
    }

    private void remember(Host host, String path) {
        FileView files = host.files().asRoot();
        if (files.isDirectory(path)) {
            files.list(path).forEach(name -> remember(host, path + "/" + name));
        } else if (files.isRegular(path) && !files.lstat(path).isSymlink()) {
            originals.add(new Original(host, path, files.read(path), files.stat(path).mode()));
        }
    }

    /**
     * Runs an action on the files as they were written. What somebody changed since then, before the cluster came up, is put
     * back afterwards: for the cluster it then happens at that moment, not at its birth.
     */
    void asWritten(Runnable action) {
        List<Runnable> changes = new ArrayList<>();
        for (Original original : originals) {
            FileView files = original.host().files().asRoot();
            byte[] present = files.isRegular(original.path()) ? files.read(original.path()) : null;
            if (present == null || !java.util.Arrays.equals(present, original.content())) {
                files.install(original.path(), original.content(), original.mode());
                changes.add(() -> {
                    if (present == null) {
                        files.remove(original.path());
                    } else {
                        files.write(original.path(), present);
                    }
                });
            }
        }
        originals.clear();
        action.run();
        changes.forEach(Runnable::run);
    }

    private Map<String, String> audit() {
        if (!scenario.audit()) {
            return Map.of("audit-flags", "", "audit-mounts", "", "audit-volumes", "");
        }
        return Map.of("audit-flags", "    - --audit-log-maxage=7\n    - --audit-log-maxbackup=2\n    - --audit-log-maxsize=50\n"
                        + "    - --audit-log-path=/var/log/kubernetes/audit/audit.log\n    - --audit-policy-file=" + AUDIT + "\n",
                "audit-mounts", "    - mountPath: " + AUDIT + "\n      name: audit-policy\n      readOnly: true\n"
                        + "    - mountPath: /var/log/kubernetes/audit\n      name: audit-logs\n",
                "audit-volumes", "  - hostPath:\n      path: " + AUDIT + "\n      type: File\n    name: audit-policy\n"
                        + "  - hostPath:\n      path: /var/log/kubernetes/audit\n      type: DirectoryOrCreate\n    name: audit-logs\n");
    }

    /** Tells every member of etcd of all of them: the manifests of a cluster that is to have several. */
    void writeMemberManifests() {
        String all = scenario.etcd().stream().map(name -> name + "=https://" + host(name).address() + ":2380").collect(Collectors.joining(","));
        for (String name : scenario.etcd()) {
            Host host = host(name);
            install(host, MANIFESTS + "/etcd.yaml", Templates.read("manifests/etcd.yaml",
                    Map.of("address", host.address(), "name", name, "initial-cluster", all)), 0600);
        }
    }

    private static void install(Host host, String path, String text, int mode) {
        FileView files = host.files().asRoot();
        files.install(path, ByteText.encode(text), mode);
    }

    private List<Host> machines(Role role) {
        return scenario.machines().stream().filter(machine -> machine.role() == role).map(machine -> host(machine.name())).toList();
    }

    private Host host(String name) {
        Host host = hosts.get(name);
        if (host == null) {
            throw new IllegalStateException("the scenario names a host that it does not have: " + name);
        }
        return host;
    }
}
