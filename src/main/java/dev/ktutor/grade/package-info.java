/**
 * Grading by outcome: whether the world is as a step wants it, and if not, why not. {@link dev.ktutor.grade.Grader} is a
 * pure function of a step and the {@link dev.ktutor.grade.Evidence} the lab gives; it never sees what was typed.
 *
 * <p>Each kind of check is a class that names the reasons for which it can fail; the words for a reason come from the
 * lesson (a usual mistake) or else from the catalogue {@code grade/LANGUAGE.properties}.
 */
@NullMarked
package dev.ktutor.grade;

import org.jspecify.annotations.NullMarked;
