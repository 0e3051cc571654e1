package dev.ktutor.kube.node.container;

import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Host;
import dev.ktutor.host.Screen;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Descriptors;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.net.Listener;
import dev.ktutor.kube.node.image.Daemon;
import dev.ktutor.sim.ProcessStopped;
import dev.ktutor.sim.Signal;
import dev.ktutor.sim.SimProcess;
import dev.ktutor.sim.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node's containerd: sandboxes and containers, started, stopped and remembered. */
public final class ContainerRuntime {
    private final Host node;
    private final Timeline timeline;
    private final ContainerShell shell;
    private final ContainerDisks disks;
    private final Map<String, ContainerProgram> programs;
    private final Map<String, Sandbox> sandboxes = new LinkedHashMap<>();
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final Map<String, List<Listener>> ports = new HashMap<>();
    private Consumer<Container> onExit = container -> { };

    /** An empty runtime on the node, with the programs that the lab has classes for. */
    public ContainerRuntime(Host node, Timeline timeline, ContainerShell shell, List<ContainerProgram> programs) {
        this.node = node;
        this.timeline = timeline;
        this.shell = shell;
        this.disks = new ContainerDisks(node, shell);
        this.programs = new HashMap<>();
        programs.forEach(program -> this.programs.put(program.name(), program));
    }

    /** The machine it runs on. */
    public Host node() {
        return node;
    }

    /** Its time. */
    public Timeline timeline() {
        return timeline;
    }

    /** Sets who hears that a container ended. */
    public void onExit(Consumer<Container> listener) {
        this.onExit = listener;
    }

    /** Makes a pod's network; an address of its own is plugged into the lab's network. */
    public Sandbox createSandbox(String uid, String namespace, String name, String hostname, String address, boolean hostNetwork) {
        Host network = hostNetwork ? node : new Host(hostname, address, node.world(), node.commands());
        if (!hostNetwork) {
            node.network().attach(network);
        }
        Sandbox sandbox = new Sandbox(node.chance().hex(64), uid, namespace, name, hostNetwork ? node.address() : address, hostNetwork, network, timeline.now());
        sandboxes.put(uid, sandbox);
        return sandbox;
    }

    /** Puts back a sandbox of a saved lab. */
    public void adopt(Sandbox sandbox) {
        sandboxes.put(sandbox.uid(), sandbox);
        if (!sandbox.hostNetwork()) {
            node.network().attach(sandbox.network());
        }
    }

    /** The pod's sandbox. */
    public Optional<Sandbox> sandbox(String podUid) {
        return Optional.ofNullable(sandboxes.get(podUid));
    }

    /** All sandboxes, oldest first. */
    public List<Sandbox> sandboxes() {
        return List.copyOf(sandboxes.values());
    }

    /** All containers, oldest first. */
    public List<Container> containers() {
        return List.copyOf(containers.values());
    }

    /** A pod's containers of that name, oldest first. */
    public List<Container> containers(String podUid, String name) {
        return containers.values().stream().filter(c -> c.spec().sandbox().uid().equals(podUid) && c.spec().name().equals(name)).toList();
    }

    /** The newest container of that name in a pod. */
    public Optional<Container> latest(String podUid, String name) {
        List<Container> all = containers(podUid, name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Makes a container; it does not run yet. */
    public Container create(ContainerSpec spec) {
        Container container = new Container(node.chance().hex(64), spec, timeline.now());
        containers.put(container.id(), container);
        log(container).stream("stdout").close();
        return container;
    }

    /**
     * Starts a container.
     *
     * @return null if it runs (it may have exited already); else runc's words for why it cannot be started
     */
    public @Nullable String start(Container container) {
        Optional<ContainerProgram> program = programOf(container.spec());
        if (program.isEmpty()) {
            String problem = container.spec().argv().isEmpty() ? "no command specified"
                    : Executables.problem(disk(container).files().asRoot(), container.spec().argv().get(0), container.spec().env());
            if (!container.spec().image().hasShell() && problem == null) {
                problem = "exec: \"" + container.spec().argv().get(0) + "\": executable file not found in $PATH";
            }
            if (problem != null) {
                return failToStart(container, problem);
            }
        }
        container.state = ContainerState.RUNNING;
        container.started = timeline.now();
        run(container, program.orElse(null), false);
        return null;
    }

    private String failToStart(Container container, String problem) {
        container.state = ContainerState.EXITED;
        container.started = java.time.Instant.EPOCH;
        container.finished = timeline.now();
        container.exitCode = 128;
        container.reason = "StartError";
        container.message = "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: "
                + "unable to start container process: error during container init: " + problem;
        return container.message;
    }

    private void run(Container container, @Nullable ContainerProgram program, boolean resumed) {
        container.pid = node.processes().daemon(1, container.spec().user().uid(), container.spec().argv(), signal -> killed(container, signal)).pid();
        if (program == null) {
            runShell(container);
            return;
        }
        ProgramContext context = new ProgramContext(this, container, resumed);
        ContainerProgram.Running running = program.start(context);
        context.speak();
        container.running = running;
        if (!container.isRunning()) {
            running.stop();
            container.startedFrom = running.startsFrom();
        }
    }

    /** What an entry point is when it is no shell program: wrappers such as docker-entrypoint.sh are looked through. */
    private Optional<ContainerProgram> programOf(ContainerSpec spec) {
        for (String word : spec.argv()) {
            String name = word.substring(word.lastIndexOf('/') + 1);
            Daemon daemon = spec.image().daemons().get(name);
            if (daemon != null) {
                return Optional.of(daemon.program().isEmpty() ? new DaemonProgram(this, daemon) : programNamed(daemon.program()));
            }
            if (!name.endsWith("entrypoint.sh")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private ContainerProgram programNamed(String name) {
        ContainerProgram program = programs.get(name);
        if (program == null) {
            throw new IllegalStateException("an image names a program that does not exist: " + name);
        }
        return program;
    }

    private void runShell(Container container) {
        Host disk = disk(container);
        ContainerSpec spec = container.spec();
        container.process = timeline.simulation().spawn(spec.sandbox().name() + "/" + spec.name(), () -> {
            ContainerLog log = log(container);
            Descriptors files = Descriptors.of(Input.of(new byte[0]), log.stream("stdout"), log.stream("stderr"));
            int code;
            try {
                ExitStatus status = shell.run(disk, spec.argv(), spec.env(), spec.workingDir(), spec.user(), files, null);
                code = status.code();
            } catch (ProcessStopped stopped) {
                code = stopped.signal().exitStatus();
            } finally {
                files.closeAll();
            }
            exited(container, code);
        });
    }

    /** The host that stands for the container's own disk; furnished when it is first asked for. */
    public Host disk(Container container) {
        return disks.of(container);
    }

    /** Brings what the node has in the mounted places into the container again. */
    public void refreshMounts(Container container) {
        disks.refreshMounts(container);
    }

    /** Runs a program beside what the container runs, in the calling process; null as status if it cannot be started. */
    public ExecResult exec(Container container, List<String> argv, Descriptors files, @Nullable Screen screen) {
        ContainerSpec spec = container.spec();
        if (!spec.image().hasShell()) {
            return new ExecResult(null, "exec: \"" + argv.get(0) + "\": executable file not found in $PATH");
        }
        Host disk = disk(container);
        refreshMounts(container);
        String problem = Executables.problem(disk.files().asRoot(), argv.get(0), spec.env());
        if (problem != null) {
            return new ExecResult(null, problem);
        }
        return new ExecResult(shell.run(disk, argv, spec.env(), spec.workingDir(), spec.user(), files, screen), "");
    }

    /**
     * What came of an exec.
     *
     * @param status how the program ended; null if it could not be started
     * @param problem runc's words for that
     */
    public record ExecResult(@Nullable ExitStatus status, String problem) { }

    void listen(Container container, Listener listener) {
        node.network().listen(container.spec().sandbox().network(), listener);
        ports.computeIfAbsent(container.id(), id -> new ArrayList<>()).add(listener);
    }

    /** The container's log. */
    public ContainerLog log(Container container) {
        return new ContainerLog(node, timeline, container.spec().logPath());
    }

    /** The container's program has ended. */
    void exited(Container container, int code) {
        if (!container.isRunning()) {
            return;
        }
        container.state = ContainerState.EXITED;
        container.exitCode = code;
        container.finished = timeline.now();
        container.reason = code == 0 ? "Completed" : "Error";
        release(container);
        timeline.schedule(java.time.Duration.ZERO, () -> onExit.accept(container));
    }

    /** Somebody on the node sent its process a signal. */
    private void killed(Container container, Signal signal) {
        boolean ends = signal == Signal.KILL || container.takesTheSignal() && (signal == Signal.TERM || signal == Signal.INT || signal == Signal.QUIT);
        if (ends && container.isRunning()) {
            if (container.process != null && !container.process.ended()) {
                container.process.signal(Signal.KILL);
            }
            exited(container, signal == Signal.KILL ? Signal.KILL.exitStatus() : 0);
        }
    }

    private void release(Container container) {
        node.processes().end(container.pid);
        Host network = container.spec().sandbox().network();
        List<Listener> open = ports.remove(container.id());
        if (open != null) {
            open.forEach(listener -> node.network().close(network, listener.address(), listener.port(), listener.protocol()));
        }
        if (container.running != null) {
            container.running.stop();
            container.startedFrom = container.running.startsFrom();
        }
    }

    /** Ends a container from outside, as SIGTERM does: programs that are no shell programs end at once and well. */
    public void stop(Container container) {
        if (!container.isRunning()) {
            return;
        }
        SimProcess process = container.process;
        if (process != null && !process.ended()) {
            process.signal(Signal.KILL);
            exited(container, Signal.KILL.exitStatus());
        } else {
            exited(container, 0);
        }
    }

    /**
     * Tells every running program that files of the node may have changed.
     *
     * @param hopeful hears of ended containers whose program would now start from other files
     */
    public void filesChanged(Consumer<Container> hopeful) {
        for (Container container : containers()) {
            ContainerProgram.Running program = container.running;
            if (program != null && container.isRunning()) {
                program.filesChanged();
            } else if (program != null && !program.startsFrom().equals(container.startedFrom)) {
                container.startedFrom = program.startsFrom();
                hopeful.accept(container);
            }
        }
    }

    /** Forgets a container that does not run; its log goes too. */
    public void remove(Container container) {
        containers.remove(container.id());
        FileView files = node.files().asRoot();
        if (files.isRegular(container.spec().logPath())) {
            files.remove(container.spec().logPath());
        }
        if (container.host != null) {
            node.network().detach(container.host);
        }
    }

    /** Takes a pod's network away, and what is left of its containers. */
    public void removeSandbox(String podUid) {
        Sandbox sandbox = sandboxes.remove(podUid);
        containers().stream().filter(c -> c.spec().sandbox().uid().equals(podUid)).forEach(c -> {
            stop(c);
            remove(c);
        });
        if (sandbox != null && !sandbox.hostNetwork()) {
            node.network().detach(sandbox.network());
        }
    }

    /** Stops everything without a trace, for a lab that is about to be restored. */
    public void shutDown() {
        for (Container container : containers()) {
            if (container.isRunning()) {
                container.state = ContainerState.EXITED;
                release(container);
                if (container.process != null && !container.process.ended()) {
                    container.process.signal(Signal.KILL);
                }
            }
        }
        sandboxes.values().stream().filter(s -> !s.hostNetwork()).forEach(s -> node.network().detach(s.network()));
        sandboxes.clear();
        containers.clear();
        ports.clear();
    }

    /** Puts back a container of a saved lab, running again if it ran. */
    public void adopt(ContainerRecord saved) {
        Container container = new Container(saved.id(), saved.spec(), saved.created());
        container.state = saved.state();
        container.started = saved.started();
        container.finished = saved.finished();
        container.exitCode = saved.exitCode();
        container.reason = saved.reason();
        container.message = saved.message();
        containers.put(container.id(), container);
        if (saved.disk() != null) {
            disk(container).files().restore(saved.disk());
        }
        if (container.isRunning()) {
            run(container, programOf(container.spec()).orElse(null), true);
        }
    }

    /** All containers as they are now. */
    public List<ContainerRecord> records() {
        return containers().stream().map(ContainerRecord::of).toList();
    }
}
