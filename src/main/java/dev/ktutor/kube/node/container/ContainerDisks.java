package dev.ktutor.kube.node.container;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.text.ByteText;

/** The containers' own disks: what their images hold, and what of the node is mounted into them. */
final class ContainerDisks {
    private final Host node;
    private final ContainerShell shell;

    ContainerDisks(Host node, ContainerShell shell) {
        this.node = node;
        this.shell = shell;
    }

    /** The host that stands for a container's disk; furnished when it is first asked for. */
    Host of(Container container) {
        Host host = container.host;
        if (host == null) {
            Sandbox sandbox = container.spec().sandbox();
            host = new Host(sandbox.hostNetwork() ? node.name() : sandbox.network().name(), sandbox.address(), node.world(), node.commands());
            node.network().join(host, sandbox.network());
            container.host = host;
            furnish(container, host);
        }
        return host;
    }

    private void furnish(Container container, Host host) {
        ContainerSpec spec = container.spec();
        if (spec.image().hasShell()) {
            shell.furnish(host, spec.image().base(), spec.image().packages());
        }
        FileView files = host.files().asRoot();
        spec.image().files().forEach((path, text) -> files.install(path, ByteText.encode(text), 0644));
        if (!spec.workingDir().isEmpty()) {
            files.makeDirectories(spec.workingDir());
        }
        refreshMounts(container);
    }

    /** Brings what the node has in the mounted places into the container; nothing happens before it has a disk. */
    void refreshMounts(Container container) {
        Host host = container.host;
        if (host == null) {
            return;
        }
        for (Mount mount : container.spec().mounts()) {
            copy(node.files().asRoot(), mount.nodePath(), host.files().asRoot(), mount.containerPath());
        }
    }

    private static void copy(FileView from, String source, FileView to, String target) {
        FileStat stat = from.find(source);
        if (stat == null) {
            return;
        }
        if (stat.isDirectory()) {
            to.makeDirectories(target);
            for (String name : from.list(source)) {
                copy(from, source + "/" + name, to, target + "/" + name);
            }
        } else {
            to.install(target, from.read(source), stat.mode());
        }
    }
}
