package dev.ktutor.kube.controller.certificates;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.ControllerContext.SigningAuthority;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.Extension;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.KeyUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signs approved requests for the built-in signers (pkg/controller/certificates/signer). */
public final class RequestSigner extends LoopController {
    private static final Set<String> MINE = Set.of(SignerNames.CLIENT, SignerNames.KUBELET_CLIENT, SignerNames.KUBELET_SERVING,
            SignerNames.LEGACY);
    /** --cluster-signing-duration. */
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    /** Certificates begin a little earlier, for clocks that run behind. */
    private static final Duration BACKDATE = Duration.ofMinutes(5);
    /** Below this a certificate's end is not moved forward by the backdating. */
    private static final Duration SHORT_LIVED = Duration.ofHours(8);
    /** Key usages by the name Kubernetes gives them. */
    private static final Map<String, KeyUsage> KEY_USAGES = Map.of("digital signature", KeyUsage.DIGITAL_SIGNATURE,
            "signing", KeyUsage.DIGITAL_SIGNATURE, "content commitment", KeyUsage.NON_REPUDIATION,
            "key encipherment", KeyUsage.KEY_ENCIPHERMENT, "key agreement", KeyUsage.KEY_AGREEMENT,
            "data encipherment", KeyUsage.DATA_ENCIPHERMENT, "cert sign", KeyUsage.KEY_CERT_SIGN, "crl sign", KeyUsage.CRL_SIGN,
            "encipher only", KeyUsage.ENCIPHER_ONLY, "decipher only", KeyUsage.DECIPHER_ONLY);

    private final Informer requests;

    /** The signer of all four built-in signer names. */
    public RequestSigner(ControllerContext context) {
        super("certificatesigningrequest-signing-controller", "certificate-controller", context);
        requests = primary(Kinds.REQUESTS);
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(requests, key).filter(csr -> MINE.contains(csr.string("spec", "signerName"))
                && Requests.has(csr, "Approved") && !Requests.has(csr, "Denied") && !Requests.has(csr, "Failed")
                && !Requests.issued(csr));
        if (found.isEmpty()) {
            return;
        }
        KubeObject csr = found.get();
        Optional<CertificateRequest> request = Requests.parse(csr);
        Optional<SigningAuthority> authority = context().signer().apply(csr.string("spec", "signerName"));
        if (request.isEmpty() || authority.isEmpty()) {
            return;
        }
        List<String> usages = Tree.strings(csr.tree(), "spec", "usages");
        Optional<String> refusal = SignerRules.refusal(csr.string("spec", "signerName"), request.get(), usages);
        if (refusal.isPresent()) {
            context().journal().refused("signer.refused", Map.of("csr", csr.name(), "signer", csr.string("spec", "signerName"),
                    "reason", refusal.get()));
            client().updateStatus(Requests.withCondition(csr, "Failed", "SignerValidationFailure", refusal.get(),
                    context().timestamp()));
            return;
        }
        Certificate certificate = sign(csr, request.get(), usages, authority.get());
        context().journal().allowed("signer.signed", Map.of("csr", csr.name(), "signer", csr.string("spec", "signerName"),
                "user", request.get().commonName().orElse("")));
        String pem = Base64.getEncoder().encodeToString(certificate.pem().getBytes(StandardCharsets.UTF_8));
        client().updateStatus(csr.with(pem, "status", "certificate"));
    }

    private Certificate sign(KubeObject csr, CertificateRequest request, List<String> usages, SigningAuthority authority) {
        Instant now = context().timeline().now().truncatedTo(ChronoUnit.SECONDS);
        Duration life = life(csr);
        Instant until = now.plus(life.compareTo(SHORT_LIVED) < 0 ? life : life.minus(BACKDATE));
        Instant authorityEnds = authority.certificate().notAfter();
        CertificateBuilder builder = CertificateBuilder.of(request.subject(), request.publicKey(), now.minus(BACKDATE),
                until.isBefore(authorityEnds) ? until : authorityEnds).serial(CertificateBuilder.randomSerial());
        EnumSet<KeyUsage> keyUsages = EnumSet.noneOf(KeyUsage.class);
        List<String> extended = new ArrayList<>();
        for (String usage : usages) {
            KeyUsage keyUsage = KEY_USAGES.get(usage);
            if (keyUsage != null) {
                keyUsages.add(keyUsage);
            }
            Arrays.stream(ExtendedKeyUsage.values()).filter(known -> known.kubernetesName().equals(usage))
                    .forEach(known -> extended.add(known.oid()));
        }
        if (!keyUsages.isEmpty()) {
            builder = builder.extension(Extension.keyUsage(true, keyUsages.toArray(KeyUsage[]::new)));
        }
        if (!extended.isEmpty()) {
            builder = builder.extension(Extension.extendedKeyUsage(false, extended));
        }
        builder = builder.extension(Extension.basicConstraints(true, false, -1));
        Optional<Extension> authorityKeyId = authority.certificate().extensions().subjectKeyId().map(Extension::authorityKeyId);
        builder = authorityKeyId.isPresent() ? builder.extension(authorityKeyId.get()) : builder;
        Optional<Extension> names = request.extensions().find(Extension.SUBJECT_ALT_NAME);
        builder = names.isPresent() ? builder.extension(names.get()) : builder;
        return builder.sign(authority.certificate().subject(), authority.key(), authority.key().defaultAlgorithm());
    }

    private static Duration life(KubeObject csr) {
        long asked = csr.number("spec", "expirationSeconds");
        if (asked == 0 || asked > LONGEST.toSeconds()) {
            return LONGEST;
        }
        return asked < SHORTEST.toSeconds() ? SHORTEST : Duration.ofSeconds(asked);
    }
}
