package dev.ktutor.terminal;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** How the terminal's thread asks the lab something while a line is being edited. */
interface LabVoice {
    /** What the lab answers; null if it cannot, or not in time. */
    <T> @Nullable T ask(Callable<T> question);
}
