package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.PatchError;
import dev.ktutor.kube.api.Patches;
import dev.ktutor.kube.client.GoFile;
import dev.ktutor.kube.client.PatchKind;
import java.util.List;
import java.util.Map;

/** {@code kubectl patch}. */
public final class PatchCommand implements Verb {
    private static final Map<String, PatchKind> KINDS = Map.of("json", PatchKind.JSON, "merge", PatchKind.MERGE, "strategic", PatchKind.STRATEGIC);

    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        DryRun dry = DryRun.from(call);
        boolean local = flags.flag("local");
        if (!flags.text("patch").isEmpty() && !flags.text("patch-file").isEmpty()) {
            throw KubectlError.of("cannot specify --patch and --patch-file together");
        }
        if (flags.text("patch").isEmpty() && flags.text("patch-file").isEmpty()) {
            throw KubectlError.of("must specify --patch or --patch-file containing the contents of the patch");
        }
        if (local && !call.args().isEmpty()) {
            throw KubectlError.of("cannot specify --local and server resources");
        }
        if (local && dry == DryRun.SERVER) {
            throw KubectlError.of("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
        }
        String type = flags.text("type").isEmpty() ? "strategic" : flags.text("type").toLowerCase(java.util.Locale.ROOT);
        PatchKind kind = KINDS.get(type);
        if (kind == null) {
            throw KubectlError.of("--type must be one of [json merge strategic], not " + GoText.quote(flags.text("type")));
        }
        Object patch = patch(call);
        String subresource = flags.text("subresource").isEmpty() ? "" : "/" + flags.text("subresource");
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().local(local);
        if (!local) {
            builder.namespace(call.namespace(), call.namespaceGiven()).args(false, call.args());
        }
        int[] count = {0};
        builder.visit(resource -> {
            count[0]++;
            KubeObject before = resource.object();
            KubeObject after = local || dry == DryRun.CLIENT ? applied(before, kind, patch)
                    : Patcher.patch(call, resource, subresource, kind, patch, dry, "kubectl-patch");
            String operation = dry.of(Tree.sorted(before.tree()).equals(Tree.sorted(after.tree())) ? "patched (no change)" : "patched");
            // Each object has a printer of its own, so YAML documents follow each other without a line of dashes.
            call.out().print(OutputFormat.of(call, operation).print(new KubeObject(Tree.map(Tree.sorted(after.tree())))));
        });
        if (count[0] == 0) {
            throw KubectlError.of("no objects passed to patch");
        }
    }

    private static Object patch(Call call) {
        String text = call.flags().text("patch");
        if (text.isEmpty()) {
            String file = call.flags().text("patch-file");
            try {
                text = call.files().readText(file);
            } catch (FileError e) {
                throw KubectlError.of("unable to read patch file: " + GoFile.readText(file, e));
            }
        }
        try {
            Object tree = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[") ? json(text) : Yaml.parse(text);
            return tree == null ? Map.of() : tree;
        } catch (YamlError e) {
            throw KubectlError.of("unable to parse " + GoText.quote(text) + ": " + e.getMessage());
        }
    }

    private static Object json(String text) {
        try {
            Object tree = Json.parse(text);
            return tree == null ? Map.of() : tree;
        } catch (JsonError e) {
            // What looks like JSON and is none may still be YAML in flow style.
            try {
                Object tree = Yaml.parse(text);
                return tree == null ? Map.of() : tree;
            } catch (YamlError yaml) {
                throw KubectlError.of("invalid JSON document");
            }
        }
    }

    /** The object after the patch, worked out here. */
    static KubeObject applied(KubeObject object, PatchKind kind, Object patch) {
        if (kind == PatchKind.JSON && !(patch instanceof List<?>)) {
            throw KubectlError.of("json: cannot unmarshal " + (patch instanceof Map<?, ?> ? "object" : "string") + " into Go value of type jsonpatch.Patch");
        }
        try {
            Object result = switch (kind) {
                case JSON -> Patches.json(object.tree(), patch);
                case MERGE -> Patches.merge(object.tree(), patch);
                default -> Patches.strategic(object.groupVersionKind(), object.tree(), patch);
            };
            return new KubeObject(Tree.map(result));
        } catch (PatchError e) {
            // The client's library words a missing path otherwise than the server's.
            throw KubectlError.of(String.valueOf(e.getMessage())
                    .replaceFirst("^remove operation does not apply: doc is missing path: \"(.*?)\": Unable to", "error in remove for path: '$1': unable to"));
        }
    }
}
