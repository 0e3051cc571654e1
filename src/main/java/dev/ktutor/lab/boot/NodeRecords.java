package dev.ktutor.lab.boot;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.Credentials;
import dev.ktutor.host.fs.FileArchive;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileRecord;
import dev.ktutor.host.fs.FileTree;
import dev.ktutor.kube.node.container.ContainerRecord;
import dev.ktutor.kube.node.container.ContainerSpec;
import dev.ktutor.kube.node.container.ContainerState;
import dev.ktutor.kube.node.container.Mount;
import dev.ktutor.kube.node.container.Sandbox;
import dev.ktutor.kube.node.image.ImageReference;
import dev.ktutor.kube.node.image.Registries;
import dev.ktutor.kube.node.kubelet.BackOff;
import dev.ktutor.kube.node.kubelet.NodeImages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node's sandboxes, containers, images and waits as a JSON tree, and back. */
final class NodeRecords {
    private final Registries registries;

    NodeRecords(Registries registries) {
        this.registries = registries;
    }

    Object save(ClusterNode node) {
        List<Object> sandboxes = new ArrayList<>();
        for (Sandbox sandbox : node.runtime().sandboxes()) {
            sandboxes.add(Tree.of("id", sandbox.id(), "uid", sandbox.uid(), "namespace", sandbox.namespace(), "name", sandbox.name(),
                    "address", sandbox.address(), "hostNetwork", sandbox.hostNetwork(), "host", sandbox.network().name(), "created", sandbox.created().toString()));
        }
        List<Object> containers = new ArrayList<>();
        node.runtime().records().forEach(record -> containers.add(container(record, node)));
        Map<String, Object> images = new LinkedHashMap<>();
        node.state().images().all().forEach((name, present) -> images.put(name, present.login()));
        return Tree.of("sandboxes", sandboxes, "containers", containers, "images", images,
                "crashes", waits(node.state().crashes()), "pulls", waits(node.state().pulls()));
    }

    private static Object waits(BackOff backOff) {
        Map<String, Object> tree = new LinkedHashMap<>();
        backOff.entries().forEach((key, entry) -> tree.put(key, Tree.of("pause", entry.pause().toString(), "updated", entry.updated().toString())));
        return tree;
    }

    private static Object container(ContainerRecord record, ClusterNode node) {
        ContainerSpec spec = record.spec();
        List<Object> mounts = new ArrayList<>();
        spec.mounts().forEach(mount -> mounts.add(Tree.of("at", mount.containerPath(), "from", mount.nodePath(), "readOnly", mount.readOnly())));
        Map<String, Object> tree = Tree.of("id", record.id(), "pod", spec.sandbox().uid(), "name", spec.name(), "attempt", (long) spec.attempt(),
                "image", spec.imageName(), "argv", spec.argv(), "env", spec.env(), "workingDir", spec.workingDir(), "uid", (long) spec.user().uid(),
                "gid", (long) spec.user().gid(), "groups", spec.user().groups().stream().map(Integer::longValue).toList(), "mounts", mounts,
                "init", spec.init(), "created", record.created().toString(), "state", record.state().name(), "exitCode", (long) record.exitCode(),
                "reason", record.reason(), "message", record.message());
        if (record.started() != null) {
            tree.put("started", record.started().toString());
        }
        if (record.finished() != null) {
            tree.put("finished", record.finished().toString());
        }
        FileTree.Snapshot disk = record.disk();
        if (disk != null) {
            tree.put("disk", disk(FileArchive.of(node.host().simulation(), disk)));
        }
        return tree;
    }

    private static Object disk(List<FileRecord> records) {
        List<Object> files = new ArrayList<>();
        for (FileRecord file : records) {
            Map<String, Object> tree = Tree.of("path", file.path(), "inode", file.inode(), "kind", file.kind().name(), "mode", (long) file.mode(),
                    "uid", (long) file.uid(), "gid", (long) file.gid(), "accessed", file.accessed().toString(), "modified", file.modified().toString(),
                    "changed", file.changed().toString());
            if (file.target() != null) {
                tree.put("target", file.target());
            }
            if (file.content() != null) {
                tree.put("content", Base64.getEncoder().encodeToString(file.content()));
            }
            files.add(tree);
        }
        return files;
    }

    void restore(@Nullable Object tree, ClusterNode node) {
        Map<String, NodeImages.Present> images = new HashMap<>();
        Tree.stringMap(tree, "images").forEach((name, login) -> ImageReference.parse(name).ifPresent(reference ->
                registries.peek(reference).ifPresent(image -> images.put(name, new NodeImages.Present(reference, image, login)))));
        node.state().images().restore(images);
        node.state().crashes().restore(waits(Tree.map(tree, "crashes")));
        node.state().pulls().restore(waits(Tree.map(tree, "pulls")));
        Map<String, Sandbox> sandboxes = new HashMap<>();
        for (Object saved : Tree.list(tree, "sandboxes")) {
            boolean hostNetwork = Tree.bool(saved, "hostNetwork");
            Host network = hostNetwork ? node.host()
                    : new Host(Tree.string(saved, "host"), Tree.string(saved, "address"), node.host().world(), node.host().commands());
            Sandbox sandbox = new Sandbox(Tree.string(saved, "id"), Tree.string(saved, "uid"), Tree.string(saved, "namespace"), Tree.string(saved, "name"),
                    Tree.string(saved, "address"), hostNetwork, network, Instant.parse(Tree.string(saved, "created")));
            sandboxes.put(sandbox.uid(), sandbox);
            node.runtime().adopt(sandbox);
        }
        List<ContainerRecord> records = new ArrayList<>();
        for (Object saved : Tree.list(tree, "containers")) {
            container(saved, sandboxes, node).ifPresent(records::add);
        }
        // etcd first, then who needs it: each then finds the other at once.
        records.stream().sorted(Comparator.comparing(record -> order(record.spec().name()))).forEach(node.runtime()::adopt);
    }

    private static int order(String name) {
        return switch (name) {
            case "etcd" -> 0;
            case "kube-apiserver" -> 1;
            default -> 2;
        };
    }

    private static Map<String, BackOff.Entry> waits(Map<String, Object> tree) {
        Map<String, BackOff.Entry> waits = new HashMap<>();
        tree.forEach((key, entry) -> waits.put(key, new BackOff.Entry(Duration.parse(Tree.string(entry, "pause")), Instant.parse(Tree.string(entry, "updated")))));
        return waits;
    }

    private Optional<ContainerRecord> container(Object tree, Map<String, Sandbox> sandboxes, ClusterNode node) {
        Sandbox sandbox = sandboxes.get(Tree.string(tree, "pod"));
        var image = ImageReference.parse(Tree.string(tree, "image")).flatMap(registries::peek);
        if (sandbox == null || image.isEmpty()) {
            return Optional.empty();
        }
        List<Mount> mounts = Tree.list(tree, "mounts").stream().map(mount ->
                new Mount(Tree.string(mount, "at"), Tree.string(mount, "from"), Tree.bool(mount, "readOnly"))).toList();
        HashSet<Integer> groups = new HashSet<>();
        Tree.list(tree, "groups").forEach(group -> groups.add(((Number) group).intValue()));
        ContainerSpec spec = new ContainerSpec(sandbox, Tree.string(tree, "name"), (int) Tree.longValue(tree, "attempt"), image.get(),
                Tree.string(tree, "image"), Tree.strings(tree, "argv"), Tree.stringMap(tree, "env"), Tree.string(tree, "workingDir"),
                new Credentials((int) Tree.longValue(tree, "uid"), (int) Tree.longValue(tree, "gid"), groups), mounts, Tree.bool(tree, "init"));
        List<Object> files = Tree.list(tree, "disk");
        return Optional.of(new ContainerRecord(Tree.string(tree, "id"), spec, Instant.parse(Tree.string(tree, "created")),
                ContainerState.valueOf(Tree.string(tree, "state")), moment(tree, "started"), moment(tree, "finished"), (int) Tree.longValue(tree, "exitCode"),
                Tree.string(tree, "reason"), Tree.string(tree, "message"), files.isEmpty() ? null : disk(files, node)));
    }

    private static @Nullable Instant moment(Object tree, String field) {
        String text = Tree.string(tree, field);
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static FileTree.Snapshot disk(List<Object> files, ClusterNode node) {
        List<FileRecord> records = new ArrayList<>();
        for (Object file : files) {
            Object content = Tree.at(file, "content");
            Object target = Tree.at(file, "target");
            records.add(new FileRecord(Tree.string(file, "path"), Tree.longValue(file, "inode"), FileKind.valueOf(Tree.string(file, "kind")),
                    (int) Tree.longValue(file, "mode"), (int) Tree.longValue(file, "uid"), (int) Tree.longValue(file, "gid"),
                    Instant.parse(Tree.string(file, "accessed")), Instant.parse(Tree.string(file, "modified")), Instant.parse(Tree.string(file, "changed")),
                    target instanceof String text ? text : null, content instanceof String text ? Base64.getDecoder().decode(text) : null));
        }
        FileTree tree = new FileTree(node.host().simulation());
        FileArchive.load(tree, records);
        return tree.snapshot();
    }
}
