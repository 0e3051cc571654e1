package dev.ktutor.kube.controlplane.manager;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Body;
import dev.ktutor.host.net.HttpResponse;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ClientConfig;
import dev.ktutor.kube.client.ClientOverrides;
import dev.ktutor.kube.client.ClientSettings;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.HttpsKubeClient;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.KubeconfigError;
import dev.ktutor.kube.client.loop.Kinds;
import dev.ktutor.kube.controlplane.Flags;
import dev.ktutor.kube.controlplane.Klog;
import dev.ktutor.kube.controlplane.PemFiles;
import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kube-controller-manager and kube-scheduler have in common: a kubeconfig, a health port, loops that begin once the API server answers. */
abstract class ManagerProcess implements ContainerProgram.Running {
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final ProgramContext context;
    private final String program;
    private final int port;
    private final Flags flags;
    private final Klog log;
    private final PemFiles pem;
    private boolean stopped;
    private boolean working;
    private String kubeconfigText = "";

    ManagerProcess(ProgramContext context, String program, int port, Set<String> known, Set<String> booleans) {
        this.context = context;
        this.program = program;
        this.port = port;
        this.flags = Flags.parse(context.argv().subList(1, context.argv().size()), known, booleans);
        this.log = new Klog(context);
        this.pem = new PemFiles(context);
    }

    /** Begins the loops. */
    abstract void begin(KubeClient client, ClientSettings settings);

    /** Ends the loops. */
    abstract void end();

    /** Checks files before anything else; fails with the program's words. */
    abstract void check();

    final ContainerProgram.Running start() {
        if (flags.unknown() != null) {
            context.log("Error: unknown flag: --" + flags.unknown());
            context.exit(1);
            return this;
        }
        log.info("serving.go:386", "Generated self-signed cert in-memory");
        try {
            check();
            String path = flags.get("kubeconfig");
            kubeconfigText = pem.text(path);
            ClientSettings settings = settings(path);
            HttpsKubeClient client = new HttpsKubeClient(context.network(), seen(), settings, program + "/v1.36.4 (linux/amd64) kubernetes");
            client.checkCredentials();
            listen();
            log.info("server.go:167", "\"Starting Kubernetes " + (port == 10259 ? "Scheduler" : "Controller Manager") + "\" version=\"v1.36.4\"");
            whenReachable(client, settings, Duration.ofSeconds(1));
        } catch (PemFiles.Unusable e) {
            fail(e.text());
        } catch (KubeconfigError e) {
            fail("invalid configuration: " + e.getMessage());
        }
        return this;
    }

    private void fail(String error) {
        log.error("run.go:72", "\"command failed\" err=" + Json.quote(error));
        context.exit(1);
    }

    private ClientSettings settings(String path) {
        Kubeconfig config = Kubeconfig.parse(kubeconfigText, path);
        return new ClientConfig(config, ClientOverrides.NONE, seen()).settings();
    }

    /** Files that a kubeconfig names are read from the node: the real ones carry their data inside. */
    private FileView seen() {
        return context.node().files().asRoot();
    }

    private void listen() {
        String address = flags.get("bind-address", "0.0.0.0");
        context.listen(new Listener(address, port, Protocol.TCP, program, null, (request, peer) -> new HttpResponse(healthy() ? 200 : 500,
                Map.of("content-type", "text/plain"), Body.of("ok")), ""));
    }

    /** Leader election needs the API server: until it answers, nothing begins. */
    private void whenReachable(KubeClient client, ClientSettings settings, Duration pause) {
        if (stopped) {
            return;
        }
        try {
            acquire(client);
            log.info("leaderelection.go:257", "attempting to acquire leader lease kube-system/" + program + "...");
            log.info("leaderelection.go:271", "successfully acquired lease kube-system/" + program);
            working = true;
            begin(client, settings);
        } catch (ConnectionError | ApiException e) {
            log.error("leaderelection.go:436", "error retrieving resource lock kube-system/" + program + ": " + e.getMessage());
            Duration next = pause.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause.multipliedBy(2);
            context.timeline().schedule(pause, () -> whenReachable(client, settings, next));
        }
    }

    private void acquire(KubeClient client) {
        String now = context.timeline().now().truncatedTo(ChronoUnit.MICROS).toString();
        Optional<KubeObject> lease = client.find(Kinds.LEASES, "kube-system", program);
        Map<String, Object> spec = Tree.of("acquireTime", now, "holderIdentity", context.node().name() + "_" + context.node().chance().uuid(),
                "leaseDurationSeconds", 15L, "leaseTransitions", lease.map(l -> l.number("spec", "leaseTransitions") + 1).orElse(0L), "renewTime", now);
        if (lease.isPresent()) {
            client.update(lease.get().with(spec, "spec"));
        } else {
            client.create(KubeObject.of("coordination.k8s.io/v1", "Lease", "kube-system", program).with(spec, "spec"));
        }
    }

    final ProgramContext context() {
        return context;
    }

    final Flags flags() {
        return flags;
    }

    final PemFiles pem() {
        return pem;
    }

    @Override
    public void stop() {
        stopped = true;
        if (working) {
            working = false;
            end();
        }
    }

    @Override
    public boolean healthy() {
        return !stopped;
    }

    /** Flags of both programs. */
    static List<String> commonFlags() {
        return List.of("authentication-kubeconfig", "authentication-tolerate-lookup-failure", "authorization-kubeconfig", "authorization-always-allow-paths",
                "bind-address", "cert-dir", "client-ca-file", "config", "feature-gates", "http2-max-streams-per-connection", "kube-api-burst",
                "kube-api-content-type", "kube-api-qps", "kubeconfig", "leader-elect", "leader-elect-lease-duration", "leader-elect-renew-deadline",
                "leader-elect-resource-lock", "leader-elect-resource-name", "leader-elect-resource-namespace", "leader-elect-retry-period", "log-flush-frequency",
                "logging-format", "master", "permit-address-sharing", "permit-port-sharing", "profiling", "requestheader-allowed-names",
                "requestheader-client-ca-file", "requestheader-extra-headers-prefix", "requestheader-group-headers", "requestheader-username-headers",
                "secure-port", "tls-cert-file", "tls-cipher-suites", "tls-min-version", "tls-private-key-file", "v", "vmodule", "emulated-version",
                "disabled-metrics", "show-hidden-metrics-for-version", "write-config-to", "contention-profiling", "pod-max-in-unschedulable-pods-duration");
    }
}
