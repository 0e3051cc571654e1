/** The commands of kubectl about the cluster as a whole: who may do what, certificates, versions, resource types. */
@NullMarked
package dev.ktutor.command.kubectl.cluster;

import org.jspecify.annotations.NullMarked;
