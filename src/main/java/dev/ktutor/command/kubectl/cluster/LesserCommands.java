package dev.ktutor.command.kubectl.cluster;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.Json;
import dev.ktutor.data.Tree;
import java.util.List;

/** Commands that check what they are given and then say plainly that the lab does not have them yet, and a few small ones. */
public final class LesserCommands {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish", "powershell");

    private LesserCommands() { }

    private static KubectlError later(Call call) {
        return KubectlError.of(call.spec().path() + " is not available in this lab yet");
    }

    /** {@code top node} and {@code top pod}: there is no metrics server. */
    public static void top(Call call) {
        new RestMapper(call).ensureServer();
        throw KubectlError.of("Metrics API not available");
    }

    /** {@code port-forward}. */
    public static void portForward(Call call) {
        if (call.args().size() < 2 && (call.flags().list("filename").isEmpty() || call.args().isEmpty())) {
            throw KubectlError.usage(call, "TYPE/NAME and list of ports are required for port-forward");
        }
        new RestMapper(call).ensureServer();
        throw later(call);
    }

    /** {@code autoscale}. */
    public static void autoscale(Call call) {
        if (call.flags().number("max") < 1) {
            throw KubectlError.of("--max=MAXPODS is required and must be at least 1, max: " + call.flags().number("max"));
        }
        if (call.flags().number("max") < call.flags().number("min")) {
            throw KubectlError.of("--max=MAXPODS must be larger or equal to --min=MINPODS, max: " + call.flags().number("max") + ", min: " + call.flags().number("min"));
        }
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().args(false, call.args()).all();
        throw later(call);
    }

    /** Asks {@code kubectl __complete} and obeys the directive it ends with: 2 no blank, 4 no files, 8 files that end so. */
    private static final String COMPLETION_SCRIPT = """
            # bash completion for kubectl
            __start_kubectl() {
                local cur="${COMP_LINE:0:COMP_POINT}" line words answer directive candidate description
                local -a found=()
                read -r -a words <<< "$cur"
                case "$cur" in *[[:space:]]) words+=("") ;; esac
                cur="${words[${#words[@]}-1]}"
                answer=$(kubectl __complete "${words[@]:1}" 2>/dev/null) || return 1
                directive="${answer##*:}"
                while IFS=$'\\t' read -r candidate description; do
                    case "$candidate" in ""|:[0-9]*) ;; *) found+=("$candidate") ;; esac
                done <<< "$answer"
                if (( directive & 8 )); then
                    compopt -o filenames
                    COMPREPLY=($(compgen -d -- "$2"))
                    for candidate in "${found[@]}"; do
                        COMPREPLY+=($(compgen -f -X "!*.$candidate" -- "$2"))
                    done
                    return
                fi
                (( directive & 2 )) && compopt -o nospace
                (( directive & 4 )) && compopt +o default
                for candidate in "${found[@]}"; do
                    case "$candidate" in
                        "$2"*) COMPREPLY+=("$candidate") ;;
                        "$cur"*) COMPREPLY+=("${candidate#"${cur%"$2"}"}") ;;
                    esac
                done
            }
            complete -o default -F __start_kubectl kubectl
            """;

    /** {@code completion SHELL}. */
    public static void completion(Call call) {
        if (call.args().isEmpty()) {
            throw KubectlError.usage(call, "Shell not specified.");
        }
        if (call.args().size() > 1) {
            throw KubectlError.usage(call, "Too many arguments. Expected only the shell type.");
        }
        String shell = call.args().get(0);
        if (!SHELLS.contains(shell)) {
            throw KubectlError.usage(call, "Unsupported shell type \"" + shell + "\".");
        }
        if (!shell.equals("bash")) {
            throw later(call);
        }
        call.out().print(COMPLETION_SCRIPT);
    }

    /** {@code apply view-last-applied}. */
    public static void viewLastApplied(Call call) {
        boolean json = call.flags().text("output").equals("json");
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().selector(call.flags().text("selector"))
                .args(call.flags().flag("all"), call.args()).visitLatest(resource -> {
                    String last = resource.object().annotations().getOrDefault("kubectl.kubernetes.io/last-applied-configuration", "");
                    if (last.isEmpty()) {
                        throw KubectlError.of("no last-applied-configuration annotation found on resource: " + resource.name());
                    }
                    Object tree = Tree.sorted(Json.parse(last));
                    call.out().print(json ? Json.pretty(tree, 2) + "\n" : Yaml.write(tree));
                });
    }

    /** {@code kustomize}. */
    public static void kustomize(Call call) {
        if (call.args().size() > 1) {
            throw KubectlError.of("specify one path to kustomization.yaml");
        }
        throw later(call);
    }

    /** {@code auth reconcile}. */
    public static void reconcile(Call call) {
        if (call.flags().list("filename").isEmpty() && call.flags().text("kustomize").isEmpty()) {
            throw KubectlError.of("must specify one of -f and -k");
        }
        throw later(call);
    }

    /** {@code diff} without files. */
    public static void diff(Call call) {
        if (call.flags().list("filename").isEmpty() && call.flags().text("kustomize").isEmpty()) {
            throw KubectlError.of("must specify one of -f and -k").withStatus(2);
        }
        throw later(call).withStatus(2);
    }
}
