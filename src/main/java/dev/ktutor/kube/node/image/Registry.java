package dev.ktutor.kube.node.image;

import java.util.Map;
import java.util.Optional;

/**
 * A registry: what it serves and to whom.
 *
 * @param name host and port as in image references: {@code registry.lab.local:5000}
 * @param accounts passwords by user; empty if everybody may pull
 * @param images by path within the registry: {@code app}
 */
public record Registry(String name, Map<String, String> accounts, Map<String, Image> images) {

    /** Copies the maps. */
    public Registry {
        accounts = Map.copyOf(accounts);
        images = Map.copyOf(images);
    }

    /** Whether it wants a login. */
    public boolean isPrivate() {
        return !accounts.isEmpty();
    }

    /** Whether it lets this login in. */
    public boolean accepts(RegistryLogin login) {
        return login.password().equals(accounts.get(login.user()));
    }

    /** The image at that path. */
    public Optional<Image> image(String path) {
        return Optional.ofNullable(images.get(path));
    }
}
