/** {@code kubectl create} and its generators, and {@code run} and {@code expose}, which also make objects of flags. */
@NullMarked
package dev.ktutor.command.kubectl.create;

import org.jspecify.annotations.NullMarked;
