package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.node.container.Mount;
import dev.ktutor.kube.node.container.Sandbox;
import dev.ktutor.text.ByteText;
import java.util.List;

/** Files of the mounts that the pod shows to its shells. */
final class PodFiles {
    private PodFiles() { }

    static List<Mount> write(Host node, KubeObject pod, Sandbox sandbox) {
        FileView files = node.files().asRoot();
        String directory = PodVolumes.directory(pod);
        String hosts = sandbox.hostNetwork() && files.isRegular("/etc/hosts") ? "# Kubernetes-managed hosts file (host network).\n" + files.readText("/etc/hosts")
                : "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\n"
                        + "fe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n" + sandbox.address() + "\t" + sandbox.network().name() + "\n";
        StringBuilder text = new StringBuilder(hosts);
        List<Object> aliases = pod.list("spec", "hostAliases");
        if (!aliases.isEmpty()) {
            text.append("\n# Entries added by HostAliases.\n");
            aliases.forEach(alias -> text.append(Tree.string(alias, "ip")).append('\t').append(String.join("\t", Tree.strings(alias, "hostnames"))).append('\n'));
        }
        files.install(directory + "/etc-hosts", ByteText.encode(text.toString()), 0644);
        boolean cluster = !pod.string("spec", "dnsPolicy").equals("Default") && !(sandbox.hostNetwork() && !pod.string("spec", "dnsPolicy").equals("ClusterFirstWithHostNet"));
        String resolv = cluster ? "search " + pod.namespace() + ".svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n"
                : files.isRegular("/etc/resolv.conf") ? files.readText("/etc/resolv.conf") : "nameserver 127.0.0.53\n";
        files.install(directory + "/resolv.conf", ByteText.encode(resolv), 0644);
        files.install(directory + "/hostname", ByteText.encode(sandbox.network().name() + "\n"), 0644);
        return List.of(new Mount("/etc/hosts", directory + "/etc-hosts", false), new Mount("/etc/resolv.conf", directory + "/resolv.conf", false),
                new Mount("/etc/hostname", directory + "/hostname", false));
    }
}
