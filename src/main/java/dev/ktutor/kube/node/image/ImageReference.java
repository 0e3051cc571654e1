package dev.ktutor.kube.node.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image in full (github.com/distribution/reference): {@code busybox} is
 * {@code docker.io/library/busybox:latest}.
 *
 * @param registry host and port: {@code docker.io}
 * @param path {@code library/busybox}
 * @param tag {@code latest}; "" if only a digest is given
 * @param digest {@code sha256:...}; "" if none
 */
public record ImageReference(String registry, String path, String tag, String digest) {
    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** Reads a reference; empty if it is malformed. */
    public static Optional<ImageReference> parse(String text) {
        String rest = text;
        String digest = "";
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
        }
        String tag = "";
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
            if (!TAG.matcher(tag).matches()) {
                return Optional.empty();
            }
        }
        int slash = rest.indexOf('/');
        String head = slash < 0 ? "" : rest.substring(0, slash);
        boolean host = head.equals("localhost") || head.indexOf('.') >= 0 || head.indexOf(':') >= 0;
        String registry = host ? head : "docker.io";
        String path = host ? rest.substring(slash + 1) : slash < 0 ? "library/" + rest : rest;
        if (!PATH.matcher(path).matches() || !digest.isEmpty() && !DIGEST.matcher(digest).matches()) {
            return Optional.empty();
        }
        return Optional.of(new ImageReference(registry.equals("index.docker.io") ? "docker.io" : registry, path,
                tag.isEmpty() && digest.isEmpty() ? "latest" : tag, digest));
    }

    /** Registry and path, without tag and digest. */
    public String repository() {
        return registry + "/" + path;
    }

    /** In full, as the container runtime names it. */
    @Override
    public String toString() {
        return repository() + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
