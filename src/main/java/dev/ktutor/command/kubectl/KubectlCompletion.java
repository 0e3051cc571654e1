package dev.ktutor.command.kubectl;

import dev.ktutor.command.kubectl.core.RequiredFlags;
import dev.ktutor.command.kubectl.flags.CommandLine;
import dev.ktutor.command.kubectl.flags.CommandSpec;
import dev.ktutor.command.kubectl.flags.CommandTree;
import dev.ktutor.command.kubectl.flags.Flag;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Proposals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand at the end of an unfinished kubectl line, as cobra and kubectl decide it: subcommands, flags, their values,
 * types, names. {@code kubectl __complete} prints it, the prompt asks for it directly.
 */
final class KubectlCompletion {
    /** The hidden commands that completion scripts call. */
    static final Set<String> REQUESTS = Set.of("__complete", "__completeNoDesc");
    /** Values that the flags' help names; kubectl itself proposes only those of {@code --output}. */
    private static final Map<String, List<String>> VALUES = Map.of("dry-run", List.of("client", "none", "server"),
            "cascade", List.of("background", "foreground", "orphan"), "validate", List.of("strict", "warn", "ignore"),
            "type", List.of("json", "merge", "strategic"), "restart", List.of("Always", "Never", "OnFailure"),
            "output-watch-events", List.of("true", "false"));
    private static final List<String> OUTPUTS = List.of("json", "yaml", "kyaml", "name", "go-template", "go-template-file", "template",
            "templatefile", "jsonpath", "jsonpath-as-json", "jsonpath-file", "custom-columns", "custom-columns-file", "wide");
    private static final List<String> MANIFESTS = List.of(".json", ".yaml", ".yml");

    private final CommandTree tree = new CommandTree();
    private final Invocation in;

    KubectlCompletion(Invocation in) {
        this.in = in;
    }

    /** {@code kubectl __complete WORDS}: the candidates, the directive that says what a shell is to do with them. */
    static int answer(Invocation in) {
        List<String> words = in.args().subList(1, in.args().size());
        Proposals found = new KubectlCompletion(in).propose(words);
        boolean described = in.args().get(0).equals("__complete");
        String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
        String value = typed.startsWith("-") && typed.contains("=") ? typed.substring(0, typed.indexOf('=') + 1) : "";
        for (String word : found.words()) {
            String shown = described ? word : word.split("\t", 2)[0];
            if (shown.startsWith(typed)) {
                in.out().println(shown.startsWith(value) ? shown.substring(value.length()) : shown);
            }
        }
        found.endings().forEach(ending -> in.out().println(ending.substring(1)));
        int directive = !found.endings().isEmpty() ? 8 : (found.files() == Proposals.Files.NONE ? 4 : 0) + (found.open() ? 2 : 0);
        in.out().println(":" + directive);
        in.err().println("Completion ended with directive: " + name(directive));
        return 0;
    }

    private static String name(int directive) {
        return switch (directive) {
            case 0 -> "ShellCompDirectiveDefault";
            case 2 -> "ShellCompDirectiveNoSpace";
            case 4 -> "ShellCompDirectiveNoFileComp";
            case 8 -> "ShellCompDirectiveFilterFileExt";
            default -> "ShellCompDirectiveNoSpace, ShellCompDirectiveNoFileComp";
        };
    }

    /** The proposals for the last of the words behind {@code kubectl}. */
    Proposals propose(List<String> words) {
        String typed = words.isEmpty() ? "" : words.get(words.size() - 1);
        List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
        CommandLine line = CommandLine.find(tree, before);
        if (before.contains("--")) {
            return Proposals.of(List.of());
        }
        LiveNames live = new LiveNames(in, before, line);
        Optional<Flag> pending = pending(line.command(), before);
        if (pending.isPresent()) {
            return values(pending.get(), live, "");
        }
        int equals = typed.indexOf('=');
        if (typed.startsWith("--") && equals > 2) {
            Optional<Flag> flag = line.command().flags().find(typed.substring(2, equals));
            return flag.isEmpty() ? Proposals.of(List.of()) : values(flag.get(), live, typed.substring(0, equals + 1));
        }
        List<String> required = required(line, before);
        if (typed.startsWith("-")) {
            return Proposals.of(required.isEmpty() ? flags(line, before) : required);
        }
        Proposals found = arguments(line, live, typed);
        if (required.isEmpty()) {
            return found;
        }
        List<String> both = new ArrayList<>(required);
        both.addAll(found.words());
        return new Proposals(both, found.files(), found.endings(), found.open(), 0);
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

    private static Proposals values(Flag flag, LiveNames live, String prefix) {
        List<String> found = switch (flag.name()) {
            case "output" -> flag.help().contains("custom-columns") || flag.help().contains("jsonpath") ? OUTPUTS : List.of();
            case "namespace" -> live.of("namespaces");
            case "context" -> live.contexts();
            case "cluster" -> live.clusters();
            case "user" -> live.users();
            case "container" -> live.containers();
            default -> VALUES.getOrDefault(flag.name(), List.of());
        };
        if (found.isEmpty()) {
            boolean manifest = flag.name().equals("filename");
            boolean names = Set.of("namespace", "context", "cluster", "user", "container").contains(flag.name());
            return manifest ? Proposals.filesEnding(MANIFESTS) : names ? Proposals.of(List.of()) : Proposals.anyFile();
        }
        return Proposals.of(found.stream().map(word -> prefix + word).toList());
    }

    /** The flags that must still be given: cobra proposes only those until they are. */
    private static List<String> required(CommandLine line, List<String> before) {
        List<String> missing = new ArrayList<>();
        for (String name : RequiredFlags.of(line.command().path())) {
            line.command().flags().find(name).filter(flag -> !given(flag, before)).ifPresent(flag -> missing.add(described(flag, "--" + name)));
        }
        return missing;
    }

    private static boolean given(Flag flag, List<String> before) {
        return before.stream().anyMatch(word -> word.equals("--" + flag.name()) || word.startsWith("--" + flag.name() + "=")
                || !flag.shorthand().isEmpty() && word.matches("-" + flag.shorthand() + "([^-].*)?"));
    }

    private List<String> flags(CommandLine line, List<String> before) {
        List<String> found = new ArrayList<>();
        Set<String> global = new java.util.HashSet<>();
        tree.global().forEach(flag -> global.add(flag.name()));
        List<Flag> all = new ArrayList<>(line.command().flags().all());
        all.sort(java.util.Comparator.comparing((Flag flag) -> !global.contains(flag.name())).thenComparing(Flag::name));
        for (Flag flag : all) {
            if (given(flag, before) && !flag.type().many()) {
                continue;
            }
            String help = flag.name().equals("help") ? "help for " + line.command().name() : flag.help();
            found.add("--" + flag.name() + (help.isEmpty() ? "" : "\t" + first(help)));
            if (!flag.shorthand().isEmpty()) {
                found.add("-" + flag.shorthand() + (help.isEmpty() ? "" : "\t" + first(help)));
            }
        }
        return found;
    }

    private static String described(Flag flag, String word) {
        return flag.help().isEmpty() ? word : word + "\t" + first(flag.help());
    }

    private static String first(String help) {
        return help.strip().lines().findFirst().orElse("");
    }

    private Proposals arguments(CommandLine line, LiveNames live, String typed) {
        List<String> subcommands = new ArrayList<>();
        String path = line.command().path();
        List<String> operands = line.operands();
        CommandSpec parent = path.equals("kubectl help") ? below(operands) : line.command();
        for (String name : operands.isEmpty() || path.equals("kubectl help") ? parent.subcommands() : List.<String>of()) {
            String meaning = parent.synopsis(name);
            subcommands.add(meaning.isEmpty() ? name : name + "\t" + meaning);
        }
        if (path.equals("kubectl help") || !subcommands.isEmpty() && !Arguments.known(path)) {
            return Proposals.of(subcommands);
        }
        return Arguments.of(path).propose(live, operands, typed);
    }

    private CommandSpec below(List<String> operands) {
        return CommandLine.find(tree, operands).command();
    }
}
