package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.data.Yaml;
import dev.ktutor.data.YamlError;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.PatchKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code kubectl edit}: the object in the user's editor, and what was changed sent as a patch. */
public final class EditCommand implements Verb {
    private static final String HEADER = "# Please edit the object below. Lines beginning with a '#' will be ignored,\n"
            + "# and an empty file will abort the edit. If an error occurs while saving this file will be\n# reopened with the relevant failures.\n#\n";

    @Override
    public void run(Call call) {
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().args(true, call.args())
                .visitLatest(resource -> edit(call, resource));
    }

    private static void edit(Call call, Resource resource) {
        boolean json = call.flags().text("output").equals("json");
        KubeObject original = resource.object().without("metadata", "managedFields");
        String text = json ? Json.pretty(Tree.sorted(original.tree()), 4) + "\n" : Yaml.write(original.tree());
        String file = "/tmp/kubectl-edit-" + call.in().host().chance().below(1_000_000_000) + (json ? ".json" : ".yaml");
        String shown = (json ? "" : HEADER) + text;
        String complaint = "";
        while (true) {
            call.files().write(file, complaint.isEmpty() ? shown : HEADER + complaint + "#\n" + shown);
            open(call, file);
            String edited = strip(call.files().readText(file));
            if (edited.isBlank()) {
                call.files().remove(file);
                throw KubectlError.of("Edit cancelled, saved file was empty.");
            }
            if (edited.equals(strip(shown))) {
                call.files().remove(file);
                if (!complaint.isEmpty()) {
                    throw KubectlError.raw("error: Edit cancelled, no valid changes were saved.");
                }
                call.err().println("Edit cancelled, no changes made.");
                return;
            }
            shown = edited;
            complaint = apply(call, resource, original, edited, json);
            if (complaint.isEmpty()) {
                call.files().remove(file);
                return;
            }
            if (call.in().screen() == null) {
                throw KubectlError.raw("error: Edit cancelled, no valid changes were saved.");
            }
        }
    }

    private static void open(Call call, String file) {
        String editor = call.in().env("KUBE_EDITOR").filter(e -> !e.isEmpty()).or(() -> call.in().env("EDITOR").filter(e -> !e.isEmpty())).orElse("vi");
        List<String> argv = new ArrayList<>(List.of(editor.split(" +")));
        if (editor.matches(".*[|&;<>()$`\"'*?].*")) {
            argv = new ArrayList<>(List.of("bash", "-c", editor + " \"$0\""));
        }
        argv.add(file);
        ExitStatus status = call.in().run(argv);
        if (!status.ok()) {
            throw KubectlError.of("there was a problem with the editor \"" + editor + "\"");
        }
    }

    private static String strip(String text) {
        StringBuilder out = new StringBuilder();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** Sends what was changed; gives the lines of complaint if it cannot be. */
    private static String apply(Call call, Resource resource, KubeObject original, String edited, boolean json) {
        Object tree;
        try {
            tree = json ? Json.parse(edited) : Yaml.parse(edited);
        } catch (YamlError | JsonError e) {
            return "# The edited file had a syntax error: error parsing edited-file: error converting YAML to JSON: " + e.getMessage() + "\n";
        }
        Map<String, Object> after = Tree.map(tree);
        Map<String, Object> patch = new ThreeWayPatch().of(original.groupVersionKind(), original.tree(), after, original.tree());
        if (patch.isEmpty()) {
            call.out().print(OutputFormat.of(call, "skipped").print(original));
            return "";
        }
        try {
            KubeObject changed = Patcher.patch(call, resource, "", PatchKind.STRATEGIC, patch, DryRun.NONE, "kubectl-edit");
            call.out().print(new dev.ktutor.command.kubectl.print.NamePrinter("edited").print(changed));
            return "";
        } catch (ApiException e) {
            String why = ErrorTexts.report(e);
            call.err().print(why.startsWith("error") ? why : "error: " + resource.type().plural() + " \"" + resource.name() + "\" could not be patched: "
                    + e.status().message() + "\nYou can run `kubectl replace -f " + "/tmp/edited.yaml` to try this update again.\n");
            StringBuilder lines = new StringBuilder("# " + resource.type().plural() + " \"" + resource.name() + "\" was not valid:\n");
            e.status().causes().forEach(cause -> lines.append("# * ").append(cause.field()).append(": ").append(cause.message()).append('\n'));
            return lines.toString();
        }
    }
}
