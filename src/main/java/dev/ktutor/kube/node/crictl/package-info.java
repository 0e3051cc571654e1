/** crictl: what a node's container runtime has, seen from the node itself; works also when the API server does not. */
@NullMarked
package dev.ktutor.kube.node.crictl;

import org.jspecify.annotations.NullMarked;
