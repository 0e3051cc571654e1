package dev.ktutor.kube.server.admission;

import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.PkiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** No client certificate for the group that stands above RBAC. */
final class CertificateSubjectRestriction implements Plugin {
    private static final String SIGNER = "kubernetes.io/kube-apiserver-client";

    @Override
    public String name() {
        return "CertificateSubjectRestriction";
    }

    @Override
    public void check(AdmissionRequest request) {
        if (!request.is(Operation.CREATE, "certificatesigningrequests") || !request.object().string("spec", "signerName").equals(SIGNER)) {
            return;
        }
        try {
            String pem = new String(Base64.getDecoder().decode(request.object().string("spec", "request")), StandardCharsets.UTF_8);
            if (CertificateRequest.parsePem(pem).organizations().contains("system:masters")) {
                throw request.forbidden(name(), "use of " + SIGNER + " signer with system:masters group is not allowed");
            }
        } catch (PkiException | IllegalArgumentException malformed) {
            throw request.forbidden(name(), "failed to parse CSR: " + malformed.getMessage());
        }
    }
}
