package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.TabWriter;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ConnectionError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code kubectl auth can-i}: asks the server by a SelfSubjectAccessReview. */
public final class CanICommand implements Verb {
    private static final Set<String> RESOURCE_VERBS = Set.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
            "use", "bind", "impersonate", "*", "approve", "sign", "escalate", "attest");
    private static final Set<String> URL_VERBS = Set.of("get", "put", "post", "head", "options", "delete", "patch", "*");

    @Override
    public void run(Call call) {
        if (call.flags().flag("list")) {
            if (!call.args().isEmpty()) {
                throw KubectlError.of("list option must be specified with no arguments");
            }
            list(call);
            return;
        }
        if (call.args().size() != 2) {
            throw KubectlError.raw("error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee '" + call.spec().path()
                    + " -h' for help and examples.");
        }
        if (call.flags().flag("no-headers")) {
            throw KubectlError.of("--no-headers is only valid with --list");
        }
        String verb = call.args().get(0);
        Map<String, Object> spec = call.args().get(1).startsWith("/") ? url(call, verb, call.args().get(1)) : resource(call, verb, call.args().get(1));
        KubeObject review = call.client().call(ApiRequest.of("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                Tree.of("apiVersion", "authorization.k8s.io/v1", "kind", "SelfSubjectAccessReview", "spec", spec)));
        boolean allowed = Boolean.TRUE.equals(review.at("status", "allowed"));
        if (!call.flags().flag("quiet")) {
            StringBuilder answer = new StringBuilder(allowed ? "yes" : "no");
            if (!allowed && !review.string("status", "reason").isEmpty()) {
                answer.append(" - ").append(review.string("status", "reason"));
            }
            if (!allowed && !review.string("status", "evaluationError").isEmpty()) {
                answer.append(" - ").append(review.string("status", "evaluationError"));
            }
            call.out().println(answer.toString());
        }
        if (!allowed) {
            throw KubectlError.exit(1);
        }
    }

    private static Map<String, Object> url(Call call, String verb, String url) {
        if (!call.flags().text("subresource").isEmpty()) {
            throw KubectlError.of("--subresource can not be used with NonResourceURL");
        }
        if (!URL_VERBS.contains(verb)) {
            call.err().print("Warning: verb '" + verb + "' is not a known verb\n\n");
        }
        return Tree.of("nonResourceAttributes", Tree.of("path", url, "verb", verb));
    }

    private static Map<String, Object> resource(Call call, String verb, String word) {
        int slash = word.indexOf('/');
        String typed = slash < 0 ? word : word.substring(0, slash);
        Optional<ResourceType> type = find(call, typed);
        int dot = typed.indexOf('.');
        String resource = type.map(ResourceType::plural).orElse(dot < 0 ? typed : typed.substring(0, dot));
        String group = type.map(ResourceType::group).orElse(dot < 0 ? "" : typed.substring(dot + 1));
        String within = group.isEmpty() ? "" : " in group '" + group + "'";
        if (type.isEmpty() && !typed.equals("*")) {
            call.err().print("Warning: the server doesn't have a resource type '" + resource + "'" + within + "\n\n");
        }
        boolean everywhere = call.flags().flag("all-namespaces");
        String namespace = everywhere ? "" : call.namespace();
        if (type.isPresent() && !type.get().namespaced() && !everywhere) {
            call.err().print("Warning: resource '" + resource + "' is not namespace scoped" + within + "\n\n");
        }
        if (!RESOURCE_VERBS.contains(verb)) {
            call.err().print("Warning: verb '" + verb + "' is not a known verb\n\n");
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        put(attributes, "namespace", namespace);
        put(attributes, "verb", verb);
        put(attributes, "group", group);
        put(attributes, "resource", resource);
        put(attributes, "subresource", call.flags().text("subresource"));
        put(attributes, "name", slash < 0 ? "" : word.substring(slash + 1));
        return Tree.of("resourceAttributes", attributes);
    }

    private static Optional<ResourceType> find(Call call, String typed) {
        if (typed.equals("*")) {
            return Optional.empty();
        }
        try {
            new RestMapper(call).ensureServer();
        } catch (ConnectionError e) {
            return Optional.empty();
        }
        return ResourceTypes.resolve(typed);
    }

    private static void put(Map<String, Object> map, String key, String value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    private static void list(Call call) {
        KubeObject review = call.client().call(ApiRequest.of("POST", "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                Tree.of("apiVersion", "authorization.k8s.io/v1", "kind", "SelfSubjectRulesReview", "spec", Tree.of("namespace", call.namespace()))));
        if (Boolean.TRUE.equals(review.at("status", "incomplete"))) {
            String why = review.string("status", "evaluationError");
            call.warn("the list may be incomplete: " + (why.isEmpty() ? "unknown reason" : why));
        }
        TabWriter table = TabWriter.table();
        if (!call.flags().flag("no-headers")) {
            table.print("Resources\tNon-Resource URLs\tResource Names\tVerbs\n");
        }
        Map<String, Set<String>> verbs = new TreeMap<>();
        for (Object rule : review.list("status", "resourceRules")) {
            for (String group : Tree.strings(rule, "apiGroups")) {
                for (String resource : Tree.strings(rule, "resources")) {
                    String name = group.isEmpty() ? resource : resource + "." + group;
                    String names = "[" + String.join(" ", Tree.strings(rule, "resourceNames")) + "]";
                    verbs.computeIfAbsent(name + "\t[]\t" + names, k -> new LinkedHashSet<>()).addAll(Tree.strings(rule, "verbs"));
                }
            }
        }
        for (Object rule : review.list("status", "nonResourceRules")) {
            for (String url : Tree.strings(rule, "nonResourceURLs")) {
                verbs.computeIfAbsent("\t[" + url + "]\t[]", k -> new LinkedHashSet<>()).addAll(Tree.strings(rule, "verbs"));
            }
        }
        List<String> lines = new ArrayList<>();
        verbs.forEach((what, set) -> lines.add(what + "\t[" + String.join(" ", set) + "]\n"));
        lines.stream().sorted(java.util.Comparator.comparing((String line) -> line.startsWith("\t"))).forEach(table::print);
        call.out().print(table.flush());
    }
}
