package dev.ktutor.kube.api;

import dev.ktutor.data.Tree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why the API server refused; made only by factories that fix code, reason and words together (apimachinery api/errors).
 *
 * @param details group, kind (the resource), name, uid and causes, as far as there are any
 */
public record Status(int code, String reason, String message, Map<String, Object> details) {

    /** Freezes the details. */
    @SuppressWarnings("unchecked")
    public Status {
        details = (Map<String, Object>) java.util.Objects.requireNonNull(Tree.freeze(details));
    }

    /** No object of that name: {@code pods "web" not found}. */
    public static Status notFound(ResourceType type, String name) {
        return notFound(type.group(), type.plural(), name);
    }

    /** No object of that name, the resource by group and plural. */
    public static Status notFound(String group, String resource, String name) {
        return new Status(404, "NotFound", qualified(group, resource) + " " + GoText.quote(name) + " not found", details(group, resource, name));
    }

    /** An object of that name exists. */
    public static Status alreadyExists(ResourceType type, String name) {
        return new Status(409, "AlreadyExists", type.qualifiedPlural() + " " + GoText.quote(name) + " already exists", details(type.group(), type.plural(), name));
    }

    /** The object changed since it was read. */
    public static Status conflict(ResourceType type, String name) {
        return conflict(type, name, "the object has been modified; please apply your changes to the latest version and try again");
    }

    /** The update does not fit the object's state. */
    public static Status conflict(ResourceType type, String name, String why) {
        return new Status(409, "Conflict", "Operation cannot be fulfilled on " + type.qualifiedPlural() + " " + GoText.quote(name) + ": " + why,
            details(type.group(), type.plural(), name));
    }

    /** Not allowed; group, resource and name may be "". */
    public static Status forbidden(String group, String resource, String name, String why) {
        String message;
        if (group.isEmpty() && resource.isEmpty()) {
            message = "forbidden: " + why;
        } else if (name.isEmpty()) {
            message = qualified(group, resource) + " is forbidden: " + why;
        } else {
            message = qualified(group, resource) + " " + GoText.quote(name) + " is forbidden: " + why;
        }
        return new Status(403, "Forbidden", message, details(group, resource, name));
    }

    /** The object breaks rules of its kind. */
    public static Status invalid(String group, String kind, String name, List<FieldError> errors) {
        Set<String> messages = new LinkedHashSet<>();
        errors.forEach(error -> messages.add(error.toString()));
        String head = qualified(group, kind) + " " + GoText.quote(name) + " is invalid";
        String all = messages.size() == 1 ? messages.iterator().next() : "[" + String.join(", ", messages) + "]";
        Map<String, Object> details = details(group, kind, name);
        if (!errors.isEmpty()) {
            details.put("causes", errors.stream().map(error -> (Object) error.toCause()).toList());
        }
        return new Status(422, "Invalid", errors.isEmpty() ? head : head + ": " + all, details);
    }

    /** The request itself makes no sense. */
    public static Status badRequest(String message) {
        return new Status(400, "BadRequest", message, Map.of());
    }

    /** Nobody the server knows. */
    public static Status unauthorized() {
        return new Status(401, "Unauthorized", "Unauthorized", Map.of());
    }

    /** The resource knows no such verb: {@code delete is not supported on resources of kind "componentstatuses"}. */
    public static Status methodNotAllowed(String group, String resource, String action) {
        return new Status(405, "MethodNotAllowed", action + " is not supported on resources of kind " + GoText.quote(qualified(group, resource)),
            details(group, resource, ""));
    }

    /** A method the path has no handler for; the words of {@link #unexpected}. */
    public static Status methodNotAllowed() {
        return new Status(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", Map.of());
    }

    /** A path that leads nowhere. */
    public static Status noSuchResource() {
        return new Status(404, "NotFound", "the server could not find the requested resource", Map.of());
    }

    /** The server's own fault. */
    public static Status internalError(String what) {
        return new Status(500, "InternalError", "Internal error occurred: " + what, Map.of("causes", List.of(Map.of("message", what))));
    }

    /** The body's form is none the server reads. */
    public static Status unsupportedMediaType(String message) {
        return new Status(415, "UnsupportedMediaType", message, Map.of());
    }

    /** What was asked for is older than the server remembers. */
    public static Status expired(String message) {
        return new Status(410, "Expired", message, Map.of());
    }

    /** Another manager owns a field that server-side apply would change. */
    public static Status applyConflict(String message, List<Object> causes) {
        return new Status(409, "Conflict", message, Map.of("causes", causes));
    }

    /** The server cannot answer now. */
    public static Status serviceUnavailable(String message) {
        return new Status(503, "ServiceUnavailable", message, Map.of());
    }

    /** It took too long: {@code Timeout: ...}. */
    public static Status timeout(String message) {
        return new Status(504, "Timeout", "Timeout: " + message, Map.of());
    }

    /** Try again later. */
    public static Status tooManyRequests(String message, int retryAfterSeconds) {
        return new Status(429, "TooManyRequests", message, Map.of("retryAfterSeconds", (long) retryAfterSeconds));
    }

    /** What a client makes of an answer that is no Status (client-go, NewGenericServerResponse). */
    public static Status unexpected(int code, String method, String text) {
        return switch (code) {
            case 400 -> new Status(code, "BadRequest", "the server rejected our request for an unknown reason", Map.of());
            case 401 -> new Status(code, "Unauthorized", "the server has asked for the client to provide credentials", Map.of());
            case 403 -> new Status(code, "Forbidden", text, Map.of());
            case 404 -> noSuchResource();
            case 405 -> methodNotAllowed();
            case 409 -> new Status(code, method.equals("POST") ? "AlreadyExists" : "Conflict", "the server reported a conflict", Map.of());
            case 415 -> unsupportedMediaType(text);
            case 422 -> new Status(code, "Invalid", "the server rejected our request due to an error in our request", Map.of());
            case 500 -> new Status(code, "InternalError",
                "an error on the server (" + GoText.quote(text.isEmpty() ? "unknown" : text) + ") has prevented the request from succeeding", Map.of());
            case 503 -> serviceUnavailable("the server is currently unable to handle the request");
            case 504 -> new Status(code, "Timeout", "the server was unable to return a response in the time allotted, but may still be processing the request", Map.of());
            default -> new Status(code, "", "the server responded with the status code " + code + " but did not return more information", Map.of());
        };
    }

    /** The refusal in an answer's body. */
    public static Status from(KubeObject object) {
        return new Status((int) object.number("code"), object.string("reason"), object.string("message"), object.map("details"));
    }

    /** The body the server sends. */
    public KubeObject toObject() {
        Map<String, Object> tree = Tree.of("kind", "Status", "apiVersion", "v1", "metadata", Map.of(), "status", "Failure", "message", message);
        if (!reason.isEmpty()) {
            tree.put("reason", reason);
        }
        if (!details.isEmpty()) {
            tree.put("details", details);
        }
        tree.put("code", (long) code);
        return new KubeObject(tree);
    }

    /** The causes of an Invalid, empty for others. */
    public List<FieldError> causes() {
        return Tree.list(details, "causes").stream()
            .map(cause -> new FieldError(Tree.string(cause, "reason"), Tree.string(cause, "field"), Tree.string(cause, "message"))).toList();
    }

    private static String qualified(String group, String resource) {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    private static Map<String, Object> details(String group, String kind, String name) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        if (!group.isEmpty()) {
            details.put("group", group);
        }
        if (!kind.isEmpty()) {
            details.put("kind", kind);
        }
        return details;
    }
}
