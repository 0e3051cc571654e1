/** The editors and pagers as programs of a host: what is installed. Each lives in a package of its own below. */
@NullMarked
package dev.ktutor.command.editor;

import org.jspecify.annotations.NullMarked;
