/** kube-controller-manager and kube-scheduler as processes: flags, kubeconfigs, the loops they run. */
@NullMarked
package dev.ktutor.kube.controlplane.manager;

import org.jspecify.annotations.NullMarked;
