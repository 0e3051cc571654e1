package dev.ktutor.kube.controller.certificates;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.LoopController;
import dev.ktutor.pki.CertificateRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Approves the client certificates of kubelets, if whoever asks may have one (pkg/controller/certificates/approver). */
public final class RequestApprover extends LoopController {
    private final Informer requests;

    /** The approver of kubernetes.io/kube-apiserver-client-kubelet. */
    public RequestApprover(ControllerContext context) {
        super("certificatesigningrequest-approving-controller", "certificate-controller", context);
        requests = primary(Kinds.REQUESTS);
    }

    @Override
    protected void reconcile(String key) {
        Optional<KubeObject> found = living(requests, key)
                .filter(csr -> csr.string("spec", "signerName").equals(SignerNames.KUBELET_CLIENT)
                        && !Requests.has(csr, "Approved") && !Requests.has(csr, "Denied") && !Requests.issued(csr));
        if (found.isEmpty()) {
            return;
        }
        KubeObject csr = found.get();
        Optional<CertificateRequest> request = Requests.parse(csr);
        List<String> usages = Tree.strings(csr.tree(), "spec", "usages");
        if (request.isEmpty() || SignerRules.refusal(SignerNames.KUBELET_CLIENT, request.get(), usages).isPresent()) {
            return;
        }
        boolean self = request.get().commonName().orElse("").equals(csr.string("spec", "username"));
        if (self && allowed(csr, "selfnodeclient")) {
            approve(csr, "Auto approving self kubelet client certificate after SubjectAccessReview.");
        } else if (allowed(csr, "nodeclient")) {
            approve(csr, "Auto approving kubelet client certificate after SubjectAccessReview.");
        }
    }

    private boolean allowed(KubeObject csr, String subresource) {
        Map<String, Object> attributes = Tree.of("group", "certificates.k8s.io", "resource", "certificatesigningrequests",
                "subresource", subresource, "verb", "create", "version", "*");
        Map<String, Object> spec = Tree.of("user", csr.string("spec", "username"), "uid", csr.string("spec", "uid"),
                "groups", csr.list("spec", "groups"), "resourceAttributes", attributes);
        KubeObject review = client().create(new KubeObject(Tree.of("apiVersion", "authorization.k8s.io/v1",
                "kind", "SubjectAccessReview", "metadata", Map.of(), "spec", spec)));
        return Tree.bool(review.tree(), "status", "allowed");
    }

    private void approve(KubeObject csr, String message) {
        KubeObject approved = Requests.withCondition(csr, "Approved", "AutoApproved", message, context().timestamp());
        client().call(ApiRequest.of("PUT", Kinds.REQUESTS.path("", csr.name()) + "/approval", approved.tree()));
    }
}
