package dev.ktutor.kube.server.admission;

import dev.ktutor.kube.server.authz.Attributes;
import dev.ktutor.kube.server.authz.Authorizer;
import dev.ktutor.kube.server.authn.User;
import java.util.Objects;

/** Whoever approves or denies a request must be allowed to do so for its signer. */
final class CertificateApproval implements Plugin {
    private final Authorizer authorizer;

    CertificateApproval(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public String name() {
        return "CertificateApproval";
    }

    @Override
    public void check(AdmissionRequest request) {
        if (request.type().plural().equals("certificatesigningrequests") && request.subresource().equals("approval")) {
            String signer = Objects.requireNonNullElse(request.old(), request.object()).string("spec", "signerName");
            if (!mayUse(authorizer, request.user(), "approve", signer)) {
                throw request.forbidden(name(), "user not permitted to approve requests with signerName \"" + signer + "\"");
            }
        }
    }

    /** Whether the user has the verb on the signer, by its name or by {@code domain/*}. */
    static boolean mayUse(Authorizer authorizer, User user, String verb, String signer) {
        String domain = signer.contains("/") ? signer.substring(0, signer.indexOf('/')) : signer;
        return authorizer.authorize(Attributes.resource(user, verb, "certificates.k8s.io", "signers", "", "", signer)).allowed()
            || authorizer.authorize(Attributes.resource(user, verb, "certificates.k8s.io", "signers", "", "", domain + "/*")).allowed();
    }
}
