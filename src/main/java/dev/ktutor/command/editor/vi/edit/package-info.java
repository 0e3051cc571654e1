/**
 * vi as a machine of keys: motions, text objects, operators and commands as tables, inserting, visual modes, macros and the
 * dot. Commands read the keys they need from {@link Keys}, which may wait; what cannot be done is a {@link Refusal}, vim's
 * beep. Knows no file, no command line's commands ({@link CommandLine} is implemented above) and no screen but its size.
 */
@NullMarked
package dev.ktutor.command.editor.vi.edit;

import org.jspecify.annotations.NullMarked;
