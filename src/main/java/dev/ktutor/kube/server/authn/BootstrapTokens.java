package dev.ktutor.kube.server.authn;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.sim.SimClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Knows the tokens with which nodes join ({@code abcdef.0123456789abcdef}), kept as secrets in kube-system. */
public final class BootstrapTokens {
    private final SimClock clock;
    private final TokenSource objects;

    /** Reads the secrets anew for each token. */
    public BootstrapTokens(SimClock clock, TokenSource objects) {
        this.clock = clock;
        this.objects = objects;
    }

    /** Judges a bearer token; one of another form is absent here. */
    public Authentication authenticate(String token) {
        if (!token.matches("[a-z0-9]{6}\\.[a-z0-9]{16}")) {
            return new Authentication.Absent();
        }
        String id = token.substring(0, 6);
        KubeObject secret = objects.find("secrets", "kube-system", "bootstrap-token-" + id);
        Map<String, String> facts = Map.of("user", "system:bootstrap:" + id);
        if (secret == null || !value(secret, "token-secret").equals(token.substring(7)) || !value(secret, "usage-bootstrap-authentication").equals("true")) {
            return new Authentication.Refused("authn.token.unknown", facts);
        }
        String expiration = value(secret, "expiration");
        try {
            if (!expiration.isEmpty() && clock.now().isAfter(Instant.parse(expiration))) {
                return new Authentication.Refused("authn.token.expired", Map.of("user", "system:bootstrap:" + id, "issuer", "", "expired", expiration));
            }
        } catch (DateTimeParseException malformed) {
            return new Authentication.Refused("authn.token.unknown", facts);
        }
        List<String> groups = new ArrayList<>(List.of("system:bootstrappers"));
        String more = value(secret, "auth-extra-groups");
        if (!more.isEmpty()) {
            groups.addAll(List.of(more.split(",")));
        }
        return new Authentication.Known(new User("system:bootstrap:" + id, "", groups, Map.of()).authenticated(), "token");
    }

    private static String value(KubeObject secret, String key) {
        return new String(Base64.getDecoder().decode(secret.string("data", key)), StandardCharsets.UTF_8);
    }
}
