package dev.ktutor.kube.server.authz;

import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.server.authn.User;

/**
 * What a request would do, as authorizers see it; parts that are absent are "".
 *
 * @param path set for requests to no resource, such as {@code /healthz}; "" for resources
 * @param selector the request's field selector
 */
public record Attributes(User user, String verb, String group, String version, String resource, String subresource, String namespace, String name,
        String path, String selector) {

    /** A request for a resource. */
    public static Attributes resource(User user, String verb, String group, String resource, String subresource, String namespace, String name) {
        return new Attributes(user, verb, group, "*", resource, subresource, namespace, name, "", "");
    }

    /** A request for a path that is no resource. */
    public static Attributes path(User user, String verb, String path) {
        return new Attributes(user, verb, "", "", "", "", "", "", path, "");
    }

    /** Whether a resource is meant. */
    public boolean isResource() {
        return path.isEmpty();
    }

    /** {@code pods/log}, or {@code pods}. */
    public String combinedResource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    /** These attributes asked for somebody else. */
    public Attributes as(User other) {
        return new Attributes(other, verb, group, version, resource, subresource, namespace, name, path, selector);
    }

    /** The API server's sentence about a refusal, from {@code User "john" cannot ...} on. */
    public String refusal() {
        String head = "User " + GoText.quote(user.name()) + " cannot " + verb;
        if (!isResource()) {
            return head + " path " + GoText.quote(path);
        }
        String what = head + " resource " + GoText.quote(combinedResource()) + " in API group " + GoText.quote(group);
        return namespace.isEmpty() ? what + " at the cluster scope" : what + " in the namespace " + GoText.quote(namespace);
    }
}
