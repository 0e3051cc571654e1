package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiPath;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.GroupVersionKind;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;
import dev.ktutor.kube.server.authn.ServiceAccountTokens;
import dev.ktutor.kube.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The resources below an object: its status, its scale, its log, its token. */
final class Subresources {
    private static final Set<String> IN_THE_OBJECT = Set.of("status", "approval", "finalize", "ephemeralcontainers", "resize");
    private static final Set<String> AT_THE_KUBELET = Set.of("log", "exec", "attach", "portforward");

    private final Store store;
    private final Writer writer;
    private final Deletion deletion;
    private final PodConnector pods;
    private final ServiceAccountTokens tokens;

    Subresources(Store store, Writer writer, Deletion deletion, PodConnector pods, ServiceAccountTokens tokens) {
        this.store = store;
        this.writer = writer;
        this.deletion = deletion;
        this.pods = pods;
        this.tokens = tokens;
    }

    ApiResponse handle(RequestInfo info, ResourceType type, String namespace, WriteContext context, Patching patching) {
        ApiPath path = Objects.requireNonNull(info.path());
        String subresource = path.subresource();
        String name = path.name();
        if (!type.subresources().contains(subresource)) {
            return new ApiResponse(404, "404 page not found\n");
        }
        Kind kind = Kinds.of(type);
        if (AT_THE_KUBELET.contains(subresource)) {
            return connect(kind, namespace, name, subresource, info.request());
        }
        if (IN_THE_OBJECT.contains(subresource)) {
            return inObject(info, kind, namespace, name, subresource, context, patching);
        }
        return switch (subresource) {
            case "scale" -> scale(info, kind, namespace, name, context);
            case "token" -> token(namespace, name, info.request(), context);
            case "binding" -> bind(namespace, new KubeObject(Tree.map(
                Tree.with(BodyDecoder.decode(binding(), info.request().body(), "Warn").object().tree(), name, "metadata", "name"))), context);
            case "eviction" -> evict(kind, namespace, name, info.request(), context);
            default -> ApiResponse.of(Status.serviceUnavailable("the " + subresource + " of " + type.plural() + " is not available in this lab yet"));
        };
    }

    private static ResourceType binding() {
        return ResourceTypes.byPlural("", "v1", "bindings").orElseThrow();
    }

    private ApiResponse connect(Kind kind, String namespace, String name, String subresource, ApiRequest request) {
        KubeObject pod = writer.present(kind, namespace, name);
        String asked = request.param("container");
        List<Object> containers = pod.list("spec", "containers");
        List<String> names = containers.stream().map(each -> Tree.string(each, "name")).toList();
        List<String> initial = pod.list("spec", "initContainers").stream().map(each -> Tree.string(each, "name")).toList();
        if (asked.isEmpty() && names.size() > 1 && subresource.equals("log") && pod.annotations().get("kubectl.kubernetes.io/default-container") == null) {
            String choose = initial.isEmpty() ? "" : " or one of the init containers: [" + String.join(" ", initial) + "]";
            return ApiResponse.of(Status.badRequest("a container name must be specified for pod " + name + ", choose one of: [" + String.join(" ", names) + "]" + choose));
        }
        boolean known = names.contains(asked) || initial.contains(asked)
            || pod.list("spec", "ephemeralContainers").stream().anyMatch(each -> Tree.string(each, "name").equals(asked));
        if (!asked.isEmpty() && !known) {
            return ApiResponse.of(Status.badRequest("container " + asked + " is not valid for pod " + name));
        }
        if (pod.string("spec", "nodeName").isEmpty()) {
            return subresource.equals("log") ? new ApiResponse(200, "") : ApiResponse.of(Status.badRequest("pod " + name + " does not have a host assigned"));
        }
        return pods.connect(pod, subresource, request);
    }

    private ApiResponse inObject(RequestInfo info, Kind kind, String namespace, String name, String subresource, WriteContext context, Patching patching) {
        WriteOptions options = WriteOptions.of(info.request());
        switch (info.verb()) {
            case "get":
                return new ApiResponse(200, writer.present(kind, namespace, name).tree());
            case "update":
                BodyDecoder.Body body = BodyDecoder.decode(kind.type(), info.request().body(), options.validation());
                KubeObject updated = writer.update(kind, namespace, name, subresource, body.object(), context, options.dryRun());
                return new ApiResponse(200, updated.tree(), body.warnings());
            case "patch":
                return patching.patch(kind, namespace, name, subresource, info.request(), context, KubeObject::tree);
            default:
                return new ApiResponse(405, "405 method not allowed\n");
        }
    }

    private ApiResponse scale(RequestInfo info, Kind kind, String namespace, String name, WriteContext context) {
        KubeObject object = writer.present(kind, namespace, name);
        if (info.verb().equals("get")) {
            return new ApiResponse(200, scaleOf(object));
        }
        Map<String, Object> body = BodyDecoder.tree(info.request().body(), "Scale");
        Object replicas = Tree.at(body, "spec", "replicas");
        String version = Tree.string(body, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(object.resourceVersion())) {
            throw new Refusal(Status.conflict(kind.type(), name));
        }
        long wanted = replicas instanceof Long number ? number : 0;
        if (wanted < 0) {
            throw new Refusal(Status.invalid("autoscaling", "Scale", name,
                List.of(FieldError.invalid("spec.replicas", wanted, "must be greater than or equal to 0"))));
        }
        KubeObject changed = writer.update(kind, namespace, name, "", object.with(wanted, "spec", "replicas"), context, WriteOptions.of(info.request()).dryRun());
        return new ApiResponse(200, scaleOf(changed));
    }

    private static Map<String, Object> scaleOf(KubeObject object) {
        Map<String, Object> metadata = Tree.of("name", object.name(), "namespace", object.namespace(), "uid", object.uid(), "resourceVersion",
            object.resourceVersion(), "creationTimestamp", object.at("metadata", "creationTimestamp"));
        String selector = String.valueOf(Objects.requireNonNullElse(dev.ktutor.kube.api.LabelSelector.of(object.at("spec", "selector")), ""));
        return Tree.of("kind", "Scale", "apiVersion", "autoscaling/v1", "metadata", metadata, "spec", Tree.of("replicas", object.number("spec", "replicas")),
            "status", Tree.of("replicas", object.number("status", "replicas"), "selector", selector));
    }

    private ApiResponse token(String namespace, String name, ApiRequest request, WriteContext context) {
        Kind kind = Kinds.of(ResourceTypes.byPlural("", "v1", "serviceaccounts").orElseThrow());
        KubeObject account = writer.present(kind, namespace, name);
        KubeObject asked = BodyDecoder.decode(new GroupVersionKind("authentication.k8s.io", "v1", "TokenRequest"),
            BodyDecoder.tree(request.body(), "TokenRequest"), WriteOptions.of(request).validation()).object();
        long seconds = asked.at("spec", "expirationSeconds") instanceof Long given ? given : 3600;
        if (seconds < 600) {
            throw new Refusal(Status.invalid("authentication.k8s.io", "TokenRequest", "",
                List.of(FieldError.invalid("spec.expirationSeconds", seconds, "may not specify a duration less than 10 minutes"))));
        }
        Map<String, Object> claims = Tree.of("namespace", namespace);
        String pod = asked.string("spec", "boundObjectRef", "kind").equals("Pod") ? asked.string("spec", "boundObjectRef", "name") : "";
        if (!pod.isEmpty()) {
            KubeObject bound = writer.present(Kinds.of(ResourceTypes.byPlural("", "v1", "pods").orElseThrow()), namespace, pod);
            claims.put("pod", Tree.of("name", pod, "uid", bound.uid()));
        }
        claims.put("serviceaccount", Tree.of("name", name, "uid", account.uid()));
        Instant expires = context.now().plusSeconds(seconds);
        List<String> audiences = Tree.strings(asked.at("spec", "audiences"));
        String token = tokens.issue(namespace, name, claims, audiences, expires, context.chance().uuid().toString());
        if (token == null) {
            return ApiResponse.of(Status.notFound("", "serviceaccounts/token", name));
        }
        Map<String, Object> spec = Tree.mutable(asked.at("spec"));
        spec.put("audiences", audiences.isEmpty() ? List.of(ServiceAccountTokens.ISSUER) : audiences);
        spec.put("expirationSeconds", seconds);
        return new ApiResponse(201, Tree.of("kind", "TokenRequest", "apiVersion", "authentication.k8s.io/v1", "metadata",
            Tree.of("name", name, "namespace", namespace, "creationTimestamp", Times.format(context.now())), "spec", spec,
            "status", Tree.of("token", token, "expirationTimestamp", Times.format(expires))));
    }

    /** Gives a pod to a node: the scheduler's word. */
    ApiResponse bind(String namespace, KubeObject binding, WriteContext context) {
        Kind kind = Kinds.of(ResourceTypes.byPlural("", "v1", "pods").orElseThrow());
        KubeObject pod = writer.present(kind, namespace, binding.name());
        if (pod.deleting()) {
            throw new Refusal(Status.conflict(kind.type(), pod.name(), "pod " + pod.name() + " is being deleted, cannot be assigned to a host"));
        }
        if (!pod.string("spec", "nodeName").isEmpty()) {
            throw new Refusal(Status.conflict(kind.type(), pod.name(), "pod " + pod.name() + " is already assigned to node \"" + pod.string("spec", "nodeName") + "\""));
        }
        KubeObject bound = pod.with(binding.string("target", "name"), "spec", "nodeName");
        bound = Conditions.set(bound, "PodScheduled", "True", "", "", context.now());
        store.update(kind.key(namespace, pod.name()), BodyDecoder.ordered(bound), pod.resourceVersion());
        return success();
    }

    private ApiResponse evict(Kind kind, String namespace, String name, ApiRequest request, WriteContext context) {
        Map<String, Object> options = Tree.map(BodyDecoder.tree(request.body(), "Eviction"), "deleteOptions");
        deletion.delete(kind, writer.present(kind, namespace, name), options, context, WriteOptions.of(request).dryRun());
        return success();
    }

    private static ApiResponse success() {
        return new ApiResponse(201, Tree.of("kind", "Status", "apiVersion", "v1", "metadata", Map.of(), "status", "Success", "code", 201L));
    }
}
