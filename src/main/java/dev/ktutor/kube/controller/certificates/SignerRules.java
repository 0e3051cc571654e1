package dev.ktutor.kube.controller.certificates;

import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each built-in signer asks of a request before it signs; texts as kube-controller-manager's (pkg/apis/certificates). */
final class SignerRules {
    private static final Set<String> SERVING = Set.of("key encipherment", "digital signature", "server auth");
    private static final Set<String> SERVING_NO_RSA = Set.of("digital signature", "server auth");
    private static final Set<String> CLIENT = Set.of("key encipherment", "digital signature", "client auth");
    private static final Set<String> CLIENT_NO_RSA = Set.of("digital signature", "client auth");

    private SignerRules() { }

    /** Why that signer refuses the request; empty if it does not. */
    static Optional<String> refusal(String signer, CertificateRequest request, List<String> usages) {
        return switch (signer) {
            case SignerNames.CLIENT -> client(usages);
            case SignerNames.KUBELET_CLIENT -> kubeletClient(request, usages);
            case SignerNames.KUBELET_SERVING -> kubeletServing(request, usages);
            default -> Optional.empty();
        };
    }

    private static Optional<String> client(List<String> usages) {
        for (String usage : usages) {
            if (!CLIENT.contains(usage)) {
                return Optional.of("invalid usage for client certificate: " + usage);
            }
        }
        return usages.contains("client auth") ? Optional.empty()
                : Optional.of("missing required usage for client certificate: client auth");
    }

    private static Optional<String> kubelet(CertificateRequest request) {
        if (!request.organizations().equals(List.of("system:nodes"))) {
            return Optional.of("subject organization is not system:nodes");
        }
        return request.commonName().filter(name -> name.startsWith("system:node:")).isPresent() ? Optional.empty()
                : Optional.of("subject common name does not begin with system:node: ");
    }

    private static Optional<String> kubeletClient(CertificateRequest request, List<String> usages) {
        if (kubelet(request).isPresent()) {
            return kubelet(request);
        }
        List<GeneralName> names = names(request);
        if (has(names, GeneralName.Kind.DNS)) {
            return Optional.of("DNS subjectAltNames are not allowed");
        }
        if (has(names, GeneralName.Kind.EMAIL)) {
            return Optional.of("Email subjectAltNames are not allowed");
        }
        if (has(names, GeneralName.Kind.IP)) {
            return Optional.of("IP subjectAltNames are not allowed");
        }
        if (has(names, GeneralName.Kind.URI)) {
            return Optional.of("URI subjectAltNames are not allowed");
        }
        return exactly(usages, CLIENT, CLIENT_NO_RSA);
    }

    private static Optional<String> kubeletServing(CertificateRequest request, List<String> usages) {
        if (kubelet(request).isPresent()) {
            return kubelet(request);
        }
        if (request.dnsNames().isEmpty() && request.ipAddresses().isEmpty()) {
            return Optional.of("DNS or IP subjectAltName is required");
        }
        List<GeneralName> names = names(request);
        if (has(names, GeneralName.Kind.EMAIL)) {
            return Optional.of("Email subjectAltNames are not allowed");
        }
        if (has(names, GeneralName.Kind.URI)) {
            return Optional.of("URI subjectAltNames are not allowed");
        }
        return exactly(usages, SERVING, SERVING_NO_RSA);
    }

    private static Optional<String> exactly(List<String> usages, Set<String> required, Set<String> orThese) {
        Set<String> given = Set.copyOf(usages);
        return given.equals(required) || given.equals(orThese) ? Optional.empty()
                : Optional.of("usages did not match " + required.stream().sorted().toList().toString().replace(", ", " "));
    }

    private static List<GeneralName> names(CertificateRequest request) {
        return request.extensions().subjectAltNames();
    }

    private static boolean has(List<GeneralName> names, GeneralName.Kind kind) {
        return names.stream().anyMatch(name -> name.kind() == kind);
    }
}
