package dev.ktutor.kube.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.host.CommandTable;
import dev.ktutor.host.Host;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Lookup;
import dev.ktutor.host.net.Network;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.sim.Chance;
import dev.ktutor.sim.Decision;
import dev.ktutor.sim.Journal;
import dev.ktutor.sim.Pace;
import dev.ktutor.sim.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services, names and policies of a cluster as its pods meet them. */
class LiveNetworkTest implements ClusterObjects {
    private final Simulation simulation = new Simulation(Instant.parse("2026-01-15T09:00:00Z"), Pace.JUMP);
    private final Network network = new Network();
    private final Journal journal = new Journal(simulation);
    private final Host.World world = new Host.World(simulation, network, new Chance(1), journal);
    private final List<KubeObject> objects = new ArrayList<>();
    private String cni = "calico";
    private Host web;
    private Host api;
    private Host db;

    @Override
    public long revision() {
        return objects.size();
    }

    @Override
    public List<KubeObject> list(String kind) {
        return objects.stream().filter(o -> o.kind().equals(kind)).toList();
    }

    private void create(String yaml) {
        Yaml.parseAll(yaml).forEach(document -> objects.add(new KubeObject(Tree.map(document.value()))));
    }

    private Host host(String name, String address) {
        Host host = new Host(name, address, world, new CommandTable(List.of()));
        network.attach(host);
        host.files().asRoot().makeDirectories("/etc");
        host.files().asRoot().write("/etc/resolv.conf", ClusterDns.resolvConf("default", "10.96.0.10"));
        return host;
    }

    @BeforeEach
    void build() {
        web = host("web", "10.244.1.2");
        api = host("api", "10.244.1.3");
        db = host("db", "10.244.1.4");
        host("coredns", "10.244.0.2");
        network.listen(db, Listener.banner(3306, "mysqld", "hello"));
        ClusterNetwork.install(network, this, () -> CniPlugin.named(cni).orElseThrow(),
                name -> name.equals("registry.lab.local") ? Optional.of("192.168.56.100") : Optional.empty(), world);
        String pod = """
                kind: Pod
                metadata: {name: %1$s, namespace: %4$s, labels: {app: %1$s, %5$s}}
                spec: {containers: [{ports: [{name: p, containerPort: %3$s}]}]}
                status: {podIP: %2$s, conditions: [{type: Ready, status: "True"}]}
                """;
        create("{kind: Namespace, metadata: {name: default}}\n---\n{kind: Namespace, metadata: {name: kube-system}}");
        create(pod.formatted("web", "10.244.1.2", 80, "default", "name: web-pod"));
        create(pod.formatted("api", "10.244.1.3", 80, "default", "name: api-pod"));
        create(pod.formatted("db", "10.244.1.4", 3306, "default", "role: db"));
        create(pod.formatted("coredns", "10.244.0.2", 53, "kube-system", "k8s-app: kube-dns"));
        create("""
                {kind: Service, metadata: {name: kube-dns, namespace: kube-system}, spec: {clusterIP: 10.96.0.10, selector: {k8s-app: kube-dns}, ports: [{port: 53, protocol: UDP}]}}
                ---
                {kind: Service, metadata: {name: db, namespace: default}, spec: {clusterIP: 10.96.7.7, selector: {role: db}, ports: [{port: 33, targetPort: p}]}}
                ---
                {kind: Service, metadata: {name: none, namespace: default}, spec: {clusterIP: 10.96.7.8, selector: {role: nobody}, ports: [{port: 80}]}}
                ---
                {kind: Service, metadata: {name: headless, namespace: default}, spec: {clusterIP: None, selector: {role: db}, ports: [{port: 3306}]}}
                ---
                {kind: Service, metadata: {name: out, namespace: default}, spec: {type: ExternalName, externalName: registry.lab.local}}
                """);
    }

    private void isolateDb() {
        create("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: db-policy, namespace: default}
                spec: {podSelector: {matchLabels: {role: db}}, ingress: [{from: [{podSelector: {matchLabels: {name: api-pod}}}], ports: [{port: 3306}]}]}
                """);
    }

    @Test
    void policy_lets_api_in_drops_web_and_the_journal_knows_why() {
        isolateDb();
        assertThat(network.dial(api, "10.244.1.4", 3306, Protocol.TCP)).isInstanceOf(Dial.Connected.class);
        assertThat(network.dial(api, "10.244.1.4", 22, Protocol.TCP)).isInstanceOf(Dial.TimedOut.class);
        assertThat(journal.lastRefusal().map(Decision::code)).contains("netpol.dropped.ingress.port");
        assertThat(network.dial(web, "10.244.1.4", 3306, Protocol.TCP)).isInstanceOf(Dial.TimedOut.class);
        assertThat(journal.lastRefusal().map(Decision::code)).contains("netpol.dropped.ingress.peer");
        assertThat(journal.lastRefusal().orElseThrow().facts()).containsEntry("from", "default/web")
                .containsEntry("policies", "default/db-policy").containsEntry("port", "3306/TCP");
    }

    @Test
    void flannel_drops_nothing_and_the_journal_says_that_the_policy_has_no_effect() {
        cni = "flannel";
        isolateDb();
        assertThat(network.dial(web, "10.244.1.4", 3306, Protocol.TCP)).isInstanceOf(Dial.Connected.class);
        assertThat(journal.since(0)).last().extracting(Decision::code).isEqualTo("netpol.unenforced");
    }

    @Test
    void service_leads_to_the_named_target_port_and_the_policy_sees_the_pod_behind_it() {
        assertThat(network.dial(web, "10.96.7.7", 33, Protocol.TCP)).isInstanceOf(Dial.Connected.class);
        assertThat(network.dial(web, "10.96.7.8", 80, Protocol.TCP)).isEqualTo(new Dial.Refused("10.96.7.8", 80));
        isolateDb();
        assertThat(network.dial(web, "10.96.7.7", 33, Protocol.TCP)).isEqualTo(new Dial.TimedOut("10.244.1.4", 3306));
    }

    @Test
    void names() {
        assertThat(network.resolve(web, "db")).contains("10.96.7.7");
        assertThat(network.resolve(web, "db.default")).contains("10.96.7.7");
        assertThat(network.resolve(web, "db.default.svc.cluster.local")).contains("10.96.7.7");
        assertThat(network.resolve(web, "kube-dns.kube-system.svc.cluster.local.")).contains("10.96.0.10");
        assertThat(network.resolve(web, "kube-dns")).isEmpty();
        assertThat(journal.lastRefusal().map(Decision::code)).contains("dns.unknown");
        assertThat(network.resolve(web, "headless")).contains("10.244.1.4");
        assertThat(network.resolve(web, "10-244-1-4.default.pod.cluster.local")).contains("10.244.1.4");
        assertThat(network.resolve(web, "registry.lab.local")).contains("192.168.56.100");
        assertThat(network.resolve(web, "out")).contains("192.168.56.100");
        assertThat(network.lookup(web, "db")).isEqualTo(
                new Lookup.Found("db.default.svc.cluster.local", List.of("10.96.7.7"), "10.96.0.10"));
    }

    @Test
    void pod_that_may_send_nothing_cannot_even_ask_for_names() {
        create("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny, namespace: default}
                spec: {podSelector: {}, policyTypes: [Egress]}
                """);
        assertThat(network.lookup(web, "db")).isEqualTo(new Lookup.NoAnswer("10.96.0.10"));
        assertThat(journal.lastRefusal().map(Decision::code)).contains("dns.unreachable");
    }
}
