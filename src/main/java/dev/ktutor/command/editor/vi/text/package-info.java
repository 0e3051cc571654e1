/**
 * The text vi edits: lines, cursor, undo, marks, registers, settings. Lines count from 1 and columns from 0, as in vim's own
 * tables of behaviour. Knows no keys, no commands and no screen; whoever changes lines calls {@link Buffer#save} first.
 */
@NullMarked
package dev.ktutor.command.editor.vi.text;

import org.jspecify.annotations.NullMarked;
