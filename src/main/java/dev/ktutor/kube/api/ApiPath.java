package dev.ktutor.kube.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a resource path; a part that is absent is "".
 *
 * @param namespace also the name itself where the resource is a namespace, as the API server sees it
 */
public record ApiPath(String group, String version, String namespace, String resource, String name, String subresource) {

    /** The parts of a path such as {@code /apis/apps/v1/namespaces/default/deployments/web/scale}; empty if it names no resource. */
    public static Optional<ApiPath> parse(String path) {
        String[] steps = path.split("/", -1);
        List<String> parts = Arrays.stream(steps).skip(1).map(ApiPath::decode).toList();
        if (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
            parts = parts.subList(0, parts.size() - 1);
        }
        boolean core = !parts.isEmpty() && parts.get(0).equals("api");
        int head = core ? 2 : 3;
        if (!core && (parts.isEmpty() || !parts.get(0).equals("apis")) || parts.size() <= head) {
            return Optional.empty();
        }
        String group = core ? "" : parts.get(1);
        String version = parts.get(head - 1);
        List<String> rest = parts.subList(head, parts.size());
        if (rest.get(0).equals("watch") && rest.size() > 1) {
            rest = rest.subList(1, rest.size());
        }
        String namespace = "";
        if (rest.get(0).equals("namespaces") && rest.size() > 1) {
            namespace = rest.get(1);
            boolean own = rest.size() > 2 && !(group.isEmpty() && List.of("status", "finalize").contains(rest.get(2)));
            if (own) {
                rest = rest.subList(2, rest.size());
            }
        }
        return Optional.of(new ApiPath(group, version, namespace, rest.get(0), part(rest, 1),
            rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : ""));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static String decode(String step) {
        if (step.indexOf('%') < 0) {
            return step;
        }
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return step;
        }
    }

    /** The path of these parts. */
    public String format() {
        StringBuilder path = new StringBuilder(group.isEmpty() ? "/api/" : "/apis/" + group + "/").append(version);
        if (!namespace.isEmpty() && !resource.equals("namespaces")) {
            path.append("/namespaces/").append(namespace);
        }
        path.append('/').append(resource);
        if (!name.isEmpty()) {
            path.append('/').append(name);
        }
        if (!subresource.isEmpty()) {
            path.append('/').append(subresource);
        }
        return path.toString();
    }
}
