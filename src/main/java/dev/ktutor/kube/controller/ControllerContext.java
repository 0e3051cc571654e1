package dev.ktutor.kube.controller;

import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Timeline;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the controllers work with.
 *
 * @param clients the way to the API server of a controller's own service account in kube-system
 *     ({@code --use-service-account-credentials}), such as {@code replicaset-controller}
 * @param timeline the clock, and where work is queued
 * @param chance names and serial numbers
 * @param journal decisions, with their reasons
 * @param signer who signs certificates, by signer name; read at every use, so that a changed file counts
 * @param rootCa the certificate that pods are to trust (--root-ca-file), as PEM
 * @param serviceAccountKey what tokens of service accounts are signed with
 */
public record ControllerContext(Function<String, KubeClient> clients, Timeline timeline, Chance chance, Journal journal,
        Function<String, Optional<SigningAuthority>> signer, Supplier<Optional<String>> rootCa,
        Supplier<Optional<PrivateKeyPair>> serviceAccountKey) {

    /** The name under which informers ask for their client: the manager's own, which may watch everything. */
    public static final String SHARED_INFORMERS = "shared-informers";

    /** A certificate authority's certificate and key. */
    public record SigningAuthority(Certificate certificate, PrivateKeyPair key) { }

    /** The present as the API writes it: whole seconds. */
    public String timestamp() {
        return timeline.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
