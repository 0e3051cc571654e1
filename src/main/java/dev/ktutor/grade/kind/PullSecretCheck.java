package dev.ktutor.grade.kind;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.kube.api.KubeObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a secret holds the credentials of a registry in the form a kubelet uses (kubernetes.io/dockerconfigjson). */
final class PullSecretCheck implements CheckKind {

    @Override
    public String name() {
        return "pull-secret";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.of("name", Need.REQUIRED, "namespace", Need.OPTIONAL, "server", Need.REQUIRED, "username", Need.REQUIRED,
                "password", Need.REQUIRED);
    }

    @Override
    public Set<String> reasons() {
        return Set.of("pull-secret.missing", "pull-secret.wrong-type", "pull-secret.malformed", "pull-secret.other-server",
                "pull-secret.wrong-credentials");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String name = arguments.text("name");
        String namespace = arguments.text("namespace", "default");
        Optional<KubeObject> secret = evidence.object("secrets", namespace, name);
        if (secret.isEmpty()) {
            return Finding.fails("pull-secret.missing", "name", name, "namespace", namespace);
        }
        String type = secret.get().string("type");
        if (!type.equals("kubernetes.io/dockerconfigjson")) {
            return Finding.fails("pull-secret.wrong-type", "name", name, "found", type);
        }
        Map<String, Object> auths;
        try {
            byte[] json = Base64.getDecoder().decode(secret.get().string("data", ".dockerconfigjson"));
            auths = Tree.map(Json.parse(new String(json, StandardCharsets.UTF_8)), "auths");
        } catch (IllegalArgumentException | JsonError e) {
            return Finding.fails("pull-secret.malformed", "name", name);
        }
        String server = arguments.text("server");
        Object entry = auths.entrySet().stream().filter(auth -> hostOf(auth.getKey()).equals(server)).map(Map.Entry::getValue)
                .findFirst().orElse(null);
        if (entry == null) {
            return Finding.fails("pull-secret.other-server", "found", String.join(", ", auths.keySet()), "wanted", server);
        }
        return credentials(entry).equals(arguments.text("username") + ":" + arguments.text("password")) ? Finding.holds()
                : Finding.fails("pull-secret.wrong-credentials", "name", name, "server", server);
    }

    private static String hostOf(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }

    private static String credentials(Object entry) {
        if (!Tree.string(entry, "username").isEmpty()) {
            return Tree.string(entry, "username") + ":" + Tree.string(entry, "password");
        }
        try {
            return new String(Base64.getDecoder().decode(Tree.string(entry, "auth")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
