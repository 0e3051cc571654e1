package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiPath;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.server.admission.Plugins;
import dev.ktutor.kube.server.admission.Refusal;
import dev.ktutor.kube.server.authn.ServiceAccountTokens;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.server.authz.Rbac;
import dev.ktutor.kube.server.registry.table.Ages;
import dev.ktutor.kube.store.Store;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.SimClock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Answers requests for resources; refusals come as {@link Refusal}. */
public final class Registry {
    private final Store store;
    private final SimClock clock;
    private final Chance chance;
    private final Authorizer authorizer;
    private final Rbac rbac;
    private final Writer writer;
    private final Deletion deletion;
    private final Subresources subresources;
    private final Reviews reviews;
    private final Patching patching;

    /** A registry over the store. */
    public Registry(Store store, SimClock clock, Chance chance, Authorizer authorizer, Rbac rbac, Plugins plugins, PodConnector pods,
            ServiceAccountTokens tokens, Reviews.TokenJudge judge) {
        this.store = store;
        this.clock = clock;
        this.chance = chance;
        this.authorizer = authorizer;
        this.rbac = rbac;
        this.writer = new Writer(store, plugins);
        this.deletion = new Deletion(store, plugins);
        this.subresources = new Subresources(store, writer, deletion, pods, tokens);
        this.reviews = new Reviews(authorizer, rbac, judge);
        this.patching = new Patching(writer);
    }

    private WriteContext context(User user) {
        return new WriteContext(user, clock.now(), chance, store, authorizer, rbac);
    }

    /** The answer to an authorized request for a resource. */
    public ApiResponse handle(RequestInfo info, User user) {
        ApiPath path = Objects.requireNonNull(info.path());
        ResourceType type = info.type().orElse(null);
        if (type == null || info.verb().isEmpty()) {
            return new ApiResponse(404, "404 page not found\n");
        }
        String namespace = type.namespaced() ? path.namespace() : "";
        if (!path.subresource().isEmpty()) {
            return subresources.handle(info, type, namespace, context(user), patching);
        }
        if (!type.verbs().contains(info.verb())) {
            return methodNotAllowed(info, type);
        }
        Kind kind = Kinds.of(type);
        ApiRequest request = info.request();
        return switch (info.verb()) {
            case "get" -> get(kind, namespace, path.name(), request);
            case "list" -> list(kind, namespace, request);
            case "create" -> create(kind, namespace, request, user);
            case "update" -> update(kind, namespace, path.name(), request, user);
            case "patch" -> patching.patch(kind, namespace, path.name(), "", request, context(user), rendering(kind, request));
            case "delete" -> delete(kind, namespace, path.name(), request, user);
            default -> deleteCollection(kind, namespace, request, user);
        };
    }

    /** Creates the object on the server's own behalf unless it exists. */
    public void seed(KubeObject object) {
        Kind kind = Kinds.of(dev.ktutor.kube.api.ResourceTypes.of(object).orElseThrow());
        if (store.get(kind.key(object.namespace(), object.name())) == null) {
            writer.create(kind, object.namespace(), object, context(User.LOOPBACK), false);
        }
    }

    private static ApiResponse methodNotAllowed(RequestInfo info, ResourceType type) {
        boolean collection = Objects.requireNonNull(info.path()).name().isEmpty();
        boolean unnamed = !collection && info.verb().equals("create") || collection && List.of("update", "patch").contains(info.verb());
        return unnamed || !List.of("create", "get", "list", "update", "delete").contains(info.verb()) ? new ApiResponse(405, "405 method not allowed\n")
            : ApiResponse.of(Status.methodNotAllowed(type.group(), type.plural(), info.verb()));
    }

    private ApiResponse get(Kind kind, String namespace, String name, ApiRequest request) {
        KubeObject object = store.get(kind.key(namespace, name));
        if (object == null) {
            return ApiResponse.of(Status.notFound(kind.type(), name));
        }
        return new ApiResponse(200, Rendering.of(request).one(kind, Events.shown(kind, object), request, new Ages(clock.now())));
    }

    private ApiResponse list(Kind kind, String namespace, ApiRequest request) {
        List<KubeObject> objects = WatchFeed.present(store, kind, namespace, Selection.of(kind, request)).stream().map(each -> Events.shown(kind, each)).toList();
        return new ApiResponse(200, Rendering.of(request).list(kind, objects, Long.toString(store.revision()), request, new Ages(clock.now())));
    }

    private Patching.Shown rendering(Kind kind, ApiRequest request) {
        return object -> Rendering.of(request).one(kind, object, request, new Ages(clock.now()));
    }

    private ApiResponse create(Kind kind, String namespace, ApiRequest request, User user) {
        if (kind.type().namespaced() && namespace.isEmpty()) {
            return ApiResponse.of(Status.methodNotAllowed(kind.type().group(), kind.type().plural(), "create"));
        }
        WriteOptions options = WriteOptions.of(request);
        BodyDecoder.Body body = BodyDecoder.decode(kind.type(), request.body(), options.validation());
        if (Reviews.handles(kind.type())) {
            return new ApiResponse(201, reviews.answer(kind.type(), body.object(), namespace, user).tree(), body.warnings());
        }
        if (kind.type().plural().equals("bindings")) {
            return subresources.bind(namespace, body.object(), context(user));
        }
        KubeObject created = writer.create(kind, namespace, Events.stored(kind, body.object()), context(user), options.dryRun());
        return new ApiResponse(201, rendering(kind, request).of(Events.shown(kind, created)), warnings(kind, body, created));
    }

    private static List<String> warnings(Kind kind, BodyDecoder.Body body, KubeObject object) {
        List<String> all = new java.util.ArrayList<>(body.warnings());
        all.addAll(kind.strategy().warnings(object));
        return all;
    }

    private ApiResponse update(Kind kind, String namespace, String name, ApiRequest request, User user) {
        WriteOptions options = WriteOptions.of(request);
        BodyDecoder.Body body = BodyDecoder.decode(kind.type(), request.body(), options.validation());
        KubeObject given = Events.stored(kind, body.object());
        if (store.get(kind.key(namespace, name)) == null && Kinds.createsOnUpdate(kind.type()) && given.resourceVersion().isEmpty()) {
            KubeObject created = writer.create(kind, namespace, given, context(user), options.dryRun());
            return new ApiResponse(201, rendering(kind, request).of(created), body.warnings());
        }
        KubeObject updated = writer.update(kind, namespace, name, "", given, context(user), options.dryRun());
        return new ApiResponse(200, rendering(kind, request).of(Events.shown(kind, updated)), warnings(kind, body, updated));
    }

    /** The options of a deletion come in the body, or as parameters. */
    private static Map<String, Object> deleteOptions(ApiRequest request) {
        Map<String, Object> options = Tree.mutable(request.body() == null ? Map.of() : BodyDecoder.tree(request.body(), "DeleteOptions"));
        String grace = request.param("gracePeriodSeconds");
        if (grace.matches("[0-9]{1,9}")) {
            options.putIfAbsent("gracePeriodSeconds", Long.valueOf(grace));
        }
        String policy = request.param("propagationPolicy");
        if (!policy.isEmpty()) {
            options.putIfAbsent("propagationPolicy", policy);
        }
        return options;
    }

    private static boolean dryRun(ApiRequest request, Map<String, Object> options) {
        return request.param("dryRun").equals("All") || Tree.strings(options, "dryRun").contains("All");
    }

    private ApiResponse delete(Kind kind, String namespace, String name, ApiRequest request, User user) {
        KubeObject object = writer.present(kind, namespace, name);
        Map<String, Object> options = deleteOptions(request);
        Deletion.Deleted deleted = deletion.delete(kind, object, options, context(user), dryRun(request, options));
        if (!deleted.gone() || kind.type().plural().equals("pods") && deleted.gone()) {
            return new ApiResponse(200, Events.shown(kind, deleted.object()).tree());
        }
        Map<String, Object> details = Tree.of("name", name);
        if (!kind.type().group().isEmpty()) {
            details.put("group", kind.type().group());
        }
        details.put("kind", kind.type().plural());
        details.put("uid", deleted.object().uid());
        return new ApiResponse(200, Tree.of("kind", "Status", "apiVersion", "v1", "metadata", Map.of(), "status", "Success", "details", details));
    }

    private ApiResponse deleteCollection(Kind kind, String namespace, ApiRequest request, User user) {
        Map<String, Object> options = deleteOptions(request);
        List<KubeObject> objects = WatchFeed.present(store, kind, namespace, Selection.of(kind, request));
        for (KubeObject object : objects) {
            deletion.delete(kind, object, options, context(user), dryRun(request, options));
        }
        return new ApiResponse(200, Rendering.OBJECT.list(kind, objects, Long.toString(store.revision()), request, new Ages(clock.now())));
    }

    /** Begins a watch; the listener hears events until it is closed and must not block. */
    public WatchAnswer watch(RequestInfo info, Consumer<WatchEvent> listener) {
        ResourceType type = info.type().orElse(null);
        ApiPath path = Objects.requireNonNull(info.path());
        if (type == null) {
            return WatchAnswer.refused(new ApiResponse(404, "404 page not found\n"));
        }
        if (!type.verbs().contains("watch")) {
            return WatchAnswer.refused(ApiResponse.of(Status.methodNotAllowed(type.group(), type.plural(), "watch")));
        }
        return new WatchFeed(store, clock, Kinds.of(type), info.request(), listener).start(type.namespaced() ? path.namespace() : "");
    }
}
