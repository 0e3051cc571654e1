/**
 * etcd: members that find each other by handshakes with their peer certificates, and serve clients while a majority of
 * them holds together. What they store is one {@link dev.ktutor.kube.store.Store}, which every healthy member shows.
 */
@NullMarked
package dev.ktutor.kube.controlplane.etcd;

import org.jspecify.annotations.NullMarked;
