package dev.ktutor.command.coreutils;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.command.CommandFixture;
import org.junit.jupiter.api.Test;

/** yq as mikefarah's version 4 answers (its manual's examples; no such program is on the machines that build this). */
class YqTest {
    private final CommandFixture lab = CommandFixture.standard()
            .file("pod.yaml", """
                    # a pod
                    apiVersion: v1
                    kind: Pod
                    metadata:
                      name: web   # the name
                      labels:
                        app: "web"
                    spec:
                      containers:
                      # the only one
                      - name: nginx
                        image: nginx:1.25
                        command: ["sh", "-c"]
                    # the end
                    """)
            .file("two.yaml", "a: 1\n---\na: 2\n").file("more.yaml", "b: {c: 3}\na: 9\n").file("x.json", "{\"a\":[1,{\"b\":null}]}\n");

    private String out(String line) {
        return lab.run(line).out();
    }

    @Test
    void paths_giveScalarsWithoutQuotes_andNullWhereNothingIs() {
        assertThat(out("yq .metadata.labels.app pod.yaml")).isEqualTo("web\n");
        assertThat(out("yq '.spec.containers[0].command' pod.yaml")).isEqualTo("[\"sh\", \"-c\"]\n");
        assertThat(out("yq .nosuch pod.yaml")).isEqualTo("null\n");
        assertThat(out("yq '.spec.containers[] | select(.name == \"nginx\") | .image' pod.yaml")).isEqualTo("nginx:1.25\n");
    }

    @Test
    void anUpdate_keepsCommentsAndHowOtherValuesWereWritten() {
        lab.run("yq -i '.spec.containers[0].image = \"nginx:1.27\"' pod.yaml");
        assertThat(out("cat pod.yaml")).isEqualTo("""
                # a pod
                apiVersion: v1
                kind: Pod
                metadata:
                  name: web # the name
                  labels:
                    app: "web"
                spec:
                  containers:
                    # the only one
                    - name: nginx
                      image: nginx:1.27
                      command: ["sh", "-c"]
                # the end
                """);
    }

    @Test
    void documents_areSeparated_andMayBeTakenTogether() {
        assertThat(out("yq .a two.yaml")).isEqualTo("1\n---\n2\n");
        assertThat(out("yq -N .a two.yaml")).isEqualTo("1\n2\n");
        assertThat(out("yq 'select(documentIndex == 1)' two.yaml")).isEqualTo("a: 2\n");
        assertThat(out("yq ea 'select(fi == 0) * select(fi == 1)' x.json more.yaml")).isEqualTo("a: 9\nb:\n  c: 3\n");
    }

    @Test
    void formats_andTheEnvironment() {
        assertThat(out("yq -o=json -I0 . two.yaml")).isEqualTo("{\"a\":1}\n{\"a\":2}\n");
        assertThat(out("yq -p json -o yaml .a x.json")).isEqualTo("- 1\n- b: null\n");
        assertThat(out("env N=7 yq -n '.a = env(N) | .b = strenv(N)'")).isEqualTo("a: 7\nb: \"7\"\n");
    }

    @Test
    void whatIsWrong_isSaid() {
        assertThat(lab.run("yq .a nofile").err()).isEqualTo("Error: open nofile: no such file or directory\n");
        assertThat(lab.run("yq -e .z two.yaml").err()).isEqualTo("Error: no matches found\n");
        assertThat(lab.run("yq -o xml . two.yaml").err()).isEqualTo("Error: the format xml is not available in this lab yet\n");
    }
}
