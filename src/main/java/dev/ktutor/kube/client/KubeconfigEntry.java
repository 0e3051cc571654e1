package dev.ktutor.kube.client;

import dev.ktutor.kube.client.KubeconfigFields.Field;
import dev.ktutor.kube.client.KubeconfigFields.Struct;
import dev.ktutor.kube.client.KubeconfigFields.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cluster, user or context of a kubeconfig.
 *
 * @param struct which of the three
 * @param fields its set fields by their key in the file; empty ones are left out
 * @param origin the file it was read from, "" for a new one
 */
public record KubeconfigEntry(Struct struct, Map<String, Object> fields, String origin) {

    /** Keeps what is not empty, in the order of the Go struct. */
    public KubeconfigEntry {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (Field field : struct.fields()) {
            Object value = fields.get(field.name());
            if (!empty(value)) {
                kept.put(field.name(), Objects.requireNonNull(value));
            }
        }
        fields = Collections.unmodifiableMap(kept);
    }

    /** A new one without content. */
    public static KubeconfigEntry empty(Struct struct) {
        return new KubeconfigEntry(struct, Map.of(), "");
    }

    private static boolean empty(@Nullable Object value) {
        return value == null || value.equals("") || value.equals(Boolean.FALSE) || value instanceof List<?> l && l.isEmpty()
                || value instanceof Map<?, ?> m && m.isEmpty();
    }

    /** A text field, "" if it is not set. */
    public String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /** A yes-or-no field. */
    public boolean flag(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    /** A list of texts. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String field) {
        return fields.get(field) instanceof List<?> list ? (List<String>) list : List.of();
    }

    /** An object field such as {@code exec}; empty if it is not set. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> object(String field) {
        return fields.get(field) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The same entry with a field set; an empty value takes it away. */
    public KubeconfigEntry with(String field, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new KubeconfigEntry(struct, changed, origin);
    }

    /** The same entry as coming from that file. */
    public KubeconfigEntry from(String file) {
        return new KubeconfigEntry(struct, fields, file);
    }

    /** The other entry laid over this one: what it sets wins (clientcmd's merge). */
    public KubeconfigEntry overlaid(KubeconfigEntry other) {
        Map<String, Object> merged = new LinkedHashMap<>(fields);
        merged.putAll(other.fields);
        return new KubeconfigEntry(struct, merged, other.origin.isEmpty() ? origin : other.origin);
    }

    /** Whether both say the same, wherever they come from. */
    public boolean sameContent(KubeconfigEntry other) {
        return fields.equals(other.fields);
    }

    /** Its fields as they are written: with those that always appear. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Field field : struct.fields()) {
            Object value = fields.get(field.name());
            if (value != null) {
                tree.put(field.name(), value);
            } else if (field.always()) {
                tree.put(field.name(), field.type() == Type.BOOL ? (Object) Boolean.FALSE : "");
            }
        }
        return tree;
    }
}
