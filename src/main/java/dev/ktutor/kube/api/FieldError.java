package dev.ktutor.kube.api;

import dev.ktutor.data.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field; the words are those of apimachinery's field errors.
 *
 * @param type what the Status' cause calls it, {@code FieldValueInvalid}
 * @param field the path, {@code spec.ports[0].port}
 * @param message the text without the field
 */
public record FieldError(String type, String field, String message) {

    /** A value that must be there. */
    public static FieldError required(String field, String detail) {
        return new FieldError("FieldValueRequired", field, join("Required value", detail));
    }

    /** A value that is not right. */
    public static FieldError invalid(String field, @Nullable Object value, String detail) {
        return new FieldError("FieldValueInvalid", field, join("Invalid value: " + show(value), detail));
    }

    /** A value of the wrong type. */
    public static FieldError typeInvalid(String field, @Nullable Object value, String detail) {
        return new FieldError("FieldValueTypeInvalid", field, join("Invalid value: " + show(value), detail));
    }

    /** A value that is none of those known. */
    public static FieldError notSupported(String field, @Nullable Object value, List<String> supported) {
        String detail = supported.isEmpty() ? "" : "supported values: " + supported.stream().map(Json::quote).collect(Collectors.joining(", "));
        return new FieldError("FieldValueNotSupported", field, join("Unsupported value: " + show(value), detail));
    }

    /** A value that was there before. */
    public static FieldError duplicate(String field, @Nullable Object value) {
        return new FieldError("FieldValueDuplicate", field, "Duplicate value: " + show(value));
    }

    /** A reference to something that is not there. */
    public static FieldError notFound(String field, @Nullable Object value) {
        return new FieldError("FieldValueNotFound", field, "Not found: " + show(value));
    }

    /** A value that is not permitted here. */
    public static FieldError forbidden(String field, String detail) {
        return new FieldError("FieldValueForbidden", field, join("Forbidden", detail));
    }

    /** A text beyond the given number of bytes. */
    public static FieldError tooLong(String field, int maximum) {
        return new FieldError("FieldValueTooLong", field, "Too long: may not be more than " + maximum + (maximum == 1 ? " byte" : " bytes"));
    }

    /** A list beyond the given number of items. */
    public static FieldError tooMany(String field, int actual, int maximum) {
        return new FieldError("FieldValueTooMany", field, "Too many: " + actual + ": must have at most " + maximum + (maximum == 1 ? " item" : " items"));
    }

    private static String join(String head, String detail) {
        return detail.isEmpty() ? head : head + ": " + detail;
    }

    private static String show(@Nullable Object value) {
        return value instanceof String text ? GoText.quote(text) : Json.write(value);
    }

    /** Field and message in one. */
    @Override
    public String toString() {
        return field + ": " + message;
    }

    /** This error as a cause in a Status' details. */
    Map<String, Object> toCause() {
        return dev.ktutor.data.Tree.of("reason", type, "message", message, "field", field);
    }
}
