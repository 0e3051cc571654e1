package dev.ktutor.kube.node.kubelet;

import dev.ktutor.data.Tree;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.Output;
import dev.ktutor.host.net.Dial;
import dev.ktutor.host.net.HttpRequest;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Peer;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pod's readiness and liveness probes. A probe that looks at the network is asked until it succeeds, and again when the
 * pod changes; one that runs a program is asked for as long as the container runs.
 */
final class Probes {
    private final KubeletParts kubelet;
    private final Runnable changed;
    private final Map<String, Boolean> ready = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> watched = new HashSet<>();
    private boolean stopped;

    Probes(KubeletParts kubelet, Runnable changed) {
        this.kubelet = kubelet;
        this.changed = changed;
    }

    /** What readiness probes found last, by container; containers without one are absent. */
    Map<String, Boolean> readiness() {
        return ready;
    }

    void stop() {
        stopped = true;
    }

    /** Sees to it that the running container's probes are asked. */
    void watch(KubeObject pod, Object container, Container running) {
        if (PodReader.isStatic(pod) || !watched.add(running.id())) {
            return;
        }
        Object readiness = Tree.at(container, "readinessProbe");
        if (readiness != null) {
            ready.put(running.spec().name(), false);
            later(pod, readiness, running, "Readiness", Duration.ofSeconds(Math.max(1, Tree.longValue(readiness, "initialDelaySeconds"))));
        }
        Object liveness = Tree.at(container, "livenessProbe");
        if (liveness != null) {
            later(pod, liveness, running, "Liveness", Duration.ofSeconds(Math.max(1, Tree.longValue(liveness, "initialDelaySeconds"))));
        }
    }

    private void later(KubeObject pod, Object probe, Container container, String kind, Duration delay) {
        kubelet.timeline().schedule(delay, () -> {
            if (!stopped && container.isRunning()) {
                ask(probe, container, problem -> judge(pod, probe, container, kind, problem));
            }
        });
    }

    private void judge(KubeObject pod, Object probe, Container container, String kind, String problem) {
        String key = container.id() + kind;
        Duration period = Duration.ofSeconds(Tree.at(probe, "periodSeconds") == null ? 10 : Tree.longValue(probe, "periodSeconds"));
        boolean well = problem.isEmpty();
        boolean execs = Tree.at(probe, "exec") != null;
        if (well) {
            failures.remove(key);
        } else {
            kubelet.events().warning(pod, "spec.containers{" + container.spec().name() + "}", "Unhealthy", kind + " probe failed: " + problem);
        }
        long threshold = Tree.at(probe, "failureThreshold") == null ? 3 : Tree.longValue(probe, "failureThreshold");
        boolean enough = !well && failures.merge(key, 1, Integer::sum) >= threshold;
        if (kind.equals("Liveness") && enough) {
            kubelet.events().normal(pod, "spec.containers{" + container.spec().name() + "}", "Killing",
                    "Container " + container.spec().name() + " failed liveness probe, will be restarted");
            kubelet.runtime().stop(container);
            return;
        }
        if (kind.equals("Readiness") && (well || enough) && !Boolean.valueOf(well).equals(ready.put(container.spec().name(), well))) {
            changed.run();
        }
        if (!well || execs) {
            later(pod, probe, container, kind, period);
        }
    }

    private void ask(Object probe, Container container, Consumer<String> answer) {
        if (Tree.at(probe, "exec") != null) {
            exec(Tree.strings(probe, "exec", "command"), container, answer);
        } else if (Tree.at(probe, "httpGet") != null) {
            answer.accept(http(Tree.at(probe, "httpGet"), container));
        } else if (Tree.at(probe, "tcpSocket") != null) {
            Dial dial = dial(container, port(container, Tree.at(probe, "tcpSocket", "port")));
            answer.accept(dial instanceof Dial.Connected ? "" : refusal(dial, container.spec().sandbox().address(), port(container, Tree.at(probe, "tcpSocket", "port"))));
        } else {
            answer.accept("");
        }
    }

    private void exec(List<String> argv, Container container, Consumer<String> answer) {
        kubelet.timeline().simulation().spawn("probe", () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Descriptors files = Descriptors.of(Input.of(new byte[0]), Output.to(out), Output.to(out));
            ContainerRuntime.ExecResult result = kubelet.runtime().exec(container, argv, files, null);
            boolean well = result.status() != null && result.status().ok();
            answer.accept(well ? "" : result.status() == null ? result.problem() : ByteText.decode(out.toByteArray()));
        });
    }

    private String http(Object get, Container container) {
        int port = port(container, Tree.at(get, "port"));
        String path = Tree.string(get, "path").isEmpty() ? "/" : Tree.string(get, "path");
        String address = container.spec().sandbox().address();
        Dial dial = dial(container, port);
        if (!(dial instanceof Dial.Connected connected)) {
            return "Get \"http://" + address + ":" + port + path + "\": " + refusal(dial, address, port);
        }
        HttpService service = connected.listener().http();
        if (service == null) {
            return "Get \"http://" + address + ":" + port + path + "\": EOF";
        }
        int status = service.handle(HttpRequest.get(path, Map.of("host", address, "user-agent", "kube-probe/1.36")), new Peer(kubelet.node().address(), List.of())).status();
        return status >= 200 && status < 400 ? "" : "HTTP probe failed with statuscode: " + status;
    }

    private Dial dial(Container container, int port) {
        return kubelet.node().network().dial(kubelet.node(), container.spec().sandbox().address(), port, Protocol.TCP);
    }

    private static String refusal(Dial dial, String address, int port) {
        return "dial tcp " + address + ":" + port + ": " + (dial instanceof Dial.Refused ? "connect: connection refused" : "i/o timeout");
    }

    private int port(Container container, @org.jspecify.annotations.Nullable Object port) {
        return port instanceof Number number ? number.intValue() : container.spec().image().daemons().values().stream()
                .flatMap(daemon -> daemon.listens().stream()).findFirst().map(p -> p.port()).orElse(0);
    }
}
