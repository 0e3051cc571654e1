/** grep(1), egrep and fgrep: what is searched for, where, and how a line is shown, each in a class of its own. */
@NullMarked
package dev.ktutor.command.coreutils.grep;

import org.jspecify.annotations.NullMarked;
