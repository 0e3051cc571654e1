/**
 * kubectl. This package finds a command's verb and holds the table of them; the verbs themselves, printing, manifests and
 * the command line's grammar are in the packages below. It speaks to clusters through
 * {@link dev.ktutor.kube.client.KubeClient} only.
 */
@NullMarked
package dev.ktutor.command.kubectl;

import org.jspecify.annotations.NullMarked;
