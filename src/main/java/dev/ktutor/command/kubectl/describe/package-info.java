/** {@code kubectl describe}: one describer a kind, in the words and columns of the real one. */
@NullMarked
package dev.ktutor.command.kubectl.describe;

import org.jspecify.annotations.NullMarked;
