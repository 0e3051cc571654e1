package dev.ktutor.terminal;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import dev.ktutor.sim.Deadlock;
import dev.ktutor.sim.Simulation;

/**
 * The thread a lab lives on. A lab is single-threaded: the prompt hands it work and waits; between two pieces of work the
 * lab's own life goes on (the cluster boots, controllers and kubelets run) at the pace of the wall clock.
 */
final class LabThread {
    private static final long STACK_BYTES = 256L << 20;
    /** Something is always to come, so that an idle lab is waiting and not at its end. */
    private static final Duration HEARTBEAT = Duration.ofDays(1);

    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final WallPace pace;

    /** Starts the thread; the simulation is made on it. */
    LabThread(WallPace pace, Supplier<Simulation> world) {
        this.pace = pace;
        Thread thread = new Thread(null, () -> live(world), "lab", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    /** Does a piece of work in the lab; the future carries its outcome. */
    <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        work.add(() -> {
            try {
                outcome.complete(task.call());
            } catch (Exception | Error e) {
                outcome.completeExceptionally(e);
            }
        });
        pace.wake();
        return outcome;
    }

    private void live(Supplier<Simulation> world) {
        Simulation simulation = world.get();
        while (true) {
            Runnable next = work.poll();
            if (next != null) {
                next.run();
                continue;
            }
            try {
                simulation.await(() -> !work.isEmpty(), HEARTBEAT);
            } catch (Deadlock e) {
                throw new IllegalStateException("an idle lab came to its end", e);
            }
        }
    }
}
