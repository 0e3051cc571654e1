package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlError;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.kube.api.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the manifests of a directory as the kubelet does: each file a pod, named after the node, with a hash as its uid. */
final class StaticPods {
    private final Host node;
    private final String directory;
    private final NodeLog log;

    StaticPods(Host node, String directory, NodeLog log) {
        this.node = node;
        this.log = log;
        this.directory = directory;
    }

    /** The pods of all files that hold one; a file that cannot be read as a pod is passed over, as the kubelet only logs it. */
    List<KubeObject> read() {
        FileView files = node.files().asRoot();
        List<KubeObject> pods = new ArrayList<>();
        if (!files.isDirectory(directory)) {
            return pods;
        }
        for (String name : files.list(directory)) {
            String path = directory + "/" + name;
            if (!name.startsWith(".") && files.isRegular(path)) {
                parse(files, path).ifPresent(pods::add);
            }
        }
        return pods;
    }

    private Optional<KubeObject> parse(FileView files, String path) {
        try {
            Map<String, Object> tree = Tree.map(Yaml.parse(files.readText(path)));
            if (!"Pod".equals(tree.get("kind")) || !"v1".equals(tree.get("apiVersion")) || Tree.list(tree, "spec", "containers").isEmpty()
                    || Tree.string(tree, "metadata", "name").isEmpty()) {
                return problem(path, Tree.string(tree, "kind").isEmpty() ? "Object 'Kind' is missing in '" + path + "'"
                        : "couldn't parse as pod(no kind \"" + Tree.string(tree, "kind") + "\" is registered or a required field is missing), please check config file");
            }
            return Optional.of(named(new KubeObject(tree), path));
        } catch (YamlError | FileError e) {
            return problem(path, "couldn't parse as pod(" + e.getMessage() + "), please check config file");
        }
    }

    private Optional<KubeObject> problem(String path, String why) {
        log.line('E', "file.go:187", "\"Could not process manifest file\" err=" + NodeLog.quoted(path + ": " + why) + " path=" + NodeLog.quoted(path));
        return Optional.empty();
    }

    /** kubelet's config.applyDefaults: uid, name, namespace, node, tolerations. */
    private KubeObject named(KubeObject pod, String path) {
        String hash = NodeImages.hex("MD5", pod + "host:" + node.name() + "file:" + path);
        Map<String, Object> annotations = new LinkedHashMap<>(pod.map("metadata", "annotations"));
        annotations.put(PodReader.HASH, hash);
        annotations.put(PodReader.SOURCE, "file");
        KubeObject named = pod.without("status").with(hash, "metadata", "uid").with(pod.name() + "-" + node.name(), "metadata", "name")
                .with(annotations, "metadata", "annotations").with(node.name(), "spec", "nodeName");
        if (named.namespace().isEmpty()) {
            named = named.with("default", "metadata", "namespace");
        }
        return named.with(List.of(Tree.of("effect", "NoExecute", "operator", "Exists")), "spec", "tolerations");
    }
}
