package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.PatchKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubectl label} and {@code kubectl annotate}.
 *
 * @param word label or annotation
 */
public record LabelCommand(String word) implements Verb {

    /** What is to be set and removed, and on what. */
    private record Changes(List<String> resources, Map<String, String> set, List<String> removed) { }

    private boolean labels() {
        return word.equals("label");
    }

    private String field() {
        return word + "s";
    }

    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        DryRun dry = DryRun.from(call);
        Changes changes = changes(call.args());
        validate(flags, changes, dry);
        boolean local = flags.flag("local");
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().local(local);
        if (!local) {
            builder.namespace(call.namespace(), call.namespaceGiven()).allNamespaces(flags.flag("all-namespaces")).selector(flags.text("selector"))
                    .fieldSelector(flags.text("field-selector")).all(flags.flag("all")).args(flags.flag("all"), changes.resources());
        }
        ObjectPrinter[] shared = {null};
        java.util.function.Consumer<Resource> action = resource -> one(call, resource, changes, dry, shared);
        if (local) {
            builder.visit(action);
        } else {
            builder.visitLatest(action);
        }
    }

    private Changes changes(List<String> words) {
        List<String> resources = new ArrayList<>();
        List<String> pairs = new ArrayList<>();
        for (String each : words) {
            boolean pair = each.indexOf('=') > 0 || each.endsWith("-") && !each.equals("-");
            if (pair) {
                pairs.add(each);
            } else if (pairs.isEmpty()) {
                resources.add(each);
            } else {
                throw KubectlError.of("all resources must be specified before " + word + " changes: " + each);
            }
        }
        Map<String, String> set = new LinkedHashMap<>();
        List<String> removed = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                removed.add(pair.substring(0, pair.length() - 1));
                continue;
            }
            String value = pair.substring(equals + 1);
            if (labels() && value.contains("=")) {
                throw KubectlError.of("invalid label spec: " + pair);
            }
            List<String> wrong = labels() ? Formats.labelValue(value) : List.of();
            if (!wrong.isEmpty()) {
                throw KubectlError.of("invalid label value: " + GoText.quote(pair) + ": " + String.join(";", wrong));
            }
            set.put(pair.substring(0, equals), value);
        }
        return new Changes(resources, set, removed);
    }

    private void validate(ParsedFlags flags, Changes changes, DryRun dry) {
        boolean files = !flags.list("filename").isEmpty() || !flags.text("kustomize").isEmpty();
        if (changes.removed().stream().anyMatch(changes.set()::containsKey)) {
            throw KubectlError.of(labels() ? "can not both modify and remove a label in the same command"
                    : "can not both modify and remove the following annotation(s) in the same command: "
                            + String.join(", ", changes.removed().stream().filter(changes.set()::containsKey).toList()));
        }
        if (flags.flag("all") && !flags.text("selector").isEmpty()) {
            throw KubectlError.of("cannot set --all and --selector at the same time");
        }
        if (flags.flag("local")) {
            if (dry == DryRun.SERVER) {
                throw KubectlError.of("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
            }
            String file = labels() ? "pod" : "rsrc";
            if (!changes.resources().isEmpty()) {
                throw KubectlError.of("can only use local files by -f " + file + ".yaml or --filename=" + (labels() ? "pod.json" : "rsrc.json")
                        + " when --local=true is set");
            }
            if (!files) {
                throw KubectlError.of("one or more files must be specified as -f " + file + ".yaml or --filename=" + file + ".json");
            }
        } else if (changes.resources().isEmpty() && !files) {
            throw KubectlError.of("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        }
        if (changes.set().isEmpty() && changes.removed().isEmpty() && !flags.flag("list")) {
            throw KubectlError.of("at least one " + word + " update is required");
        }
    }

    private void one(Call call, Resource resource, Changes changes, DryRun dry, ObjectPrinter[] shared) {
        ParsedFlags flags = call.flags();
        KubeObject object = resource.object();
        Map<String, Object> present = new TreeMap<>(object.map("metadata", field()));
        if (!flags.flag("overwrite")) {
            checkOverwrites(changes, present);
        }
        boolean sends = dry != DryRun.CLIENT && !flags.flag("local") && !flags.flag("list");
        int added = 0;
        int gone = 0;
        Map<String, Object> patch = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : changes.set().entrySet()) {
            if (!pair.getValue().equals(present.put(pair.getKey(), pair.getValue()))) {
                added++;
                patch.put(pair.getKey(), pair.getValue());
            }
        }
        for (String key : changes.removed()) {
            if (present.remove(key) != null) {
                gone++;
                patch.put(key, null);
            } else if (sends && labels()) {
                call.out().println("label " + GoText.quote(key) + " not found.");
            }
        }
        KubeObject changed = new KubeObject(Tree.map(Tree.sorted(object.with(present, "metadata", field()).tree())));
        if (object.at("metadata", field()) == null && present.isEmpty()) {
            changed = object;
        }
        if (flags.flag("list")) {
            present.forEach((key, value) -> call.out().println(key + "=" + value));
            return;
        }
        if (sends && (!patch.isEmpty() || !labels())) {
            changed = Patcher.patch(call, resource, "", PatchKind.MERGE, Tree.of("metadata", patch(patch, flags.text("resource-version"))), dry,
                    "kubectl-" + word);
        }
        print(call, changed, dry.of(operation(added, gone)), shared);
    }

    private Map<String, Object> patch(Map<String, Object> values, @Nullable String version) {
        Map<String, Object> metadata = Tree.of(field(), values);
        if (version != null && !version.isEmpty()) {
            metadata.put("resourceVersion", version);
        }
        return metadata;
    }

    private void print(Call call, KubeObject object, String operation, ObjectPrinter[] shared) {
        // label makes a printer for each object, annotate one for all: only then are YAML documents parted by dashes.
        if (labels() || OutputFormat.output(call).isEmpty()) {
            call.out().print(OutputFormat.of(call, operation).print(object));
            return;
        }
        ObjectPrinter printer = shared[0] == null ? OutputFormat.of(call, operation) : shared[0];
        shared[0] = printer;
        call.out().print(printer.print(object));
    }

    private String operation(int added, int gone) {
        if (!labels()) {
            return "annotated";
        }
        return added > 0 ? "labeled" : gone > 0 ? "unlabeled" : "not labeled";
    }

    private void checkOverwrites(Changes changes, Map<String, Object> present) {
        List<RuntimeException> errors = new ArrayList<>();
        changes.set().forEach((key, value) -> {
            Object old = present.get(key);
            if (old != null && (labels() ? !old.equals(value) : true)) {
                errors.add(KubectlError.of("'" + key + "' already has a value (" + old + ")" + (labels() ? ", and --overwrite is false" : "")));
            }
        });
        if (errors.isEmpty()) {
            return;
        }
        if (labels()) {
            throw KubectlError.many(errors);
        }
        throw KubectlError.of("--overwrite is false but found the following declared annotation(s): "
                + String.join("; ", errors.stream().map(e -> String.valueOf(e.getMessage())).toList()));
    }
}
