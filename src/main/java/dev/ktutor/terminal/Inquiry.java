package dev.ktutor.terminal;

import dev.ktutor.host.CommandPrompt;
import dev.ktutor.host.CommandPrompt.Typed;
import dev.ktutor.lab.WallPace;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A shell within the shell that waits for a command: it sleeps in the lab until the line is there, and answers what the
 * editor asks meanwhile.
 */
final class Inquiry implements LabVoice {
    private static final int PATIENCE_SECONDS = 3;

    private final CommandPrompt shell;
    private final WallPace pace;
    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Typed answer;

    Inquiry(CommandPrompt shell, WallPace pace) {
        this.shell = shell;
        this.pace = pace;
    }

    CommandPrompt shell() {
        return shell;
    }

    @Override
    public <T> @Nullable T ask(Callable<T> question) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        questions.add(() -> {
            try {
                outcome.complete(question.call());
            } catch (Exception | Error e) {
                outcome.completeExceptionally(e);
            }
        });
        pace.wake();
        return awaited(outcome, PATIENCE_SECONDS);
    }

    /** What comes of a question within the time; null if nothing does. */
    static <T> @Nullable T awaited(CompletableFuture<T> outcome, int seconds) {
        try {
            return outcome.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            // The line can be typed without an answer.
            return null;
        }
    }

    /** On the terminal's thread: what was typed. */
    void answer(Typed typed) {
        answer = typed;
        pace.wake();
    }

    /** In the lab: whether there is something to do. */
    boolean hasNews() {
        return answer != null || !questions.isEmpty();
    }

    /** In the lab: answers what is asked; gives what was typed, null if nothing was yet. */
    @Nullable Typed attend() {
        for (Runnable question = questions.poll(); question != null; question = questions.poll()) {
            question.run();
        }
        return answer;
    }
}
