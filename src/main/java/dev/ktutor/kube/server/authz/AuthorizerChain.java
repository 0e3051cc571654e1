package dev.ktutor.kube.server.authz;

import dev.ktutor.kube.server.authn.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks one authorizer after the other; the first that allows settles it, and {@code system:masters} is never asked. */
public final class AuthorizerChain implements Authorizer {
    private final List<Authorizer> authorizers;

    /** In this order. */
    public AuthorizerChain(List<Authorizer> authorizers) {
        this.authorizers = List.copyOf(authorizers);
    }

    @Override
    public Ruling authorize(Attributes request) {
        if (request.user().in(User.MASTERS)) {
            return Ruling.allow("");
        }
        Set<String> reasons = new LinkedHashSet<>();
        StringBuilder errors = new StringBuilder();
        for (Authorizer authorizer : authorizers) {
            Ruling ruling = authorizer.authorize(request);
            if (ruling.allowed()) {
                return ruling;
            }
            if (!ruling.reason().isEmpty()) {
                reasons.add(ruling.reason());
            }
            errors.append(ruling.error());
        }
        return reasons.isEmpty() && errors.isEmpty() ? Ruling.NO_OPINION : new Ruling(false, String.join("\n", reasons), errors.toString());
    }
}
