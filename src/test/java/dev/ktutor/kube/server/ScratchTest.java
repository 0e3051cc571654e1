package dev.ktutor.kube.server;

import dev.ktutor.kube.api.*;
import dev.ktutor.data.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
    final TestServer lab = new TestServer();
    void show(String what, ApiResponse r) { System.out.println("## " + what + "\n" + (r.ok() ? r.code() + "\n" + Yaml.write(r.body()) : TestServer.text(r)) + r.warnings()); }
    @Test
    void smoke() {
        show("pod", lab.create("{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 80}]}]}}"));
        show("svc", lab.create("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}"));
        show("deploy", lab.create("{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: 'nginx:1.27'}]}}}}"));
        show("ns", lab.create("{apiVersion: v1, kind: Namespace, metadata: {name: dev}}"));
        show("secret", lab.create("{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {a: b}}"));
        show("role", lab.create("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r}, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]}"));
        show("badpod", lab.create("{apiVersion: v1, kind: Pod, metadata: {name: Web}, spec: {containers: [{name: c, imagePullPolicy: Foo, image: nginx, ports: [{containerPort: 80, protocol: x}]}], restartPolicy: No}}"));
        show("badfield", lab.create("{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {foo: 1, containers: [{name: c, image: nginx, bar: 2}]}}"));
        show("table", lab.send(ApiRequest.of("GET", "/api/v1/namespaces/default/pods").withHeader("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")));
        show("del", lab.send(ApiRequest.of("DELETE", "/api/v1/namespaces/default/secrets/s")));
        show("delns", lab.send(ApiRequest.of("DELETE", "/api/v1/namespaces/kube-system")));
        show("delns2", lab.send(ApiRequest.of("DELETE", "/api/v1/namespaces/dev")));
        show("sar", lab.server.handle(ApiRequest.of("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Tree.of("spec", Tree.of("resourceAttributes", Tree.of("verb", "get", "resource", "pods")))), TestServer.as("bob", "system:masters")));
        show("whoami", lab.server.handle(ApiRequest.of("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", Tree.of()), TestServer.as("bob", "dev")));
        show("patch", lab.send(new ApiRequest("PATCH", "/apis/apps/v1/namespaces/default/deployments/web", Map.of(), Map.of("Content-Type", "application/strategic-merge-patch+json"), Tree.of("spec", Tree.of("template", Tree.of("spec", Tree.of("containers", List.of(Tree.of("name", "c", "image", "nginx:2")))))))));
        show("ssa", lab.send(new ApiRequest("PATCH", "/api/v1/namespaces/default/configmaps/x", Map.of("fieldManager", List.of("kubectl")), Map.of("Content-Type", "application/apply-patch+yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: b\n  c: d\n")));
        show("ssa2", lab.send(new ApiRequest("PATCH", "/api/v1/namespaces/default/configmaps/x", Map.of("fieldManager", List.of("kubectl")), Map.of("Content-Type", "application/apply-patch+yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: B\n")));
        show("ssa3", lab.send(new ApiRequest("PATCH", "/api/v1/namespaces/default/configmaps/x", Map.of("fieldManager", List.of("other")), Map.of("Content-Type", "application/apply-patch+yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  a: z\n")));
        show("token", lab.send(ApiRequest.of("POST", "/api/v1/namespaces/default/serviceaccounts/default/token", Tree.of("apiVersion", "authentication.k8s.io/v1", "kind", "TokenRequest", "spec", Tree.of()))));
        show("404", lab.get("/api/v1/foo")); show("404b", lab.get("/foo")); show("405", lab.send(ApiRequest.of("DELETE", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")));
    }
}
