/** jq(1) after jq 1.6: its command line and output; the language itself is a library's, behind {@code JqProgram}. */
@NullMarked
package dev.ktutor.command.coreutils.jq;

import org.jspecify.annotations.NullMarked;
