package dev.ktutor.kube.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.kube.api.ApiRequest;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    private final TestServer lab = new TestServer();

    @Test
    void list_asNobodyInParticular_isForbidden() {
        assertThat(TestServer.text(lab.server.handle(ApiRequest.of("GET", "/api/v1/namespaces/default/pods"), TestServer.as("john"))))
            .isEqualTo("403 pods is forbidden: User \"john\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");
    }

    @Test
    void bootstrap_makesTheRoles() {
        assertThat(lab.get("/apis/rbac.authorization.k8s.io/v1/clusterroles").object().items()).hasSizeGreaterThan(60);
    }
}
