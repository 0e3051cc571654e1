package dev.ktutor.kube.server;

import dev.ktutor.kube.server.registry.PodConnector;
import dev.ktutor.kube.store.Store;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.SimClock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an API server is made of.
 *
 * @param clientAuthorities the certificates of {@code --client-ca-file}; the same list object as long as the file is the same
 * @param authorizationModes {@code Node}, {@code RBAC}, {@code AlwaysAllow}, {@code AlwaysDeny}, in order
 * @param disabledPlugins admission plugins that are switched off
 * @param anonymous whether requests without credentials are those of system:anonymous
 * @param audit hears of every request
 * @param signingKey {@code --service-account-signing-key-file}; null if there is none
 * @param verifyingKeys {@code --service-account-key-file}
 * @param pods the way to the kubelets
 */
public record ApiServerConfig(Store store, SimClock clock, Chance chance, Journal journal, Supplier<List<Certificate>> clientAuthorities,
        List<String> authorizationModes, Set<String> disabledPlugins, boolean anonymous, Consumer<AuditEvent> audit,
        Supplier<@Nullable PrivateKeyPair> signingKey, Supplier<List<PublicKey>> verifyingKeys, PodConnector pods) {

    /** A server as kubeadm makes it: Node and RBAC, anonymous requests allowed, nobody listening to the audit, no keys, no kubelets. */
    public static ApiServerConfig of(Store store, SimClock clock, Chance chance, Journal journal, Supplier<List<Certificate>> clientAuthorities) {
        return new ApiServerConfig(store, clock, chance, journal, clientAuthorities, List.of("Node", "RBAC"), Set.of(), true, event -> { },
            () -> null, List::of, PodConnector.NONE);
    }

    /** With these authorizers. */
    public ApiServerConfig withAuthorizationModes(List<String> modes) {
        return new ApiServerConfig(store, clock, chance, journal, clientAuthorities, modes, disabledPlugins, anonymous, audit, signingKey, verifyingKeys, pods);
    }

    /** Without these admission plugins. */
    public ApiServerConfig withDisabledPlugins(Set<String> plugins) {
        return new ApiServerConfig(store, clock, chance, journal, clientAuthorities, authorizationModes, plugins, anonymous, audit, signingKey, verifyingKeys, pods);
    }

    /** With or without anonymous requests. */
    public ApiServerConfig withAnonymous(boolean allowed) {
        return new ApiServerConfig(store, clock, chance, journal, clientAuthorities, authorizationModes, disabledPlugins, allowed, audit, signingKey, verifyingKeys, pods);
    }

    /** With a listener to the audit. */
    public ApiServerConfig withAudit(Consumer<AuditEvent> listener) {
        return new ApiServerConfig(store, clock, chance, journal, clientAuthorities, authorizationModes, disabledPlugins, anonymous, listener, signingKey, verifyingKeys, pods);
    }

    /** With keys for service accounts' tokens. */
    public ApiServerConfig withServiceAccountKeys(Supplier<@Nullable PrivateKeyPair> signing, Supplier<List<PublicKey>> verifying) {
        return new ApiServerConfig(store, clock, chance, journal, clientAuthorities, authorizationModes, disabledPlugins, anonymous, audit, signing, verifying, pods);
    }

    /** With a way to the kubelets. */
    public ApiServerConfig withPods(PodConnector connector) {
        return new ApiServerConfig(store, clock, chance, journal, clientAuthorities, authorizationModes, disabledPlugins, anonymous, audit, signingKey, verifyingKeys,
            connector);
    }
}
