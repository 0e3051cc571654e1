/**
 * The commands after vi's colon, as a table: ranges, substitution, :g, files, settings, vimrc. The only part of vi that
 * knows files and other programs, through {@link ExWorld}.
 */
@NullMarked
package dev.ktutor.command.editor.vi.ex;

import org.jspecify.annotations.NullMarked;
