/**
 * What every GNU tool shares: options declared as the text of {@code --help} and parsed as getopt_long(3) does, file
 * operands, quoting, sizes, error reports. Knows no particular tool; network and administration tools build on it too.
 */
@NullMarked
package dev.ktutor.command.coreutils.tool;

import org.jspecify.annotations.NullMarked;
