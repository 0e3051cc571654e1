package dev.ktutor.kube.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The kit of policies that the API server turns down, with the exact texts. */
class NetworkPolicyKitTest {
    private static final Path KIT = Path.of("..", "shared", "oracle", "netpol", "invalid");

    @TestFactory
    Stream<DynamicTest> invalid() throws IOException {
        assumeTrue(Files.isDirectory(KIT), "the NetworkPolicy kit is not at " + KIT);
        TestServer lab = new TestServer();
        List<Path> files;
        try (Stream<Path> all = Files.list(KIT)) {
            files = all.sorted().toList();
        }
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(lab, Json.parse(Files.readString(file)))));
    }

    private static void check(TestServer lab, Object kase) {
        if (Tree.longValue(kase, "code") == 0) {
            return; // kubectl's own refusal: nothing is sent.
        }
        ApiResponse answer = lab.send(ApiRequest.of("POST", "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies", Tree.at(kase, "policy"))
            .withParam("fieldValidation", "Strict"));
        assertThat((long) answer.code()).as(answer.toString()).isEqualTo(Tree.longValue(kase, "code"));
        if (!answer.ok()) {
            Status status = answer.status("POST");
            assertThat(status.message()).isEqualTo(Tree.string(kase, "message"));
            assertThat(status.reason()).isEqualTo(Tree.string(kase, "reason"));
            assertThat(status.causes()).isEqualTo(Tree.list(kase, "causes").stream()
                .map(cause -> new FieldError(Tree.string(cause, "type"), Tree.string(cause, "field"), Tree.string(cause, "message"))).toList());
        }
    }
}
