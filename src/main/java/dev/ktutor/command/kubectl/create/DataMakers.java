package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.data.Json;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.GoFile;
import dev.ktutor.kube.client.KeyPairs;
import dev.ktutor.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ConfigMaps and Secrets. */
public final class DataMakers {
    private DataMakers() { }

    /** {@code create configmap}. */
    public static Map<String, Object> configMap(Call call, String name) {
        CoreMakers.requireName(name);
        DataSources.requireOneKind(call);
        Map<String, Object> data = new TreeMap<>();
        Map<String, Object> binary = new TreeMap<>();
        java.util.function.BiConsumer<String, byte[]> add = (key, value) -> {
            List<String> wrong = Formats.configKey(key);
            if (!wrong.isEmpty()) {
                throw KubectlError.of(GoText.quote(key) + " is not a valid key name for a ConfigMap: " + String.join(",", wrong));
            }
            if (data.containsKey(key) || binary.containsKey(key)) {
                throw KubectlError.of("cannot add key " + GoText.quote(key) + ", another key by that name already exists in "
                        + (data.containsKey(key) ? "Data" : "BinaryData") + " for ConfigMap " + GoText.quote(name));
            }
            String text = ByteText.decode(value);
            if (text.equals(new String(value, StandardCharsets.UTF_8))) {
                data.put(key, text);
            } else {
                binary.put(key, Base64.getEncoder().encodeToString(value));
            }
        };
        DataSources.files(call, add);
        DataSources.literals(call, add);
        DataSources.environmentFiles(call, "config", add);
        String hashed = name;
        if (call.flags().flag("append-hash")) {
            Map<String, Object> content = new TreeMap<>(Map.of("kind", "ConfigMap", "name", name, "data", data));
            if (!binary.isEmpty()) {
                content.put("binaryData", binary);
            }
            hashed = name + "-" + ContentHash.of(Json.write(content));
        }
        return Fields.with(Fields.head(call, "ConfigMap", "v1", hashed, null), "data", data.isEmpty() ? null : data,
                "binaryData", binary.isEmpty() ? null : binary);
    }

    /** {@code create secret generic}. */
    public static Map<String, Object> generic(Call call, String name) {
        CoreMakers.requireName(name);
        DataSources.requireOneKind(call);
        Map<String, Object> data = new TreeMap<>();
        DataSources.literals(call, (key, value) -> add(data, key, value));
        DataSources.files(call, (key, value) -> add(data, key, value));
        DataSources.environmentFiles(call, "secret", (key, value) -> add(data, key, value));
        return secret(call, name, call.flags().text("type"), data);
    }

    private static void add(Map<String, Object> data, String key, byte[] value) {
        List<String> wrong = Formats.configKey(key);
        if (!wrong.isEmpty()) {
            throw KubectlError.of(GoText.quote(key) + " is not valid key name for a Secret " + String.join(";", wrong));
        }
        if (data.put(key, Base64.getEncoder().encodeToString(value)) != null) {
            throw KubectlError.of("cannot add key " + key + ", another key by that name already exists");
        }
    }

    private static Map<String, Object> secret(Call call, String name, String type, Map<String, Object> data) {
        String hashed = name;
        if (call.flags().flag("append-hash")) {
            hashed = name + "-" + ContentHash.of(Json.write(new TreeMap<>(Map.of("kind", "Secret", "type", type, "name", name, "data", data))));
        }
        return Fields.with(Fields.head(call, "Secret", "v1", hashed, null), "data", data.isEmpty() ? null : data, "type", type);
    }

    /** {@code create secret tls}. */
    public static Map<String, Object> tls(Call call, String name) {
        String certificate = call.flags().text("cert");
        String key = call.flags().text("key");
        if (certificate.isEmpty() || key.isEmpty()) {
            throw KubectlError.of("key and cert must be specified");
        }
        byte[] certificateBytes = read(call, certificate);
        byte[] keyBytes = read(call, key);
        String problem = KeyPairs.problem(ByteText.decode(certificateBytes), ByteText.decode(keyBytes));
        if (!problem.isEmpty()) {
            throw KubectlError.of(problem);
        }
        Map<String, Object> data = new TreeMap<>();
        data.put("tls.crt", Base64.getEncoder().encodeToString(certificateBytes));
        data.put("tls.key", Base64.getEncoder().encodeToString(keyBytes));
        return secret(call, name, "kubernetes.io/tls", data);
    }

    private static byte[] read(Call call, String path) {
        try {
            return call.files().read(path);
        } catch (FileError e) {
            throw KubectlError.of("Cannot read file " + path + ", " + GoFile.readText(path, e));
        }
    }

    /** {@code create secret docker-registry}. */
    public static Map<String, Object> dockerRegistry(Call call, String name) {
        CoreMakers.requireName(name);
        String server = call.flags().text("docker-server");
        String user = call.flags().text("docker-username");
        String password = call.flags().text("docker-password");
        boolean files = !call.flags().list("from-file").isEmpty();
        if (!files && (user.isEmpty() || password.isEmpty() || server.isEmpty())) {
            throw KubectlError.of("either --from-file or the combination of --docker-username, --docker-password and --docker-server is required");
        }
        Map<String, Object> data = new TreeMap<>();
        if (files) {
            DataSources.files(call, (key, value) -> add(data, key, value));
        } else {
            String auth = Base64.getEncoder().encodeToString(ByteText.encode(user + ":" + password));
            Map<String, Object> entry = Fields.of("username", user, "password", password, "email", call.flags().text("docker-email"), "auth", auth);
            add(data, ".dockerconfigjson", ByteText.encode(Json.write(Map.of("auths", Map.of(server, entry)))));
        }
        return secret(call, name, "kubernetes.io/dockerconfigjson", data);
    }
}
