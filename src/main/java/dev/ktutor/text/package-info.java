/** Pure functions over text: columns, durations, colours, Markdown for a terminal, and bytes as text. Knows nothing of a lab. */
@NullMarked
package dev.ktutor.text;

import org.jspecify.annotations.NullMarked;
