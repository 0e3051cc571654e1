/**
 * Makes a cluster as kubeadm does: certificates, kubeconfigs, manifests, add-ons; and holds it together while the lab
 * runs ({@link dev.ktutor.lab.boot.Cluster}). What a scenario has is data: {@code dev/ktutor/scenarios/*.yaml}.
 */
@NullMarked
package dev.ktutor.lab.boot;

import org.jspecify.annotations.NullMarked;
