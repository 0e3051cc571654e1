/**
 * POSIX and Perl regular expressions as grep, sed, find and awk read them, run by java.util.regex. Knows no tool and no
 * file; callers keep a {@link dev.ktutor.command.coreutils.regex.Regex} and ask it for matches.
 */
@NullMarked
package dev.ktutor.command.coreutils.regex;

import org.jspecify.annotations.NullMarked;
