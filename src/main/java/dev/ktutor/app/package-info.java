/**
 * {@code main} and ktutor's own command line: what touches the host's files, environment, clock and standard streams.
 * The only home of picocli. Everything a learner does inside a lab happens in the packages below; this one only starts
 * it, feeds it and reports.
 */
@NullMarked
package dev.ktutor.app;

import org.jspecify.annotations.NullMarked;
