package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.store.Store;
import dev.ktutor.sim.Chance;
import java.util.List;
import java.util.Set;

/** The plugins of a v1.36 API server that this one has, in their order. */
public final class Plugins {
    private final List<Plugin> enabled;

    /** All but the disabled ones. */
    public Plugins(Store store, Authorizer authorizer, Chance chance, Set<String> disabled) {
        List<Plugin> all = List.of(new NamespaceLifecycle(store), new NodeRestriction(), new ServiceAccount(store, chance), new Priority(store),
            new DefaultTolerationSeconds(), new CertificateApproval(authorizer), new CertificateSigning(authorizer), new CertificateSubjectRestriction());
        enabled = all.stream().filter(plugin -> !disabled.contains(plugin.name())).toList();
    }

    /** Lets every plugin change the object. */
    public KubeObject change(AdmissionRequest request) {
        AdmissionRequest current = request;
        for (Plugin plugin : enabled) {
            current = current.with(plugin.change(current));
        }
        return current.object();
    }

    /** Lets every plugin look at the final object. */
    public void check(AdmissionRequest request) {
        enabled.forEach(plugin -> plugin.check(request));
    }
}
