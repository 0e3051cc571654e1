package dev.ktutor.kube.api;

import java.util.List;

/**
 * One field of a type.
 *
 * @param type {@code string}, {@code int32}, {@code bool}, {@code bytes}, {@code time}, {@code quantity}, {@code intstr}, {@code any},
 *     {@code string:v1.Protocol} (a named string), {@code []T}, {@code {}T} (a map), or the name of another type
 * @param pointer whether its absence differs from its zero value
 * @param omitted whether it is left out when zero
 * @param patch how a strategic merge patch treats it: {@code merge}, {@code replace}, {@code retainKeys} or ""
 * @param mergeKey the key by which a strategic merge patch tells list items apart, or ""
 * @param mapKeys the keys by which server-side apply tells list items apart, empty for atomic lists
 * @param set whether server-side apply takes the list as a set
 */
public record SchemaField(String name, String type, boolean pointer, boolean omitted, String patch, String mergeKey, List<String> mapKeys, boolean set,
        boolean atomic) {

    /** As Go's reflection names the type: {@code []v1.Container}, {@code map[string]string}. */
    public static String goName(String type) {
        if (type.startsWith("[]")) {
            return "[]" + goName(type.substring(2));
        }
        if (type.startsWith("{}")) {
            return "map[string]" + goName(type.substring(2));
        }
        return switch (type) {
            case "bytes" -> "[]uint8";
            case "time" -> "v1.Time";
            case "quantity" -> "resource.Quantity";
            case "intstr" -> "intstr.IntOrString";
            default -> type.contains(":") ? type.substring(type.indexOf(':') + 1) : type.substring(type.lastIndexOf('/') + 1);
        };
    }
}
