/**
 * What becomes of words: parameters and variables, arithmetic, patterns, splitting, file names (bash manual, 3.5). Holds the
 * shell's variables and options; what needs the interpreter, such as running a command substitution, goes through
 * {@link dev.ktutor.shell.expand.ExpansionContext}. Errors are {@link dev.ktutor.shell.expand.ExpansionError} with bash's words.
 */
@NullMarked
package dev.ktutor.shell.expand;

import org.jspecify.annotations.NullMarked;
