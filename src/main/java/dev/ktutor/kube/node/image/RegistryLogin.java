package dev.ktutor.kube.node.image;

/**
 * What a pull presents to a registry.
 *
 * @param user user name
 * @param password password or token
 * @param source the secret it comes from, as {@code namespace/name}
 */
public record RegistryLogin(String user, String password, String source) { }
