package dev.ktutor.kube.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what: certificates, RBAC, impersonation, escalation, and the words of refusals. */
class AccessTest {
    private final TestServer lab = new TestServer();

    private String as(ClientConnection who, String method, String path) {
        return TestServer.text(lab.server.handle(ApiRequest.of(method, path), who));
    }

    private String lastRefusal() {
        return lab.journal.lastRefusal().orElseThrow().code();
    }

    private void role(String verbs) {
        lab.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: reader}, rules: [{apiGroups: [''], resources: [pods], verbs: " + verbs + "}]}");
        lab.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: john}, roleRef: {kind: Role, name: reader, "
            + "apiGroup: rbac.authorization.k8s.io}, subjects: [{kind: User, name: john, apiGroup: rbac.authorization.k8s.io}]}");
    }

    @Test
    void role_bound_allowsInItsNamespaceOnly() {
        ClientConnection john = TestServer.as("john", "dev");
        assertThat(as(john, "GET", "/api/v1/namespaces/default/pods"))
            .isEqualTo("403 pods is forbidden: User \"john\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");
        assertThat(lastRefusal()).isEqualTo("authz.forbidden");
        role("[get, list]");
        assertThat(as(john, "GET", "/api/v1/namespaces/default/pods")).isEqualTo("200");
        assertThat(as(john, "GET", "/api/v1/pods"))
            .isEqualTo("403 pods is forbidden: User \"john\" cannot list resource \"pods\" in API group \"\" at the cluster scope");
        assertThat(as(john, "DELETE", "/api/v1/namespaces/default/pods/x"))
            .isEqualTo("403 pods \"x\" is forbidden: User \"john\" cannot delete resource \"pods\" in API group \"\" in the namespace \"default\"");
        assertThat(as(john, "GET", "/apis/apps/v1/namespaces/default/deployments/x/scale")).isEqualTo("403 deployments.apps \"x\" is forbidden: User \"john\" "
            + "cannot get resource \"deployments/scale\" in API group \"apps\" in the namespace \"default\"");
        assertThat(as(john, "GET", "/metrics")).isEqualTo("403 forbidden: User \"john\" cannot get path \"/metrics\"");
        assertThat(as(john, "GET", "/version")).isEqualTo("200");
    }

    @Test
    void masters_doEverything_groupsAreOrganizations() {
        assertThat(as(TestServer.as("kube-admin", "system:masters"), "GET", "/api/v1/secrets")).isEqualTo("200");
        assertThat(as(TestServer.as("kube-admin", "system:master"), "GET", "/api/v1/secrets")).startsWith("403");
        assertThat(as(TestServer.as("kubernetes-admin", "kubeadm:cluster-admins"), "GET", "/api/v1/secrets")).isEqualTo("200");
    }

    @Test
    void certificate_thatDoesNotVerify_isRefused() {
        ClientConnection john = TestServer.as("john", "system:masters");
        lab.now = TestServer.START.plus(Duration.ofDays(2));
        assertThat(as(john, "GET", "/api/v1/pods")).isEqualTo("401 Unauthorized");
        assertThat(lastRefusal()).isEqualTo("authn.certificate.expired");
        lab.now = TestServer.START;
        Certificate selfSigned = CertificateBuilder.of(DistinguishedName.ofUser("john", List.of("system:masters")), TestServer.CA_KEY.publicKey(),
            TestServer.START, TestServer.START.plusSeconds(600)).extendedUsages(ExtendedKeyUsage.CLIENT_AUTH).selfSigned(TestServer.CA_KEY);
        assertThat(as(new ClientConnection(List.of(selfSigned), ""), "GET", "/api/v1/pods")).isEqualTo("401 Unauthorized");
        assertThat(lastRefusal()).isEqualTo("authn.certificate.unknownAuthority");
        Certificate forServers = CertificateBuilder.of(DistinguishedName.ofUser("john", List.of()), TestServer.CA_KEY.publicKey(), TestServer.START,
            TestServer.START.plusSeconds(600)).extendedUsages(ExtendedKeyUsage.SERVER_AUTH).signedBy(TestServer.CA, TestServer.CA_KEY);
        assertThat(as(new ClientConnection(List.of(forServers), ""), "GET", "/api/v1/pods")).isEqualTo("401 Unauthorized");
        assertThat(lastRefusal()).isEqualTo("authn.certificate.notForClients");
    }

    @Test
    void nobody_isAnonymous_andMayReadTheVersion() {
        ClientConnection nobody = ClientConnection.anonymous("10.0.0.1");
        assertThat(as(nobody, "GET", "/version")).isEqualTo("200");
        assertThat(as(nobody, "GET", "/")).isEqualTo("403 forbidden: User \"system:anonymous\" cannot get path \"/\"");
        assertThat(lastRefusal()).isEqualTo("authz.anonymous");
    }

    @Test
    void impersonation_needsTheVerb() {
        ApiRequest asJane = ApiRequest.of("GET", "/api/v1/pods").withHeader("Impersonate-User", "jane").withHeader("Impersonate-Group", "a").withHeader("Impersonate-Group", "b");
        assertThat(TestServer.text(lab.send(asJane)))
            .isEqualTo("403 pods is forbidden: User \"jane\" cannot list resource \"pods\" in API group \"\" at the cluster scope");
        assertThat(lab.audit.get(lab.audit.size() - 1).impersonated()).isNotNull().satisfies(jane ->
            assertThat(jane.groups()).containsExactly("a", "b", "system:authenticated"));
        assertThat(TestServer.text(lab.server.handle(asJane, TestServer.as("john"))))
            .isEqualTo("403 users \"jane\" is forbidden: User \"john\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope");
    }

    @Test
    void serviceAccountToken_isItsServiceAccount() {
        ApiResponse token = lab.send(ApiRequest.of("POST", "/api/v1/namespaces/default/serviceaccounts/default/token",
            Tree.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest", "spec", Map.of())));
        String bearer = Tree.string(token.body(), "status", "token");
        ApiRequest whoami = ApiRequest.of("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", Map.of()).withHeader("Authorization", "Bearer " + bearer);
        KubeObject answer = lab.server.handle(whoami, ClientConnection.anonymous("")).object();
        assertThat(answer.string("status", "userInfo", "username")).isEqualTo("system:serviceaccount:default:default");
        assertThat(answer.list("status", "userInfo", "groups"))
            .containsExactly("system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated");
        lab.now = lab.now.plusSeconds(4000);
        assertThat(TestServer.text(lab.server.handle(whoami, ClientConnection.anonymous("")))).isEqualTo("401 Unauthorized");
        assertThat(lastRefusal()).isEqualTo("authn.token.expired");
    }

    @Test
    void escalation_isRefused_unlessHeld() {
        lab.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: admins}, roleRef: {kind: ClusterRole, name: admin, "
            + "apiGroup: rbac.authorization.k8s.io}, subjects: [{kind: User, name: john, apiGroup: rbac.authorization.k8s.io}]}");
        ClientConnection john = TestServer.as("john");
        String roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles";
        Map<String, Object> pods = Tree.of("metadata", Tree.of("name", "a"), "rules",
            List.of(Tree.of("apiGroups", List.of(""), "resources", List.of("pods"), "verbs", List.of("get", "list"))));
        assertThat(TestServer.text(lab.server.handle(ApiRequest.of("POST", roles, pods), john))).isEqualTo("201");
        Map<String, Object> nodes = Tree.of("metadata", Tree.of("name", "b"), "rules",
            List.of(Tree.of("apiGroups", List.of(""), "resources", List.of("nodes"), "verbs", List.of("get", "list"))));
        assertThat(TestServer.text(lab.server.handle(ApiRequest.of("POST", roles, nodes), john)))
            .isEqualTo("403 roles.rbac.authorization.k8s.io \"b\" is forbidden: user \"john\" (groups=[\"system:authenticated\"]) is attempting to grant RBAC "
                + "permissions not currently held:\n{APIGroups:[\"\"], Resources:[\"nodes\"], Verbs:[\"get\" \"list\"]}");
    }

    @Test
    void binding_toAMissingRole_saysSoInTheReason() {
        lab.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: x}, roleRef: {kind: ClusterRole, name: nope, "
            + "apiGroup: rbac.authorization.k8s.io}, subjects: [{kind: Group, name: dev, apiGroup: rbac.authorization.k8s.io}]}");
        assertThat(as(TestServer.as("john", "dev"), "GET", "/api/v1/nodes")).isEqualTo("403 nodes is forbidden: User \"john\" cannot list resource \"nodes\" "
            + "in API group \"\" at the cluster scope: RBAC: clusterrole.rbac.authorization.k8s.io \"nope\" not found");
    }

    @Test
    void review_tellsWhy() {
        role("[get]");
        ApiResponse answer = lab.send(ApiRequest.of("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews", Tree.of("spec",
            Tree.of("user", "john", "resourceAttributes", Tree.of("verb", "get", "resource", "pods", "namespace", "default")))));
        assertThat(answer.object().map("status")).isEqualTo(Tree.of("allowed", true, "reason", "RBAC: allowed by RoleBinding \"john/default\" of Role \"reader\" to User \"john\""));
    }

    @Test
    void audit_namesUserAndGroups() {
        as(TestServer.as("kube-admin", "system:masters"), "GET", "/api/v1/nodes");
        KubeObject event = lab.audit.get(lab.audit.size() - 1).toObject();
        assertThat(event.string("user", "username")).isEqualTo("kube-admin");
        assertThat(event.list("user", "groups")).containsExactly("system:masters", "system:authenticated");
        assertThat(event.string("verb")).isEqualTo("list");
        assertThat(event.string("requestURI")).isEqualTo("/api/v1/nodes");
    }
}
