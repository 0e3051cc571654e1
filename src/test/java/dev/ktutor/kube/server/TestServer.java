package dev.ktutor.kube.server;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.store.Store;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.CertificateBuilder;
import dev.ktutor.pki.DistinguishedName;
import dev.ktutor.pki.ExtendedKeyUsage;
import dev.ktutor.pki.KeyGenerator;
import dev.ktutor.pki.NamedCurve;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bootstrapped API server with a clock of its own, asked as anybody. */
final class TestServer {
    static final Instant START = Instant.parse("2026-01-15T09:00:00Z");

    private static final KeyGenerator KEYS = KeyGenerator.direct();
    static final PrivateKeyPair CA_KEY = KEYS.ec(NamedCurve.P256);
    static final Certificate CA = CertificateBuilder.of(DistinguishedName.ofUser("kubernetes", List.of()), CA_KEY.publicKey(), START.minusSeconds(3600),
        START.plusSeconds(86_400 * 3650L)).authority().selfSigned(CA_KEY);

    Instant now = START;
    final Store store = new Store();
    final Journal journal = new Journal(() -> now);
    final List<AuditEvent> audit = new ArrayList<>();
    List<Certificate> authorities = List.of();
    final PrivateKeyPair saKey = KEYS.ec(NamedCurve.P256);
    final ApiServer server;

    TestServer() {
        server = new ApiServer(ApiServerConfig.of(store, () -> now, new Chance(1), journal, () -> authorities).withAudit(audit::add)
            .withServiceAccountKeys(() -> saKey, () -> List.of(saKey.publicKey())));
        new Bootstrap(server).run();
        new Bootstrap(server).service("192.168.56.10", 6443);
        authorities = List.of(CA);
    }

    /** A connection with a client certificate of that user. */
    static ClientConnection as(String user, String... groups) {
        Certificate certificate = CertificateBuilder.of(DistinguishedName.ofUser(user, List.of(groups)), CA_KEY.publicKey(), START.minusSeconds(60),
            START.plusSeconds(86_400)).extendedUsages(ExtendedKeyUsage.CLIENT_AUTH).signedBy(CA, CA_KEY);
        return new ClientConnection(List.of(certificate), "192.168.56.1");
    }

    static final ClientConnection ADMIN = as("kubernetes-admin", "system:masters");

    ApiResponse send(ApiRequest request) {
        return server.handle(request, ADMIN);
    }

    ApiResponse get(String path) {
        return send(ApiRequest.of("GET", path));
    }

    /** Creates the object written as YAML, with strict validation as kubectl asks for. */
    ApiResponse create(String yaml) {
        return create(Tree.map(Yaml.parse(yaml)));
    }

    ApiResponse create(Map<String, Object> tree) {
        KubeObject object = new KubeObject(tree);
        ResourceType type = ResourceTypes.of(object).orElseThrow();
        String namespace = object.namespace().isEmpty() ? "default" : object.namespace();
        return send(ApiRequest.of("POST", type.path(namespace), object.tree()).withParam("fieldValidation", "Strict"));
    }

    static String text(ApiResponse response) {
        return response.ok() ? response.code() + "" : response.code() + " " + Tree.string(response.body(), "message") + response.text();
    }

    static String json(ApiResponse response) {
        return Json.pretty(response.body(), 2);
    }
}
