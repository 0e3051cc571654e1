/** The kubelet: brings the pods of its node from what is wanted to what is, one level-triggered step at a time. */
@NullMarked
package dev.ktutor.kube.node.kubelet;

import org.jspecify.annotations.NullMarked;
