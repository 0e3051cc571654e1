package dev.ktutor.kube.api;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three patches of the API: RFC 6902, RFC 7386 and Kubernetes' strategic merge. Arguments stay as they are. */
public final class Patches {
    private Patches() { }

    /** A row of operations, RFC 6902. Throws {@link PatchError}. */
    public static @Nullable Object json(@Nullable Object tree, @Nullable Object patch) {
        return new JsonPatch(Tree.copy(tree)).apply(patch);
    }

    /** Fields to set, null to remove, RFC 7386. Throws {@link PatchError} if the patch is no object. */
    public static @Nullable Object merge(@Nullable Object tree, @Nullable Object patch) {
        requireObject(patch);
        return merged(tree, patch);
    }

    private static void requireObject(@Nullable Object patch) {
        if (!(patch instanceof Map)) {
            throw new PatchError("error decoding patch: json: cannot unmarshal " + (patch instanceof java.util.List ? "array" : "string")
                + " into Go value of type map[string]interface {}: " + Json.write(patch), true);
        }
    }

    private static @Nullable Object merged(@Nullable Object tree, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<String, Object> result = Tree.mutable(tree);
        changes.forEach((key, change) -> {
            if (change == null) {
                result.remove(key);
            } else {
                result.put((String) key, merged(result.get(key), change));
            }
        });
        return result;
    }

    /**
     * Fields to set, null to remove, lists of objects merged by their keys where the schema says so, with the directives
     * {@code $patch}, {@code $deleteFromPrimitiveList}, {@code $setElementOrder} and {@code $retainKeys}. A kind without a
     * schema is merged as RFC 7386 does. Throws {@link PatchError}.
     */
    public static @Nullable Object strategic(GroupVersionKind kind, @Nullable Object tree, @Nullable Object patch) {
        requireObject(patch);
        String type = Schema.builtIn().typeOf(kind);
        return type == null ? merged(tree, patch) : new StrategicMerge(Schema.builtIn()).structure(type, Tree.map(tree), Tree.map(patch));
    }
}
