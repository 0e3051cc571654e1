package dev.ktutor.kube.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.host.net.Protocol;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PolicyEngineTest {
    private record Port(int number, Protocol protocol) { }

    private static final List<Port> PORTS = List.of(new Port(80, Protocol.TCP), new Port(81, Protocol.TCP),
            new Port(80, Protocol.UDP), new Port(443, Protocol.TCP));

    @Property(tries = 200)
    void compiled_and_literal_engine_agree_and_reasons_fit_the_verdict(@ForAll long seed) {
        ClusterFacts cluster = RandomCluster.of(seed, 3, 12, 10);
        PolicyEngine engine = new PolicyEngine(cluster);
        LiteralEngine literal = new LiteralEngine(cluster);
        for (PodFacts from : cluster.pods()) {
            for (PodFacts to : cluster.pods()) {
                for (Port port : PORTS) {
                    boolean expected = literal.allows(from, to, port.number(), port.protocol());
                    Endpoint a = engine.pod(from.reference()).orElseThrow();
                    Endpoint b = engine.pod(to.reference()).orElseThrow();
                    String what = from.reference() + " -> " + to.reference() + " " + port;
                    assertThat(engine.allows(a, b, port.number(), port.protocol())).as(what).isEqualTo(expected);
                    Verdict verdict = engine.judge(a, b, port.number(), port.protocol());
                    assertThat(verdict.allowed()).as(what).isEqualTo(expected);
                    assertThat(verdict.deciding().allowed()).as(what).isEqualTo(expected);
                }
            }
        }
    }
}
