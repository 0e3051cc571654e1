package dev.ktutor.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The discrete-event simulation behind a lab: a clock, a queue of events and a set of processes.
 *
 * <p>Exactly one thread runs at a time. The thread that created the simulation is its first process; further ones come
 * from {@link #spawn}. A process runs until it blocks; then the others run in turn, then the events that are due; if
 * nothing is left to do now, the {@link Pace} lets time pass until the next event. Events run on the thread of whatever
 * process is blocked and must not block themselves.
 */
public final class Simulation implements SimClock {
    private static final int STACK_BYTES = 16 << 20;

    private final PriorityQueue<Scheduled> events = new PriorityQueue<>();
    private final List<SimProcess> processes = new ArrayList<>();
    private final Deque<Runnable> idleTasks = new ArrayDeque<>();
    private Pace pace;
    private Instant now;
    private long order;
    private SimProcess current;
    private boolean inEvent;
    /** Steps worked through since others had their turn, and how often that was so since time passed by waiting. */
    private int work;
    private long quanta;
    private int eventsRun;

    /** A simulation that begins at the given moment; the calling thread is its first process. */
    public Simulation(Instant start, Pace pace) {
        this.now = start;
        this.pace = pace;
        this.current = new SimProcess(this, "main");
        processes.add(current);
    }

    @Override
    public Instant now() {
        Instant present = pace.present(now);
        if (present.isAfter(now)) {
            now = present;
        }
        return now;
    }

    /** Changes how time passes from here on. */
    public void pace(Pace newPace) {
        this.pace = newPace;
    }

    /** Moves the clock forward to the given moment without running what was due before it; for restoring a lab. */
    public void resumeAt(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    /** Puts an action into the queue; a delay of zero or less means as soon as everything earlier is done. */
    public Scheduled schedule(Duration delay, Runnable action) {
        Instant base = now();
        Instant at = delay.isNegative() ? base : base.plus(delay);
        Scheduled event = new Scheduled(at, order++, action);
        events.add(event);
        return event;
    }

    /** The process that holds the baton. */
    public SimProcess current() {
        return current;
    }

    /** Starts a process; it first runs when the present one blocks. */
    public SimProcess spawn(String name, Runnable body) {
        return start(new SimProcess(this, name), body);
    }

    /**
     * Starts a process of the present one's kin: it shares its budget.
     *
     * @throws LimitReached if they are too many
     */
    public SimProcess fork(String name, Runnable body) {
        SimProcess process = new SimProcess(this, name);
        Budget share = inEvent ? null : current.budget;
        if (share != null) {
            share.entered();
            process.budget = share;
            process.forked = true;
        }
        return start(process, body);
    }

    private SimProcess start(SimProcess process, Runnable body) {
        processes.add(process);
        Thread thread = new Thread(null, () -> live(process, body), process.name(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return process;
    }

    private void live(SimProcess process, Runnable body) {
        process.baton.acquireUninterruptibly();
        Throwable thrown = null;
        try {
            // A signal sent before the start takes effect at the body's first checkpoint, where the body can see to it.
            body.run();
        } catch (ProcessStopped e) {
            thrown = e;
        } catch (RuntimeException | Error e) {
            thrown = e;
        } finally {
            process.end(thrown);
            processes.remove(process);
            handOver(pickNext());
        }
    }

    /** Blocks the present process for a span of simulated time. */
    public void sleep(Duration span) {
        Instant until = now().plus(span);
        schedule(span, () -> { });
        await(() -> !now().isBefore(until));
    }

    /** Blocks until the process has ended. */
    public void join(SimProcess process) {
        await(process::ended);
    }

    /** Lets the other processes and the events due now run once, then goes on. */
    public void yield() {
        boolean[] passed = {false};
        schedule(Duration.ZERO, () -> passed[0] = true);
        await(() -> passed[0]);
    }

    /**
     * Blocks the present process until the condition holds. The condition is asked again after every event and whenever
     * another process blocks; it must be cheap and without effect.
     *
     * @throws ProcessStopped if the process is sent a signal meanwhile
     * @throws Deadlock if nothing is left in the lab that could ever make it true
     */
    public void await(BooleanSupplier condition) {
        if (inEvent) {
            throw new IllegalStateException("an event must not block");
        }
        SimProcess self = current;
        self.interruptible();
        if (condition.getAsBoolean()) {
            return;
        }
        self.waitingFor = condition;
        try {
            SimProcess next = pickNext();
            if (next != self) {
                handOver(next);
                self.baton.acquireUninterruptibly();
            }
        } finally {
            self.waitingFor = null;
        }
        self.interruptible();
        if (!condition.getAsBoolean()) {
            throw new Deadlock(self.name());
        }
    }

    /** As {@link #await(BooleanSupplier)}, for at most the given span; tells whether the condition came true. */
    public boolean await(BooleanSupplier condition, Duration atMost) {
        Instant until = now().plus(atMost);
        Scheduled alarm = schedule(atMost, () -> { });
        await(() -> condition.getAsBoolean() || !now().isBefore(until));
        alarm.cancel();
        return condition.getAsBoolean();
    }

    /** Runs every event that falls due within the span from now and leaves the clock at the span's end. */
    public void advance(Duration span) {
        Instant until = now().plus(span);
        schedule(span, () -> { });
        await(() -> !now().isBefore(until) && (events.isEmpty() || events.peek().at().isAfter(until)));
    }

    /** Does the task when the lab has nothing else to do at this moment, before time passes. */
    public void whenIdle(Runnable task) {
        idleTasks.add(task);
    }

    @Override
    public void moved(int bytes) {
        Budget share = inEvent ? null : current.budget;
        if (share != null) {
            share.moved(bytes);
        }
    }

    @Override
    public void checkpoint() {
        if (!inEvent) {
            current.checkpoint();
        }
    }

    /** A step of work is done: now and then time passes for it, and the others get their turn. */
    void worked(SimProcess process, int steps) {
        work += steps;
        if (work < Pace.QUANTUM || inEvent || process != current) {
            return;
        }
        process.waitingFor = () -> true;
        try {
            SimProcess next = pickNext();
            if (next != process) {
                handOver(next);
                process.baton.acquireUninterruptibly();
            }
        } finally {
            process.waitingFor = null;
        }
        process.interruptible();
    }

    /** Lets time pass for the work that was done and runs what has come due, before those who work go on. */
    private void passForWork() {
        work = 0;
        Instant present = pace.worked(now(), quanta++);
        Scheduled event = events.peek();
        while (event != null && !event.at().isAfter(present)) {
            events.poll();
            if (!event.cancelled()) {
                now = event.at().isAfter(now) ? event.at() : now;
                runAsEvent(event::run);
            }
            event = events.peek();
        }
        now = present.isAfter(now) ? present : now;
    }

    /** Whoever waits may do so for ever, event after event: their budgets see how time passes. */
    private void lookAtBudgets() {
        for (SimProcess process : processes) {
            Budget share = process.budget;
            if (share != null) {
                share.look();
            }
        }
    }

    /** Finds the next process that can run, running events and letting time pass as needed. */
    private SimProcess pickNext() {
        if (work >= Pace.QUANTUM) {
            passForWork();
        }
        while (true) {
            SimProcess ready = firstReady();
            if (ready != null) {
                return ready;
            }
            if (!idleTasks.isEmpty() && (events.isEmpty() || events.peek().at().isAfter(now()))) {
                runAsEvent(idleTasks.poll());
                continue;
            }
            Scheduled event = events.peek();
            if (event == null) {
                // Nothing can ever happen again: wake the longest waiting one, which then reports the deadlock.
                return processes.get(0);
            }
            if (event.cancelled()) {
                events.poll();
                continue;
            }
            if (event.at().isAfter(now())) {
                quanta = 0;
                Instant passed = pace.passUntil(now, event.at());
                now = passed.isAfter(now) ? passed : now;
                if (event.at().isAfter(now)) {
                    continue;
                }
            }
            events.poll();
            runAsEvent(event::run);
            if (++eventsRun % 256 == 0) {
                lookAtBudgets();
            }
        }
    }

    private void runAsEvent(Runnable action) {
        inEvent = true;
        try {
            action.run();
        } finally {
            inEvent = false;
        }
    }

    private @Nullable SimProcess firstReady() {
        for (int i = 0; i < processes.size(); i++) {
            SimProcess process = processes.get(i);
            if (process.ready()) {
                // Round robin: whoever runs goes to the end of the line.
                processes.remove(i);
                processes.add(process);
                return process;
            }
        }
        return null;
    }

    private void handOver(SimProcess next) {
        current = next;
        next.baton.release();
    }
}
