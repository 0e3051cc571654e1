/**
 * The bash language as text and tree: lexer, parser, printer. A {@link dev.ktutor.shell.syntax.Parser} turns text into an
 * immutable tree, one complete command after the other, as bash reads a script; what is wrong with the text is a
 * {@link dev.ktutor.shell.syntax.ParseError}, data with bash's own words. Knows nothing of running or expanding.
 */
@NullMarked
package dev.ktutor.shell.syntax;

import org.jspecify.annotations.NullMarked;
