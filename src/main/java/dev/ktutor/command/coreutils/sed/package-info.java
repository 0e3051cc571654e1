/** sed(1): a script parsed to commands, and the machine that runs them over lines. */
@NullMarked
package dev.ktutor.command.coreutils.sed;

import org.jspecify.annotations.NullMarked;
