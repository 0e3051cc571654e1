package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlError;
import dev.ktutor.kube.api.GroupVersionKind;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.Schema;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads request bodies as the API server's decoder does. */
final class BodyDecoder {
    private BodyDecoder() { }

    /** The object in a body and what was passed over in it. */
    record Body(KubeObject object, List<String> warnings) { }

    /** The tree of a body that came as text; one that is a tree already is given back. */
    static Map<String, Object> tree(@Nullable Object body, String expectedKind) {
        Object tree = body;
        if (body instanceof String text) {
            try {
                tree = text.stripLeading().startsWith("{") ? Json.parse(text) : Yaml.parse(text);
            } catch (JsonError error) {
                throw unrecognized(expectedKind, "couldn't get version/kind; json parse error: " + error.getMessage());
            } catch (YamlError error) {
                throw unrecognized(expectedKind, "couldn't get version/kind; json parse error: " + error.getMessage());
            }
        }
        if (!(tree instanceof Map)) {
            throw unrecognized(expectedKind, "couldn't get version/kind; json parse error: " + (tree == null ? "unexpected end of JSON input"
                : "json: cannot unmarshal " + (tree instanceof List ? "array" : "string") + " into Go value of type struct { APIVersion string"
                    + " \"json:\\\"apiVersion,omitempty\\\"\"; Kind string \"json:\\\"kind,omitempty\\\"\" }"));
        }
        return Tree.map(tree);
    }

    private static Refusal unrecognized(String kind, String why) {
        return new Refusal(Status.badRequest("the object provided is unrecognized (must be of type " + kind + "): " + why));
    }

    static Body decode(ResourceType type, @Nullable Object body, String validation) {
        return decode(type.groupVersionKind(), tree(body, type.kind()), validation);
    }

    static Body decode(GroupVersionKind expected, Map<String, Object> tree, String validation) {
        String apiVersion = Tree.string(tree, "apiVersion");
        String kind = Tree.string(tree, "kind");
        if (!apiVersion.isEmpty() && !apiVersion.equals(expected.apiVersion())) {
            throw new Refusal(Status.badRequest("the API version in the data (" + apiVersion + ") does not match the expected API version ("
                + expected.apiVersion() + ")"));
        }
        if (!kind.isEmpty() && !kind.equals(expected.kind())) {
            String internal = expected.group().isEmpty() ? "core" : expected.group().replaceAll("\\..*", "");
            throw new Refusal(Status.badRequest(kind + " in version " + quoted(expected.version()) + " cannot be handled as a " + expected.kind()
                + ": converting (v1." + kind + ") to (" + internal + "." + expected.kind() + "): unknown conversion"));
        }
        Map<String, Object> typed = Tree.of("kind", expected.kind(), "apiVersion", expected.apiVersion());
        tree.forEach((key, value) -> typed.putIfAbsent(key, value));
        Schema.Decoded decoded = Schema.builtIn().decode(expected, typed);
        if (decoded.error() != null) {
            throw handled(expected, decoded.error());
        }
        boolean strict = validation.equals("Strict");
        if (strict && !decoded.unknown().isEmpty()) {
            throw handled(expected, "strict decoding error: " + String.join(", ", decoded.unknown()));
        }
        return new Body(new KubeObject(decoded.tree()), validation.equals("Warn") ? decoded.unknown() : List.of());
    }

    private static Refusal handled(GroupVersionKind expected, String why) {
        return new Refusal(Status.badRequest(expected.kind() + " in version " + quoted(expected.version()) + " cannot be handled as a " + expected.kind() + ": " + why));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** The object once more through the schema: what defaults and plugins added gets its place in Go's order. */
    static KubeObject ordered(KubeObject object) {
        return new KubeObject(Schema.builtIn().decode(object.groupVersionKind(), object.tree()).tree());
    }
}
