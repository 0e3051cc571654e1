/** Chooses nodes for pods: filters that say why not, then the least loaded of what is left. */
@NullMarked
package dev.ktutor.kube.node.scheduler;

import org.jspecify.annotations.NullMarked;
