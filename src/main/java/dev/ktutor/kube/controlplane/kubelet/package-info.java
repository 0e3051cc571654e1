/** The kubelet's own API on port 10250, which the API server asks for logs and exec. */
@NullMarked
package dev.ktutor.kube.controlplane.kubelet;

import org.jspecify.annotations.NullMarked;
