package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.flags.ParsedFlags;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.PatchKind;

/** {@code kubectl scale}. */
public final class ScaleCommand implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        int replicas = flags.number("replicas");
        if (replicas < 0) {
            throw KubectlError.of("The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
        }
        DryRun dry = DryRun.from(call);
        ObjectPrinter printer = OutputFormat.of(call, dry.of("scaled"));
        int[] count = {0};
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().selector(flags.text("selector")).all(flags.flag("all"))
                .args(flags.flag("all"), call.args()).visitLatest(resource -> {
                    count[0]++;
                    KubeObject object = resource.object();
                    if (!resource.type().subresources().contains("scale")) {
                        throw KubectlError.of("the server could not find the requested resource");
                    }
                    if (flags.number("current-replicas") >= 0 && object.number("spec", "replicas") != flags.number("current-replicas")) {
                        throw KubectlError.of("Expected replicas to be " + flags.number("current-replicas") + ", was " + object.number("spec", "replicas"));
                    }
                    if (dry != DryRun.CLIENT) {
                        Patcher.patch(call, resource, "/scale", PatchKind.MERGE, Tree.of("spec", Tree.of("replicas", (long) replicas)), dry, "kubectl-scale");
                    }
                    call.out().print(printer.print(object.with((long) replicas, "spec", "replicas")));
                });
        if (count[0] == 0) {
            throw KubectlError.of("no objects passed to scale");
        }
    }
}
