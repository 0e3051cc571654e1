/** nano: a plain editor with its keys at the bottom of the screen, after GNU nano 7.2. */
@NullMarked
package dev.ktutor.command.editor.nano;

import org.jspecify.annotations.NullMarked;
