package dev.ktutor.kube.controlplane.apiserver;

import dev.ktutor.kube.controlplane.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** kube-apiserver's flags (v1.36), and what of them this lab acts on. */
final class ApiServerFlags {
    private static final Set<String> BOOLEANS = Set.of("allow-privileged", "anonymous-auth", "client-ca-file-reload", "contention-profiling",
            "debug-socket-path", "enable-aggregator-routing", "enable-bootstrap-token-auth", "enable-garbage-collector", "enable-logs-handler",
            "enable-priority-and-fairness", "profiling", "service-account-extend-token-expiration", "service-account-lookup", "watch-cache",
            "http2-max-streams-per-connection", "audit-log-compress", "audit-log-truncate-enabled", "permit-port-sharing", "permit-address-sharing",
            "delete-collection-workers-off", "insecure-skip-tls-verify", "external-hostname-off");
    private static final Set<String> KNOWN = known();

    private final Flags flags;

    ApiServerFlags(List<String> args) {
        this.flags = Flags.parse(args, KNOWN, BOOLEANS);
    }

    private static Set<String> known() {
        List<String> names = new ArrayList<>(BOOLEANS);
        names.addAll(List.of("admission-control", "admission-control-config-file", "advertise-address", "api-audiences", "apiserver-count",
                "audit-log-batch-buffer-size", "audit-log-batch-max-size", "audit-log-batch-max-wait", "audit-log-format", "audit-log-maxage",
                "audit-log-maxbackup", "audit-log-maxsize", "audit-log-mode", "audit-log-path", "audit-log-version", "audit-policy-file",
                "audit-webhook-config-file", "audit-webhook-mode", "audit-webhook-batch-max-wait", "authentication-config",
                "authentication-token-webhook-cache-ttl", "authentication-token-webhook-config-file", "authentication-token-webhook-version",
                "authorization-config", "authorization-mode", "authorization-policy-file", "authorization-webhook-cache-authorized-ttl",
                "authorization-webhook-cache-unauthorized-ttl", "authorization-webhook-config-file", "authorization-webhook-version", "bind-address",
                "cert-dir", "client-ca-file", "cors-allowed-origins", "default-not-ready-toleration-seconds", "default-unreachable-toleration-seconds",
                "default-watch-cache-size", "delete-collection-workers", "disable-admission-plugins", "disabled-metrics", "egress-selector-config-file",
                "emulated-version", "enable-admission-plugins", "encryption-provider-config", "encryption-provider-config-automatic-reload",
                "endpoint-reconciler-type", "etcd-cafile", "etcd-certfile", "etcd-compaction-interval", "etcd-count-metric-poll-period",
                "etcd-db-metric-poll-interval", "etcd-healthcheck-timeout", "etcd-keyfile", "etcd-prefix", "etcd-readycheck-timeout", "etcd-servers",
                "etcd-servers-overrides", "event-ttl", "external-hostname", "feature-gates", "goaway-chance", "kubelet-certificate-authority",
                "kubelet-client-certificate", "kubelet-client-key", "kubelet-port", "kubelet-preferred-address-types", "kubelet-timeout",
                "kubernetes-service-node-port", "lease-reuse-duration-seconds", "livez-grace-period", "logging-format", "max-connection-bytes-per-sec",
                "max-mutating-requests-inflight", "max-requests-inflight", "min-request-timeout", "oidc-ca-file", "oidc-client-id", "oidc-groups-claim",
                "oidc-groups-prefix", "oidc-issuer-url", "oidc-required-claim", "oidc-signing-algs", "oidc-username-claim", "oidc-username-prefix",
                "proxy-client-cert-file", "proxy-client-key-file", "request-timeout", "requestheader-allowed-names", "requestheader-client-ca-file",
                "requestheader-extra-headers-prefix", "requestheader-group-headers", "requestheader-uid-headers", "requestheader-username-headers",
                "runtime-config", "secure-port", "service-account-issuer", "service-account-jwks-uri", "service-account-key-file",
                "service-account-max-token-expiration", "service-account-signing-key-file", "service-cluster-ip-range", "service-node-port-range",
                "show-hidden-metrics-for-version", "shutdown-delay-duration", "shutdown-send-retry-after", "storage-backend", "storage-media-type",
                "strict-transport-security-directives", "tls-cert-file", "tls-cipher-suites", "tls-min-version", "tls-private-key-file",
                "tls-sni-cert-key", "token-auth-file", "tracing-config-file", "v", "vmodule", "watch-cache-sizes", "log-flush-frequency"));
        return Set.copyOf(names);
    }

    Flags flags() {
        return flags;
    }

    int securePort() {
        String port = flags.get("secure-port", "6443");
        return port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 6443;
    }

    String bindAddress() {
        String address = flags.get("bind-address", "0.0.0.0");
        return address.equals("::") ? "0.0.0.0" : address;
    }

    List<String> authorizationModes() {
        List<String> modes = flags.list("authorization-mode");
        return modes.isEmpty() ? List.of("AlwaysAllow") : modes;
    }

    /** The files a change of which the real server notices while it runs (dynamiccertificates). */
    List<String> reloaded() {
        return List.of("tls-cert-file", "tls-private-key-file", "client-ca-file").stream().map(flags::get).filter(file -> !file.isEmpty()).toList();
    }
}
