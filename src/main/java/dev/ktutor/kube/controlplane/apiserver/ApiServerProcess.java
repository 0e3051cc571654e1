package dev.ktutor.kube.controlplane.apiserver;

import dev.ktutor.data.Json;
import dev.ktutor.data.YamlError;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.controlplane.Flags;
import dev.ktutor.kube.controlplane.Klog;
import dev.ktutor.kube.controlplane.PemFiles;
import dev.ktutor.kube.controlplane.etcd.EtcdDialer;
import dev.ktutor.kube.controlplane.etcd.EtcdService;
import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;
import dev.ktutor.kube.server.ApiServer;
import dev.ktutor.kube.server.ApiServerConfig;
import dev.ktutor.kube.server.AuditEvent;
import dev.ktutor.kube.server.Bootstrap;
import dev.ktutor.kube.store.Store;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Pem;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import dev.ktutor.pki.PublicKey;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running kube-apiserver: reads its files, connects to etcd, then serves. Without etcd it gives up after 20 seconds, as
 * the real one; while it serves, a lost etcd is looked for again until the kubelet's probes would have killed it.
 */
final class ApiServerProcess implements ContainerProgram.Running {
    private static final Duration GIVE_UP = Duration.ofSeconds(20);
    private static final Duration PROBES_KILL = Duration.ofSeconds(90);
    private static final String FAILED = "run.go:72";

    /** How the lab's grader names itself: what it asks is no part of the lab's story. */
    private static final String UNSEEN = "ktutor-grader";

    private final ProgramContext context;
    private final Consumer<ApiServer> served;
    private final ApiServerFlags options;
    private final Flags flags;
    private final Klog log;
    private final PemFiles pem;
    private @Nullable TlsIdentity serving;
    private List<Certificate> clientAuthorities = List.of();
    private @Nullable ApiHttp http;
    private @Nullable EtcdService etcd;
    private @Nullable Store store;
    private final Map<String, String> fingerprints = new HashMap<>();
    private int channel = 1;

    ApiServerProcess(ProgramContext context, Consumer<ApiServer> served) {
        this.context = context;
        this.served = served;
        this.options = new ApiServerFlags(context.argv().subList(1, context.argv().size()));
        this.flags = options.flags();
        this.log = new Klog(context);
        this.pem = new PemFiles(context);
    }

    void start() {
        if (flags.unknown() != null) {
            context.log("Error: unknown flag: --" + flags.unknown());
            context.exit(1);
            return;
        }
        log.info("options.go:263", "external host was not specified, using " + flags.get("advertise-address", context.address()));
        log.info("server.go:150", "Version: v1.36.4");
        try {
            serving = pem.identity(flags.get("tls-cert-file"), flags.get("tls-private-key-file"));
            clientAuthorities = clientAuthorities();
            serviceAccountKeys();
            auditPolicy();
            modes();
        } catch (PemFiles.Unusable e) {
            fail(e.text());
            return;
        }
        options.reloaded().forEach(file -> fingerprints.put(file, pem.fingerprint(file)));
        EtcdDialer dialer;
        try {
            dialer = dialer();
        } catch (PemFiles.Unusable e) {
            log.line('F', "instance.go:232", "Error creating leases: error creating storage factory: " + e.text());
            context.exit(255);
            return;
        }
        connect(dialer, context.timeline().now().plus(GIVE_UP), Duration.ofSeconds(1));
    }

    private void fail(String error) {
        log.error(FAILED, "\"command failed\" err=" + Json.quote(error));
        context.exit(1);
    }

    private List<Certificate> clientAuthorities() {
        String file = flags.get("client-ca-file");
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            List<Certificate> found = pem.authorities(file);
            if (found.isEmpty()) {
                throw failure("unable to load client CA provider: data does not contain any valid RSA or ECDSA certificates");
            }
            return found;
        } catch (PemFiles.Unusable e) {
            throw e.text().startsWith("unable") ? e : failure("unable to load client CA provider: " + e.text());
        }
    }

    private static PemFiles.Unusable failure(String text) {
        return PemFiles.unusable(text);
    }

    private void serviceAccountKeys() {
        String signing = flags.get("service-account-signing-key-file");
        if (!signing.isEmpty() && privateKey(signing) == null) {
            throw failure("failed to parse service-account-issuer-key-file: data does not contain a valid RSA or ECDSA private key");
        }
        for (String file : flags.list("service-account-key-file")) {
            if (publicKeys(file).isEmpty()) {
                throw failure("failed to parse service-account-key-file \"" + file + "\": data does not contain any valid RSA or ECDSA public keys");
            }
        }
    }

    private @Nullable PrivateKeyPair privateKey(String file) {
        try {
            return file.isEmpty() ? null : PrivateKeyPair.parsePem(pem.text(file));
        } catch (PkiException e) {
            return null;
        }
    }

    private List<PublicKey> publicKeys(String file) {
        List<PublicKey> keys = new ArrayList<>();
        for (Pem.Block block : Pem.parseAll(pem.text(file))) {
            try {
                keys.add(block.label().equals("PUBLIC KEY") ? PublicKey.parse(block.der())
                        : block.label().equals("CERTIFICATE") ? Certificate.parse(block.der()).publicKey() : PrivateKeyPair.parsePem(block.text()).publicKey());
            } catch (PkiException e) {
                // As client-go's keyutil: a block that holds no key is passed over.
                continue;
            }
        }
        return keys;
    }

    private Optional<AuditPolicy> auditPolicy() {
        String file = flags.get("audit-policy-file");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuditPolicy(pem.text(file)));
        } catch (PemFiles.Unusable e) {
            throw failure("loading audit policy file: failed to read file path \"" + file + "\": " + e.text());
        } catch (YamlError e) {
            throw failure("loading audit policy file: failed decoding: " + e.getMessage() + ": from file " + file);
        }
    }

    private void modes() {
        for (String mode : options.authorizationModes()) {
            if (!Set.of("Node", "RBAC", "AlwaysAllow", "AlwaysDeny", "ABAC", "Webhook").contains(mode)) {
                throw failure("authorization-mode \"" + mode + "\" is not a valid mode");
            }
        }
    }

    private EtcdDialer dialer() {
        List<Certificate> roots = flags.get("etcd-cafile").isEmpty() ? List.of() : pem.authorities(flags.get("etcd-cafile"));
        boolean shows = !flags.get("etcd-certfile").isEmpty();
        Optional<TlsIdentity> identity = shows ? Optional.of(pem.identity(flags.get("etcd-certfile"), flags.get("etcd-keyfile"))) : Optional.empty();
        return new EtcdDialer(context.network(), roots, identity, false);
    }

    /** Tries every endpoint; as long as none answers, tries again until the deadline. */
    private void connect(EtcdDialer dialer, Instant deadline, Duration pause) {
        if (!context.alive()) {
            return;
        }
        String error = "";
        for (String endpoint : flags.list("etcd-servers")) {
            EtcdDialer.Attempt attempt = dialer.dial(endpoint, context.timeline().simulation().now());
            if (attempt instanceof EtcdDialer.Attempt.Open open && open.service().store().isPresent()) {
                connected(dialer, open.service(), open.service().store().get());
                return;
            }
            if (attempt instanceof EtcdDialer.Attempt.Failed failed) {
                error = failed.description();
                String authority = endpoint.replaceFirst("^[a-z]+://", "");
                log.warn("logging.go:55", "[core] [Channel #" + channel + " SubChannel #" + (channel + 1) + "]grpc: addrConn.createTransport failed to connect to {Addr: \""
                        + authority + "\", ServerName: \"" + authority + "\", BalancerAttributes: {\"<%!p(pickfirstleaf.managedByPickfirstKeyType={})>\": \"<%!p(bool=true)>\" }}. "
                        + "Err: connection error: " + failed.description());
                channel += 2;
            }
        }
        if (!context.timeline().now().isBefore(deadline)) {
            context.node().journal().refused("apiserver.etcd", Map.of("servers", flags.get("etcd-servers"), "error", error.isEmpty() ? "etcdserver: no leader" : error,
                    "ca", flags.get("etcd-cafile"), "certificate", flags.get("etcd-certfile")));
            if (http == null) {
                log.line('F', "instance.go:232", "Error creating leases: error creating storage factory: context deadline exceeded");
                context.exit(255);
            } else {
                log.info("genericapiserver.go:553", "\"[graceful-termination] shutdown event\" name=\"ShutdownInitiated\"");
                context.exit(137);
            }
            return;
        }
        Duration longer = pause.multipliedBy(8).dividedBy(5);
        context.timeline().schedule(pause, () -> connect(dialer, deadline, longer));
    }

    private void connected(EtcdDialer dialer, EtcdService service, Store data) {
        etcd = service;
        service.whenLost(() -> {
            etcd = null;
            context.timeline().schedule(Duration.ofSeconds(1), () -> connect(dialer, context.timeline().now().plus(PROBES_KILL), Duration.ofSeconds(1)));
        });
        if (http == null) {
            store = data;
            serve(data);
        }
    }

    private void serve(Store data) {
        Optional<AuditPolicy> policy = auditPolicy();
        Consumer<AuditEvent> audit = flags.get("audit-log-path").isEmpty() ? event -> { } : event -> audit(policy, event);
        List<PublicKey> verifying = flags.list("service-account-key-file").stream().flatMap(file -> publicKeys(file).stream()).toList();
        PrivateKeyPair signing = privateKey(flags.get("service-account-signing-key-file"));
        Optional<TlsIdentity> shown = kubeletIdentity();
        List<Certificate> kubeletRoots = flags.get("kubelet-certificate-authority").isEmpty() ? List.of() : pem.authorities(flags.get("kubelet-certificate-authority"));
        ApiServer server = new ApiServer(ApiServerConfig.of(data, context.timeline(), context.node().chance(), context.node().journal(), () -> clientAuthorities)
                .withAuthorizationModes(options.authorizationModes()).withDisabledPlugins(disabledPlugins())
                .withAnonymous(!flags.get("anonymous-auth", "true").equals("false")).withAudit(audit)
                .withServiceAccountKeys(() -> signing, () -> verifying)
                .withPods(new KubeletConnector(context.network(), () -> shown, kubeletRoots, () -> context.timeline().simulation().now())));
        if (!context.resumed()) {
            Bootstrap bootstrap = new Bootstrap(server);
            bootstrap.run();
            bootstrap.service(flags.get("advertise-address", context.address()), options.securePort());
        }
        served.accept(server);
        ApiHttp service = new ApiHttp(server, () -> etcd != null && etcd.store().filter(present -> present == store).isPresent());
        http = service;
        TlsServer tls = new TlsServer(() -> java.util.Objects.requireNonNull(serving), TlsServer.ClientAuth.REQUEST, () -> clientAuthorities);
        context.listen(new Listener(options.bindAddress(), options.securePort(), Protocol.TCP, "kube-apiserver", tls, service, ""));
        log.info("secure_serving.go:211", "Serving securely on [::]:" + options.securePort());
        log.info("tlsconfig.go:243", "\"Starting DynamicServingCertificateController\"");
    }

    private Optional<TlsIdentity> kubeletIdentity() {
        try {
            return flags.get("kubelet-client-certificate").isEmpty() ? Optional.empty()
                    : Optional.of(pem.identity(flags.get("kubelet-client-certificate"), flags.get("kubelet-client-key")));
        } catch (PemFiles.Unusable e) {
            return Optional.empty();
        }
    }

    private Set<String> disabledPlugins() {
        return Set.copyOf(flags.list("disable-admission-plugins"));
    }

    private void audit(Optional<AuditPolicy> policy, AuditEvent event) {
        if (event.userAgent().equals(UNSEEN) || policy.isEmpty() || policy.get().level(event).equals("None")) {
            return;
        }
        context.append(flags.get("audit-log-path"), event.toObject() + "\n");
    }

    @Override
    public void filesChanged() {
        boolean changed = false;
        for (Map.Entry<String, String> entry : fingerprints.entrySet()) {
            String present = pem.fingerprint(entry.getKey());
            changed |= !present.equals(entry.setValue(present));
        }
        if (!changed) {
            return;
        }
        try {
            serving = pem.identity(flags.get("tls-cert-file"), flags.get("tls-private-key-file"));
            clientAuthorities = clientAuthorities();
            log.info("dynamic_serving_content.go:216", "\"Loaded a new cert/key pair\" name=\"serving-cert::" + flags.get("tls-cert-file") + "::"
                    + flags.get("tls-private-key-file") + "\"");
        } catch (PemFiles.Unusable e) {
            log.error("dynamic_serving_content.go:151", "\"Unhandled Error\" err=\"key failed with : " + e.text() + "\"");
        }
    }

    @Override
    public void stop() {
        if (http != null) {
            http.close();
        }
    }

    @Override
    public String startsFrom() {
        List<String> files = List.of("tls-cert-file", "tls-private-key-file", "client-ca-file", "etcd-cafile", "etcd-certfile", "etcd-keyfile",
                "service-account-key-file", "service-account-signing-key-file", "audit-policy-file");
        return String.join("\0", files.stream().map(flags::get).filter(file -> !file.isEmpty()).map(pem::fingerprint).toList());
    }

    @Override
    public boolean healthy() {
        return http != null && etcd != null;
    }
}
