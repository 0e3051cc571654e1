package dev.ktutor.kube.node.image;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a pod's image pull secrets, looked up by image as the kubelet does (k8s.io/kubernetes
 * pkg/credentialprovider): a secret's server names a host, maybe with port and path prefix, "*" matching one part of a
 * host name; the longest match comes first.
 */
public final class Keyring {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String server, RegistryLogin login) { }

    /**
     * Adds the logins of a secret of type dockerconfigjson or dockercfg.
     *
     * @param source {@code namespace/name}
     * @param type the secret's type
     * @param data its data, base64
     * @return why it cannot be used; null if it can
     */
    public @Nullable String add(String source, String type, Map<String, String> data) {
        boolean json = type.equals("kubernetes.io/dockerconfigjson");
        String key = json ? ".dockerconfigjson" : ".dockercfg";
        String content = data.get(key);
        if (!json && !type.equals("kubernetes.io/dockercfg") || content == null) {
            return null;
        }
        try {
            Object tree = Json.parse(new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8));
            Map<String, Object> auths = json ? Tree.map(tree, "auths") : Tree.map(tree);
            auths.forEach((server, auth) -> login(source, auth).ifPresent(login -> entries.add(new Entry(normalise(server), login))));
            return null;
        } catch (JsonError | IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static java.util.Optional<RegistryLogin> login(String source, Object auth) {
        String user = Tree.string(auth, "username");
        String password = Tree.string(auth, "password");
        String both = Tree.string(auth, "auth");
        if (!both.isEmpty()) {
            String decoded = new String(Base64.getMimeDecoder().decode(both), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon < 0) {
                return java.util.Optional.empty();
            }
            user = decoded.substring(0, colon);
            password = decoded.substring(colon + 1).replaceAll("\0+$", "");
        }
        return java.util.Optional.of(new RegistryLogin(user, password, source));
    }

    /** Without scheme, and without the API version that old configurations carry. */
    private static String normalise(String server) {
        String bare = server.replaceFirst("^https?://", "");
        bare = bare.replaceFirst("/(v1|v2)?/?$", "");
        return bare.equals("index.docker.io") ? "docker.io" : bare;
    }

    /** The logins to try for an image, best match first; empty if no secret names its registry. */
    public List<RegistryLogin> logins(ImageReference image) {
        return entries.stream().filter(entry -> matches(entry.server, image))
                .sorted((a, b) -> b.server.compareTo(a.server)).map(Entry::login).toList();
    }

    /** The servers the secrets name, for explanations. */
    public List<String> servers() {
        return entries.stream().map(Entry::server).distinct().toList();
    }

    private static boolean matches(String server, ImageReference image) {
        int slash = server.indexOf('/');
        String host = slash < 0 ? server : server.substring(0, slash);
        String path = slash < 0 ? "" : server.substring(slash + 1);
        return hostMatches(host, image.registry()) && image.path().startsWith(path);
    }

    private static boolean hostMatches(String pattern, String host) {
        String[] wanted = pattern.split("[.]", -1);
        String[] given = host.split("[.]", -1);
        if (port(pattern) != port(host) || wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            String regex = java.util.regex.Pattern.quote(wanted[i].replaceFirst(":.*", "")).replace("*", "\\E.*\\Q");
            if (!given[i].replaceFirst(":.*", "").matches(regex)) {
                return false;
            }
        }
        return true;
    }

    private static int port(String host) {
        int colon = host.indexOf(':');
        return colon < 0 || !host.substring(colon + 1).matches("[0-9]{1,5}") ? 0 : Integer.parseInt(host.substring(colon + 1));
    }
}
