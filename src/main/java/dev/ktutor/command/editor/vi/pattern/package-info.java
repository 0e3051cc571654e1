/** Vim's regular expressions: translated, matched within time bounds, searched for through a text. Knows no keys. */
@NullMarked
package dev.ktutor.command.editor.vi.pattern;

import org.jspecify.annotations.NullMarked;
