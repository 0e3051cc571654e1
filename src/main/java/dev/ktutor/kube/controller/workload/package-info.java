/** Controllers that keep pods: replica sets, deployments, daemon sets, stateful sets and jobs. See the parent package for what they may know. */
@NullMarked
package dev.ktutor.kube.controller.workload;

import org.jspecify.annotations.NullMarked;
