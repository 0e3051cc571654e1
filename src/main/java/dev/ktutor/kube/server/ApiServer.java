package dev.ktutor.kube.server;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.server.admission.Plugins;
import dev.ktutor.kube.server.admission.Refusal;
import dev.ktutor.kube.server.authn.BootstrapTokens;
import dev.ktutor.kube.server.authn.ClientCertificates;
import dev.ktutor.kube.server.authn.ServiceAccountTokens;
import dev.ktutor.kube.server.authn.TokenSource;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.server.authz.AuthorizerChain;
import dev.ktutor.kube.server.authz.NodeAuthorizer;
import dev.ktutor.kube.server.authz.Rbac;
import dev.ktutor.kube.server.authz.Ruling;
import dev.ktutor.kube.server.registry.Registry;
import dev.ktutor.kube.server.registry.WatchAnswer;
import dev.ktutor.kube.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The API server: requests in, answers out, the only door to the cluster's objects. */
public final class ApiServer {
    private final ApiServerConfig config;
    private final List<Stage> stages;
    private final Registry registry;

    /** A server of this make; its store may be empty ({@link Bootstrap} fills it). */
    public ApiServer(ApiServerConfig config) {
        this.config = config;
        Store store = config.store();
        Rbac rbac = new Rbac(store);
        Authorizer authorizer = authorizer(store, rbac);
        TokenSource objects = (resource, namespace, name) -> find(store, resource, namespace, name);
        ServiceAccountTokens tokens = new ServiceAccountTokens(config.clock(), config.signingKey(), config.verifyingKeys(), objects);
        AuthenticationStage authentication = new AuthenticationStage(new ClientCertificates(config.clock(), config.clientAuthorities()), tokens,
            new BootstrapTokens(config.clock(), objects), config.anonymous(), config.journal());
        this.stages = List.of(authentication, new ImpersonationStage(authorizer, config.journal()), new AuthorizationStage(authorizer, config.journal()));
        Plugins plugins = new Plugins(store, authorizer, config.chance(), config.disabledPlugins());
        this.registry = new Registry(store, config.clock(), config.chance(), authorizer, rbac, plugins, config.pods(), tokens, authentication::judge);
    }

    private Authorizer authorizer(Store store, Rbac rbac) {
        List<Authorizer> authorizers = new ArrayList<>();
        for (String mode : config.authorizationModes()) {
            switch (mode) {
                case "Node" -> authorizers.add(new NodeAuthorizer(store, rbac));
                case "RBAC" -> authorizers.add(rbac);
                case "AlwaysAllow" -> authorizers.add(request -> Ruling.allow(""));
                default -> authorizers.add(request -> new Ruling(false, "Everything is forbidden.", ""));
            }
        }
        return new AuthorizerChain(authorizers);
    }

    private static @Nullable KubeObject find(Store store, String resource, String namespace, String name) {
        return store.get("/registry/" + resource + "/" + namespace + "/" + name);
    }

    /** Answers a request; a watch is asked for with {@link #watch}. */
    public ApiResponse handle(ApiRequest request, ClientConnection connection) {
        Outcome outcome = pass(Call.of(request, connection));
        if (outcome instanceof Outcome.Reject reject) {
            ApiResponse response = ApiResponse.of(reject.status());
            audit(reject.call(), response, false);
            return response;
        }
        Call call = ((Outcome.Pass) outcome).call();
        ApiResponse response = answer(call);
        audit(call, response, true);
        return response;
    }

    /** Begins a watch; the listener hears events until the watch in the answer is closed, and must not block. */
    public WatchAnswer watch(ApiRequest request, ClientConnection connection, Consumer<WatchEvent> listener) {
        ApiRequest watching = request.flag("watch") ? request : request.withParam("watch", "true");
        Outcome outcome = pass(Call.of(watching, connection));
        if (outcome instanceof Outcome.Reject reject) {
            ApiResponse response = ApiResponse.of(reject.status());
            audit(reject.call(), response, false);
            return WatchAnswer.refused(response);
        }
        Call call = ((Outcome.Pass) outcome).call();
        WatchAnswer answer;
        try {
            answer = call.info().path() == null ? WatchAnswer.refused(answer(call)) : registry.watch(call.info(), listener);
        } catch (Refusal refusal) {
            answer = WatchAnswer.refused(refused(call, refusal));
        }
        audit(call, answer.response(), true);
        return answer;
    }

    /** Creates the object as the server itself would; one that exists is left as it is. */
    public void seed(KubeObject object) {
        registry.seed(object);
    }

    private Outcome pass(Call first) {
        Outcome outcome = new Outcome.Pass(first);
        for (Stage stage : stages) {
            if (outcome instanceof Outcome.Pass passed) {
                outcome = stage.apply(passed.call());
            }
        }
        return outcome;
    }

    private ApiResponse answer(Call call) {
        if (call.info().path() == null) {
            boolean reads = List.of("get", "head").contains(call.info().verb());
            return (reads ? Discovery.answer(call.request().path(), "192.168.56.10:6443") : java.util.Optional.<ApiResponse>empty())
                .orElseGet(() -> new ApiResponse(404, "404 page not found\n"));
        }
        try {
            return registry.handle(call.info(), call.user());
        } catch (Refusal refusal) {
            return refused(call, refusal);
        } catch (ClassCastException | IllegalArgumentException | NullPointerException | IndexOutOfBoundsException bug) {
            // As the real server recovers from a panic: the client hears of it, the server goes on.
            config.journal().refused("server.panic", Map.of("path", call.request().path(), "message", String.valueOf(bug)));
            return new ApiResponse(500, "This request caused apiserver to panic. Look in the logs for details.");
        }
    }

    private ApiResponse refused(Call call, Refusal refusal) {
        Map<String, String> facts = new LinkedHashMap<>(refusal.facts());
        facts.putIfAbsent("user", call.user().name());
        facts.putIfAbsent("verb", call.info().verb());
        facts.putIfAbsent("path", call.request().path());
        facts.putIfAbsent("message", refusal.status().message());
        if (call.info().path() != null) {
            facts.putIfAbsent("resource", call.info().path().resource());
        }
        config.journal().refused(refusal.code(), facts);
        return ApiResponse.of(refusal.status());
    }

    private void audit(Call call, ApiResponse response, boolean allowed) {
        boolean acting = call.original() != null && !call.original().equals(call.user());
        config.audit().accept(new AuditEvent(config.chance().uuid().toString(), config.clock().now(), call.original(), acting ? call.user() : null,
            call.info().verb(), call.request().uri(), call.info().path(), call.request().header("User-Agent"), call.connection().remoteAddress(),
            response.code(), allowed, call.reason()));
    }
}
