/** Tools about time, environment and running other programs: date, env, timeout, xargs, test, expr and their like. */
@NullMarked
package dev.ktutor.command.coreutils.system;

import org.jspecify.annotations.NullMarked;
