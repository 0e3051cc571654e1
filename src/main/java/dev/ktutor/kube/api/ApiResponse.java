package dev.ktutor.kube.api;

import dev.ktutor.data.Tree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API server's answer.
 *
 * @param code the HTTP status code
 * @param body a JSON tree, or plain text (a {@code String})
 * @param warnings the texts of its Warning headers
 */
public record ApiResponse(int code, @Nullable Object body, List<String> warnings) {

    /** Freezes the body. */
    public ApiResponse {
        body = Tree.freeze(body);
        warnings = List.copyOf(warnings);
    }

    /** An answer without warnings. */
    public ApiResponse(int code, @Nullable Object body) {
        this(code, body, List.of());
    }

    /** An object as the answer. */
    public static ApiResponse of(int code, KubeObject object) {
        return new ApiResponse(code, object.tree());
    }

    /** A refusal as the answer. */
    public static ApiResponse of(Status status) {
        return new ApiResponse(status.code(), status.toObject().tree());
    }

    /** Whether the code says it worked. */
    public boolean ok() {
        return code < 400;
    }

    /** The body as an object; an empty one for plain text. */
    public KubeObject object() {
        return new KubeObject(Tree.map(body));
    }

    /** The body as the text of its plain form; "" for an object. */
    public String text() {
        return body instanceof String text ? text : "";
    }

    /**
     * What went wrong; for a body that is no Status, the words client-go finds for the code.
     *
     * @param method the request's method
     */
    public Status status(String method) {
        Map<String, Object> tree = Tree.map(body);
        if ("Status".equals(tree.get("kind"))) {
            return Status.from(new KubeObject(tree));
        }
        return Status.unexpected(code, method, text().strip());
    }

    /** This answer with further warnings. */
    public ApiResponse withWarnings(List<String> more) {
        return more.isEmpty() ? this : new ApiResponse(code, body, more);
    }
}
