/** kube-apiserver as a process: its flags, its files, its connection to etcd, HTTP on its port, its audit log, its way to kubelets. */
@NullMarked
package dev.ktutor.kube.controlplane.apiserver;

import org.jspecify.annotations.NullMarked;
