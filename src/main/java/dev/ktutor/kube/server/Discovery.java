package dev.ktutor.kube.server;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.GroupVersionKind;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paths by which clients find out what there is: groups, versions, resources, health. */
final class Discovery {
    /** Where kubectl and others find a kind below the object it belongs to. */
    private static final Map<String, GroupVersionKind> OTHER_KINDS = Map.of("scale", new GroupVersionKind("autoscaling", "v1", "Scale"),
        "token", new GroupVersionKind("authentication.k8s.io", "v1", "TokenRequest"), "eviction", new GroupVersionKind("policy", "v1", "Eviction"),
        "binding", new GroupVersionKind("", "v1", "Binding"), "exec", new GroupVersionKind("", "v1", "PodExecOptions"),
        "attach", new GroupVersionKind("", "v1", "PodAttachOptions"), "portforward", new GroupVersionKind("", "v1", "PodPortForwardOptions"));

    private Discovery() { }

    /** The answer to a GET of a path that is no resource; empty if there is no such path. */
    static Optional<ApiResponse> answer(String path, String serverAddress) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        switch (plain) {
            case "/version":
                return Optional.of(new ApiResponse(200, version()));
            case "/healthz", "/livez", "/readyz":
                return Optional.of(new ApiResponse(200, "ok"));
            case "/api":
                return Optional.of(new ApiResponse(200, Tree.of("kind", "APIVersions", "versions", List.of("v1"), "serverAddressByClientCIDRs",
                    List.of(Tree.of("clientCIDR", "0.0.0.0/0", "serverAddress", serverAddress)))));
            case "/apis":
                return Optional.of(new ApiResponse(200, Tree.of("kind", "APIGroupList", "apiVersion", "v1", "groups", groups())));
            case "", "/":
                return Optional.of(new ApiResponse(200, Tree.of("paths", paths())));
            default:
                return below(plain);
        }
    }

    private static Optional<ApiResponse> below(String path) {
        String version = path.startsWith("/api/") ? path.substring(5) : path.startsWith("/apis/") ? path.substring(6) : "";
        boolean core = path.startsWith("/api/");
        if (core && version.equals("v1") || !core && version.contains("/") && ResourceTypes.groupVersions().contains(version)) {
            return Optional.of(new ApiResponse(200, resources(version)));
        }
        return groups().stream().filter(group -> !core && version.equals(Tree.string(group, "name"))).findFirst().map(group -> {
            Map<String, Object> answer = Tree.of("kind", "APIGroup", "apiVersion", "v1");
            answer.putAll(Tree.map(group));
            return new ApiResponse(200, answer);
        });
    }

    private static Map<String, Object> version() {
        return Tree.of("major", "1", "minor", "36", "emulationMajor", "1", "emulationMinor", "36", "minCompatibilityMajor", "1",
            "minCompatibilityMinor", "35", "gitVersion", "v1.36.4", "gitCommit", "", "gitTreeState", "clean", "buildDate", "",
            "goVersion", "go1.26.0", "compiler", "gc", "platform", "linux/amd64");
    }

    private static List<Object> groups() {
        List<Object> groups = new ArrayList<>();
        for (String version : ResourceTypes.groupVersions()) {
            if (version.contains("/")) {
                Map<String, Object> one = Tree.of("groupVersion", version, "version", version.substring(version.indexOf('/') + 1));
                groups.add(Tree.of("name", version.substring(0, version.indexOf('/')), "versions", List.of(one), "preferredVersion", one));
            }
        }
        return groups;
    }

    private static List<Object> paths() {
        List<Object> paths = new ArrayList<>(List.of("/api", "/api/v1", "/apis", "/apis/"));
        ResourceTypes.groupVersions().stream().filter(version -> version.contains("/")).sorted().forEach(version -> {
            paths.add("/apis/" + version.substring(0, version.indexOf('/')));
            paths.add("/apis/" + version);
        });
        paths.addAll(List.of("/healthz", "/livez", "/readyz", "/version"));
        return paths;
    }

    private static Map<String, Object> resources(String version) {
        List<Object> resources = new ArrayList<>();
        ResourceTypes.all().stream().filter(type -> type.apiVersion().equals(version)).sorted(Comparator.comparing(ResourceType::plural)).forEach(type -> {
            Map<String, Object> entry = Tree.of("name", type.plural(), "singularName", type.singular(), "namespaced", type.namespaced(), "kind", type.kind(),
                "verbs", type.verbs());
            put(entry, "shortNames", type.shortNames());
            put(entry, "categories", type.categories());
            resources.add(entry);
            type.subresources().forEach(subresource -> resources.add(subresource(type, subresource)));
        });
        return Tree.of("kind", "APIResourceList", "apiVersion", "v1", "groupVersion", version, "resources", resources);
    }

    private static Map<String, Object> subresource(ResourceType type, String subresource) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", type.plural() + "/" + subresource);
        entry.put("singularName", "");
        entry.put("namespaced", type.namespaced());
        GroupVersionKind other = OTHER_KINDS.get(subresource);
        if (other != null) {
            if (!other.group().isEmpty()) {
                entry.put("group", other.group());
            }
            entry.put("version", other.version());
        }
        entry.put("kind", other == null ? type.kind() : other.kind());
        entry.put("verbs", switch (subresource) {
            case "log" -> List.of("get");
            case "token", "binding", "eviction" -> List.of("create");
            case "exec", "attach", "portforward" -> List.of("create", "get");
            case "finalize" -> List.of("update");
            case "proxy" -> List.of("create", "delete", "get", "patch", "update");
            default -> List.of("get", "patch", "update");
        });
        return entry;
    }

    private static void put(Map<String, Object> entry, String key, List<String> values) {
        if (!values.isEmpty()) {
            entry.put(key, values);
        }
    }
}
