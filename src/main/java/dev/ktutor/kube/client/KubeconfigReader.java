package dev.ktutor.kube.client;

import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlError;
import dev.ktutor.kube.client.KubeconfigFields.Field;
import dev.ktutor.kube.client.KubeconfigFields.Struct;
import dev.ktutor.kube.client.KubeconfigFields.Type;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes one kubeconfig file; complaints are those of client-go's codec (Go's encoding/json behind sigs.k8s.io/yaml). */
final class KubeconfigReader {
    private static final String SCHEME = "k8s.io/client-go/tools/clientcmd/api/latest/latest.go:50";

    private final String file;

    KubeconfigReader(String file) {
        this.file = file;
    }

    Kubeconfig read(String text) {
        if (text.isEmpty()) {
            return Kubeconfig.EMPTY;
        }
        Object tree;
        try {
            tree = Yaml.parse(text);
        } catch (YamlError e) {
            throw error(String.valueOf(e.getMessage()));
        }
        if (tree == null) {
            return Kubeconfig.EMPTY;
        }
        Map<String, Object> top = object(tree, "Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
                + " Kind string \"json:\\\"kind,omitempty\\\"\" }", "couldn't get version/kind; json parse error: ");
        checkKind(top);
        return new Kubeconfig(entries(top.get("clusters"), "clusters", "NamedCluster", KubeconfigFields.CLUSTER),
                entries(top.get("users"), "users", "NamedAuthInfo", KubeconfigFields.USER),
                entries(top.get("contexts"), "contexts", "NamedContext", KubeconfigFields.CONTEXT),
                text(top.get("current-context"), "Config.current-context"),
                top.get("preferences") == null ? Map.of()
                        : object(top.get("preferences"), "Go struct field Config.preferences of type v1.Preferences", ""),
                top.get("extensions") instanceof List<?> list ? List.copyOf(list) : List.of());
    }

    private void checkKind(Map<String, Object> top) {
        String kind = text(top.get("kind"), ".kind");
        String version = text(top.get("apiVersion"), ".apiVersion");
        String wantedKind = kind.isEmpty() ? "Config" : kind;
        String wantedVersion = version.isEmpty() ? "v1" : version;
        if (!wantedKind.equals("Config") || !wantedVersion.equals("v1")) {
            throw error("no kind \"" + wantedKind + "\" is registered for version \"" + wantedVersion + "\" in scheme \"" + SCHEME + "\"");
        }
    }

    private Map<String, KubeconfigEntry> entries(@Nullable Object value, String field, String type, Struct struct) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof List<?> list)) {
            throw mismatch(value, "Go struct field Config." + field + " of type []v1." + type);
        }
        Map<String, KubeconfigEntry> entries = new LinkedHashMap<>();
        for (Object item : list) {
            Map<String, Object> named = object(item, "Go struct field Config." + field + " of type v1." + type, "");
            String name = text(named.get("name"), type + "." + field + ".name");
            Object body = named.get(struct.key());
            KubeconfigEntry entry = body == null ? KubeconfigEntry.empty(struct)
                    : entry(object(body, "Go struct field " + type + "." + field + "." + struct.key() + " of type v1."
                            + struct.goName(), ""), struct, field);
            if (entries.put(name, entry.from(file)) != null) {
                throw error("error converting *[]" + type + " into *map[string]*api." + struct.goName()
                        + ": duplicate name \"" + name + "\" in list: " + list);
            }
        }
        return entries;
    }

    private KubeconfigEntry entry(Map<String, Object> body, Struct struct, String section) {
        Map<String, Object> fields = new LinkedHashMap<>();
        body.forEach((key, value) -> struct.find(key).ifPresent(field -> {
            if (value != null) {
                check(field, value, struct.goName() + "." + section + "." + struct.key() + "." + key);
                fields.put(key, field.type() == Type.EXEC ? exec(value) : value);
            }
        }));
        return new KubeconfigEntry(struct, fields, file);
    }

    /** An exec plugin with all that Go's struct always writes, and the old versions' default. */
    private static Map<String, Object> exec(Object value) {
        Map<String, Object> said = dev.ktutor.data.Tree.map(value);
        Map<String, Object> exec = new LinkedHashMap<>(KubeconfigFields.emptyExec());
        said.forEach((key, inner) -> {
            if (KubeconfigFields.EXEC.contains(key) && inner != null) {
                exec.put(key, inner);
            }
        });
        String version = String.valueOf(exec.getOrDefault("apiVersion", ""));
        if (exec.get("interactiveMode") == null && (version.endsWith("/v1beta1") || version.endsWith("/v1alpha1"))) {
            exec.put("interactiveMode", "IfAvailable");
        }
        return KubeconfigFields.orderedExec(exec);
    }

    private void check(Field field, Object value, String path) {
        String target = "Go struct field " + path + " of type ";
        if (field.type() == Type.STRING && !(value instanceof String)) {
            throw mismatch(value, target + "string");
        } else if (field.type() == Type.BOOL && !(value instanceof Boolean)) {
            throw mismatch(value, target + "bool");
        } else if (field.type() == Type.BYTES) {
            if (!(value instanceof String text)) {
                throw mismatch(value, target + "[]uint8");
            }
            checkBase64(text);
        } else if (field.type() == Type.STRINGS && !(value instanceof List<?>)) {
            throw mismatch(value, target + "[]string");
        } else if (field.type() == Type.EXEC && !(value instanceof Map<?, ?>)) {
            throw mismatch(value, target + "v1.ExecConfig");
        }
    }

    private void checkBase64(String text) {
        String compact = text.replace("\n", "").replace("\r", "");
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            boolean fits = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/'
                    || c == '=' && i >= compact.length() - 2;
            if (!fits) {
                throw error("illegal base64 data at input byte " + i);
            }
        }
        try {
            Base64.getDecoder().decode(compact);
        } catch (IllegalArgumentException e) {
            throw error("illegal base64 data at input byte " + compact.length() / 4 * 4);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(@Nullable Object value, String target, String before) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw error(before + "json: cannot unmarshal " + kind(value) + " into " + target);
    }

    private String text(@Nullable Object value, String path) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw mismatch(value, "Go struct field " + path + " of type string");
    }

    private KubeconfigError mismatch(@Nullable Object value, String target) {
        return error("json: cannot unmarshal " + kind(value) + " into " + target);
    }

    private static String kind(@Nullable Object value) {
        return value instanceof Map<?, ?> ? "object" : value instanceof List<?> ? "array" : value instanceof Boolean ? "bool"
                : value instanceof Number ? "number" : value == null ? "null" : "string";
    }

    private static KubeconfigError error(String message) {
        return new KubeconfigError(KubeconfigError.Reason.LOADING, message);
    }
}
