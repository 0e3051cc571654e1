package dev.ktutor.command.kubectl.config;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.KubeconfigEntry;
import dev.ktutor.kube.client.KubeconfigFields;
import dev.ktutor.kube.client.KubeconfigFiles;

/** {@code kubectl config set-cluster}. */
public final class ConfigSetCluster implements Verb {
    @Override
    public void run(Call call) {
        if (call.args().size() != 1) {
            throw ConfigAccess.helpError(call, call.args());
        }
        String name = call.args().get(0);
        validate(call, name);
        KubeconfigFiles files = call.access().kubeconfigFiles();
        Kubeconfig config = files.loadForEditing();
        KubeconfigEntry start = config.clusters().getOrDefault(name, KubeconfigEntry.empty(KubeconfigFields.CLUSTER));
        files.modify(config.withEntry(Kubeconfig.Section.CLUSTERS, name, modified(call, start)), true);
        call.out().println("Cluster " + GoText.quote(name) + " set.");
    }

    private static void validate(Call call, String name) {
        if (name.isEmpty()) {
            throw KubectlError.of("you must specify a non-empty cluster name");
        }
        String authority = call.flags().text("certificate-authority");
        if (call.flags().flag("insecure-skip-tls-verify") && !authority.isEmpty()) {
            throw KubectlError.of("you cannot specify a certificate authority and insecure mode at the same time");
        }
        if (call.flags().flag("embed-certs")) {
            if (authority.isEmpty()) {
                throw KubectlError.of("you must specify a --certificate-authority to embed");
            }
            ConfigAccess.requireFile(call, "certificate-authority", authority);
        }
    }

    private static KubeconfigEntry modified(Call call, KubeconfigEntry start) {
        ParsedFlags flags = call.flags();
        KubeconfigEntry cluster = start;
        if (flags.changed("server")) {
            cluster = cluster.with("server", flags.text("server")).with("tls-server-name", null);
        }
        if (flags.changed("tls-server-name")) {
            cluster = cluster.with("tls-server-name", flags.text("tls-server-name"));
        }
        if (flags.changed("insecure-skip-tls-verify")) {
            cluster = cluster.with("insecure-skip-tls-verify", flags.flag("insecure-skip-tls-verify"));
            if (flags.flag("insecure-skip-tls-verify")) {
                cluster = cluster.with("certificate-authority", null).with("certificate-authority-data", null);
            }
        }
        if (flags.changed("certificate-authority")) {
            String path = flags.text("certificate-authority");
            cluster = flags.flag("embed-certs")
                    ? cluster.with("certificate-authority-data", ConfigAccess.base64(call, path)).with("certificate-authority", null)
                    : cluster.with("certificate-authority", call.files().absolute(path)).with("certificate-authority-data", null);
            cluster = cluster.with("insecure-skip-tls-verify", null);
        }
        return flags.changed("proxy-url") ? cluster.with("proxy-url", flags.text("proxy-url")) : cluster;
    }
}
