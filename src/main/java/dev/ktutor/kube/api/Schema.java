package dev.ktutor.kube.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of every built-in type, read once, when first asked for, from {@code schema.txt} beside this class. */
public final class Schema {
    private final Map<String, Map<String, SchemaField>> types = new HashMap<>();
    private final Map<GroupVersionKind, String> kinds = new LinkedHashMap<>();

    private static final class Holder {
        static final Schema BUILT_IN = new Schema();
    }

    private Schema() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Schema.class.getResourceAsStream("schema.txt")), StandardCharsets.UTF_8))) {
            Map<String, SchemaField> fields = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("kind ")) {
                    String[] words = line.split(" ");
                    kinds.put(GroupVersionKind.of(words[1], words[2]), words[3]);
                } else if (line.startsWith(" ")) {
                    SchemaField field = field(line.substring(1).split(" "));
                    fields.put(field.name(), field);
                } else if (!line.startsWith("#")) {
                    fields = new LinkedHashMap<>();
                    types.put(line, fields);
                }
            }
            types.put("meta/v1.PartialObjectMetadata", Map.of("metadata",
                new SchemaField("metadata", "meta/v1.ObjectMeta", false, false, "", "", List.of(), false, false)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SchemaField field(String[] words) {
        String patch = "";
        String mergeKey = "";
        List<String> mapKeys = List.of();
        for (String word : words) {
            if (word.startsWith("patch=")) {
                int colon = word.indexOf(':');
                patch = word.substring(6, colon < 0 ? word.length() : colon);
                mergeKey = colon < 0 ? "" : word.substring(colon + 1);
            } else if (word.startsWith("map=")) {
                mapKeys = List.of(word.substring(4).split(","));
            }
        }
        List<String> flags = Arrays.asList(words).subList(3, words.length);
        return new SchemaField(words[0], words[1], words[2].contains("*"), words[2].contains("?"), patch, mergeKey, mapKeys,
            flags.contains("set"), flags.contains("atomic"));
    }

    /** The schema of Kubernetes v1.36's own types. */
    public static Schema builtIn() {
        return Holder.BUILT_IN;
    }

    /** The name of the kind's type; null for a kind whose fields are not known here. */
    public @Nullable String typeOf(GroupVersionKind kind) {
        return kinds.get(kind);
    }

    /** The type's fields in the order Go prints them; empty for what is no structure. */
    public Map<String, SchemaField> fields(String type) {
        return Collections.unmodifiableMap(types.getOrDefault(type, Map.of()));
    }

    /** Whether the name is that of a structure with fields. */
    public boolean isStructure(String type) {
        return types.containsKey(type);
    }

    /** Reads a tree as the server's decoder does: see {@link Decoded}. Of a kind without a known type only the metadata is looked at. */
    public Decoded decode(GroupVersionKind kind, Map<String, Object> tree) {
        String type = typeOf(kind);
        return type == null ? metadataOnly(tree) : new SchemaDecoder(this).decode(type, tree);
    }

    private Decoded metadataOnly(Map<String, Object> tree) {
        Map<String, Object> object = new LinkedHashMap<>(tree);
        object.keySet().retainAll(List.of("metadata"));
        Decoded metadata = new SchemaDecoder(this).decode("meta/v1.PartialObjectMetadata", object);
        Map<String, Object> result = new LinkedHashMap<>(tree);
        result.put("metadata", metadata.tree().getOrDefault("metadata", Map.of()));
        return new Decoded(result, metadata.unknown(), metadata.error());
    }

    /**
     * What decoding found.
     *
     * @param tree the object as the server would print it: unknown fields, nulls and omitted zero values gone, fields in Go's order
     * @param unknown {@code unknown field "spec.foo"}, one each
     * @param error the first wrong type, in Go's words; null if there is none
     */
    public record Decoded(Map<String, Object> tree, List<String> unknown, @Nullable String error) { }
}
