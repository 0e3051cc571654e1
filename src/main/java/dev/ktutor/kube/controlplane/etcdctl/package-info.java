/** etcdctl: a client of etcd's members with certificates of its own. */
@NullMarked
package dev.ktutor.kube.controlplane.etcdctl;

import org.jspecify.annotations.NullMarked;
