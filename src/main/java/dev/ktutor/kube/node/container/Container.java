package dev.ktutor.kube.node.container;

import dev.ktutor.host.Host;
import dev.ktutor.sim.SimProcess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A container on a node. Changed only by its {@link ContainerRuntime}. */
public final class Container {
    private final String id;
    private final ContainerSpec spec;
    private final Instant created;
    ContainerState state = ContainerState.CREATED;
    @Nullable Instant started;
    @Nullable Instant finished;
    int exitCode;
    String reason = "";
    String message = "";
    ContainerProgram.@Nullable Running running;
    @Nullable SimProcess process;
    /** Its main process on the node. */
    int pid;
    /** What its program started from, when it ended. */
    String startedFrom = "";
    @Nullable Host host;

    Container(String id, ContainerSpec spec, Instant created) {
        this.id = id;
        this.spec = spec;
        this.created = created;
    }

    /** 64 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** What it is made from. */
    public ContainerSpec spec() {
        return spec;
    }

    /** When it was made. */
    public Instant created() {
        return created;
    }

    /** Where it is in its life. */
    public ContainerState state() {
        return state;
    }

    /** Since when it runs or ran; null before. */
    public @Nullable Instant started() {
        return started;
    }

    /** When it ended; null before. */
    public @Nullable Instant finished() {
        return finished;
    }

    /** How it ended. */
    public int exitCode() {
        return exitCode;
    }

    /** {@code Completed}, {@code Error}, {@code StartError}; "" while it runs. */
    public String reason() {
        return reason;
    }

    /** More words about its end; mostly "". */
    public String message() {
        return message;
    }

    /** Whether it runs. */
    public boolean isRunning() {
        return state == ContainerState.RUNNING;
    }

    /** Whether SIGTERM ends it at once: a shell or {@code sleep} as process 1 ignores the signal. */
    public boolean takesTheSignal() {
        return process == null;
    }

    /** Whether its program says it is well; true for one that has no opinion. */
    public boolean healthy() {
        return running == null || running.healthy();
    }
}
