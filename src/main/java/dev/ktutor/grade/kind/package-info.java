/** The kinds of checks, one class each: pure questions to the evidence, each failure with its own reason. */
@NullMarked
package dev.ktutor.grade.kind;

import org.jspecify.annotations.NullMarked;
