package dev.ktutor.command.kubectl;

import dev.ktutor.host.Proposals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the arguments of a kubectl command name, for completion: as kubectl's own commands declare it. */
enum Arguments {
    /** A type, then names of its objects. */
    TYPED,
    /** A type of a list, then names of its objects. */
    LISTED,
    /** A pod, or a workload to take one from. */
    POD,
    /** A pod, or a workload to take one from; then its containers. */
    POD_CONTAINER,
    /** Pods. */
    PODS,
    /** Nodes. */
    NODES,
    /** Nothing but {@code node}, then nodes. */
    TAINT,
    CONTEXT, CLUSTER, USER, SERVICE_ACCOUNT,
    /** A pod's path or a local one. */
    COPY,
    /** The names of certificate signing requests, which kubectl itself leaves to be typed. */
    REQUEST,
    /** The shells. */
    SHELL,
    /** Whatever it is, kubectl does not say. */
    UNKNOWN;

    private static final List<String> WORKLOADS = List.of("daemonsets/", "deployments/", "pods/", "jobs/", "replicasets/",
            "replicationcontrollers/", "services/", "statefulsets/");
    private static final String ROLLED_OUT = "deployment daemonset statefulset";
    private static final String SCALED = "deployment replicaset replicationcontroller statefulset";
    private static final String TEMPLATED = "daemonsets deployments pods cronjobs replicasets replicationcontrollers statefulsets";
    /** The types of those that take only some. */
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("rollout history", ROLLED_OUT), Map.entry("rollout status", ROLLED_OUT),
            Map.entry("rollout undo", ROLLED_OUT), Map.entry("rollout restart", ROLLED_OUT), Map.entry("rollout pause", "deployment"),
            Map.entry("rollout resume", "deployment"), Map.entry("scale", SCALED), Map.entry("autoscale", SCALED),
            Map.entry("expose", "pod service replicationcontroller deployment replicaset"), Map.entry("set image", TEMPLATED),
            Map.entry("set resources", TEMPLATED), Map.entry("set serviceaccount", TEMPLATED));
    private static final Map<String, Arguments> COMMANDS = commands();

    private static Map<String, Arguments> commands() {
        Map<String, Arguments> commands = new HashMap<>();
        put(commands, TYPED, "get", "describe", "delete", "edit", "label", "annotate", "patch", "debug");
        TYPES.keySet().forEach(command -> put(commands, LISTED, command));
        put(commands, POD, "exec", "attach", "port-forward");
        put(commands, POD_CONTAINER, "logs");
        put(commands, PODS, "top pod");
        put(commands, NODES, "cordon", "uncordon", "drain", "top node");
        put(commands, TAINT, "taint");
        put(commands, CONTEXT, "config use-context", "config delete-context", "config rename-context", "config set-context", "config get-contexts");
        put(commands, CLUSTER, "config delete-cluster", "config set-cluster");
        put(commands, USER, "config delete-user", "config set-credentials");
        put(commands, SERVICE_ACCOUNT, "create token");
        put(commands, COPY, "cp");
        put(commands, REQUEST, "certificate approve", "certificate deny");
        put(commands, SHELL, "completion");
        return commands;
    }

    private static void put(Map<String, Arguments> commands, Arguments what, String... names) {
        List.of(names).forEach(name -> commands.put("kubectl " + name, what));
    }

    static boolean known(String path) {
        return COMMANDS.containsKey(path);
    }

    static Arguments of(String path) {
        Arguments found = COMMANDS.get(path);
        return found == null ? UNKNOWN : found;
    }

    /** The proposals behind those operands. */
    Proposals propose(LiveNames live, List<String> operands, String typed) {
        boolean first = operands.isEmpty();
        return switch (this) {
            case TYPED -> objects(live, operands, typed, live.types());
            case LISTED -> objects(live, operands, typed, List.of(TYPES.getOrDefault(live.command(), "").split(" ")));
            case POD, POD_CONTAINER -> !first ? Proposals.of(this == POD ? List.of() : live.containers()) : pods(live, typed);
            case PODS -> Proposals.of(live.without("pods", operands));
            case NODES -> Proposals.of(live.without("nodes", operands));
            case TAINT -> Proposals.of(first ? List.of("node") : live.of("nodes"));
            case CONTEXT -> Proposals.of(first ? live.contexts() : List.of());
            case CLUSTER -> Proposals.of(first ? live.clusters() : List.of());
            case USER -> Proposals.of(first ? live.users() : List.of());
            case SERVICE_ACCOUNT -> Proposals.of(first ? live.of("serviceaccounts") : List.of());
            case REQUEST -> Proposals.of(live.without("certificatesigningrequests", operands));
            case SHELL -> Proposals.of(first ? List.of("bash", "zsh", "fish", "powershell") : List.of());
            case COPY -> copy(live);
            case UNKNOWN -> Proposals.anyFile();
        };
    }

    private static Proposals objects(LiveNames live, List<String> operands, String typed, List<String> types) {
        int slash = typed.indexOf('/');
        if (slash > 0) {
            String type = typed.substring(0, slash);
            return Proposals.of(live.of(type).stream().map(name -> type + "/" + name).toList());
        }
        if (operands.isEmpty()) {
            return Proposals.of(types);
        }
        String type = operands.get(0);
        return Proposals.of(type.contains("/") ? List.of() : live.without(type, operands.subList(1, operands.size())));
    }

    private static Proposals pods(LiveNames live, String typed) {
        int slash = typed.indexOf('/');
        if (slash > 0) {
            String type = typed.substring(0, slash);
            return Proposals.of(live.of(type).stream().map(name -> type + "/" + name).toList());
        }
        List<String> found = new ArrayList<>(live.of("pods"));
        found.addAll(WORKLOADS);
        boolean onlyWorkloads = !typed.isEmpty() && found.stream().filter(word -> word.startsWith(typed)).allMatch(word -> word.endsWith("/"));
        return onlyWorkloads ? Proposals.open(found) : Proposals.of(found);
    }

    private static Proposals copy(LiveNames live) {
        List<String> found = new ArrayList<>(live.of("pods").stream().map(name -> name + ":").toList());
        live.of("namespaces").forEach(name -> found.add(name + "/"));
        return new Proposals(found, Proposals.Files.ALSO, List.of(), true, 0);
    }
}
