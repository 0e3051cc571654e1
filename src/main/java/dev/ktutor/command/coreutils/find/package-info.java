/** find(1) and xargs(1): an expression parsed to tests and actions, evaluated over a walk; argument lists for commands. */
@NullMarked
package dev.ktutor.command.coreutils.find;

import org.jspecify.annotations.NullMarked;
