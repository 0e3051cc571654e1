/**
 * The prompt: a learner's terminal on a lab. The only home of JLine. It shows, asks and feeds lines to the lab's shell;
 * it decides nothing about lessons (see {@code grade}) and knows nothing of ktutor's own command line (see {@code app}).
 */
@NullMarked
package dev.ktutor.terminal;

import org.jspecify.annotations.NullMarked;
