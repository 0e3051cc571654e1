/** How vi looks: the lines of a terminal drawn from the editor's state. Changes nothing. */
@NullMarked
package dev.ktutor.command.editor.vi.view;

import org.jspecify.annotations.NullMarked;
