/**
 * What authors write: lessons, their steps, checks, usual mistakes and words, read from {@code lessons/ID/lesson.yaml},
 * {@code en.md} and {@code ko.md}. All values, immutable; knows neither the lab nor how a check is done.
 *
 * <p>A lesson's structure is in one YAML file; its words, in any language, are Markdown whose headings name what they
 * belong to. A file that is wrong gives a {@link dev.ktutor.lesson.LessonError} with file, line and what is wrong.
 */
@NullMarked
package dev.ktutor.lesson;

import org.jspecify.annotations.NullMarked;
