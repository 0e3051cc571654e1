package dev.ktutor.kube.client;

/**
 * What flags say in place of the kubeconfig (clientcmd.ConfigOverrides).
 *
 * @param context {@code --context}, or ""
 * @param clusterName {@code --cluster}
 * @param userName {@code --user}
 * @param namespace {@code --namespace}
 * @param cluster {@code --server}, {@code --certificate-authority} and the like
 * @param user {@code --token}, {@code --client-key}, {@code --as} and the like
 */
public record ClientOverrides(String context, String clusterName, String userName, String namespace, KubeconfigEntry cluster,
        KubeconfigEntry user) {
    /** Nothing said. */
    public static final ClientOverrides NONE = new ClientOverrides("", "", "", "",
            KubeconfigEntry.empty(KubeconfigFields.CLUSTER), KubeconfigEntry.empty(KubeconfigFields.USER));
}
