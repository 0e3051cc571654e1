/**
 * A whole simulated world: built from a scenario, saved, restored, taken back; and the interfaces that lower rows own
 * but cannot implement themselves (a container's shell, the grader's evidence).
 *
 * <p>{@link dev.ktutor.lab.Lab} is the one owner of everything that changes. Callers use it from one thread at a time.
 * It knows no terminal and no file of the host's.
 */
@NullMarked
package dev.ktutor.lab;

import org.jspecify.annotations.NullMarked;
