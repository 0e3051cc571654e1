/** The list of the GNU tools; the tools themselves live in the subpackages, by what they work on. */
@NullMarked
package dev.ktutor.command.coreutils;

import org.jspecify.annotations.NullMarked;
