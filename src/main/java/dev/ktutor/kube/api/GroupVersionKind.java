package dev.ktutor.kube.api;

/** What an object says it is: the group ("" for core), the version and the kind. */
public record GroupVersionKind(String group, String version, String kind) {

    /** From an object's own two fields, such as {@code apps/v1} and {@code Deployment}. */
    public static GroupVersionKind of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? new GroupVersionKind("", apiVersion, kind)
            : new GroupVersionKind(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /** The group and version as an object writes them: {@code apps/v1}, or {@code v1} for core. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The kind with its group: {@code Deployment.apps}, or {@code Pod} for core. */
    public String groupKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
