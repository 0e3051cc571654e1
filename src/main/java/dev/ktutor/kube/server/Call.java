package dev.ktutor.kube.server;

import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.kube.server.registry.RequestInfo;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through the stages, with what they have found out.
 *
 * @param user who it acts for: whoever proved himself, or whom he impersonates
 * @param original who proved himself; null before authentication
 * @param reason the authorizer's reason
 */
record Call(ApiRequest request, ClientConnection connection, RequestInfo info, User user, @Nullable User original, String reason) {

    static Call of(ApiRequest request, ClientConnection connection) {
        return new Call(request, connection, RequestInfo.of(request), User.ANONYMOUS, null, "");
    }

    Call authenticatedAs(User proved) {
        return new Call(request, connection, info, proved, proved, reason);
    }

    Call actingFor(User other) {
        return new Call(request, connection, info, other, original, reason);
    }

    Call allowedBecause(String why) {
        return new Call(request, connection, info, user, original, why);
    }
}
