package dev.ktutor.kube.controller.certificates;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in a CertificateSigningRequest. */
final class Requests {
    private Requests() { }

    static boolean has(KubeObject csr, String condition) {
        return csr.list("status", "conditions").stream().anyMatch(c -> Tree.string(c, "type").equals(condition));
    }

    static boolean issued(KubeObject csr) {
        return !csr.string("status", "certificate").isEmpty();
    }

    static Optional<CertificateRequest> parse(KubeObject csr) {
        try {
            byte[] pem = Base64.getDecoder().decode(csr.string("spec", "request"));
            return Optional.of(CertificateRequest.parsePem(new String(pem, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | PkiException e) {
            return Optional.empty();
        }
    }

    static KubeObject withCondition(KubeObject csr, String type, String reason, String message, String now) {
        List<Object> conditions = new ArrayList<>(csr.list("status", "conditions"));
        Map<String, Object> condition = Tree.of("type", type, "status", "True", "reason", reason, "message", message,
                "lastUpdateTime", now, "lastTransitionTime", now);
        conditions.add(condition);
        return csr.with(conditions, "status", "conditions");
    }
}
