package dev.ktutor.kube.controlplane;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.kube.client.ClientConfig;
import dev.ktutor.kube.client.ClientOverrides;
import dev.ktutor.kube.client.HttpsKubeClient;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.KubeconfigError;
import dev.ktutor.text.ByteText;

/** Makes the clients of the cluster's own programs from their kubeconfigs. */
public final class KubeClients {
    private KubeClients() { }

    /**
     * A client that runs on a host and names itself so.
     *
     * @param text the kubeconfig
     * @param path its path, for error messages
     * @throws KubeconfigError if it cannot be used
     */
    public static KubeClient of(Host host, FileView files, byte[] text, String path, String userAgent) {
        Kubeconfig config = Kubeconfig.parse(ByteText.decode(text), path);
        HttpsKubeClient client = new HttpsKubeClient(host, files, new ClientConfig(config, ClientOverrides.NONE, files).settings(), userAgent);
        client.checkCredentials();
        return client;
    }
}
