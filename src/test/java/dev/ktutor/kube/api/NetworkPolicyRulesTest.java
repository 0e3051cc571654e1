package dev.ktutor.kube.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPolicyRulesTest {

    private static KubeObject policy(String spec) {
        return new KubeObject(Tree.map(Yaml.parse("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: x}, spec: {"
                + spec + "}}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "ingress: [{from: [{ipBlock: {cidr: 10.0.300.0/24}}]}]|spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"10.0.300.0/24\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.5/24}}]}]|spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"10.0.0.5/24\": must not have bits set beyond the prefix length",
        "egress: [{to: [{ipBlock: {cidr: 10.0.0.0/24, except: [10.0.0.0/24]}}]}]|spec.egress[0].to[0].ipBlock.except[0]: Invalid value: \"10.0.0.0/24\": must be a strict subset of `cidr`",
        "ingress: [{from: [{}]}]|spec.ingress[0].from[0]: Required value: must specify a peer",
        "ingress: [{from: [{podSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}]}]|spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer",
        "ingress: [{ports: [{endPort: 90}]}]|spec.ingress[0].ports[0].endPort: Invalid value: 90: may not be specified when `port` is not specified",
        "ingress: [{ports: [{port: 80, endPort: 79}]}]|spec.ingress[0].ports[0].endPort: Invalid value: 79: must be greater than or equal to `port`",
        "ingress: [{ports: [{port: 0}]}]|spec.ingress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
        "ingress: [{ports: [{port: 80, protocol: tcp}]}]|spec.ingress[0].ports[0].protocol: Unsupported value: \"tcp\": supported values: \"TCP\", \"UDP\", \"SCTP\"",
        "policyTypes: [ingress]|spec.policyTypes[0]: Unsupported value: \"ingress\": supported values: \"Ingress\", \"Egress\"",
        "podSelector: {matchExpressions: [{key: a, operator: Equals}]}|spec.podSelector.matchExpressions[0].operator: Invalid value: \"Equals\": not a valid selector operator",
        "podSelector: {matchExpressions: [{key: a, operator: In}]}|spec.podSelector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"})
    void wrong_policies(String spec, String error) {
        assertThat(NetworkPolicyRules.validate(policy(spec))).extracting(FieldError::toString).containsExactly(error);
    }

    @Test
    void defaults_are_filled_in() {
        KubeObject filled = NetworkPolicyRules.defaults(policy("egress: [{ports: [{port: 53, protocol: UDP}, {port: 53}]}]"));
        assertThat(filled.list("spec", "policyTypes")).containsExactly("Ingress", "Egress");
        assertThat(filled.string("spec", "egress", 0, "ports", 1, "protocol")).isEqualTo("TCP");
        assertThat(filled.map("spec", "podSelector")).isEmpty();
        assertThat(NetworkPolicyRules.validate(filled)).isEmpty();
        assertThat(NetworkPolicyRules.defaults(policy("egress: []")).list("spec", "policyTypes")).containsExactly("Ingress");
    }
}
