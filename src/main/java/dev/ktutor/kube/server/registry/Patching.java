package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.PatchError;
import dev.ktutor.kube.api.Patches;
import dev.ktutor.kube.api.Schema;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PATCH in its four forms, each an update of what the patch makes of the stored object. */
final class Patching {
    private static final String ACCEPTED = "application/json-patch+json, application/merge-patch+json, application/strategic-merge-patch+json, "
        + "application/apply-patch+yaml, application/apply-patch+cbor";

    private final Writer writer;

    /** How the result is shown. */
    @FunctionalInterface
    interface Shown {
        Object of(KubeObject object);
    }

    Patching(Writer writer) {
        this.writer = writer;
    }

    ApiResponse patch(Kind kind, String namespace, String name, String subresource, ApiRequest request, WriteContext context, Shown shown) {
        WriteOptions options = WriteOptions.of(request);
        String type = request.header("Content-Type").split(";")[0].trim();
        if (type.equals("application/apply-patch+yaml") || type.equals("application/apply-patch+json")) {
            return new ServerSideApply(writer).apply(kind, namespace, name, subresource, request, options, context, shown);
        }
        KubeObject present = writer.present(kind, namespace, name);
        Object patch = body(request);
        KubeObject patched = patched(kind, name, type, present, patch);
        Schema.Decoded decoded = Schema.builtIn().decode(present.groupVersionKind(), patched.tree());
        String wrong = decoded.error() != null ? decoded.error()
            : options.validation().equals("Strict") && !decoded.unknown().isEmpty() ? "strict decoding error: " + String.join(", ", decoded.unknown()) : null;
        if (wrong != null) {
            throw new Refusal(Status.invalid("", "", "", List.of(FieldError.invalid("patch", request.body() instanceof String text ? text : Json.write(patch), wrong))));
        }
        KubeObject updated = writer.update(kind, namespace, name, subresource, new KubeObject(decoded.tree()), context, options.dryRun());
        return new ApiResponse(200, shown.of(updated), options.validation().equals("Warn") ? decoded.unknown() : List.of());
    }

    private static @Nullable Object body(ApiRequest request) {
        Object body = request.body();
        if (!(body instanceof String text)) {
            return body;
        }
        try {
            return Json.parse(text);
        } catch (dev.ktutor.data.JsonError malformed) {
            throw new Refusal(Status.badRequest("error decoding patch: " + malformed.getMessage()));
        }
    }

    private static KubeObject patched(Kind kind, String name, String type, KubeObject present, @Nullable Object patch) {
        try {
            Object result = switch (type) {
                case "application/json-patch+json" -> Patches.json(present.tree(), patch);
                case "application/merge-patch+json" -> Patches.merge(present.tree(), patch);
                case "application/strategic-merge-patch+json" -> Patches.strategic(present.groupVersionKind(), present.tree(), patch);
                default -> throw new Refusal(Status.unsupportedMediaType(
                    "the body of the request was in an unknown format - accepted media types include: " + ACCEPTED));
            };
            Map<String, Object> tree = Tree.map(result);
            return new KubeObject(tree);
        } catch (PatchError error) {
            throw new Refusal(error.malformed() ? Status.badRequest(String.valueOf(error.getMessage()))
                : new Status(422, "Invalid", "the server rejected our request due to an error in our request", Map.of()));
        }
    }
}
