package dev.ktutor.kube.node.crictl;

import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.kube.node.container.Container;
import dev.ktutor.kube.node.container.ContainerRuntime;
import dev.ktutor.kube.node.container.ContainerState;
import dev.ktutor.kube.node.container.Sandbox;
import dev.ktutor.kube.node.image.Image;
import dev.ktutor.kube.node.image.ImageReference;
import dev.ktutor.kube.node.kubelet.Kubelet;
import dev.ktutor.kube.node.kubelet.NodeImages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The client of the container runtime (cri-tools v1.36). */
public final class Crictl implements Command {
    private static final String CANNOT_CONNECT = "FATA[0000] validate service connection: validate CRI v1 runtime API for endpoint \"unix:///run/containerd/containerd.sock\": "
            + "rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: no such file or directory\"";
    private static final List<String> VALUED = List.of("--name", "--state", "--label", "--pod", "-p", "--image", "--id", "--tail", "--since", "-o", "--output", "-n", "--last",
            "--runtime-endpoint", "-r", "--image-endpoint", "-i", "--timeout", "-t", "--namespace");

    @Override
    public String name() {
        return "crictl";
    }

    @Override
    public String synopsis() {
        return "shows containers, pods, images and logs of a node's container runtime";
    }

    @Override
    public ExitStatus run(Invocation in) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        List<String> rest = new ArrayList<>();
        parse(in.args(), words, options, rest);
        if (words.isEmpty() || words.get(0).equals("help") || options.containsKey("--help")) {
            in.out().print(help());
            return ExitStatus.OK;
        }
        Optional<ContainerRuntime> runtime = in.host().service(ContainerRuntime.class);
        if (words.get(0).equals("version")) {
            in.out().print("Version:  0.1.0\nRuntimeName:  containerd\nRuntimeVersion:  v2.2.1\nRuntimeApiVersion:  v1\n");
            return ExitStatus.OK;
        }
        boolean stopped = in.host().systemd().service("containerd.service").since() != null && !in.host().systemd().service("containerd.service").active();
        if (runtime.isEmpty() || stopped) {
            return in.fail(1, CANNOT_CONNECT);
        }
        return run(in, runtime.get(), words, options, rest);
    }

    private static ExitStatus run(Invocation in, ContainerRuntime runtime, List<String> words, Map<String, String> options, List<String> rest) {
        return switch (words.get(0)) {
            case "ps" -> ps(in, runtime, options);
            case "pods" -> pods(in, runtime, options);
            case "images", "image", "img" -> images(in);
            case "logs" -> logs(in, runtime, words, options);
            case "inspect" -> inspect(in, runtime, words);
            case "exec" -> exec(in, runtime, words, rest);
            case "stop" -> stop(in, runtime, words);
            case "rm" -> remove(in, runtime, words, options);
            default -> in.fail(1, "No help topic for '" + words.get(0) + "'");
        };
    }

    /** Options before and after the command; what follows exec's container is the program to run. */
    private static void parse(List<String> args, List<String> words, Map<String, String> options, List<String> rest) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (words.size() == 2 && words.get(0).equals("exec")) {
                rest.addAll(args.subList(i, args.size()));
                return;
            }
            int equals = arg.indexOf('=');
            if (arg.startsWith("--") && equals > 0) {
                options.put(arg.substring(0, equals), arg.substring(equals + 1));
            } else if (VALUED.contains(arg) && !(arg.equals("-t") || arg.equals("-i")) && i + 1 < args.size()) {
                options.put(arg, args.get(++i));
            } else if (arg.startsWith("-") && arg.length() > 1) {
                options.put(arg, "true");
            } else {
                words.add(arg);
            }
        }
    }

    private static String help() {
        return """
                NAME:
                   crictl - client for CRI

                USAGE:
                   crictl [global options] command [command options] [arguments...]

                COMMANDS:
                   exec                Run a command in a running container
                   images, image, img  List images
                   inspect             Display the status of one or more containers
                   logs                Fetch the logs of a container
                   pods                List pods
                   ps                  List containers
                   rm                  Remove one or more containers
                   stop                Stop one or more running containers
                   version             Display runtime version information

                Other commands of crictl are not available in this lab yet.
                """;
    }

    private static ExitStatus ps(Invocation in, ContainerRuntime runtime, Map<String, String> options) {
        boolean all = options.containsKey("-a") || options.containsKey("--all") || options.containsKey("--state");
        String name = options.getOrDefault("--name", "");
        String state = options.getOrDefault("--state", "").toLowerCase(Locale.ROOT);
        List<Container> containers = new ArrayList<>(runtime.containers().stream()
                .filter(c -> all || c.state() == ContainerState.RUNNING).filter(c -> c.spec().name().contains(name))
                .filter(c -> state.isEmpty() || c.state().name().toLowerCase(Locale.ROOT).equals(state)).toList());
        containers.sort(Comparator.comparing(Container::created).reversed());
        if (options.containsKey("-q") || options.containsKey("--quiet")) {
            containers.forEach(c -> in.out().println(c.id()));
            return ExitStatus.OK;
        }
        Table table = new Table().row("CONTAINER", "IMAGE", "CREATED", "STATE", "NAME", "ATTEMPT", "POD ID", "POD", "NAMESPACE");
        for (Container c : containers) {
            Sandbox sandbox = c.spec().sandbox();
            table.row(c.id().substring(0, 13), imageId(c.spec().imageName()), ago(in, c.created()), titled(c.state().name()), c.spec().name(),
                    String.valueOf(c.spec().attempt()), sandbox.id().substring(0, 13), sandbox.name(), sandbox.namespace());
        }
        in.out().print(table.text());
        return ExitStatus.OK;
    }

    private static String titled(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String imageId(String name) {
        return NodeImages.digest("config " + name).substring(7, 20);
    }

    private static ExitStatus pods(Invocation in, ContainerRuntime runtime, Map<String, String> options) {
        List<Sandbox> sandboxes = new ArrayList<>(runtime.sandboxes());
        sandboxes.sort(Comparator.comparing(Sandbox::created).reversed());
        String name = options.getOrDefault("--name", "");
        Table table = new Table().row("POD ID", "CREATED", "STATE", "NAME", "NAMESPACE", "ATTEMPT", "RUNTIME");
        for (Sandbox s : sandboxes) {
            if (s.name().contains(name)) {
                if (options.containsKey("-q") || options.containsKey("--quiet")) {
                    in.out().println(s.id());
                }
                table.row(s.id().substring(0, 13), ago(in, s.created()), "Ready", s.name(), s.namespace(), "0", "(default)");
            }
        }
        if (!options.containsKey("-q") && !options.containsKey("--quiet")) {
            in.out().print(table.text());
        }
        return ExitStatus.OK;
    }

    private static ExitStatus images(Invocation in) {
        Table table = new Table().row("IMAGE", "TAG", "IMAGE ID", "SIZE");
        in.host().service(Kubelet.class).ifPresent(kubelet -> new TreeMap<>(kubelet.images().all()).forEach((name, present) -> {
            ImageReference reference = present.reference();
            Image image = present.image();
            table.row(reference.repository(), reference.tag(), imageId(name), size(image.sizeBytes()));
        }));
        in.out().print(table.text());
        return ExitStatus.OK;
    }

    /** As go-units prints sizes: 72.4MB. */
    private static String size(long bytes) {
        double value = bytes;
        String[] units = {"B", "kB", "MB", "GB"};
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value >= 100 ? "%.0f%s" : value >= 10 ? "%.1f%s" : "%.2f%s", value, units[unit]);
    }

    private static Optional<Container> find(ContainerRuntime runtime, List<String> words) {
        return words.size() < 2 ? Optional.empty() : runtime.containers().stream().filter(c -> c.id().startsWith(words.get(1))).findFirst();
    }

    private static ExitStatus missing(Invocation in, List<String> words) {
        return words.size() < 2 ? in.fail(1, "FATA[0000] ID cannot be empty")
                : in.fail(1, "FATA[0000] rpc error: code = NotFound desc = an error occurred when try to find container \"" + words.get(1) + "\": not found");
    }

    private static ExitStatus logs(Invocation in, ContainerRuntime runtime, List<String> words, Map<String, String> options) {
        Optional<Container> container = find(runtime, words);
        if (container.isEmpty()) {
            return missing(in, words);
        }
        FileView files = runtime.node().files().asRoot();
        String path = container.get().spec().logPath();
        List<String> lines = files.isRegular(path) ? files.readText(path).lines().toList() : List.of();
        String tail = options.getOrDefault("--tail", "");
        int from = tail.matches("[0-9]{1,9}") ? Math.max(0, lines.size() - Integer.parseInt(tail)) : 0;
        for (String line : lines.subList(from, lines.size())) {
            String[] fields = line.split(" ", 4);
            String text = (options.containsKey("--timestamps") ? fields[0] + " " : "") + (fields.length > 3 ? fields[3] : "");
            (fields.length > 1 && fields[1].equals("stderr") ? in.err() : in.out()).println(text);
        }
        return ExitStatus.OK;
    }

    private static ExitStatus inspect(Invocation in, ContainerRuntime runtime, List<String> words) {
        Optional<Container> found = find(runtime, words);
        if (found.isEmpty()) {
            return missing(in, words);
        }
        Container c = found.get();
        List<Object> mounts = new ArrayList<>();
        c.spec().mounts().forEach(m -> mounts.add(Tree.of("containerPath", m.containerPath(), "hostPath", m.nodePath(), "readonly", m.readOnly())));
        Map<String, Object> status = Tree.of("id", c.id(), "metadata", Tree.of("attempt", (long) c.spec().attempt(), "name", c.spec().name()),
                "state", "CONTAINER_" + c.state().name(), "createdAt", c.created().toString(), "startedAt", text(c.started()), "finishedAt", text(c.finished()),
                "exitCode", (long) c.exitCode(), "reason", c.reason(), "message", c.message(), "image", Tree.of("image", c.spec().imageName()),
                "labels", Tree.of("io.kubernetes.container.name", c.spec().name(), "io.kubernetes.pod.name", c.spec().sandbox().name(),
                        "io.kubernetes.pod.namespace", c.spec().sandbox().namespace(), "io.kubernetes.pod.uid", c.spec().sandbox().uid()),
                "mounts", mounts, "logPath", c.spec().logPath());
        in.out().println(Json.pretty(Tree.of("info", Tree.of("sandboxID", c.spec().sandbox().id(), "runtimeSpec", Tree.of("process",
                Tree.of("args", c.spec().argv(), "cwd", c.spec().workingDir(), "user", Tree.of("uid", (long) c.spec().user().uid(), "gid", (long) c.spec().user().gid())))),
                "status", status), 2));
        return ExitStatus.OK;
    }

    private static String text(@org.jspecify.annotations.Nullable Instant moment) {
        return moment == null ? "0001-01-01T00:00:00Z" : moment.toString();
    }

    private static ExitStatus exec(Invocation in, ContainerRuntime runtime, List<String> words, List<String> argv) {
        Optional<Container> container = find(runtime, words).filter(Container::isRunning);
        if (container.isEmpty()) {
            return missing(in, words);
        }
        if (argv.isEmpty()) {
            return in.fail(1, "FATA[0000] execing command in container: no command specified");
        }
        ContainerRuntime.ExecResult result = runtime.exec(container.get(), argv, in.descriptors().copy(), in.screen());
        return result.status() != null ? result.status() : in.fail(1, "FATA[0000] execing command in container: rpc error: code = Unknown desc = failed to exec in container: "
                + "failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: " + result.problem());
    }

    private static ExitStatus stop(Invocation in, ContainerRuntime runtime, List<String> words) {
        Optional<Container> container = find(runtime, words);
        if (container.isEmpty()) {
            return missing(in, words);
        }
        runtime.stop(container.get());
        in.out().println(words.get(1));
        return ExitStatus.OK;
    }

    private static ExitStatus remove(Invocation in, ContainerRuntime runtime, List<String> words, Map<String, String> options) {
        Optional<Container> container = find(runtime, words);
        if (container.isEmpty()) {
            return missing(in, words);
        }
        if (container.get().isRunning() && !options.containsKey("-f") && !options.containsKey("--force")) {
            return in.fail(1, "ERRO[0000] container \"" + container.get().id() + "\" is running, please stop it first");
        }
        runtime.stop(container.get());
        runtime.remove(container.get());
        in.out().println(words.get(1));
        return ExitStatus.OK;
    }

    /** As go-units says how long ago something was. */
    private static String ago(Invocation in, Instant moment) {
        Duration age = Duration.between(moment, in.simulation().now());
        long seconds = age.toSeconds();
        long minutes = age.toMinutes();
        long hours = Math.round(seconds / 3600.0);
        String text = seconds < 1 ? "Less than a second" : seconds == 1 ? "1 second" : seconds < 60 ? seconds + " seconds"
                : minutes == 1 ? "About a minute" : minutes < 60 ? minutes + " minutes" : hours == 1 ? "About an hour" : hours < 48 ? hours + " hours"
                : hours < 24 * 14 ? hours / 24 + " days" : hours < 24 * 60 ? hours / 24 / 7 + " weeks" : hours / 24 / 30 + " months";
        return text + " ago";
    }
}
