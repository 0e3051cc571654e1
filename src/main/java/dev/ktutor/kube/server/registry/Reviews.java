package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;
import dev.ktutor.kube.server.authn.Authentication;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.authz.Attributes;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.server.authz.PolicyRule;
import dev.ktutor.kube.server.authz.Rbac;
import dev.ktutor.kube.server.authz.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions that are asked by creating an object: may I, may he, who am I, whose token is this. Nothing is stored. */
public final class Reviews {
    private final Authorizer authorizer;
    private final Rbac rbac;
    private final TokenJudge tokens;

    /** Who knows whose token it is. */
    @FunctionalInterface
    public interface TokenJudge {
        /** Judges a bearer token for one of the audiences (none for the server's own). */
        Authentication judge(String token, List<String> audiences);
    }

    Reviews(Authorizer authorizer, Rbac rbac, TokenJudge tokens) {
        this.authorizer = authorizer;
        this.rbac = rbac;
        this.tokens = tokens;
    }

    static boolean handles(ResourceType type) {
        return type.group().equals("authorization.k8s.io") || type.group().equals("authentication.k8s.io");
    }

    KubeObject answer(ResourceType type, KubeObject review, String namespace, User user) {
        return switch (type.kind()) {
            case "SelfSubjectAccessReview" -> access(type, review, user, "");
            case "SubjectAccessReview" -> access(type, review, subject(type, review), "");
            case "LocalSubjectAccessReview" -> access(type, review, subject(type, review), namespace);
            case "SelfSubjectRulesReview" -> rules(type, review, user);
            case "SelfSubjectReview" -> review.with(Tree.of("userInfo", user.toTree()), "status");
            default -> token(review);
        };
    }

    private static User subject(ResourceType type, KubeObject review) {
        String name = review.string("spec", "user");
        List<String> groups = Tree.strings(review.at("spec", "groups"));
        if (name.isEmpty() && groups.isEmpty()) {
            throw invalid(type, FieldError.invalid("spec.user", "", "at least one of user or group must be specified"));
        }
        Map<String, List<String>> extra = new LinkedHashMap<>();
        review.map("spec", "extra").forEach((key, values) -> extra.put(key, Tree.strings(values)));
        return new User(name, review.string("spec", "uid"), groups, extra);
    }

    private static Refusal invalid(ResourceType type, FieldError error) {
        return new Refusal(Status.invalid(type.group(), type.kind(), "", List.of(error)));
    }

    private KubeObject access(ResourceType type, KubeObject review, User user, String onlyNamespace) {
        Object resource = review.at("spec", "resourceAttributes");
        Object path = review.at("spec", "nonResourceAttributes");
        if (resource == null && path == null) {
            throw invalid(type, FieldError.invalid("spec.resourceAttributes", null, "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
        }
        if (resource != null && path != null) {
            throw invalid(type, FieldError.invalid("spec.nonResourceAttributes", path, "cannot be specified in combination with resourceAttributes"));
        }
        if (!onlyNamespace.isEmpty() && !Tree.string(resource, "namespace").equals(onlyNamespace)) {
            throw invalid(type, FieldError.invalid("spec.resourceAttributes.namespace", Tree.string(resource, "namespace"),
                "must match metadata.namespace"));
        }
        Ruling ruling = authorizer.authorize(attributes(user, resource, path));
        Map<String, Object> status = Tree.of("allowed", ruling.allowed());
        if (!ruling.reason().isEmpty()) {
            status.put("reason", ruling.reason());
        }
        if (!ruling.error().isEmpty()) {
            status.put("evaluationError", ruling.error());
        }
        return review.with(status, "status");
    }

    private static Attributes attributes(User user, @Nullable Object resource, @Nullable Object path) {
        if (resource == null) {
            return Attributes.path(user, Tree.string(path, "verb"), Tree.string(path, "path"));
        }
        return new Attributes(user, Tree.string(resource, "verb"), Tree.string(resource, "group"), Tree.string(resource, "version"),
            Tree.string(resource, "resource"), Tree.string(resource, "subresource"), Tree.string(resource, "namespace"), Tree.string(resource, "name"), "", "");
    }

    private KubeObject rules(ResourceType type, KubeObject review, User user) {
        String namespace = review.string("spec", "namespace");
        if (namespace.isEmpty()) {
            throw new Refusal(Status.badRequest("no namespace on request"));
        }
        List<Object> resources = new ArrayList<>();
        List<Object> paths = new ArrayList<>();
        List<PolicyRule> all = new ArrayList<>();
        if (user.in(User.MASTERS)) {
            all.add(new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of(), List.of()));
            all.add(new PolicyRule(List.of("*"), List.of(), List.of(), List.of(), List.of("*")));
        }
        all.addAll(rbac.rulesFor(user, namespace));
        for (PolicyRule rule : all) {
            (rule.nonResourceUrls().isEmpty() ? resources : paths).add(rule.toTree());
        }
        return review.with(Tree.of("resourceRules", resources, "nonResourceRules", paths, "incomplete", false), "status");
    }

    private KubeObject token(KubeObject review) {
        String token = review.string("spec", "token");
        if (token.isEmpty()) {
            throw new Refusal(Status.badRequest("token is required for TokenReview in authentication"));
        }
        List<String> audiences = Tree.strings(review.at("spec", "audiences"));
        Authentication found = tokens.judge(token, audiences);
        if (found instanceof Authentication.Known known) {
            return review.with(Tree.of("authenticated", true, "user", known.user().toTree(), "audiences",
                audiences.isEmpty() ? List.of(dev.ktutor.kube.server.authn.ServiceAccountTokens.ISSUER) : audiences), "status");
        }
        return review.with(Tree.of("user", Map.of(), "error", "[invalid bearer token, unknown]"), "status");
    }
}
