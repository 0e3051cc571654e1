package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.ApiPath;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.FieldSelector;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.api.SelectorError;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.authz.Attributes;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, read off its method and path (apiserver endpoints/request/requestinfo.go).
 *
 * @param verb {@code get}, {@code list}, {@code watch}, ... for resources; the method in small letters for other paths
 * @param path the parts; null for a path to no resource
 */
public record RequestInfo(String verb, @Nullable ApiPath path, ApiRequest request) {

    /** The request's meaning. */
    public static RequestInfo of(ApiRequest request) {
        ApiPath path = ApiPath.parse(request.path()).orElse(null);
        String method = request.method().toUpperCase(Locale.ROOT);
        if (path == null) {
            return new RequestInfo(method.toLowerCase(Locale.ROOT), null, request);
        }
        boolean collection = path.name().isEmpty();
        String named = collection ? fieldName(request) : "";
        String verb = switch (method) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> collection ? "deletecollection" : "delete";
            case "GET", "HEAD" -> collection ? request.flag("watch") ? "watch" : "list" : "get";
            default -> "";
        };
        if (!named.isEmpty() && (verb.equals("list") || verb.equals("watch"))) {
            return new RequestInfo(verb, new ApiPath(path.group(), path.version(), path.namespace(), path.resource(), named, path.subresource()), request);
        }
        return new RequestInfo(verb, path, request);
    }

    /** A list of the one object with a given name is authorized as that object. */
    private static String fieldName(ApiRequest request) {
        String selector = request.param("fieldSelector");
        try {
            return selector.isEmpty() ? "" : FieldSelector.parse(selector).requires("metadata.name");
        } catch (SelectorError malformed) {
            return "";
        }
    }

    /** The resource's type; empty for one the server does not have. */
    public Optional<ResourceType> type() {
        return path == null ? Optional.empty() : ResourceTypes.byPlural(path.group(), path.version(), path.resource());
    }

    /** What authorizers look at. */
    public Attributes attributes(User user) {
        if (path == null) {
            return Attributes.path(user, verb, request.path());
        }
        return new Attributes(user, verb, path.group(), path.version(), path.resource(), path.subresource(), path.namespace(), path.name(), "",
            request.param("fieldSelector"));
    }
}
