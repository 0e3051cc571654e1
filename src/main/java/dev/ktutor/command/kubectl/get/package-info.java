/** {@code kubectl get}: tables as the server makes them, columns of one's own, sorting, watching. */
@NullMarked
package dev.ktutor.command.kubectl.get;

import org.jspecify.annotations.NullMarked;
