package dev.ktutor.grade.kind;

import dev.ktutor.grade.CheckArguments;
import dev.ktutor.grade.CheckKind;
import dev.ktutor.grade.Evidence;
import dev.ktutor.grade.Finding;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a file holds a certificate with this subject, for this key, signed by that CA ({@code signed-by}, a file) or by
 * its own key ({@code self-signed}), fit for these uses ({@code usages}, as Kubernetes names them) and valid now.
 */
final class CertificateCheck implements CheckKind {

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public Map<String, Need> arguments() {
        return Map.ofEntries(Map.entry("file", Need.REQUIRED), Map.entry("key", Need.OPTIONAL),
                Map.entry("common-name", Need.OPTIONAL), Map.entry("organizations", Need.OPTIONAL),
                Map.entry("names", Need.OPTIONAL), Map.entry("signed-by", Need.OPTIONAL),
                Map.entry("self-signed", Need.OPTIONAL), Map.entry("usages", Need.OPTIONAL));
    }

    @Override
    public Set<String> reasons() {
        return Set.of("certificate.missing", "certificate.not-a-certificate", "certificate.other-key", "certificate.wrong-name",
                "certificate.wrong-groups", "certificate.missing-san", "certificate.self-signed", "certificate.wrong-signer",
                "certificate.not-self-signed", "certificate.no-ca", "certificate.missing-usage", "certificate.expired",
                "certificate.not-yet-valid");
    }

    @Override
    public Finding examine(CheckArguments arguments, Evidence evidence) {
        String file = arguments.text("file");
        Optional<byte[]> bytes = evidence.file(file);
        if (bytes.isEmpty()) {
            return Finding.fails("certificate.missing", "file", file);
        }
        Optional<Certificate> certificate = parse(bytes.get());
        if (certificate.isEmpty()) {
            return Finding.fails("certificate.not-a-certificate", "file", file, "found", PemContent.describe(bytes.get()));
        }
        Certificate found = certificate.get();
        return new SubjectQuestion("certificate", arguments)
                .failure(found.subject(), AlternativeNames.of(found.dnsNames(), found.ipAddresses()))
                .or(() -> signer(arguments, evidence, found))
                .or(() -> key(arguments, evidence, found))
                .or(() -> usages(arguments, found))
                .or(() -> dates(evidence, found))
                .orElseGet(Finding::holds);
    }

    private static Optional<Certificate> parse(byte[] bytes) {
        try {
            return Optional.of(Certificate.parsePem(new String(bytes, StandardCharsets.UTF_8)));
        } catch (PkiException e) {
            return Optional.empty();
        }
    }

    private static Optional<Finding> signer(CheckArguments arguments, Evidence evidence, Certificate found) {
        boolean self = found.isSignedBy(found.publicKey());
        if (arguments.flag("self-signed", false)) {
            return self ? Optional.empty()
                    : Optional.of(Finding.fails("certificate.not-self-signed", "issuer", found.issuer().toString()));
        }
        String caFile = arguments.text("signed-by");
        if (caFile.isEmpty()) {
            return Optional.empty();
        }
        Optional<Certificate> ca = evidence.file(caFile).flatMap(CertificateCheck::parse);
        if (ca.isEmpty()) {
            return Optional.of(Finding.fails("certificate.no-ca", "ca", caFile));
        }
        if (found.issuer().matches(ca.get().subject()) && found.isSignedBy(ca.get().publicKey())) {
            return Optional.empty();
        }
        return Optional.of(Finding.fails(self ? "certificate.self-signed" : "certificate.wrong-signer",
                "issuer", found.issuer().toString(), "ca", caFile));
    }

    private static Optional<Finding> key(CheckArguments arguments, Evidence evidence, Certificate found) {
        String key = arguments.text("key");
        boolean same = key.isEmpty() || KeyFile.publicHalf(evidence, key).filter(found.publicKey()::equals).isPresent();
        return same ? Optional.empty()
                : Optional.of(Finding.fails("certificate.other-key", "file", arguments.text("file"), "key", key));
    }

    private static Optional<Finding> usages(CheckArguments arguments, Certificate found) {
        return arguments.texts("usages").stream()
                .filter(usage -> Arrays.stream(ExtendedKeyUsage.values())
                        .noneMatch(known -> known.kubernetesName().equals(usage) && found.allows(known)))
                .findFirst().map(usage -> Finding.fails("certificate.missing-usage", "usage", usage));
    }

    private static Optional<Finding> dates(Evidence evidence, Certificate found) {
        Instant now = evidence.now();
        if (now.isAfter(found.notAfter())) {
            return Optional.of(Finding.fails("certificate.expired", "until", found.notAfter().toString()));
        }
        return now.isBefore(found.notBefore())
                ? Optional.of(Finding.fails("certificate.not-yet-valid", "from", found.notBefore().toString())) : Optional.empty();
    }
}
