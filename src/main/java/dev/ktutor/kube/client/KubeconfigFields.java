package dev.ktutor.kube.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a kubeconfig's structs in the order of the Go types (k8s.io/client-go/tools/clientcmd/api/v1), which is
 * the order {@code kubectl config view -o json} prints. The same table checks what is read.
 */
public final class KubeconfigFields {
    private KubeconfigFields() { }

    /** What a field may hold. */
    public enum Type { STRING, BOOL, BYTES, STRINGS, STRINGS_MAP, STRING_MAP, EXTENSIONS, AUTH_PROVIDER, EXEC }

    /**
     * One field.
     *
     * @param name its key in the file
     * @param type what it holds
     * @param always whether it is written even when empty
     * @param secret whether {@code config view} hides it
     */
    public record Field(String name, Type type, boolean always, boolean secret) { }

    /** A Go struct: its name, and the word that stands before its content in a list entry. */
    public record Struct(String goName, String key, List<Field> fields) {

        /** The field of that name. */
        public Optional<Field> find(String name) {
            return fields.stream().filter(f -> f.name().equals(name)).findFirst();
        }
    }

    /** A cluster. */
    public static final Struct CLUSTER = new Struct("Cluster", "cluster", List.of(
            always("server", Type.STRING), field("tls-server-name", Type.STRING), field("insecure-skip-tls-verify", Type.BOOL),
            field("certificate-authority", Type.STRING), field("certificate-authority-data", Type.BYTES),
            field("proxy-url", Type.STRING), field("disable-compression", Type.BOOL), field("extensions", Type.EXTENSIONS)));

    /** A user. */
    public static final Struct USER = new Struct("AuthInfo", "user", List.of(
            field("client-certificate", Type.STRING), field("client-certificate-data", Type.BYTES),
            field("client-key", Type.STRING), secret("client-key-data", Type.BYTES), secret("token", Type.STRING),
            field("tokenFile", Type.STRING), field("as", Type.STRING), field("as-uid", Type.STRING),
            field("as-groups", Type.STRINGS), field("as-user-extra", Type.STRINGS_MAP), field("username", Type.STRING),
            secret("password", Type.STRING), field("auth-provider", Type.AUTH_PROVIDER), field("exec", Type.EXEC),
            field("extensions", Type.EXTENSIONS)));

    /** A context. */
    public static final Struct CONTEXT = new Struct("Context", "context", List.of(
            always("cluster", Type.STRING), always("user", Type.STRING), field("namespace", Type.STRING),
            field("extensions", Type.EXTENSIONS)));

    /** The fields of an exec plugin, in order. */
    static final List<String> EXEC = List.of("command", "args", "env", "apiVersion", "installHint", "provideClusterInfo",
            "interactiveMode");

    /** An exec plugin of which nothing is said yet. */
    public static Map<String, Object> emptyExec() {
        Map<String, Object> exec = new LinkedHashMap<>();
        exec.put("command", "");
        exec.put("args", null);
        exec.put("env", null);
        exec.put("provideClusterInfo", Boolean.FALSE);
        return exec;
    }

    /** An exec plugin's fields in the order of the Go struct. */
    public static Map<String, Object> orderedExec(Map<String, Object> exec) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String key : EXEC) {
            if (exec.containsKey(key)) {
                ordered.put(key, exec.get(key));
            }
        }
        return ordered;
    }

    private static Field field(String name, Type type) {
        return new Field(name, type, false, false);
    }

    private static Field secret(String name, Type type) {
        return new Field(name, type, false, true);
    }

    private static Field always(String name, Type type) {
        return new Field(name, type, true, false);
    }
}
