package dev.ktutor.kube.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ktutor.data.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths, selectors, quantities, types and patches. */
class ApiValuesTest {

    @Test
    void path_parts() {
        assertThat(ApiPath.parse("/api/v1/namespaces/a/pods/b/log")).contains(new ApiPath("", "v1", "a", "pods", "b", "log"));
        assertThat(ApiPath.parse("/api/v1/namespaces/a")).contains(new ApiPath("", "v1", "a", "namespaces", "a", ""));
        assertThat(ApiPath.parse("/api/v1/namespaces/a/status")).contains(new ApiPath("", "v1", "a", "namespaces", "a", "status"));
        assertThat(ApiPath.parse("/apis/apps/v1/deployments")).contains(new ApiPath("apps", "v1", "", "deployments", "", ""));
        assertThat(ApiPath.parse("/apis/apps/v1")).isEmpty();
        assertThat(new ApiPath("apps", "v1", "a", "deployments", "b", "scale").format()).isEqualTo("/apis/apps/v1/namespaces/a/deployments/b/scale");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"po | pods", "deploy | deployments", "Deployment.apps | deployments", "deployments.v1.apps | deployments", "csr | certificatesigningrequests",
        "netpol | networkpolicies", "ep | endpoints", "crds | customresourcedefinitions"})
    void resource_asTyped(String typed, String plural) {
        assertThat(ResourceTypes.resolve(typed).orElseThrow().plural()).isEqualTo(plural);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"app=web,tier in (a,b) | true", "app!=web | false", "!x | true", "x | false", "tier notin (a) | true", "app==web,n>2 | true", "n<2 | false"})
    void labels_select(String selector, boolean expected) {
        assertThat(LabelSelector.parse(selector).matches(Map.of("app", "web", "tier", "b", "n", "3"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"a in b | unable to parse requirement: found 'b' expected: '('", "a, | found '', expected: identifier after ','",
        "=a | found '=', expected: !, identifier, or 'end of string'", "a b | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"})
    void labels_malformed(String selector, String message) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0.5Ti,512Gi", "1024Mi,1Gi", "1000000000,1G", "1.5,1500m", "100m,100m", "1.5Gi,1536Mi", "0,0", "1e3,1e3", "500Ki,500Ki", "0.1Ki,102400m", "1500m,1500m", "2000m,2"})
    void quantity_canonical(String given, String canonical) {
        assertThat(Quantity.canonical(given)).isEqualTo(canonical);
    }

    @Test
    void schema_decodesAsGo() {
        Schema.Decoded pod = Schema.builtIn().decode(new GroupVersionKind("", "v1", "Pod"), Tree.of("kind", "Pod", "metadata", Tree.of("name", 1L), "spec", Tree.of()));
        assertThat(pod.error()).isEqualTo("json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string");
        Schema.Decoded role = Schema.builtIn().decode(new GroupVersionKind("rbac.authorization.k8s.io", "v1", "Role"), Tree.of("x", 1L, "metadata", Tree.of("name", "a")));
        assertThat(role.unknown()).containsExactly("unknown field \"x\"");
        assertThat(role.tree()).isEqualTo(Tree.of("metadata", Tree.of("name", "a"), "rules", null));
    }

    @Test
    void strategicMerge_byKeysAndDirectives() {
        GroupVersionKind pod = new GroupVersionKind("", "v1", "Pod");
        Map<String, Object> tree = Tree.of("spec", Tree.of("containers", List.of(Tree.of("name", "a", "image", "x"), Tree.of("name", "b", "image", "y"))),
            "metadata", Tree.of("finalizers", List.of("k/a", "k/b")));
        assertThat(Tree.list(Patches.strategic(pod, tree, Tree.of("spec", Tree.of("containers", List.of(Tree.of("name", "b", "$patch", "delete"),
            Tree.of("name", "c", "image", "z"))))), "spec", "containers")).hasSize(2).last().isEqualTo(Tree.of("name", "c", "image", "z"));
        assertThat(Tree.list(Patches.strategic(pod, tree, Tree.of("metadata", Tree.of("$deleteFromPrimitiveList/finalizers", List.of("k/a")))),
            "metadata", "finalizers")).containsExactly("k/b");
        assertThat(Tree.at(tree, "spec", "containers", 1, "name")).isEqualTo("b");
    }
}
