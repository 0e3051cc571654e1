package dev.ktutor.shell.interp;

import dev.ktutor.shell.syntax.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a declaration builtin.
 *
 * @param text the argument expanded; of a compound assignment only its name
 * @param compound the assignment {@code name=(…)}, null for any other argument
 */
record Operand(String text, @Nullable Assignment compound) {
}
