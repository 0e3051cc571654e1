package dev.ktutor.kube.node.container;

import dev.ktutor.host.Host;
import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.net.Listener;
import dev.ktutor.sim.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a program in a container sees of the world. */
public final class ProgramContext {
    private final ContainerRuntime runtime;
    private final Container container;
    private final boolean resumed;
    private boolean silent;

    ProgramContext(ContainerRuntime runtime, Container container, boolean resumed) {
        this.runtime = runtime;
        this.container = container;
        this.resumed = resumed;
        this.silent = resumed;
    }

    /** From here on what it logs is news. */
    void speak() {
        silent = false;
    }

    /** The program and its arguments. */
    public List<String> argv() {
        return container.spec().argv();
    }

    /** Its environment. */
    public Map<String, String> env() {
        return container.spec().env();
    }

    /** The address its ports are at. */
    public String address() {
        return container.spec().sandbox().address();
    }

    /** The machine it runs on. */
    public Host node() {
        return runtime.node();
    }

    /** The host whose network it uses. */
    public Host network() {
        return container.spec().sandbox().network();
    }

    /** Time and later. */
    public Timeline timeline() {
        return runtime.timeline();
    }

    /** Which container this is. */
    public Container container() {
        return container;
    }

    /** Whether it goes on after the lab was restored rather than begins: it then has nothing to say about its start. */
    public boolean resumed() {
        return resumed;
    }

    /** Whether the container is still what runs; later events of a dead program look here first. */
    public boolean alive() {
        return container.isRunning();
    }

    /** The path on the node's disk behind a path in the container; empty if no mount covers it. */
    public Optional<String> nodePath(String path) {
        String wanted = FileView.normalise(path);
        Mount best = null;
        for (Mount mount : container.spec().mounts()) {
            boolean covers = wanted.equals(mount.containerPath()) || wanted.startsWith(mount.containerPath() + "/");
            if (covers && (best == null || mount.containerPath().length() > best.containerPath().length())) {
                best = mount;
            }
        }
        return best == null ? Optional.empty() : Optional.of(best.nodePath() + wanted.substring(best.containerPath().length()));
    }

    /** A file as the program sees it; fails with ENOENT for one that no mount brings in. */
    public byte[] read(String path) {
        String real = nodePath(path).orElseThrow(() -> new FileError(Errno.ENOENT, path));
        try {
            return node().files().asRoot().read(real);
        } catch (FileError e) {
            throw new FileError(e.errno(), path);
        }
    }

    /** Appends to a file; one that no mount brings in is written to the container's own disk, which nobody sees. */
    public void append(String path, String text) {
        nodePath(path).ifPresent(real -> {
            FileView files = node().files().asRoot();
            files.makeDirectories(real.substring(0, Math.max(1, real.lastIndexOf('/'))));
            var file = files.openWrite(real, dev.ktutor.host.fs.OpenMode.APPEND);
            file.output().print(text);
            file.release();
        });
    }

    /** Writes a line to the container's log, as what goes to standard error. */
    public void log(String line) {
        if (!silent) {
            runtime.log(container).line("stderr", line);
        }
    }

    /** Opens a port; it is closed when the container ends. */
    public void listen(Listener listener) {
        runtime.listen(container, listener);
    }

    /** The program ends by itself. */
    public void exit(int code) {
        runtime.exited(container, code);
    }
}
