package dev.ktutor.kube.controller.certificates;

/** The signers built into Kubernetes (certificates.k8s.io/v1). */
final class SignerNames {
    static final String CLIENT = "kubernetes.io/kube-apiserver-client";
    static final String KUBELET_CLIENT = "kubernetes.io/kube-apiserver-client-kubelet";
    static final String KUBELET_SERVING = "kubernetes.io/kubelet-serving";
    static final String LEGACY = "kubernetes.io/legacy-unknown";

    private SignerNames() { }
}
