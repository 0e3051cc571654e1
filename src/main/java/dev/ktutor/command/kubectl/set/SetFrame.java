package dev.ktutor.command.kubectl.set;

import dev.ktutor.command.kubectl.change.Patcher;
import dev.ktutor.command.kubectl.change.ThreeWayPatch;
import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Schema;
import dev.ktutor.kube.client.PatchKind;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the subcommands of {@code set} share: objects in, changed, printed or sent. */
final class SetFrame {
    private SetFrame() { }

    /**
     * Changes every object that files and words name.
     *
     * @param message what was updated: {@code image updated}
     * @param change gives the changed object; the same one for no change
     */
    static void run(Call call, List<String> words, String message, UnaryOperator<KubeObject> change) {
        DryRun dry = DryRun.from(call);
        boolean local = call.flags().flag("local");
        if (local && dry == DryRun.SERVER) {
            throw KubectlError.of("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
        }
        ObjectPrinter printer = OutputFormat.of(call, dry.of(message));
        ResourceBuilder builder = new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().local(local);
        if (local) {
            builder.args(false, words);
        } else {
            builder.defaultNamespace().selector(call.flags().text("selector")).all(call.flags().flag("all")).args(call.flags().flag("all"), words);
        }
        java.util.function.Consumer<Resource> action = resource -> one(call, resource, dry, printer, change);
        if (local) {
            builder.visit(action);
        } else {
            builder.visitLatest(action);
        }
    }

    private static void one(Call call, Resource resource, DryRun dry, ObjectPrinter printer, UnaryOperator<KubeObject> change) {
        KubeObject before = typed(resource.object());
        KubeObject after = typed(change.apply(before));
        Map<String, Object> patch = new ThreeWayPatch().of(before.groupVersionKind(), before.tree(), after.tree(), before.tree());
        if (patch.isEmpty()) {
            return;
        }
        if (!call.flags().flag("local") && dry != DryRun.CLIENT) {
            after = Patcher.patch(call, resource, "", PatchKind.STRATEGIC, patch, dry, "kubectl-set");
        }
        call.out().print(printer.print(after));
    }

    /** The object as Go's typed structs hold it: zero values of fields that are always written appear. */
    static KubeObject typed(KubeObject object) {
        return new KubeObject(Schema.builtIn().decode(object.groupVersionKind(), object.tree()).tree());
    }
}
