/** Containers as hosts: what one runs, its log and its life. Knows pods only as the owner's name. */
@NullMarked
package dev.ktutor.kube.node.container;

import org.jspecify.annotations.NullMarked;
