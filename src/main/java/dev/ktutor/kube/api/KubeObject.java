package dev.ktutor.kube.api;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of the API, unchangeable at every level; "changes" give new objects that share what stayed the same.
 *
 * @param tree its fields as JSON has them
 */
public record KubeObject(Map<String, Object> tree) {

    /** Freezes the tree; free of cost for a frozen one. */
    @SuppressWarnings("unchecked")
    public KubeObject {
        tree = (Map<String, Object>) Objects.requireNonNull(Tree.freeze(tree));
    }

    /** An object of the kind with nothing but a name; the namespace may be "". */
    public static KubeObject of(String apiVersion, String kind, String namespace, String name) {
        Map<String, Object> metadata = Tree.of("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return new KubeObject(Tree.of("apiVersion", apiVersion, "kind", kind, "metadata", metadata));
    }

    /** {@code v1}, {@code apps/v1}; "" if absent. */
    public String apiVersion() {
        return string("apiVersion");
    }

    /** {@code Pod}; "" if absent. */
    public String kind() {
        return string("kind");
    }

    /** Group, version and kind in one. */
    public GroupVersionKind groupVersionKind() {
        return GroupVersionKind.of(apiVersion(), kind());
    }

    /** The name; "" if absent. */
    public String name() {
        return string("metadata", "name");
    }

    /** The namespace; "" for a cluster's object. */
    public String namespace() {
        return string("metadata", "namespace");
    }

    /** The unique id; "" before it is stored. */
    public String uid() {
        return string("metadata", "uid");
    }

    /** The revision of the stored object; "" before it is stored. */
    public String resourceVersion() {
        return string("metadata", "resourceVersion");
    }

    /** The labels, empty if there are none. */
    public Map<String, String> labels() {
        return Tree.stringMap(tree, "metadata", "labels");
    }

    /** The annotations, empty if there are none. */
    public Map<String, String> annotations() {
        return Tree.stringMap(tree, "metadata", "annotations");
    }

    /** Whether a deletion was asked for that finalizers or a grace period hold up. */
    public boolean deleting() {
        return at("metadata", "deletionTimestamp") != null;
    }

    /** The value at the path (keys and indexes), or null. */
    public @Nullable Object at(Object... path) {
        return Tree.at(tree, path);
    }

    /** The string at the path, or "". */
    public String string(Object... path) {
        return Tree.string(tree, path);
    }

    /** The whole number at the path, or 0. */
    public long number(Object... path) {
        return Tree.longValue(tree, path);
    }

    /** The list at the path, or an empty one. */
    public List<Object> list(Object... path) {
        return Tree.list(tree, path);
    }

    /** The map at the path, or an empty one. */
    public Map<String, Object> map(Object... path) {
        return Tree.map(tree, path);
    }

    /** This object with the value at the path. */
    @SuppressWarnings("unchecked")
    public KubeObject with(@Nullable Object value, Object... path) {
        return new KubeObject((Map<String, Object>) Tree.with(tree, value, path));
    }

    /** This object without what the path leads to. */
    @SuppressWarnings("unchecked")
    public KubeObject without(Object... path) {
        return new KubeObject((Map<String, Object>) Objects.requireNonNull(Tree.without(tree, path)));
    }

    /** The objects of a list, each with its kind and version (which items of a typed list leave out). */
    public List<KubeObject> items() {
        String itemKind = kind().endsWith("List") ? kind().substring(0, kind().length() - 4) : "";
        return list("items").stream().map(item -> {
            Map<String, Object> own = Tree.map(item);
            if (own.containsKey("kind") || itemKind.isEmpty()) {
                return new KubeObject(own);
            }
            Map<String, Object> typed = Tree.of("apiVersion", apiVersion(), "kind", itemKind);
            typed.putAll(own);
            return new KubeObject(typed);
        }).toList();
    }

    /** The object as compact JSON. */
    @Override
    public String toString() {
        return Json.write(tree);
    }
}
