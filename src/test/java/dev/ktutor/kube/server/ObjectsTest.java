package dev.ktutor.kube.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.WatchEvent;
import dev.ktutor.kube.server.registry.WatchAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects created, read, changed, watched and deleted, as a client sees it. */
class ObjectsTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private final TestServer lab = new TestServer();

    private ApiResponse patch(String type, String path, Object body) {
        return lab.send(new ApiRequest("PATCH", path, Map.of("fieldManager", List.of("kubectl")), Map.of("Content-Type", "application/" + type), body));
    }

    private KubeObject map(String name) {
        return lab.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", labels: {app: web}}, data: {a: b}}").object();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{apiVersion: v1, kind: Pod, metadata: {name: Web}, spec: {containers: [{name: c, image: nginx}]}} | Pod \"Web\" is invalid: metadata.name: "
            + "Invalid value: \"Web\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an "
            + "alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {}} | Pod \"a\" is invalid: spec.containers: Required value",
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: x, volumeMounts: [{name: v, mountPath: /x}]}]}} | "
            + "Pod \"a\" is invalid: spec.containers[0].volumeMounts[0].name: Not found: \"v\"",
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {restartPolicy: Foo, containers: [{name: c, image: x}]}} | "
            + "Pod \"a\" is invalid: spec.restartPolicy: Unsupported value: \"Foo\": supported values: \"Always\", \"OnFailure\", \"Never\"",
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {serviceAccountName: x, containers: [{name: c, image: x}]}} | "
            + "pods \"a\" is forbidden: error looking up service account default/x: serviceaccount \"x\" not found",
        "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {nope: 1, containers: [{name: c, image: x}]}} | "
            + "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field \"spec.nope\"",
        "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: nope}, spec: {containers: [{name: c, image: x}]}} | namespaces \"nope\" not found",
        "{apiVersion: v1, kind: Secret, metadata: {name: a}, type: kubernetes.io/dockerconfigjson} | Secret \"a\" is invalid: data[.dockerconfigjson]: Required value",
        "{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {x: '*'}} | Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input byte 0",
        "{apiVersion: v1, kind: Service, metadata: {name: 1a}, spec: {ports: [{port: 80}]}} | Service \"1a\" is invalid: metadata.name: Invalid value: \"1a\": "
            + "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character "
            + "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
        "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: []}} | Service \"a\" is invalid: spec.ports: Required value",
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: "
            + "{containers: [{name: c, image: x}]}}}} | Deployment.apps \"a\" is invalid: spec.template.metadata.labels: Invalid value: {\"a\":\"c\"}: "
            + "`selector` does not match template `labels`",
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a}, rules: [{apiGroups: [''], resources: [pods]}]} | "
            + "Role.rbac.authorization.k8s.io \"a\" is invalid: rules[0].verbs: Required value: verbs must contain at least one value",
        "{apiVersion: certificates.k8s.io/v1, kind: CertificateSigningRequest, metadata: {name: a}, spec: {request: aGk=, usages: [client auth]}} | "
            + "CertificateSigningRequest.certificates.k8s.io \"a\" is invalid: [spec.request: Invalid value: \"aGk=\": PEM block type must be CERTIFICATE REQUEST, "
            + "spec.signerName: Required value]",
    })
    void create_wrong_isRefusedInTheServersWords(String manifest, String message) {
        assertThat(TestServer.text(lab.create(manifest)).replaceFirst("^[0-9]+ ", "")).isEqualTo(message);
    }

    @Test
    void create_twice_conflicts() {
        map("a");
        assertThat(TestServer.text(lab.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"))).isEqualTo("409 configmaps \"a\" already exists");
    }

    @Test
    void update_ofAnOldState_conflicts() {
        KubeObject first = map("a");
        assertThat(lab.send(ApiRequest.of("PUT", MAPS + "/a", first.with("c", "data", "a").tree())).code()).isEqualTo(200);
        assertThat(TestServer.text(lab.send(ApiRequest.of("PUT", MAPS + "/a", first.with("d", "data", "a").tree())))).isEqualTo(
            "409 Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again");
    }

    @Test
    void dryRun_storesNothing() {
        ApiResponse answer = lab.send(ApiRequest.of("POST", MAPS, Tree.of("metadata", Tree.of("name", "a"))).withParam("dryRun", "All"));
        assertThat(answer.code()).isEqualTo(201);
        assertThat(TestServer.text(lab.get(MAPS + "/a"))).isEqualTo("404 configmaps \"a\" not found");
    }

    @Test
    void unknownField_warns_whenNotStrict() {
        ApiResponse answer = lab.send(ApiRequest.of("POST", MAPS, Tree.of("metadata", Tree.of("name", "a"), "foo", 1L)));
        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.warnings()).containsExactly("unknown field \"foo\"");
        assertThat(answer.object().at("foo")).isNull();
    }

    @Test
    void patch_inEachForm() {
        map("a");
        assertThat(patch("merge-patch+json", MAPS + "/a", Tree.of("data", Tree.of("x", "y", "a", null))).object().map("data")).isEqualTo(Map.of("x", "y"));
        assertThat(patch("json-patch+json", MAPS + "/a", List.of(Tree.of("op", "add", "path", "/data/k", "value", "v"))).object().map("data")).hasSize(2);
        assertThat(TestServer.text(patch("json-patch+json", MAPS + "/a", List.of(Tree.of("op", "remove", "path", "/data/none")))))
            .isEqualTo("422 the server rejected our request due to an error in our request");
        lab.create("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: nginx}]}}");
        KubeObject pod = patch("strategic-merge-patch+json", "/api/v1/namespaces/default/pods/p",
            Tree.of("spec", Tree.of("containers", List.of(Tree.of("name", "c", "image", "nginx:1"))))).object();
        assertThat(pod.list("spec", "containers")).hasSize(1);
        assertThat(pod.string("spec", "containers", 0, "image")).isEqualTo("nginx:1");
        assertThat(TestServer.text(patch("strategic-merge-patch+json", "/api/v1/namespaces/default/pods/p", Tree.of("spec", Tree.of("hostNetwork", true)))))
            .startsWith("422 Pod \"p\" is invalid: spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`");
    }

    @Test
    void apply_removesWhatItsManagerNoLongerStates() {
        String head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";
        assertThat(patch("apply-patch+yaml", MAPS + "/a", head + "data: {a: b, c: d}").code()).isEqualTo(201);
        assertThat(patch("apply-patch+yaml", MAPS + "/a", head + "data: {a: x}").object().map("data")).isEqualTo(Map.of("a", "x"));
        ApiResponse other = lab.send(new ApiRequest("PATCH", MAPS + "/a", Map.of("fieldManager", List.of("other")),
            Map.of("Content-Type", "application/apply-patch+yaml"), head + "data: {a: z}"));
        assertThat(TestServer.text(other)).isEqualTo("409 Apply failed with 1 conflict: conflict with \"kubectl\": .data.a");
    }

    @Test
    void pod_onANode_isDeletedGracefully() {
        lab.create("{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {nodeName: node01, containers: [{name: c, image: nginx}]}}");
        String path = "/api/v1/namespaces/default/pods/p";
        KubeObject going = lab.send(ApiRequest.of("DELETE", path)).object();
        assertThat(going.string("metadata", "deletionTimestamp")).isEqualTo("2026-01-15T09:00:30Z");
        assertThat(lab.get(path).object().number("metadata", "deletionGracePeriodSeconds")).isEqualTo(30);
        lab.send(ApiRequest.of("DELETE", path, Tree.of("gracePeriodSeconds", 0L)));
        assertThat(lab.get(path).code()).isEqualTo(404);
    }

    @Test
    void finalizer_holdsTheObjectUntilItIsGone() {
        lab.create("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, finalizers: [x.y/z]}}");
        lab.send(ApiRequest.of("DELETE", MAPS + "/a"));
        assertThat(lab.get(MAPS + "/a").object().deleting()).isTrue();
        patch("merge-patch+json", MAPS + "/a", Tree.of("metadata", Tree.of("finalizers", null)));
        assertThat(lab.get(MAPS + "/a").code()).isEqualTo(404);
    }

    @Test
    void watch_tellsOfEachChange_inOrder_selected() {
        List<String> seen = new ArrayList<>();
        map("a");
        WatchAnswer answer = lab.server.watch(ApiRequest.of("GET", MAPS).withParam("labelSelector", "app=web"), TestServer.ADMIN,
            event -> seen.add(event.type() + " " + event.object().name()));
        map("b");
        patch("merge-patch+json", MAPS + "/b", Tree.of("data", Tree.of("a", "c")));
        patch("merge-patch+json", MAPS + "/b", Tree.of("metadata", Tree.of("labels", Tree.of("app", "x"))));
        lab.send(ApiRequest.of("DELETE", MAPS + "/a"));
        Objects.requireNonNull(answer.watch()).close();
        map("c");
        assertThat(seen).containsExactly("ADDED a", "ADDED b", "MODIFIED b", "DELETED b", "DELETED a");
    }

    @Test
    void watch_fromARevision_replays() {
        KubeObject first = map("a");
        map("b");
        List<WatchEvent> seen = new ArrayList<>();
        lab.server.watch(ApiRequest.of("GET", MAPS).withParam("resourceVersion", first.resourceVersion()), TestServer.ADMIN, seen::add);
        assertThat(seen).hasSize(1).allSatisfy(event -> assertThat(event.object().name()).isEqualTo("b"));
    }

    @Test
    void fieldSelector_unknown_isRefused() {
        assertThat(TestServer.text(lab.send(ApiRequest.of("GET", "/api/v1/namespaces/default/pods").withParam("fieldSelector", "spec.x=1"))))
            .isEqualTo("400 field label not supported: spec.x");
    }

    @Test
    void table_showsWhatKubectlPrints() {
        lab.create("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {clusterIP: 10.96.0.55, selector: {app: web}, ports: [{port: 80}, {name: b, port: 81}]}}");
        ApiResponse table = lab.send(ApiRequest.of("GET", "/api/v1/namespaces/default/services").withHeader("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io"));
        assertThat(Tree.list(table.body(), "columnDefinitions").stream().map(column -> Tree.string(column, "name")))
            .containsExactly("Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "Selector");
        assertThat(Tree.list(table.body(), "rows", 0, "cells")).containsExactly("kubernetes", "ClusterIP", "10.96.0.1", "<none>", "443/TCP", "0s", "<none>");
    }

    @Test
    void versions_thatAreGone_areNotFound() {
        assertThat(lab.get("/apis/certificates.k8s.io/v1beta1/certificatesigningrequests").code()).isEqualTo(404);
        assertThat(lab.get("/apis/certificates.k8s.io/v1beta1").code()).isEqualTo(404);
        assertThat(Tree.string(lab.get("/version").body(), "gitVersion")).isEqualTo("v1.36.4");
    }
}
