package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.create.Generator;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.command.kubectl.resource.Validation;
import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.PatchKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code kubectl apply}: on the client with the annotation of what was applied last, or on the server. */
public final class ApplyCommand implements Verb {
    private static final String CONFLICT_HELP = "\nPlease review the fields above--they currently have other managers. Here\n"
            + "are the ways you can resolve this warning:\n"
            + "* If you intend to manage all of these fields, please re-run the apply\n  command with the `--force-conflicts` flag.\n"
            + "* If you do not intend to manage all of the fields, please edit your\n  manifest to remove references to the fields that should keep their\n"
            + "  current managers.\n* You may co-own fields by updating your manifest to match the existing\n"
            + "  value; in this case, you'll become the manager if the other manager(s)\n  stop managing the field (remove it from their configuration).\n"
            + "See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts";

    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        if (!call.args().isEmpty()) {
            throw KubectlError.usage(call, "Unexpected args: [" + String.join(" ", call.args()) + "]");
        }
        List<String> files = flags.list("filename");
        if (!files.isEmpty() && !flags.text("kustomize").isEmpty()) {
            throw KubectlError.of("only one of -f or -k can be specified");
        }
        if (files.isEmpty() && flags.text("kustomize").isEmpty()) {
            throw KubectlError.of("must specify one of -f and -k");
        }
        DryRun dry = DryRun.from(call);
        boolean server = flags.flag("server-side");
        if (flags.flag("force-conflicts") && !server) {
            throw KubectlError.of("--force-conflicts only works with --server-side");
        }
        if (dry == DryRun.CLIENT && server) {
            throw KubectlError.of("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
        }
        if (flags.flag("force") && dry == DryRun.SERVER) {
            throw KubectlError.of("--dry-run=server cannot be used with --force");
        }
        Outcome outcome = new Outcome(call, dry);
        Validation.prepare(call);
        LabelSelector selector = LabelSelector.parse(flags.text("selector"));
        int[] count = {0};
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().visit(resource -> {
            if (selector.matches(resource.object().labels())) {
                count[0]++;
                if (server) {
                    serverSide(call, resource, outcome);
                } else {
                    clientSide(call, resource, outcome);
                }
            }
        });
        if (count[0] == 0) {
            throw KubectlError.of("no objects passed to apply");
        }
    }

    /** Prints what was done, all with the printer of {@code -o}. */
    private record Outcome(Call call, DryRun dry, Map<String, ObjectPrinter> printers) {
        Outcome(Call call, DryRun dry) {
            this(call, dry, new java.util.HashMap<>());
            printers.put("", OutputFormat.of(call, dry.of("created")));
        }

        void print(String operation, KubeObject object) {
            String key = OutputFormat.output(call).isEmpty() ? operation : "";
            call.out().print(printers.computeIfAbsent(key, k -> OutputFormat.of(call, dry.of(operation))).print(object));
        }
    }

    private static void serverSide(Call call, Resource resource, Outcome outcome) {
        try {
            outcome.print("serverside-applied", Patcher.patch(call, resource, "", PatchKind.APPLY, resource.object().tree(), outcome.dry(), "kubectl"));
        } catch (ApiException e) {
            if (e.status().code() == 409) {
                throw KubectlError.of(e.status().message() + CONFLICT_HELP);
            }
            throw e;
        }
    }

    private static void clientSide(Call call, Resource resource, Outcome outcome) {
        KubeObject modified = Generator.withLastApplied(resource.object());
        if (resource.name().isEmpty()) {
            throw KubectlError.of("from " + resource.source() + ": cannot use generate name with apply");
        }
        Optional<KubeObject> found = call.client().find(resource.type(), resource.namespace(), resource.name());
        try {
            if (found.isEmpty()) {
                KubeObject created = outcome.dry() == DryRun.CLIENT ? modified
                        : Generator.create(call, resource.type(), modified, outcome.dry(), "kubectl-client-side-apply");
                outcome.print("created", created);
                return;
            }
        } catch (ApiException e) {
            throw ErrorTexts.withSource("creating", resource.source(), e);
        }
        KubeObject current = found.get();
        if (current.deleting()) {
            call.warn("Detected changes to resource " + current.name() + " which is currently being deleted.");
        }
        String last = current.annotations().getOrDefault(Generator.LAST_APPLIED, "");
        if (last.isEmpty() && outcome.dry() != DryRun.CLIENT) {
            call.warn("resource " + resource.type().plural() + "/" + resource.name() + " is missing the " + Generator.LAST_APPLIED
                    + " annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either"
                    + " kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.");
        }
        Map<String, Object> patch = new ThreeWayPatch().of(modified.groupVersionKind(), original(last), modified.tree(), current.tree());
        if (patch.isEmpty()) {
            outcome.print("unchanged", current);
            return;
        }
        if (outcome.dry() == DryRun.CLIENT) {
            outcome.print("configured", current);
            return;
        }
        outcome.print("configured", send(call, resource, modified, patch, outcome));
    }

    private static KubeObject send(Call call, Resource resource, KubeObject modified, Map<String, Object> patch, Outcome outcome) {
        try {
            return Patcher.patch(call, resource, "", PatchKind.STRATEGIC, patch, outcome.dry(), "kubectl-client-side-apply");
        } catch (ApiException e) {
            boolean again = e.status().code() == 409 || e.status().reason().equals("Invalid");
            if (call.flags().flag("force") && again) {
                call.client().delete(resource.type(), resource.namespace(), resource.name());
                Deletion.await(call, resource, java.time.Duration.ZERO);
                return Generator.create(call, resource.type(), modified, outcome.dry(), "kubectl-client-side-apply");
            }
            if (e.status().reason().equals("Invalid")) {
                throw e;
            }
            throw ErrorTexts.withSource("applying patch:\n" + Json.write(patch) + "\nto:\nResource: \"" + resource.type().group() + "/"
                    + resource.type().version() + ", Resource=" + resource.type().plural() + "\", GroupVersionKind: \"" + resource.type().group() + "/"
                    + resource.type().version() + ", Kind=" + resource.type().kind() + "\"\nName: \"" + resource.name() + "\", Namespace: \""
                    + resource.namespace() + "\"\nfor:", resource.source(), e);
        }
    }

    private static Map<String, Object> original(String annotation) {
        try {
            return annotation.isEmpty() ? Map.of() : Tree.map(Json.parse(annotation));
        } catch (JsonError e) {
            return Map.of();
        }
    }
}
