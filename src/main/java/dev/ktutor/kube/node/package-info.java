/**
 * What happens on nodes: images and registries ({@code image}), containers ({@code container}), the kubelet
 * ({@code kubelet}) and the scheduler that feeds it ({@code scheduler}). Reaches the API server only through
 * {@link dev.ktutor.kube.client.KubeClient}; knows nothing of the store, of shells (see
 * {@link dev.ktutor.kube.node.container.ContainerShell}) or of what the control plane's programs do.
 */
@NullMarked
package dev.ktutor.kube.node;

import org.jspecify.annotations.NullMarked;
