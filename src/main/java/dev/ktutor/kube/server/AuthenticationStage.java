package dev.ktutor.kube.server;

import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.authn.Authentication;
import dev.ktutor.kube.server.authn.BootstrapTokens;
import dev.ktutor.kube.server.authn.ClientCertificates;
import dev.ktutor.kube.server.authn.ServiceAccountTokens;
import dev.ktutor.kube.server.authn.User;
import dev.ktutor.sim.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out who sends a request: by certificate, then by token; nobody is system:anonymous, a bad credential is refused. */
final class AuthenticationStage implements Stage {
    private final ClientCertificates certificates;
    private final ServiceAccountTokens serviceAccounts;
    private final BootstrapTokens bootstrap;
    private final boolean anonymous;
    private final Journal journal;

    AuthenticationStage(ClientCertificates certificates, ServiceAccountTokens serviceAccounts, BootstrapTokens bootstrap, boolean anonymous, Journal journal) {
        this.certificates = certificates;
        this.serviceAccounts = serviceAccounts;
        this.bootstrap = bootstrap;
        this.anonymous = anonymous;
        this.journal = journal;
    }

    @Override
    public Outcome apply(Call call) {
        Authentication found = certificates.authenticate(call.connection().clientCertificates());
        String header = call.request().header("Authorization");
        if (!(found instanceof Authentication.Known) && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            Authentication byToken = judge(header.substring(7).trim(), List.of());
            if (byToken instanceof Authentication.Known || found instanceof Authentication.Absent) {
                found = byToken;
            }
        }
        if (found instanceof Authentication.Known known) {
            return new Outcome.Pass(call.authenticatedAs(known.user()));
        }
        if (found instanceof Authentication.Refused refused) {
            return refuse(call, refused.code(), refused.facts());
        }
        return anonymous ? new Outcome.Pass(call.authenticatedAs(User.ANONYMOUS)) : refuse(call, "authn.nobody", Map.of());
    }

    private Outcome refuse(Call call, String code, Map<String, String> facts) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.put("verb", call.info().verb());
        all.put("path", call.request().path());
        journal.refused(code, all);
        return new Outcome.Reject("authentication", call, Status.unauthorized());
    }

    /** Whose bearer token it is. */
    Authentication judge(String token, List<String> audiences) {
        Authentication found = serviceAccounts.authenticate(token, audiences.isEmpty() ? List.of(ServiceAccountTokens.ISSUER) : audiences);
        if (found instanceof Authentication.Absent) {
            found = bootstrap.authenticate(token);
        }
        return found instanceof Authentication.Absent ? new Authentication.Refused("authn.token.unknown", Map.of("user", "")) : found;
    }
}
