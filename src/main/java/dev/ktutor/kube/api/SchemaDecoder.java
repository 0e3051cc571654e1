package dev.ktutor.kube.api;

import dev.ktutor.data.Json;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a JSON tree into what Go's typed decoding and encoding would make of it, with the decoder's errors (sigs.k8s.io/json). */
final class SchemaDecoder {
    private final Schema schema;
    private final List<String> unknown = new ArrayList<>();
    private @Nullable String error;

    SchemaDecoder(Schema schema) {
        this.schema = schema;
    }

    Schema.Decoded decode(String type, Map<String, Object> tree) {
        Map<String, Object> result = structure(type, tree, "", "");
        return new Schema.Decoded(result, List.copyOf(unknown), error);
    }

    /** Reads the fields of one structure; {@code path} has indexes (for unknown fields), {@code goPath} has none. */
    private Map<String, Object> structure(String type, Map<?, ?> tree, String path, String goPath) {
        Map<String, SchemaField> fields = schema.fields(type);
        Map<String, Object> values = new LinkedHashMap<>();
        // kubectl sends its objects with sorted keys, so that is the order in which the decoder complains.
        for (Map.Entry<?, ?> entry : new TreeMap<>(tree).entrySet()) {
            String name = (String) entry.getKey();
            String where = path.isEmpty() ? name : path + "." + name;
            SchemaField field = fields.get(name);
            if (field == null) {
                unknown.add("unknown field " + GoText.quote(where));
            } else if (entry.getValue() != null) {
                Place place = new Place(type, where, goPath.isEmpty() ? name : goPath + "." + name);
                Object value = value(field.type(), entry.getValue(), place);
                if (value != null) {
                    values.put(name, value);
                }
            }
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (SchemaField field : fields.values()) {
            Object value = values.get(field.name());
            boolean zero = value == null || !field.pointer() && zero(field.type(), value);
            if (!zero) {
                ordered.put(field.name(), value);
            } else if (!field.omitted()) {
                ordered.put(field.name(), value == null ? zeroOf(field) : value);
            }
        }
        return ordered;
    }

    /** Where a value stands: the structure that holds it and its path with and without indexes. */
    private record Place(String owner, String path, String goPath) {
        Place item(int index) {
            return new Place(owner, path + "[" + index + "]", goPath);
        }

        Place entry(String key) {
            return new Place(owner, path + "." + key, goPath);
        }
    }

    private @Nullable Object value(String type, Object value, Place place) {
        if (type.startsWith("[]")) {
            return value instanceof List<?> list ? items(type.substring(2), list, place) : mismatch(value, type, place);
        }
        if (type.startsWith("{}")) {
            return value instanceof Map<?, ?> map ? entries(type.substring(2), map, place) : mismatch(value, type, place);
        }
        if (schema.isStructure(type)) {
            return value instanceof Map<?, ?> map ? structure(type, map, place.path(), place.goPath()) : mismatch(value, type, place);
        }
        int colon = type.indexOf(':');
        String base = colon < 0 ? type : type.substring(0, colon);
        return switch (base) {
            case "string" -> value instanceof String ? value : mismatch(value, type, place);
            case "bool" -> value instanceof Boolean ? value : mismatch(value, type, place);
            case "int32", "int64" -> whole(base, value, place);
            case "float64" -> value instanceof Number ? value : mismatch(value, type, place);
            case "bytes" -> bytes(value, place);
            case "time" -> time(value);
            case "quantity" -> quantity(value);
            case "intstr" -> intOrString(value);
            default -> value;
        };
    }

    private List<Object> items(String type, List<?> list, Place place) {
        List<Object> items = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            Object read = item == null ? null : value(type, item, place.item(i));
            items.add(read == null ? emptyOf(type) : read);
        }
        return items;
    }

    private Map<String, Object> entries(String type, Map<?, ?> map, Place place) {
        Map<String, Object> entries = new LinkedHashMap<>();
        new TreeMap<>(map).forEach((key, item) -> {
            Object read = item == null ? null : value(type, item, place.entry((String) key));
            entries.put((String) key, read == null ? emptyOf(type) : read);
        });
        return entries;
    }

    private @Nullable Object mismatch(Object value, String type, Place place) {
        String kind = value instanceof Map ? "object" : value instanceof List ? "array" : value instanceof String ? "string"
            : value instanceof Boolean ? "bool" : "number";
        fail(kind, type, place);
        return null;
    }

    private void fail(String found, String type, Place place) {
        String owner = place.owner().substring(place.owner().lastIndexOf('.') + 1);
        note("json: cannot unmarshal " + found + " into Go struct field " + owner + "." + place.goPath() + " of type " + SchemaField.goName(type));
    }

    private void note(String message) {
        if (error == null) {
            error = message;
        }
    }

    private @Nullable Object whole(String type, Object value, Place place) {
        if (!(value instanceof Number)) {
            return mismatch(value, type, place);
        }
        boolean fits = value instanceof Long number && (type.equals("int64") || number == number.intValue());
        if (!fits) {
            fail("number " + (value instanceof BigInteger ? value : Json.write(value)), type, place);
            return null;
        }
        return value;
    }

    private @Nullable Object bytes(Object value, Place place) {
        if (!(value instanceof String text)) {
            return mismatch(value, "bytes", place);
        }
        String packed = text.replace("\n", "").replace("\r", "");
        for (int i = 0; i < packed.length(); i++) {
            char c = packed.charAt(i);
            boolean padding = c == '=' && i >= packed.length() - 2;
            if (!padding && !(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/')) {
                note("illegal base64 data at input byte " + text.indexOf(c));
                return null;
            }
        }
        if (packed.length() % 4 != 0) {
            note("illegal base64 data at input byte " + packed.length() / 4 * 4);
            return null;
        }
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(packed));
        } catch (IllegalArgumentException malformed) {
            note("illegal base64 data at input byte " + Math.max(0, packed.length() - 1));
            return null;
        }
    }

    private @Nullable Object time(Object value) {
        if (!(value instanceof String text)) {
            note("json: cannot unmarshal " + (value instanceof Number ? "number" : value instanceof Boolean ? "bool" : "object") + " into Go value of type string");
            return null;
        }
        try {
            if (text.endsWith("Z")) {
                OffsetDateTime.parse(text);
                return text;
            }
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeParseException malformed) {
            String quoted = GoText.quote(text);
            note("parsing time " + quoted + " as \"2006-01-02T15:04:05Z07:00\": cannot parse " + quoted + " as \"2006\"");
            return null;
        }
    }

    private @Nullable Object quantity(Object value) {
        if (value instanceof Boolean || value instanceof Map || value instanceof List) {
            note(Quantity.MALFORMED);
            return null;
        }
        try {
            return Quantity.canonical(value instanceof String text ? text : Json.write(value));
        } catch (IllegalArgumentException malformed) {
            note(String.valueOf(malformed.getMessage()));
            return null;
        }
    }

    private @Nullable Object intOrString(Object value) {
        if (value instanceof String || value instanceof Long number && number == number.intValue()) {
            return value;
        }
        String kind = value instanceof Map ? "object" : value instanceof List ? "array" : value instanceof Boolean ? "bool" : "number " + Json.write(value);
        note("json: cannot unmarshal " + kind + " into Go value of type int32");
        return null;
    }

    private boolean zero(String type, Object value) {
        if (value instanceof Map<?, ?> map) {
            return schema.isStructure(type) ? map.entrySet().stream().allMatch(entry -> empty(entry.getValue())) : map.isEmpty();
        }
        return value instanceof List<?> list && list.isEmpty() || "".equals(value) && !type.equals("intstr") || Boolean.FALSE.equals(value)
            || value instanceof Long number && number == 0 && !type.equals("intstr");
    }

    private static boolean empty(@Nullable Object value) {
        return value == null || "".equals(value) || Boolean.FALSE.equals(value) || value instanceof Long number && number == 0
            || value instanceof Map<?, ?> map && map.values().stream().allMatch(SchemaDecoder::empty) || value instanceof List<?> list && list.isEmpty();
    }

    private @Nullable Object zeroOf(SchemaField field) {
        return field.pointer() ? null : emptyOf(field.type());
    }

    private @Nullable Object emptyOf(String type) {
        if (schema.isStructure(type)) {
            return structure(type, Map.of(), "", "");
        }
        String base = type.contains(":") ? type.substring(0, type.indexOf(':')) : type;
        return switch (base) {
            case "string" -> "";
            case "bool" -> false;
            case "int32", "int64", "float64", "intstr" -> 0L;
            case "quantity" -> "0";
            default -> null;
        };
    }
}
