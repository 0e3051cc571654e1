/**
 * awk(1) after mawk 1.3.4, the awk of Debian: a program compiled to a tree of small functions, and the machine they work
 * on. An own one rather than a library, because a library's would reach for the real machine's files and processes.
 */
@NullMarked
package dev.ktutor.command.coreutils.awk;

import org.jspecify.annotations.NullMarked;
