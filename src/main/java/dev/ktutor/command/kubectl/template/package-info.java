/** Go's text/template language over JSON trees, as {@code kubectl -o go-template} needs it. Knows nothing of kubectl. */
@NullMarked
package dev.ktutor.command.kubectl.template;

import org.jspecify.annotations.NullMarked;
