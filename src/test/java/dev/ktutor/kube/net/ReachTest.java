package dev.ktutor.kube.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests in, truth tables out. */
class ReachTest {
    private static final String PODS = """
            {apiVersion: v1, kind: Pod, metadata: {name: db, labels: {role: db}}, spec: {nodeName: n1, containers: [{name: m, ports: [{name: sql, containerPort: 3306}]}]}, status: {podIP: 10.244.1.2}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: api, labels: {name: api-pod}}, spec: {nodeName: n1}, status: {podIP: 10.244.1.3}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {nodeName: n2}, status: {podIP: 10.244.2.2}}
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: foo, labels: {name: api-pod}}, status: {podIP: 10.244.2.3}}
            ---
            {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.168.56.10}, {type: Hostname, address: n1}]}}
            ---
            """;
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: db-policy}
            spec:
              podSelector: {matchLabels: {role: db}}
              policyTypes: [Ingress]
              ingress:
              - from:
                - podSelector: {matchLabels: {name: api-pod}}
                ports:
                - {protocol: TCP, port: 3306}
            """;

    private static Reach.Outcome matrix(String cni, boolean reasons, String... manifests) {
        return Reach.run(new Reach.Request(List.of(new Reach.Source("np.yaml", String.join("", manifests))), null, cni,
                Reach.Format.MATRIX, reasons));
    }

    private static String answer(String probe, String... manifests) {
        Reach.Outcome outcome = Reach.run(new Reach.Request(
                List.of(new Reach.Source("np.yaml", String.join("", manifests))),
                new Reach.Source("probes.json", probe), "calico", Reach.Format.JSON, false));
        return outcome.status() == 0 ? outcome.out() : outcome.err();
    }

    @Test
    void seeds_policy_lets_only_the_api_pod_of_its_own_namespace_in() {
        assertThat(matrix("calico", false, PODS, POLICY)).isEqualTo(new Reach.Outcome(0, """
                . allowed  X denied   rows: from, columns: to

                3306/TCP
                                  1 2 3 4 5
                1 default/db      . . . . .
                2 default/api     . . . . .
                3 default/web     X . . . .
                4 foo/api         X . . . .
                5 ip:203.0.113.10 X . . . .
                """, ""));
    }

    @Test
    void flannel_enforces_nothing_and_the_table_says_so() {
        assertThat(matrix("flannel", false, PODS, POLICY).out())
                .startsWith("flannel does not enforce NetworkPolicies: everything is allowed.\n").doesNotContain(" X .");
    }

    @Test
    void reasons_name_policy_and_what_it_lacks() {
        assertThat(matrix("calico", true, PODS, POLICY).out()).contains("""
                default/web -> default/db 3306/TCP
                  default/db-policy isolates the destination and has no ingress rule that names the source
                """);
    }

    @Test
    void a_workload_stands_for_one_of_its_pods_unless_its_pods_are_there() {
        String deployment = """
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: back}, spec: {template: {metadata: {labels: {role: db}}, spec: {containers: []}}}}
                ---
                """;
        assertThat(matrix("calico", false, deployment, POLICY).out()).contains("1 default/back");
        assertThat(matrix("calico", false, PODS, deployment, POLICY).out()).doesNotContain("default/back");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "default/api|default/db|3306|TCP|true", "default/api|default/db|22|TCP|false", "default/api|default/db|3306|UDP|false",
        "default/api|default/db|'sql'|TCP|true", "default/web|default/db|3306|TCP|false", "foo/api|default/db|3306|TCP|false",
        "default/db|default/db|22|TCP|true", "ip:192.168.56.10|default/db|22|TCP|true", "ip:10.244.1.3|default/db|3306|TCP|true",
        "ip:192.168.56.99|default/db|3306|TCP|false", "default/db|ip:1.1.1.1|53|UDP|true"})
    void probes(String from, String to, String port, String protocol, boolean allowed) {
        String asked = port.matches("[0-9]+") ? port : '"' + port + '"';
        String probe = "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"port\":" + asked + ",\"protocol\":\"" + protocol + "\"";
        assertThat(answer("[" + probe + "}]", PODS, POLICY)).isEqualTo("[\n  " + probe + ",\"allowed\":" + allowed + "}\n]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[{'from':'default/x','to':'default/db','port':1}]|no pod \"default/x\" in the given objects",
        "[{'from':'ip:1.2.3','to':'default/db','port':1}]|\"1.2.3\" is no IP address",
        "[{'from':'default/web','to':'default/db','port':'http'}]|default/db has no TCP port named \"http\"",
        "[{'from':'default/web','to':'default/db','port':70000}]|probes.json: probe 1: port: must be between 1 and 65535, inclusive",
        "[{'from':'default/web','to':'default/db','port':1,'protocol':'ICMP'}]|probes.json: probe 1: protocol: unsupported value \"ICMP\"",
        "{}|probes.json: expected a JSON list of probes", "[|probes.json: line 1"})
    void wrong_probes_get_one_line(String probes, String error) {
        assertThat(answer(probes.replace('\'', '"'), PODS, POLICY)).startsWith("ktutor reach: " + error).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "from:|form:|np.yaml: NetworkPolicy default/db-policy: unknown field \"spec.ingress[0].form\"",
        "podSelector: {matchLabels: {name|ipBlock: {cidr: {name|np.yaml: NetworkPolicy default/db-policy: spec.ingress[0].from[0].ipBlock.cidr",
        "[Ingress]|[ingress]|np.yaml: NetworkPolicy default/db-policy: spec.policyTypes[0]: unsupported value \"ingress\"",
        "port: 3306|port: 99999|np.yaml: NetworkPolicy default/db-policy: spec.ingress[0].ports[0].port: must be between 1",
        "spec:|spec: [|np.yaml: yaml: line"})
    void wrong_policies_get_one_line(String replace, String by, String error) {
        Reach.Outcome outcome = matrix("calico", false, POLICY.replace(replace, by));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("ktutor reach: " + error).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void unknown_plugin_gets_the_list_of_the_known() {
        assertThat(matrix("foo", false).err()).startsWith("ktutor reach: unknown network plugin \"foo\" (known: antrea, calico,");
    }
}
