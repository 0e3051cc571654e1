package dev.ktutor.kube.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.pki.CertificateRequest;
import dev.ktutor.pki.DistinguishedName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A certificate signing request from its creation to its certificate. */
class CertificateRequestsTest {
    private static final String PATH = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
    private final TestServer lab = new TestServer();

    private ApiResponse ask(ClientConnection who, String name, String... groups) {
        String pem = CertificateRequest.create(DistinguishedName.ofUser("john", List.of(groups)), TestServer.CA_KEY, List.of()).pem();
        return lab.server.handle(ApiRequest.of("POST", PATH, Tree.of("metadata", Tree.of("name", name), "spec", Tree.of("request",
            Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)), "signerName", "kubernetes.io/kube-apiserver-client",
            "usages", List.of("client auth"), "username", "forged"))), who);
    }

    private static KubeObject approved(KubeObject request) {
        return request.with(List.of(Tree.of("type", "Approved", "status", "True", "reason", "KubectlApprove", "message", "m")), "status", "conditions");
    }

    @Test
    void request_saysWhoAskedIt_andIsApproved() {
        KubeObject request = ask(TestServer.ADMIN, "john").object();
        assertThat(request.string("spec", "username")).isEqualTo("kubernetes-admin");
        assertThat(request.list("spec", "groups")).containsExactly("system:masters", "system:authenticated");
        assertThat(request.map("status")).isEmpty();
        KubeObject answer = lab.send(ApiRequest.of("PUT", PATH + "/john/approval", approved(request).tree())).object();
        assertThat(answer.string("status", "conditions", 0, "lastUpdateTime")).isEqualTo("2026-01-15T09:00:00Z");
        ApiResponse table = lab.send(ApiRequest.of("GET", PATH).withHeader("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io"));
        assertThat(Tree.list(table.body(), "rows", 0, "cells"))
            .containsExactly("john", "0s", "kubernetes.io/kube-apiserver-client", "kubernetes-admin", "<none>", "Approved");
        assertThat(TestServer.text(lab.send(ApiRequest.of("PUT", PATH + "/john/approval", answer.without("status", "conditions").tree())))).isEqualTo(
            "422 CertificateSigningRequest.certificates.k8s.io \"john\" is invalid: status.conditions: Forbidden: updates may not remove a condition of type \"Approved\"");
    }

    @Test
    void request_forMasters_isRefused() {
        assertThat(TestServer.text(ask(TestServer.ADMIN, "john", "system:masters"))).isEqualTo("403 certificatesigningrequests.certificates.k8s.io \"john\" is forbidden: "
            + "use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed");
        assertThat(lab.journal.lastRefusal().orElseThrow().code()).isEqualTo("admission.CertificateSubjectRestriction");
    }

    @Test
    void approval_needsTheSignersVerb() {
        lab.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: csr}, rules: [{apiGroups: [certificates.k8s.io], resources: "
            + "[certificatesigningrequests, certificatesigningrequests/approval], verbs: ['*']}]}");
        lab.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: csr}, roleRef: {kind: ClusterRole, name: csr, "
            + "apiGroup: rbac.authorization.k8s.io}, subjects: [{kind: User, name: ann, apiGroup: rbac.authorization.k8s.io}]}");
        ClientConnection ann = TestServer.as("ann");
        KubeObject request = ask(ann, "john").object();
        Map<String, Object> body = approved(request).tree();
        assertThat(TestServer.text(lab.server.handle(ApiRequest.of("PUT", PATH + "/john/approval", body), ann)))
            .isEqualTo("403 certificatesigningrequests.certificates.k8s.io \"john\" is forbidden: user not permitted to approve requests with signerName "
                + "\"kubernetes.io/kube-apiserver-client\"");
    }
}
