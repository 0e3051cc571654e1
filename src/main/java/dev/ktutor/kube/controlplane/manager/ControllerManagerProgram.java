package dev.ktutor.kube.controlplane.manager;

import dev.ktutor.kube.client.ClientSettings;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.controller.Controller;
import dev.ktutor.kube.controller.ControllerContext;
import dev.ktutor.kube.controller.Controllers;
import dev.ktutor.kube.controlplane.PemFiles;
import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;
import dev.ktutor.pki.Certificate;
import dev.ktutor.pki.PkiException;
import dev.ktutor.pki.PrivateKeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** kube-controller-manager as a program of the lab. */
public final class ControllerManagerProgram implements ContainerProgram {
    private static final int PORT = 10257;

    @Override
    public String name() {
        return "kube-controller-manager";
    }

    @Override
    public Running start(ProgramContext context) {
        return new Process(context).start();
    }

    private static Set<String> known() {
        List<String> names = new ArrayList<>(ManagerProcess.commonFlags());
        names.addAll(List.of("allocate-node-cidrs", "attach-detach-reconcile-sync-period", "cidr-allocator-type", "cloud-provider", "cluster-cidr",
                "cluster-name", "cluster-signing-cert-file", "cluster-signing-duration", "cluster-signing-key-file",
                "cluster-signing-kube-apiserver-client-cert-file", "cluster-signing-kube-apiserver-client-key-file",
                "cluster-signing-kubelet-client-cert-file", "cluster-signing-kubelet-client-key-file", "cluster-signing-kubelet-serving-cert-file",
                "cluster-signing-kubelet-serving-key-file", "cluster-signing-legacy-unknown-cert-file", "cluster-signing-legacy-unknown-key-file",
                "concurrent-deployment-syncs", "concurrent-gc-syncs", "concurrent-namespace-syncs", "concurrent-replicaset-syncs",
                "controller-start-interval", "controllers", "enable-garbage-collector", "endpointslice-updates-batch-period", "max-endpoints-per-slice",
                "min-resync-period", "namespace-sync-period", "node-cidr-mask-size", "node-cidr-mask-size-ipv4", "node-monitor-grace-period",
                "node-monitor-period", "root-ca-file", "service-account-private-key-file", "service-cluster-ip-range", "terminated-pod-gc-threshold",
                "use-service-account-credentials", "configure-cloud-routes", "horizontal-pod-autoscaler-sync-period"));
        return Set.copyOf(names);
    }

    /** A running one. */
    private static final class Process extends ManagerProcess {
        private List<Controller> controllers = List.of();

        Process(ProgramContext context) {
            super(context, "kube-controller-manager", PORT, known(), Set.of("leader-elect", "profiling", "allocate-node-cidrs",
                    "use-service-account-credentials", "enable-garbage-collector", "configure-cloud-routes"));
        }

        @Override
        void check() {
            String key = flags().get("service-account-private-key-file");
            if (!key.isEmpty()) {
                pem().text(key);
            }
            String root = flags().get("root-ca-file");
            if (!root.isEmpty()) {
                String text;
                try {
                    text = pem().text(root);
                } catch (PemFiles.Unusable e) {
                    throw PemFiles.unusable("error parsing root-ca-file at " + root + ": error reading " + root + ": " + e.text());
                }
                if (text.isBlank()) {
                    throw PemFiles.unusable("error parsing root-ca-file at " + root + ": data does not contain any valid RSA or ECDSA certificates");
                }
            }
        }

        @Override
        void begin(KubeClient client, ClientSettings settings) {
            ControllerContext shared = new ControllerContext(
                    account -> flags().on("use-service-account-credentials") && !account.equals(ControllerContext.SHARED_INFORMERS)
                            ? new AccountClient(context().network(), client, settings.cluster(), account) : client,
                    context().timeline(), context().node().chance(), context().node().journal(), this::signer, this::rootCa, this::serviceAccountKey);
            controllers = Controllers.all(shared).stream().filter(this::wanted).toList();
            controllers.forEach(Controller::start);
        }

        /** --controllers: "*" is all, "name" adds one, "-name" leaves one out. */
        private boolean wanted(Controller controller) {
            List<String> names = flags().list("controllers");
            return !names.contains("-" + controller.name()) && (names.isEmpty() || names.contains("*") || names.contains(controller.name()));
        }

        private Optional<ControllerContext.SigningAuthority> signer(String signerName) {
            String own = switch (signerName) {
                case "kubernetes.io/kube-apiserver-client" -> "kube-apiserver-client";
                case "kubernetes.io/kube-apiserver-client-kubelet" -> "kubelet-client";
                case "kubernetes.io/kubelet-serving" -> "kubelet-serving";
                default -> "legacy-unknown";
            };
            String certificate = flags().get("cluster-signing-" + own + "-cert-file", flags().get("cluster-signing-cert-file"));
            String key = flags().get("cluster-signing-" + own + "-key-file", flags().get("cluster-signing-key-file"));
            try {
                return certificate.isEmpty() || key.isEmpty() ? Optional.empty() : Optional.of(new ControllerContext.SigningAuthority(
                        Certificate.parsePem(pem().text(certificate)), PrivateKeyPair.parsePem(pem().text(key))));
            } catch (PemFiles.Unusable | PkiException e) {
                return Optional.empty();
            }
        }

        private Optional<String> rootCa() {
            try {
                String file = flags().get("root-ca-file");
                return file.isEmpty() ? Optional.empty() : Optional.of(pem().text(file));
            } catch (PemFiles.Unusable e) {
                return Optional.empty();
            }
        }

        private Optional<PrivateKeyPair> serviceAccountKey() {
            try {
                String file = flags().get("service-account-private-key-file");
                return file.isEmpty() ? Optional.empty() : Optional.of(PrivateKeyPair.parsePem(pem().text(file)));
            } catch (PemFiles.Unusable | PkiException e) {
                return Optional.empty();
            }
        }

        @Override
        void end() {
            controllers.forEach(Controller::stop);
        }
    }
}
