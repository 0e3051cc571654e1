package dev.ktutor.kube.node.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All registries a node can pull from: the public ones of the catalogue and the private ones of a scenario. */
public final class Registries {
    private static final List<String> PUBLIC = List.of("docker.io", "registry.k8s.io", "quay.io", "ghcr.io");

    private final ImageCatalog catalog;
    private final Map<String, Registry> own = new LinkedHashMap<>();

    /** The catalogue's registries and further ones. */
    public Registries(ImageCatalog catalog, List<Registry> registries) {
        this.catalog = catalog;
        registries.forEach(registry -> own.put(registry.name(), registry));
    }

    /** The private registry of that name. */
    public Optional<Registry> registry(String name) {
        return Optional.ofNullable(own.get(name));
    }

    /** The image, whoever asks; for what is already on a node. */
    public Optional<Image> peek(ImageReference reference) {
        Registry registry = own.get(reference.registry());
        Optional<Image> image = registry != null ? registry.image(reference.path()) : catalog.find(reference.repository());
        return image.filter(i -> !reference.digest().isEmpty() || i.tagged(reference.tag()));
    }

    /**
     * Pulls, as containerd 2 with the registry's HTTP API.
     *
     * @param reference what
     * @param keyring with which logins
     * @param reachable whether the node can open a connection to a registry of that name
     */
    public Pull pull(ImageReference reference, Keyring keyring, Predicate<String> reachable) {
        String prefix = "failed to pull and unpack image \"" + reference + "\": failed to resolve reference \"" + reference + "\": ";
        Registry registry = own.get(reference.registry());
        String manifest = reference.path() + "/manifests/" + (reference.digest().isEmpty() ? reference.tag() : reference.digest());
        if (registry == null) {
            return pullPublic(reference, prefix, manifest);
        }
        String url = "https://" + registry.name() + "/v2/" + manifest;
        if (!reachable.test(registry.name())) {
            return new Pull.Failed("image.unreachable", prefix + "failed to do request: Head \"" + url + "\": dial tcp: lookup "
                    + registry.name().replaceFirst(":.*", "") + ": no such host");
        }
        String used = "";
        if (registry.isPrivate()) {
            List<RegistryLogin> logins = keyring.logins(reference);
            if (logins.isEmpty() || logins.get(0).user().isEmpty() || logins.get(0).password().isEmpty()) {
                return new Pull.Failed("image.denied", prefix + "pull access denied, repository does not exist or may require "
                        + "authorization: authorization failed: no basic auth credentials");
            }
            Optional<RegistryLogin> accepted = logins.stream().filter(registry::accepts).findFirst();
            if (accepted.isEmpty()) {
                return new Pull.Failed("image.wrong-login", prefix + "unexpected status from HEAD request to " + url + ": 401 Unauthorized");
            }
            used = accepted.get().source();
        }
        Optional<Image> image = peek(reference);
        return image.isPresent() ? new Pull.Done(image.get(), used) : new Pull.Failed("image.not-found", prefix + reference + ": not found");
    }

    private Pull pullPublic(ImageReference reference, String prefix, String manifest) {
        Optional<Image> image = catalog.find(reference.repository());
        if (image.isPresent()) {
            return peek(reference).<Pull>map(found -> new Pull.Done(found, ""))
                    .orElseGet(() -> new Pull.Failed("image.not-found", prefix + reference + ": not found"));
        }
        if (!PUBLIC.contains(reference.registry())) {
            return new Pull.Failed("image.unreachable", prefix + "failed to do request: Head \"https://" + reference.registry() + "/v2/" + manifest
                    + "\": dial tcp: lookup " + reference.registry().replaceFirst(":.*", "") + ": no such host");
        }
        if (reference.registry().equals("docker.io")) {
            return new Pull.Failed("image.not-found", prefix + "pull access denied, repository does not exist or may require authorization: "
                    + "server message: insufficient_scope: authorization failed");
        }
        return new Pull.Failed("image.not-found", prefix + reference + ": not found");
    }
}
