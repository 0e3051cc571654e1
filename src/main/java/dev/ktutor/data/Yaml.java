package dev.ktutor.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * YAML 1.1 as kubectl and the API server read and write it (sigs.k8s.io/yaml on go-yaml v2): {@code y}, {@code no} and
 * {@code on} are booleans, keys become strings, a later key wins over an equal earlier one.
 */
public final class Yaml {
    private Yaml() { }

    /** The tree of the text's first document; null for an empty one. Throws {@link YamlError}. */
    public static @Nullable Object parse(String text) {
        List<YamlDocument> documents = parseAll(text);
        return documents.isEmpty() ? null : documents.get(0).value();
    }

    /** Every document of the text, with the lines where values stand. Throws {@link YamlError}. */
    public static List<YamlDocument> parseAll(String text) {
        return new YamlReader().documents(text);
    }

    /** The tree as kubectl prints it: keys sorted, long texts folded near column 80, a newline at the end. */
    public static String write(@Nullable Object tree) {
        return new YamlWriter().document(tree, true);
    }

    /** As {@link #write}, with the keys in the tree's own order. */
    public static String writeInOrder(@Nullable Object tree) {
        return new YamlWriter().document(tree, false);
    }
}
