package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.server.authz.Authorizer;

/** Whoever puts a certificate into a request's status must be allowed to sign for its signer. */
final class CertificateSigning implements Plugin {
    private final Authorizer authorizer;

    CertificateSigning(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public String name() {
        return "CertificateSigning";
    }

    @Override
    public void check(AdmissionRequest request) {
        KubeObject old = request.old();
        if (!request.type().plural().equals("certificatesigningrequests") || !request.subresource().equals("status") || old == null) {
            return;
        }
        boolean same = old.string("status", "certificate").equals(request.object().string("status", "certificate"));
        String signer = old.string("spec", "signerName");
        if (!same && !CertificateApproval.mayUse(authorizer, request.user(), "sign", signer)) {
            throw request.forbidden(name(), "user not permitted to sign requests with signerName \"" + signer + "\"");
        }
    }
}
