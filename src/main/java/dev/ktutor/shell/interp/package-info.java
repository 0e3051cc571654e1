/**
 * Running the bash language: {@link dev.ktutor.shell.interp.Shell} is a session at a prompt,
 * {@link dev.ktutor.shell.interp.BashCommand} the program, {@link dev.ktutor.shell.interp.ProgramRunner} what runs a program
 * for another one. An {@link dev.ktutor.shell.interp.Interpreter} is one shell process; a subshell is a cheap copy of it.
 * Builtins are one class each in {@link dev.ktutor.shell.interp.Builtins}. Knows no lab, no cluster and no terminal.
 */
@NullMarked
package dev.ktutor.shell.interp;

import org.jspecify.annotations.NullMarked;
