/**
 * kubectl's command line: which commands and flags there are (read from the help texts in the resources, so that one
 * declaration feeds parsing, help, completion and errors), the grammar of spf13/pflag and the ways of spf13/cobra. Knows
 * nothing of clusters.
 */
@NullMarked
package dev.ktutor.command.kubectl.flags;

import org.jspecify.annotations.NullMarked;
