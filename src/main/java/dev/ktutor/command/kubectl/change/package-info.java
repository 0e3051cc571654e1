/** The commands of kubectl that change objects: apply, delete, patch, label and their like. */
@NullMarked
package dev.ktutor.command.kubectl.change;

import org.jspecify.annotations.NullMarked;
