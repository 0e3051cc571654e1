package dev.ktutor.kube.controlplane.etcd;

import dev.ktutor.kube.controlplane.Flags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** etcd's flags with their defaults (etcd 3.6, server/etcdmain/help.go). */
final class EtcdFlags {
    private static final Set<String> BOOLEANS = Set.of("client-cert-auth", "peer-client-cert-auth", "auto-tls", "peer-auto-tls",
            "force-new-cluster", "initial-corrupt-check", "experimental-initial-corrupt-check", "peer-skip-client-san-verification",
            "experimental-peer-skip-client-san-verification", "strict-reconfig-check", "enable-pprof", "pre-vote", "enable-grpc-gateway",
            "socket-reuse-port", "socket-reuse-address", "enable-log-rotation", "version");
    private static final Set<String> KNOWN = known();

    private final Flags flags;

    private static Set<String> known() {
        List<String> names = new ArrayList<>(BOOLEANS);
        names.addAll(List.of("name", "data-dir", "wal-dir", "snapshot-count", "heartbeat-interval", "election-timeout", "listen-peer-urls",
                "listen-client-urls", "listen-client-http-urls", "max-snapshots", "max-wals", "quota-backend-bytes", "initial-advertise-peer-urls",
                "initial-cluster", "initial-cluster-state", "initial-cluster-token", "advertise-client-urls", "discovery-token", "discovery-endpoints",
                "auto-compaction-retention", "auto-compaction-mode", "cert-file", "key-file", "client-cert-file", "client-key-file",
                "trusted-ca-file", "client-crl-file", "client-cert-allowed-hostname", "peer-cert-file", "peer-key-file", "peer-client-cert-file",
                "peer-client-key-file", "peer-trusted-ca-file", "peer-crl-file", "peer-cert-allowed-cn", "peer-cert-allowed-hostname", "cipher-suites",
                "tls-min-version", "tls-max-version", "cors", "host-whitelist", "auth-token", "bcrypt-cost", "logger", "log-level", "log-format",
                "log-outputs", "metrics", "listen-metrics-urls", "feature-gates", "watch-progress-notify-interval",
                "experimental-watch-progress-notify-interval", "corrupt-check-time", "compact-hash-check-time", "max-txn-ops", "max-request-bytes",
                "max-concurrent-streams", "grpc-keepalive-min-time", "grpc-keepalive-interval", "grpc-keepalive-timeout", "config-file",
                "backend-batch-limit", "backend-batch-interval", "compaction-batch-limit", "self-signed-cert-validity"));
        return Set.copyOf(names);
    }

    private EtcdFlags(Flags flags) {
        this.flags = flags;
    }

    static EtcdFlags parse(List<String> args) {
        return new EtcdFlags(Flags.parse(args, KNOWN, BOOLEANS));
    }

    Flags flags() {
        return flags;
    }

    String name() {
        return flags.get("name", "default");
    }

    String dataDir() {
        return flags.get("data-dir", name() + ".etcd");
    }

    List<String> listenPeerUrls() {
        return urls("listen-peer-urls", "http://localhost:2380");
    }

    List<String> listenClientUrls() {
        return urls("listen-client-urls", "http://localhost:2379");
    }

    List<String> advertisePeerUrls() {
        return urls("initial-advertise-peer-urls", "http://localhost:2380");
    }

    List<String> advertiseClientUrls() {
        return urls("advertise-client-urls", "http://localhost:2379");
    }

    private List<String> urls(String flag, String otherwise) {
        List<String> given = flags.list(flag);
        return given.isEmpty() ? List.of(otherwise) : given;
    }

    /** Peer URLs by member name. */
    Map<String, List<String>> initialCluster() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (String part : flags.get("initial-cluster", "default=http://localhost:2380").split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                members.computeIfAbsent(part.substring(0, equals).strip(), n -> new ArrayList<>()).add(part.substring(equals + 1).strip());
            }
        }
        return members;
    }

    String token() {
        return flags.get("initial-cluster-token", "etcd-cluster");
    }

    /** The files whose content decides how it runs. */
    List<String> files() {
        return List.of("cert-file", "key-file", "trusted-ca-file", "peer-cert-file", "peer-key-file", "peer-trusted-ca-file").stream()
                .map(flags::get).filter(file -> !file.isEmpty()).toList();
    }
}
