package dev.ktutor.host;

import dev.ktutor.sim.SimClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a machine's systemd knows beside the unit files: which services run, what their programs are, what was said. */
public final class ServiceTable {
    private static final int KEPT = 4_000;

    private final SimClock clock;
    private final Map<String, Service> services = new TreeMap<>();
    private final Map<String, Daemon> daemons = new HashMap<>();
    private final Deque<LogLine> log = new ArrayDeque<>();

    /** A table that dates its log by the clock. */
    public ServiceTable(SimClock clock) {
        this.clock = clock;
    }

    /** A program that the lab runs by other means than its file. */
    public interface Daemon {
        /** Starts it as the unit says; null if it runs, else what it says before it exits with status 1. */
        @Nullable String start(List<String> argv);

        /** Stops it. */
        void stop();
    }

    /**
     * A line of the journal.
     *
     * @param time when
     * @param identifier who: a program's name
     * @param pid its process
     * @param text the message
     */
    public record LogLine(Instant time, String identifier, int pid, String text) { }

    /** Where a service stands (systemd's ActiveState and SubState). */
    public enum State {
        /** {@code inactive (dead)}. */
        INACTIVE("inactive", "dead"),
        /** {@code active (running)}. */
        ACTIVE("active", "running"),
        /** {@code active (exited)}: a one-shot that did its work. */
        EXITED("active", "exited"),
        /** {@code failed}. */
        FAILED("failed", "failed"),
        /** {@code activating (auto-restart)}: waits to be tried again. */
        RESTARTING("activating", "auto-restart");

        private final String active;
        private final String sub;

        State(String active, String sub) {
            this.active = active;
            this.sub = sub;
        }

        /** systemd's ActiveState. */
        public String active() {
            return active;
        }

        /** systemd's SubState. */
        public String sub() {
            return sub;
        }
    }

    /** A service as it runs; changed by systemctl and by the service's own end. */
    public static final class Service {
        private State state = State.INACTIVE;
        private @Nullable Instant since;
        private int pid;
        private int exitStatus;
        private int restarts;

        /** Where it stands. */
        public State state() {
            return state;
        }

        /** Since when; null if it never ran. */
        public @Nullable Instant since() {
            return since;
        }

        /** Its main process, also after its end; 0 if there was none. */
        public int pid() {
            return pid;
        }

        /** How its main process ended. */
        public int exitStatus() {
            return exitStatus;
        }

        /** How often systemd started it again. */
        public int restarts() {
            return restarts;
        }

        /** Whether it runs or has done its work. */
        public boolean active() {
            return state == State.ACTIVE || state == State.EXITED;
        }

        /** It runs as that process. */
        public void running(int mainPid, Instant moment) {
            pid = mainPid;
            exitStatus = 0;
            to(State.ACTIVE, moment);
        }

        /** Its process ended. */
        public void ended(State next, int status, Instant moment) {
            exitStatus = status;
            to(next, moment);
        }

        /** It is tried once more. */
        public void again() {
            restarts++;
        }

        /** Its counter of restarts and its failure are forgotten. */
        public void reset() {
            restarts = 0;
            if (state == State.FAILED) {
                state = State.INACTIVE;
            }
        }

        private void to(State next, Instant moment) {
            state = next;
            since = moment;
        }
    }

    /** The service of that unit name; one that never ran is inactive. */
    public Service service(String unit) {
        return services.computeIfAbsent(unit, name -> new Service());
    }

    /** Says what a unit's executable is in this lab. */
    public void provide(String executable, Daemon daemon) {
        daemons.put(executable, daemon);
    }

    /** What the lab provides for that executable. */
    public Optional<Daemon> daemon(String executable) {
        return Optional.ofNullable(daemons.get(executable));
    }

    /** Writes to the journal. */
    public void log(String identifier, int pid, String text) {
        log(clock.now(), identifier, pid, text);
    }

    /** Writes to the journal what was said at that moment. */
    public void log(Instant moment, String identifier, int pid, String text) {
        log.addLast(new LogLine(moment, identifier, pid, text));
        if (log.size() > KEPT) {
            log.removeFirst();
        }
    }

    /** The journal, oldest first. */
    public List<LogLine> log() {
        return new ArrayList<>(log);
    }
}
