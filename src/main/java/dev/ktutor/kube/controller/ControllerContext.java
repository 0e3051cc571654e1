package dev.ktutor.kube.controller;

import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.SimClock;
import dev.ktutor.sim.Timeline;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the controllers work with.
 *
 * @param client the controller manager's way to the API server
 * @param timeline where work is queued
 * @param clock the time
 * @param chance names and serial numbers
 * @param journal decisions, with their reasons
 * @param signer who signs certificates, by signer name; read at every use, so that a changed file counts
 * @param rootCa the certificate that pods are to trust (--root-ca-file), as PEM
 * @param serviceAccountKey what tokens of service accounts are signed with
 */
public record ControllerContext(KubeClient client, Timeline timeline, SimClock clock, Chance chance, Journal journal,
        Function<String, Optional<SigningAuthority>> signer, Supplier<Optional<String>> rootCa,
        Supplier<Optional<PrivateKeyPair>> serviceAccountKey) {

    /** A certificate authority's certificate and key. */
    public record SigningAuthority(Certificate certificate, PrivateKeyPair key) { }
}
