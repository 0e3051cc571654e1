/** How kubectl shows objects: YAML, JSON, names, templates, tables and columns. Knows objects and flags, no cluster. */
@NullMarked
package dev.ktutor.command.kubectl.print;

import org.jspecify.annotations.NullMarked;
