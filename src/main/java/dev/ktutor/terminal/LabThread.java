package dev.ktutor.terminal;

import dev.ktutor.lab.WallPace;
import dev.ktutor.sim.Deadlock;
import dev.ktutor.sim.Simulation;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread a lab lives on. A lab is single-threaded: the prompt hands it work and waits; between two pieces of work the
 * lab's own life goes on (the cluster boots, controllers and kubelets run) at the pace of the wall clock.
 */
final class LabThread {
    private static final long STACK_BYTES = 256L << 20;
    /** How often an idle lab is looked after, for as long as something may still be changing after a command. */
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final int GLANCES = 120;
    /** Something is always to come, so that an idle lab is waiting and not at its end. */
    private static final Duration HEARTBEAT = Duration.ofDays(1);

    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final WallPace pace;
    private final Supplier<@Nullable Simulation> simulation;
    private final Runnable glance;

    /**
     * Starts the thread.
     *
     * @param simulation the present lab's, null before there is one; a lab is made by a piece of work
     * @param glance what is done about once a second while the lab is idle after a command
     */
    LabThread(WallPace pace, Supplier<@Nullable Simulation> simulation, Runnable glance) {
        this.pace = pace;
        this.simulation = simulation;
        this.glance = glance;
        Thread thread = new Thread(null, this::live, "lab", STACK_BYTES);
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
        synchronized (work) {
            work.notifyAll();
        }
        pace.wake();
        return outcome;
    }

    private void live() {
        int quiet = 0;
        while (true) {
            Runnable next = work.poll();
            if (next != null) {
                next.run();
                quiet = 0;
                continue;
            }
            Simulation world = simulation.get();
            if (world == null) {
                awaitWork();
            } else if (rest(world, quiet < GLANCES ? GLANCE : HEARTBEAT)) {
                quiet++;
                glance.run();
            }
        }
    }

    /** Lets the lab live until there is work or the span is over; true if it is over. */
    private boolean rest(Simulation world, Duration span) {
        try {
            return !world.await(() -> !work.isEmpty(), span);
        } catch (Deadlock e) {
            awaitWork();
            return false;
        }
    }

    private void awaitWork() {
        synchronized (work) {
            try {
                if (work.isEmpty()) {
                    work.wait(1_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
