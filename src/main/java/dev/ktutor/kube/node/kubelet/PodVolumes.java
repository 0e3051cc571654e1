package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.node.container.Mount;
import dev.ktutor.text.ByteText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a pod's volumes on the node's disk, where the real kubelet has them too, and says which container sees what. */
final class PodVolumes {
    private final Host node;
    private final KubeClient client;

    PodVolumes(Host node, KubeClient client) {
        this.node = node;
        this.client = client;
    }

    static String directory(KubeObject pod) {
        return "/var/lib/kubelet/pods/" + pod.uid();
    }

    /** Makes or renews all volumes of the pod. */
    void setUp(KubeObject pod) throws Failure {
        for (Object volume : pod.list("spec", "volumes")) {
            try {
                setUp(pod, volume);
            } catch (ApiException e) {
                throw failed(volume, named(e.status().message()));
            } catch (ConnectionError e) {
                throw failed(volume, String.valueOf(e.getMessage()));
            }
        }
    }

    /** As the kubelet's own cache words it: one secret, one configmap. */
    static String named(String message) {
        return message.replaceFirst("^secrets ", "secret ").replaceFirst("^configmaps ", "configmap ");
    }

    private static Failure failed(Object volume, String why) {
        return new Failure("FailedMount", "MountVolume.SetUp failed for volume \"" + Tree.string(volume, "name") + "\" : " + why);
    }

    private void setUp(KubeObject pod, Object volume) throws Failure {
        String path = path(pod, volume);
        FileView files = node.files().asRoot();
        Map<String, Object> fields = Tree.map(volume);
        if (fields.containsKey("hostPath")) {
            hostPath(volume, files);
        } else if (fields.containsKey("emptyDir")) {
            files.makeDirectories(path);
        } else if (fields.containsKey("secret")) {
            write(path, secret(pod, fields.get("secret"), Tree.string(volume, "secret", "secretName")), mode(fields.get("secret")));
        } else if (fields.containsKey("configMap")) {
            write(path, configMap(pod, fields.get("configMap")), mode(fields.get("configMap")));
        } else if (fields.containsKey("downwardAPI")) {
            write(path, downward(pod, fields.get("downwardAPI")), mode(fields.get("downwardAPI")));
        } else if (fields.containsKey("projected")) {
            Map<String, byte[]> content = new LinkedHashMap<>();
            for (Object source : Tree.list(volume, "projected", "sources")) {
                content.putAll(projected(pod, source));
            }
            write(path, content, mode(fields.get("projected")));
        } else {
            String type = fields.keySet().stream().filter(key -> !key.equals("name")).findFirst().orElse("emptyDir");
            throw failed(volume, "volumes of type " + type + " are not available in this lab yet");
        }
    }

    /** Where the volume is on the node. */
    static String path(KubeObject pod, Object volume) {
        Map<String, Object> fields = Tree.map(volume);
        if (fields.containsKey("hostPath")) {
            return Tree.string(volume, "hostPath", "path").replaceFirst("(.)/+$", "$1");
        }
        String plugin = fields.containsKey("emptyDir") ? "empty-dir" : fields.containsKey("configMap") ? "configmap"
                : fields.containsKey("downwardAPI") ? "downward-api" : fields.containsKey("projected") ? "projected" : "secret";
        return directory(pod) + "/volumes/kubernetes.io~" + plugin + "/" + Tree.string(volume, "name");
    }

    /** The checks of the hostPath types. */
    private void hostPath(Object volume, FileView files) throws Failure {
        String path = Tree.string(volume, "hostPath", "path");
        String type = Tree.string(volume, "hostPath", "type");
        FileStat stat = files.find(path);
        String what = switch (type) {
            case "Directory" -> stat != null && stat.isDirectory() ? "" : "directory";
            case "File" -> stat != null && stat.isRegular() ? "" : "file";
            case "DirectoryOrCreate" -> stat == null || stat.isDirectory() ? "" : "directory";
            case "FileOrCreate" -> stat == null || stat.isRegular() ? "" : "file";
            default -> "";
        };
        if (!what.isEmpty()) {
            throw failed(volume, "hostPath type check failed: " + path + " is not a " + what);
        }
        if (stat == null && type.equals("FileOrCreate")) {
            files.install(path, new byte[0], 0644);
        } else if (stat == null) {
            files.makeDirectories(path);
        }
    }

    private static int mode(Object source) {
        return Tree.at(source, "defaultMode") == null ? 0644 : (int) Tree.longValue(source, "defaultMode");
    }

    private Map<String, byte[]> secret(KubeObject pod, Object source, String name) throws Failure {
        KubeObject secret = object(pod, source, true, name);
        Map<String, byte[]> data = new LinkedHashMap<>();
        Tree.stringMap(secret.tree(), "data").forEach((key, value) -> data.put(key, Base64.getMimeDecoder().decode(value)));
        return selected(source, data, "secret", pod, name);
    }

    private Map<String, byte[]> configMap(KubeObject pod, Object source) throws Failure {
        String name = Tree.string(source, "name");
        KubeObject map = object(pod, source, false, name);
        Map<String, byte[]> data = new LinkedHashMap<>();
        Tree.stringMap(map.tree(), "data").forEach((key, value) -> data.put(key, ByteText.encode(value)));
        Tree.stringMap(map.tree(), "binaryData").forEach((key, value) -> data.put(key, Base64.getMimeDecoder().decode(value)));
        return selected(source, data, "configmap", pod, name);
    }

    private KubeObject object(KubeObject pod, Object source, boolean secret, String name) {
        try {
            return client.get(secret ? Kinds.SECRETS : Kinds.CONFIG_MAPS, pod.namespace(), name);
        } catch (ApiException e) {
            if (e.status().code() == 404 && Tree.bool(source, "optional")) {
                return new KubeObject(Map.of());
            }
            throw e;
        }
    }

    /** The keys that {@code items} picks, under the paths it gives them; all keys without items. */
    private static Map<String, byte[]> selected(Object source, Map<String, byte[]> data, String kind, KubeObject pod, String name) throws Failure {
        List<Object> items = Tree.list(source, "items");
        if (items.isEmpty()) {
            return data;
        }
        Map<String, byte[]> picked = new LinkedHashMap<>();
        for (Object item : items) {
            byte[] value = data.get(Tree.string(item, "key"));
            if (value == null && !Tree.bool(source, "optional")) {
                throw new Failure("FailedMount", "MountVolume.SetUp failed for volume \"" + name + "\" : references non-existent " + kind + " key: "
                        + Tree.string(item, "key"));
            }
            if (value != null) {
                picked.put(Tree.string(item, "path"), value);
            }
        }
        return picked;
    }

    private static Map<String, byte[]> downward(KubeObject pod, Object source) {
        Map<String, byte[]> content = new LinkedHashMap<>();
        for (Object item : Tree.list(source, "items")) {
            content.put(Tree.string(item, "path"), ByteText.encode(PodFields.value(pod, Tree.string(item, "fieldRef", "fieldPath"))));
        }
        return content;
    }

    private Map<String, byte[]> projected(KubeObject pod, Object source) throws Failure {
        Map<String, Object> fields = Tree.map(source);
        if (fields.containsKey("serviceAccountToken")) {
            return Map.of(Tree.string(source, "serviceAccountToken", "path"), ByteText.encode(token(pod, fields.get("serviceAccountToken"))));
        }
        if (fields.containsKey("configMap")) {
            return configMap(pod, fields.get("configMap"));
        }
        if (fields.containsKey("secret")) {
            return secret(pod, fields.get("secret"), Tree.string(source, "secret", "name"));
        }
        return downward(pod, fields.get("downwardAPI"));
    }

    private String token(KubeObject pod, Object source) {
        String account = pod.string("spec", "serviceAccountName");
        Map<String, Object> spec = Tree.of("expirationSeconds", Tree.at(source, "expirationSeconds") == null ? 3607L : Tree.longValue(source, "expirationSeconds"),
                "boundObjectRef", Tree.of("kind", "Pod", "apiVersion", "v1", "name", pod.name(), "uid", pod.uid()));
        String audience = Tree.string(source, "audience");
        if (!audience.isEmpty()) {
            spec.put("audiences", List.of(audience));
        }
        Map<String, Object> body = Tree.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest", "spec", spec);
        KubeObject answer = client.call(ApiRequest.of("POST", Kinds.SERVICE_ACCOUNTS.path(pod.namespace(), account.isEmpty() ? "default" : account) + "/token", body));
        return answer.string("status", "token");
    }

    private void write(String path, Map<String, byte[]> content, int mode) {
        FileView files = node.files().asRoot();
        files.makeDirectories(path);
        for (String old : files.list(path)) {
            if (!content.containsKey(old) && files.isRegular(path + "/" + old)) {
                files.remove(path + "/" + old);
            }
        }
        content.forEach((name, bytes) -> {
            String file = path + "/" + name;
            if (!files.isRegular(file) || !java.util.Arrays.equals(files.read(file), bytes)) {
                files.install(file, bytes, mode);
            }
        });
    }

    /** What a container sees of the volumes. */
    static List<Mount> mounts(KubeObject pod, Object container) {
        Map<String, Object> volumes = new LinkedHashMap<>();
        pod.list("spec", "volumes").forEach(volume -> volumes.put(Tree.string(volume, "name"), volume));
        List<Mount> mounts = new ArrayList<>();
        for (Object mount : Tree.list(container, "volumeMounts")) {
            Object volume = volumes.get(Tree.string(mount, "name"));
            if (volume != null) {
                String sub = Tree.string(mount, "subPath");
                mounts.add(new Mount(FileView.normalise(Tree.string(mount, "mountPath")), path(pod, volume) + (sub.isEmpty() ? "" : "/" + sub),
                        Tree.bool(mount, "readOnly")));
            }
        }
        return mounts;
    }

    /** Takes away what the pod had on the node's disk. */
    void tearDown(KubeObject pod) {
        remove(node.files().asRoot(), directory(pod));
    }

    private static void remove(FileView files, String path) {
        if (files.isDirectory(path)) {
            files.list(path).forEach(name -> remove(files, path + "/" + name));
            files.removeDirectory(path);
        } else if (files.exists(path)) {
            files.remove(path);
        }
    }
}
