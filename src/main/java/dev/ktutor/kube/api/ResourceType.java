package dev.ktutor.kube.api;

import java.util.List;

/**
 * One resource of the API as discovery lists it.
 *
 * @param group "" for core
 * @param plural its name in paths: {@code pods}
 * @param singular {@code pod}
 * @param verbs what may be done, in discovery's order
 * @param categories {@code all}, {@code api-extensions}
 * @param subresources {@code status}, {@code scale}, {@code log}
 */
public record ResourceType(String group, String version, String kind, String plural, String singular, List<String> shortNames,
        boolean namespaced, List<String> verbs, List<String> categories, List<String> subresources) {

    /** Copies the lists. */
    public ResourceType {
        shortNames = List.copyOf(shortNames);
        verbs = List.copyOf(verbs);
        categories = List.copyOf(categories);
        subresources = List.copyOf(subresources);
    }

    /** {@code v1}, {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code pods}, {@code deployments.apps}: the form of messages. */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** {@code Pod}, {@code Deployment.apps}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    /** {@code pod}, {@code deployment.apps}: the form in which kubectl names objects. */
    public String qualifiedSingular() {
        return group.isEmpty() ? singular : singular + "." + group;
    }

    /** Group, version and kind in one. */
    public GroupVersionKind groupVersionKind() {
        return new GroupVersionKind(group, version, kind);
    }

    /** The path of the collection in the namespace ("" for all namespaces or a cluster's resource). */
    public String path(String namespace) {
        return new ApiPath(group, version, namespaced ? namespace : "", plural, "", "").format();
    }

    /** The path of one object. */
    public String path(String namespace, String name) {
        return new ApiPath(group, version, namespaced ? namespace : "", plural, name, "").format();
    }
}
