package dev.ktutor.command.kubectl;

import dev.ktutor.command.kubectl.core.ClusterAccess;
import dev.ktutor.command.kubectl.flags.CommandLine;
import dev.ktutor.command.kubectl.flags.FlagError;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.data.Tree;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.Kubeconfig;
import dev.ktutor.kube.client.KubeconfigError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The names a cluster and a kubeconfig have, as the line being completed would reach them; none where it would not. */
final class LiveNames {
    private final CommandLine line;
    private final Optional<ClusterAccess> access;
    private final List<String> before;

    LiveNames(Invocation in, List<String> before, CommandLine line) {
        this.line = line;
        this.before = before;
        this.access = quietly(() -> Optional.of(new ClusterAccess(in, lenient().parse())), Optional.empty());
    }

    /** The line without a last flag that still lacks its value. */
    private CommandLine lenient() {
        try {
            line.parse();
            return line;
        } catch (FlagError e) {
            List<String> words = line.words();
            return new CommandLine(line.command(), words.isEmpty() ? words : words.subList(0, words.size() - 1));
        }
    }

    private static <T> T quietly(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (ApiException | ConnectionError | KubeconfigError | KubectlError | FlagError | FileError e) {
            // What cannot be reached proposes nothing.
            return otherwise;
        }
    }

    /** The command's words behind {@code kubectl}. */
    String command() {
        return line.command().path().replaceFirst("^kubectl ?", "");
    }

    /** Every type, as {@code kubectl api-resources -o name} has it. */
    List<String> types() {
        List<String> types = new ArrayList<>(ResourceTypes.all().stream().filter(type -> type.verbs().contains("get"))
                .sorted(Comparator.comparing(ResourceType::group).thenComparing(ResourceType::plural))
                .map(ResourceType::qualifiedPlural).distinct().toList());
        access.ifPresent(way -> types.addAll(quietly(() -> names(way, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"), List.of())));
        return types;
    }

    /** The names of the objects of a type, or of several divided by commas. */
    List<String> of(String typed) {
        Set<String> found = new LinkedHashSet<>();
        for (String each : typed.split(",")) {
            Optional<ResourceType> type = ResourceTypes.resolve(each);
            if (access.isPresent() && type.isPresent()) {
                found.addAll(quietly(() -> names(access.get(), path(access.get(), type.get())), List.of()));
            }
        }
        return List.copyOf(found);
    }

    /** The same without those that are on the line already. */
    List<String> without(String type, List<String> given) {
        return of(type).stream().filter(name -> !given.contains(name)).toList();
    }

    private String path(ClusterAccess way, ResourceType type) {
        boolean all = before.contains("-A") || before.contains("--all-namespaces");
        return type.path(type.namespaced() && !all ? way.config().namespace() : "");
    }

    private static List<String> names(ClusterAccess way, String path) {
        ApiResponse answer = way.client().send(ApiRequest.of("GET", path));
        return answer.ok() ? answer.object().items().stream().map(item -> Tree.string(item.tree(), "metadata", "name")).toList() : List.of();
    }

    /** The containers of the pod that the line names. */
    List<String> containers() {
        List<String> operands = line.operands();
        if (operands.isEmpty() || access.isEmpty()) {
            return List.of();
        }
        String pod = operands.get(0).replaceFirst("^pods?/", "");
        return quietly(() -> {
            ApiResponse answer = access.get().client().send(ApiRequest.of("GET",
                    ResourceTypes.byPlural("pods").orElseThrow().path(access.get().config().namespace(), pod)));
            List<String> found = new ArrayList<>();
            if (answer.ok()) {
                KubeObject object = answer.object();
                for (String kind : List.of("initContainers", "containers", "ephemeralContainers")) {
                    Tree.list(object.tree(), "spec", kind).forEach(container -> found.add(Tree.string(container, "name")));
                }
            }
            return found;
        }, List.of());
    }

    List<String> contexts() {
        return configured(config -> List.copyOf(config.contexts().keySet()));
    }

    List<String> clusters() {
        return configured(config -> List.copyOf(config.clusters().keySet()));
    }

    List<String> users() {
        return configured(config -> List.copyOf(config.users().keySet()));
    }

    private List<String> configured(Function<Kubeconfig, List<String>> names) {
        return access.isEmpty() ? List.of() : quietly(() -> names.apply(access.get().config().config()).stream().sorted().toList(), List.of());
    }
}
