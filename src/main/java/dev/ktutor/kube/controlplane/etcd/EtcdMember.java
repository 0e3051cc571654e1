package dev.ktutor.kube.controlplane.etcd;

import dev.ktutor.data.Tree;
import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.HttpService;
import dev.ktutor.host.net.Listener;
import dev.ktutor.host.net.Protocol;
import dev.ktutor.kube.controlplane.PemFiles;
import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.Digest;
import dev.ktutor.tls.TlsIdentity;
import dev.ktutor.tls.TlsServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One running member: its flags, its certificates, its ports. It starts and fails in the order of etcd 3.6
 * (server/embed/etcd.go): peer listeners, client listeners, the initial cluster, then serving.
 */
public final class EtcdMember implements ContainerProgram.Running {
    /** What it says of itself. */
    public static final String VERSION = "3.6.6";
    private static final String START = "etcdmain/etcd.go:";

    private final EtcdCluster cluster;
    private final ProgramContext context;
    private final EtcdFlags flags;
    private final PemFiles pem;
    private final ZapLog log;
    private final List<Listener> listeners = new ArrayList<>();
    private List<String> fingerprints = List.of();
    private @Nullable TlsIdentity peerIdentity;
    private List<Certificate> peerRoots = List.of();
    private boolean running;
    private boolean healthy;
    private final List<Runnable> lost = new ArrayList<>();

    EtcdMember(EtcdCluster cluster, ProgramContext context) {
        this.cluster = cluster;
        this.context = context;
        this.flags = EtcdFlags.parse(context.argv().subList(1, context.argv().size()));
        this.pem = new PemFiles(context);
        this.log = new ZapLog(context);
    }

    void start() {
        if (flags.flags().unknown() != null) {
            context.log("flag provided but not defined: -" + flags.flags().unknown());
            context.log("Usage:");
            context.log("");
            context.log("  etcd [flags]");
            context.log("    Start an etcd server.");
            context.exit(2);
            return;
        }
        log.info(START + "64", "Running: ", "args", context.argv());
        boolean known = context.nodePath(flags.dataDir() + "/member").map(path -> context.node().files().asRoot().isDirectory(path)).orElse(false);
        log.info(START + (known ? "116" : "94"), known ? "server has already been initialized" : "Initialize and start etcd server",
                "data-dir", flags.dataDir(), "dir-type", known ? "member" : "empty");
        fingerprints = flags.files().stream().map(pem::fingerprint).toList();
        try {
            peers();
            clients();
            checkInitialCluster();
        } catch (PemFiles.Unusable e) {
            log.fatal(START + "186", "discovery failed", "error", e.text());
            return;
        } catch (Unstartable e) {
            log.fatal(START + "186", "discovery failed", "error", e.getMessage());
            return;
        }
        serve();
    }

    /** Why it cannot start, in the Go error's words. */
    private static final class Unstartable extends Exception {
        private static final long serialVersionUID = 1;

        Unstartable(String message) {
            super(message, null, false, false);
        }
    }

    private void peers() throws Unstartable {
        List<String> urls = flags.listenPeerUrls();
        log.info("embed/etcd.go:132", "configuring peer listeners", "listen-peer-urls", urls);
        if (!flags.flags().get("peer-cert-file").isEmpty() || !flags.flags().get("peer-key-file").isEmpty()) {
            log.info("embed/etcd.go:528", "starting with peer TLS", "tls-info", tlsInfo("peer-"), "cipher-suites", List.of());
        }
        for (String url : urls) {
            open(url, "peer-", null);
        }
        if (urls.stream().anyMatch(url -> url.startsWith("https")) && !flags.flags().get("peer-cert-file").isEmpty()) {
            peerIdentity = pem.identity(flags.flags().get("peer-cert-file"), flags.flags().get("peer-key-file"));
            peerRoots = roots("peer-");
        }
    }

    private void clients() throws Unstartable {
        List<String> urls = flags.listenClientUrls();
        log.info("embed/etcd.go:140", "configuring client listeners", "listen-client-urls", urls);
        for (String url : urls) {
            open(url, "", new EtcdService(this));
        }
    }

    private void open(String text, String kind, @Nullable HttpService service) throws Unstartable {
        Url url = Url.parse(text);
        TlsServer tls = null;
        if (url.tls()) {
            String certificate = flags.flags().get(kind + "cert-file");
            String key = flags.flags().get(kind + "key-file");
            if (certificate.isEmpty() || key.isEmpty()) {
                throw new Unstartable("KeyFile and CertFile must both be present[key: " + key + ", cert: " + certificate + "]");
            }
            TlsIdentity identity = pem.identity(certificate, key);
            List<Certificate> roots = roots(kind);
            boolean asks = !flags.flags().get(kind + "trusted-ca-file").isEmpty() || flags.flags().on(kind + "client-cert-auth");
            tls = new TlsServer(() -> identity, asks ? TlsServer.ClientAuth.REQUIRE_AND_VERIFY : TlsServer.ClientAuth.NONE, () -> roots);
        }
        Host host = context.network();
        boolean local = url.host().equals("0.0.0.0") || url.host().startsWith("127.") || url.host().equals("localhost") || url.host().equals(host.address());
        if (!local) {
            throw new Unstartable("listen tcp " + url.authority() + ": bind: cannot assign requested address");
        }
        String address = url.host().equals("localhost") ? "127.0.0.1" : url.host();
        listeners.add(new Listener(address, url.port(), Protocol.TCP, "etcd", tls, service, ""));
    }

    private List<Certificate> roots(String kind) {
        String file = flags.flags().get(kind + "trusted-ca-file");
        return file.isEmpty() ? List.of() : pem.authorities(file);
    }

    private String tlsInfo(String kind) {
        return "cert = " + flags.flags().get(kind + "cert-file") + ", key = " + flags.flags().get(kind + "key-file")
                + ", client-cert=, client-key=, trusted-ca = " + flags.flags().get(kind + "trusted-ca-file") + ", client-cert-auth = "
                + flags.flags().on(kind + "client-cert-auth") + ", crl-file = ";
    }

    /** The checks of config.ServerConfig's VerifyBootstrap. */
    private void checkInitialCluster() throws Unstartable {
        Map<String, List<String>> members = flags.initialCluster();
        List<String> own = members.get(flags.name());
        if (own == null) {
            throw new Unstartable("couldn't find local name \"" + flags.name() + "\" in the initial cluster configuration");
        }
        if (!new TreeSet<>(own).equals(new TreeSet<>(flags.advertisePeerUrls()))) {
            List<String> missing = own.stream().filter(url -> !flags.advertisePeerUrls().contains(url)).toList();
            List<String> extra = flags.advertisePeerUrls().stream().filter(url -> !own.contains(url)).toList();
            throw new Unstartable(missing.isEmpty()
                    ? "--initial-advertise-peer-urls has " + String.join(",", extra) + " but missing from --initial-cluster="
                            + named(own)
                    : "--initial-cluster has " + named(missing) + " but missing from --initial-advertise-peer-urls="
                            + String.join(",", flags.advertisePeerUrls()));
        }
    }

    private String named(List<String> urls) {
        return urls.stream().map(url -> flags.name() + "=" + url).collect(Collectors.joining(","));
    }

    private void serve() {
        running = true;
        context.nodePath(flags.dataDir()).ifPresent(path -> {
            FileView files = context.node().files().asRoot();
            files.makeDirectories(path + "/member/wal");
            files.makeDirectories(path + "/member/snap");
            if (!files.exists(path + "/member/snap/db")) {
                files.write(path + "/member/snap/db", "");
            }
            files.chmod(path, 0700);
        });
        listeners.forEach(context::listen);
        flags.flags().list("listen-metrics-urls").stream().map(Url::parse).filter(url -> !url.tls()).forEach(url ->
                context.listen(new Listener(url.host(), url.port(), Protocol.TCP, "etcd", null, new EtcdService(this), "")));
        log.info("embed/etcd.go:322", "starting an etcd server", "etcd-version", VERSION, "name", flags.name(), "data-dir", flags.dataDir(),
                "initial-advertise-peer-urls", flags.advertisePeerUrls(), "advertise-client-urls", flags.advertiseClientUrls(),
                "initial-cluster", flags.flags().get("initial-cluster"), "initial-cluster-state", flags.flags().get("initial-cluster-state", "new"));
        log.info("embed/etcd.go:637", "serving peer traffic", "address", Url.parse(flags.listenPeerUrls().get(0)).authority());
        cluster.joined(this);
    }

    void whenLost(Runnable action) {
        lost.add(action);
    }

    private void tellLost() {
        List<Runnable> actions = List.copyOf(lost);
        lost.clear();
        actions.forEach(Runnable::run);
    }

    /** Its leader changed: tells the log, and serves or stops serving. */
    void leader(@Nullable EtcdMember leader) {
        boolean before = healthy;
        healthy = leader != null;
        if (healthy && !before) {
            log.info("raft", id() + " elected leader " + (leader == null ? "" : leader.id()) + " at term 2");
            log.info("embed/serve.go:139", "ready to serve client requests");
            for (String url : flags.listenClientUrls()) {
                log.info("embed/serve.go:" + (url.startsWith("https") ? "283" : "220"),
                        url.startsWith("https") ? "serving client traffic securely" : "serving client traffic insecurely",
                        "traffic", "grpc+http", "address", Url.parse(url).authority());
            }
        } else if (!healthy) {
            log.warn("etcdserver/server.go:1824", "failed to publish local member to cluster through raft", "local-member-id", id(),
                    "local-member-attributes", "{Name:" + flags.name() + " ClientURLs:" + flags.advertiseClientUrls() + "}",
                    "publish-timeout", "7s", "error", "etcdserver: request timed out");
            tellLost();
        }
    }

    /** A handshake with another member failed while this one was the client. */
    void cannotReach(String peerName, String peerUrl, String error) {
        log.warn("rafthttp/probing_status.go:68", "prober detected unhealthy status", "round-tripper-name", "ROUND_TRIPPER_RAFT_MESSAGE",
                "remote-peer-id", idOf(List.of(peerUrl)), "rtt", "0s", "error", error);
        context.node().journal().refused("etcd.peer", Tree.of("member", flags.name(), "peer", peerName, "url", peerUrl, "error", error)
                .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))));
    }

    /** A handshake failed while this one was the server. */
    void rejected(String endpoint, String address, String serverName, String error) {
        log.warn("embed/config_logging.go:188", "rejected connection on " + endpoint + " endpoint", "remote-addr",
                address + ":" + (32768 + context.node().chance().below(28000)), "server-name", serverName, "error", error);
    }

    @Override
    public void stop() {
        if (running) {
            running = false;
            healthy = false;
            cluster.left(this);
            tellLost();
        }
    }

    @Override
    public void filesChanged() {
        if (running && !flags.files().stream().map(pem::fingerprint).toList().equals(fingerprints)) {
            log.info("osutil/interrupt_unix.go:65", "received signal; shutting down", "signal", "terminated");
            log.info("embed/etcd.go:403", "closing etcd server", "name", flags.name(), "data-dir", flags.dataDir(),
                    "advertise-peer-urls", flags.advertisePeerUrls(), "advertise-client-urls", flags.advertiseClientUrls());
            context.exit(0);
        }
    }

    @Override
    public String startsFrom() {
        return String.join("\0", flags.files().stream().map(pem::fingerprint).toList());
    }

    @Override
    public boolean healthy() {
        return healthy;
    }

    /** Its name. */
    public String name() {
        return flags.name();
    }

    /** Its id in hexadecimal: a hash of its peer URLs and the cluster's token. */
    public String id() {
        return idOf(flags.initialCluster().getOrDefault(flags.name(), List.of()));
    }

    private String idOf(List<String> peerUrls) {
        return memberId(peerUrls, flags.token());
    }

    /** The id of the member with these peer URLs, in the same cluster as another. */
    public static String id(List<String> peerUrls, EtcdMember known) {
        return known.idOf(peerUrls);
    }

    static String memberId(List<String> peerUrls, String token) {
        byte[] hash = Digest.SHA1.of((String.join("", new TreeSet<>(peerUrls)) + token).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(ByteBuffer.wrap(hash).getLong());
    }

    /** Peer URLs by name of all members it was told of, itself among them. */
    public Map<String, List<String>> members() {
        return flags.initialCluster();
    }

    /** The URLs it tells clients. */
    public List<String> clientUrls() {
        return flags.advertiseClientUrls();
    }

    /** The cluster it is part of. */
    public EtcdCluster cluster() {
        return cluster;
    }

    boolean skipsPeerNames() {
        return flags.flags().on("peer-skip-client-san-verification") || flags.flags().on("experimental-peer-skip-client-san-verification");
    }

    Host host() {
        return context.network();
    }

    Optional<TlsIdentity> peerIdentity() {
        return Optional.ofNullable(peerIdentity);
    }

    List<Certificate> peerRoots() {
        return peerRoots;
    }

    java.time.Instant now() {
        return context.timeline().simulation().now();
    }
}
