package dev.ktutor.command.kubectl;

import dev.ktutor.command.kubectl.flags.CommandLine;
import dev.ktutor.command.kubectl.flags.CommandSpec;
import dev.ktutor.command.kubectl.flags.CommandTree;
import dev.ktutor.command.kubectl.flags.Flag;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.KubeconfigError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What may stand at the end of an unfinished kubectl line: commands, flags, their values, types and names. */
public final class KubectlCompletion {
    private static final Map<String, List<String>> VALUES = Map.of("output", List.of("json", "yaml", "name", "wide", "jsonpath=", "custom-columns=",
            "go-template="), "dry-run", List.of("client", "server", "none"), "cascade", List.of("background", "foreground", "orphan"),
            "validate", List.of("strict", "warn", "ignore"), "type", List.of("json", "merge", "strategic"), "restart", List.of("Always", "OnFailure", "Never"));
    /** Commands whose first word is a type and whose others are names. */
    private static final Set<String> TYPED = Set.of("get", "describe", "delete", "edit", "label", "annotate", "patch", "scale", "expose", "wait", "set",
            "rollout", "autoscale");
    /** Commands whose words are names of one type. */
    private static final Map<String, String> OF_ONE_TYPE = Map.of("logs", "pods", "exec", "pods", "attach", "pods", "port-forward", "pods",
            "cordon", "nodes", "uncordon", "nodes", "drain", "nodes", "approve", "certificatesigningrequests", "deny", "certificatesigningrequests");

    private final CommandTree tree = new CommandTree();

    /**
     * The candidates for the last word, sorted.
     *
     * @param words what follows {@code kubectl}; the last is being typed and may be ""
     * @param client how live names are looked up; empty if no cluster is at hand
     * @param namespace where names are looked up unless the line says otherwise
     */
    public List<String> candidates(List<String> words, Optional<KubeClient> client, String namespace) {
        String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
        List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
        CommandLine line = CommandLine.find(tree, before);
        Set<String> found = new TreeSet<>();
        Optional<Flag> pending = pending(line.command(), before);
        if (pending.isPresent()) {
            values(pending.get(), client, found);
        } else if (typed.startsWith("-")) {
            flags(line.command(), typed, client, found);
        } else {
            found.addAll(line.command().subcommands());
            words(line, client, place(line, namespace), found);
        }
        return found.stream().filter(candidate -> candidate.startsWith(typed)).toList();
    }

    /** The flag that waits for its value. */
    private static Optional<Flag> pending(CommandSpec command, List<String> before) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        String last = before.get(before.size() - 1);
        Optional<Flag> flag = last.startsWith("--") && !last.contains("=") ? command.flags().find(last.substring(2))
                : last.matches("-[A-Za-z]") ? command.flags().letter(last.substring(1)) : Optional.empty();
        return flag.filter(f -> f.bare().isEmpty());
    }

    private static void flags(CommandSpec command, String typed, Optional<KubeClient> client, Set<String> found) {
        int equals = typed.indexOf('=');
        if (equals > 2) {
            Set<String> values = new TreeSet<>();
            command.flags().find(typed.substring(2, equals)).ifPresent(flag -> values(flag, client, values));
            values.forEach(value -> found.add(typed.substring(0, equals + 1) + value));
            return;
        }
        command.flags().all().forEach(flag -> {
            found.add("--" + flag.name() + (flag.bare().isEmpty() ? "=" : ""));
            if (!flag.shorthand().isEmpty() && typed.length() < 2) {
                found.add("-" + flag.shorthand());
            }
        });
    }

    private static void values(Flag flag, Optional<KubeClient> client, Set<String> found) {
        found.addAll(VALUES.getOrDefault(flag.name(), List.of()));
        if (flag.name().equals("namespace")) {
            names(client, "namespaces", "", found);
        }
    }

    /** The namespace that the line names, or the given one. */
    private static String place(CommandLine line, String namespace) {
        List<String> words = line.words();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if ((word.equals("-n") || word.equals("--namespace")) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
            if (word.startsWith("--namespace=")) {
                return word.substring(12);
            }
        }
        return namespace;
    }

    private static void words(CommandLine line, Optional<KubeClient> client, String namespace, Set<String> found) {
        String path = line.command().path();
        String[] steps = path.split(" ");
        String verb = steps.length > 1 ? steps[1] : "";
        String own = OF_ONE_TYPE.get(line.command().name());
        if (own != null) {
            names(client, own, namespace, found);
        } else if (TYPED.contains(verb) && line.command().subcommands().isEmpty()) {
            Optional<ResourceType> type = ResourceTypes.resolve(line.firstWord());
            if (type.isPresent()) {
                names(client, type.get().plural(), namespace, found);
            } else if (line.firstWord().isEmpty()) {
                ResourceTypes.all().forEach(each -> found.add(each.plural()));
            }
        }
    }

    private static void names(Optional<KubeClient> client, String plural, String namespace, Set<String> found) {
        Optional<ResourceType> type = ResourceTypes.byPlural(plural);
        if (client.isEmpty() || type.isEmpty()) {
            return;
        }
        List<KubeObject> items = new ArrayList<>();
        try {
            ApiResponse answer = client.get().send(ApiRequest.of("GET", type.get().path(type.get().namespaced() ? namespace : "")));
            items.addAll(answer.ok() ? answer.object().items() : List.of());
        } catch (ConnectionError | KubeconfigError e) {
            return;
        }
        items.forEach(item -> found.add(Tree.string(item.tree(), "metadata", "name")));
    }
}
