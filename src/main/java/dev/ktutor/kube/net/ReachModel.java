package dev.ktutor.kube.net;

import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers questions about a cluster's reachability under one network plugin. */
public final class ReachModel {
    /** Stands for the world outside the cluster in tables nobody asked a precise question for (RFC 5737). */
    public static final String OUTSIDE = "ip:203.0.113.10";

    private final ClusterFacts cluster;
    private final PolicyEngine engine;
    private final CniPlugin plugin;

    /** A model of the cluster as described. */
    public ReachModel(ClusterFacts cluster, CniPlugin plugin) {
        this.cluster = cluster;
        this.engine = new PolicyEngine(cluster);
        this.plugin = plugin;
    }

    /** The plugin that does, or does not, enforce the policies. */
    public CniPlugin plugin() {
        return plugin;
    }

    /**
     * Answers the questions in their order.
     *
     * @throws FactsError if one names a pod, an address or a port that does not exist
     */
    public List<ReachAnswer> ask(List<ReachQuestion> questions) {
        List<ReachAnswer> answers = new ArrayList<>(questions.size());
        for (ReachQuestion question : questions) {
            Endpoint from = end(question.from());
            Endpoint to = end(question.to());
            int port = port(question, to);
            answers.add(new ReachAnswer(question,
                    !plugin.enforcesPolicies() || engine.allows(from, to, port, question.protocol())));
        }
        return answers;
    }

    /** The verdict on one question, with its reasons; errors as {@link #ask}. */
    public Verdict judge(ReachQuestion question) {
        Endpoint from = end(question.from());
        Endpoint to = end(question.to());
        return plugin.enforcesPolicies() ? engine.judge(from, to, port(question, to), question.protocol())
                : Verdict.exempt(Verdict.Exemption.NO_ENFORCEMENT);
    }

    /** Everybody with everybody, and the outside, on every port that a pod declares or a policy names by number. */
    public List<ReachQuestion> everything() {
        List<String> ends = new ArrayList<>(cluster.pods().stream().map(PodFacts::reference).toList());
        ends.add(OUTSIDE);
        List<ReachQuestion> questions = new ArrayList<>();
        for (PodFacts.Port port : ports()) {
            for (String from : ends) {
                for (String to : ends) {
                    questions.add(new ReachQuestion(from, to, String.valueOf(port.number()), port.protocol()));
                }
            }
        }
        return questions;
    }

    private Set<PodFacts.Port> ports() {
        Set<PodFacts.Port> ports = new LinkedHashSet<>();
        cluster.pods().forEach(pod -> pod.ports().forEach(port -> ports.add(new PodFacts.Port("", port.number(), port.protocol()))));
        for (Policy policy : cluster.policies()) {
            for (Direction direction : policy.types()) {
                policy.rules(direction).stream().flatMap(rule -> rule.ports().stream())
                        .filter(match -> match.name().isEmpty() && match.first() > 0)
                        .forEach(match -> ports.add(new PodFacts.Port("", match.first(), match.protocol())));
            }
        }
        return ports.isEmpty() ? Set.of(new PodFacts.Port("", 80, Protocol.TCP)) : ports;
    }

    private Endpoint end(String reference) {
        Optional<Endpoint> found = reference.startsWith("ip:")
                ? IpAddress.parse(reference.substring(3)).map(ip -> engine.at(ip, reference.substring(3)))
                : engine.pod(reference);
        return found.orElseThrow(() -> new FactsError(reference.startsWith("ip:")
                ? "\"" + reference.substring(3) + "\" is no IP address" : "no pod \"" + reference + "\" in the given objects"));
    }

    private static int port(ReachQuestion question, Endpoint to) {
        if (question.port().matches("[0-9]{1,5}")) {
            return Integer.parseInt(question.port());
        }
        PodFacts pod = to.pod();
        int number = pod == null ? -1 : pod.portNamed(question.port(), question.protocol());
        if (number < 0) {
            throw new FactsError(question.to() + " has no " + question.protocol() + " port named \"" + question.port() + "\"");
        }
        return number;
    }
}
