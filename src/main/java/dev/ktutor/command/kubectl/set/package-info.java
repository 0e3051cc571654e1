/** {@code kubectl set}: single features of objects changed, on the server or in local manifests. */
@NullMarked
package dev.ktutor.command.kubectl.set;

import org.jspecify.annotations.NullMarked;
