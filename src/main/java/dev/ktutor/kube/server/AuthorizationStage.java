package dev.ktutor.kube.server;

import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.authz.Attributes;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.server.authz.Ruling;
import dev.ktutor.sim.Journal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refuses what no authorizer allows, in the API server's words. */
final class AuthorizationStage implements Stage {
    private final Authorizer authorizer;
    private final Journal journal;

    AuthorizationStage(Authorizer authorizer, Journal journal) {
        this.authorizer = authorizer;
        this.journal = journal;
    }

    @Override
    public Outcome apply(Call call) {
        Attributes wanted = call.info().attributes(call.user());
        Ruling ruling = authorizer.authorize(wanted);
        if (ruling.allowed()) {
            return new Outcome.Pass(call.allowedBecause(ruling.reason()));
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("user", call.user().name());
        facts.put("groups", String.join(", ", call.user().groups()));
        facts.put("verb", wanted.verb());
        facts.put("resource", wanted.isResource() ? wanted.combinedResource() : wanted.path());
        facts.put("apiGroup", wanted.group());
        facts.put("namespace", wanted.namespace());
        facts.put("name", wanted.name());
        facts.put("reason", ruling.reason());
        journal.refused(code(call, wanted), facts);
        String message = wanted.refusal() + (ruling.reason().isEmpty() ? "" : ": " + ruling.reason());
        Status status = Status.forbidden(wanted.group(), wanted.resource(), wanted.name(), message);
        return new Outcome.Reject("authorization", call.allowedBecause(ruling.reason()), status);
    }

    private static String code(Call call, Attributes wanted) {
        if (call.user().name().equals(User.ANONYMOUS.name())) {
            return "authz.anonymous";
        }
        if (!wanted.isResource()) {
            return "authz.forbidden.path";
        }
        return wanted.namespace().isEmpty() ? "authz.forbidden.cluster" : "authz.forbidden";
    }
}
