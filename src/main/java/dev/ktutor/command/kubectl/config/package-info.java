/** {@code kubectl config}: kubeconfig files shown and changed. Knows files and kubeconfigs, no cluster. */
@NullMarked
package dev.ktutor.command.kubectl.config;

import org.jspecify.annotations.NullMarked;
