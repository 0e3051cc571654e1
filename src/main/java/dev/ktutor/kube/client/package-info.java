/**
 * How everything in a lab talks to an API server: {@link dev.ktutor.kube.client.KubeClient}, and kubeconfig files as
 * client-go reads, merges and writes them. Callers rely on this: errors of the server are
 * {@link dev.ktutor.kube.client.ApiException}s with a Status, errors of the connection are
 * {@link dev.ktutor.kube.client.ConnectionError}s in Go's words. This package knows no server and no store.
 */
@NullMarked
package dev.ktutor.kube.client;

import org.jspecify.annotations.NullMarked;
