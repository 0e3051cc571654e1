package dev.ktutor.kube.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever is sent to any resource is answered; the server never stumbles. */
class EveryKindTest {
    private static final List<Object> STRANGE = Arrays.asList(Map.of(), Tree.of("metadata", Tree.of("name", "a")), Tree.of("metadata", "x"), Tree.of("metadata", null),
        Tree.of("metadata", Tree.of("name", "b", "finalizers", List.of(1L), "labels", List.of())), Tree.of("metadata", Tree.of("name", "c"), "spec", "x"),
        Tree.of("metadata", Tree.of("name", "d"), "spec", Tree.of()), Tree.of("metadata", Tree.of("generateName", "e-"), "spec", Tree.of("template", null, "ports",
        Arrays.asList((Object) null), "containers", List.of(Map.of()), "selector", Map.of(), "rules", Arrays.asList((Object) null))), List.of(), "text", "{", "a: [");

    @TestFactory
    Stream<DynamicTest> anything_isAnswered() {
        TestServer lab = new TestServer();
        return ResourceTypes.all().stream().map(type -> DynamicTest.dynamicTest(type.qualifiedPlural(), () -> {
            for (Object body : STRANGE) {
                ApiResponse made = lab.send(ApiRequest.of("POST", type.path("default"), body));
                answered(made, type, body);
                if (made.code() == 201 && !made.object().name().isEmpty()) {
                    round(lab, type, made.object().name());
                }
            }
            for (String accept : List.of("application/json", "application/json;as=Table;v=v1;g=meta.k8s.io", "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")) {
                answered(lab.send(ApiRequest.of("GET", type.path("default")).withHeader("Accept", accept)), type, accept);
            }
        }));
    }

    private static void round(TestServer lab, ResourceType type, String name) {
        String path = type.path("default", name);
        for (String patch : List.of("merge-patch", "strategic-merge-patch", "json-patch")) {
            for (Object body : STRANGE) {
                answered(lab.send(new ApiRequest("PATCH", path, Map.of(), Map.of("Content-Type", "application/" + patch + "+json"), body)), type, body);
            }
        }
        for (String subresource : type.subresources()) {
            answered(lab.get(path + "/" + subresource), type, subresource);
            answered(lab.send(ApiRequest.of("PUT", path + "/" + subresource, Tree.of("metadata", Tree.of("name", name)))), type, subresource);
        }
        answered(lab.send(ApiRequest.of("DELETE", path, "{")), type, "delete");
        answered(lab.send(ApiRequest.of("DELETE", path)), type, "delete");
    }

    private static void answered(ApiResponse answer, ResourceType type, Object asked) {
        boolean panicked = answer.text().contains("panic");
        assertThat(panicked).as(type.plural() + " " + asked + " " + answer).isFalse();
    }
}
