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
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;

/** {@code kubectl replace}. */
public final class ReplaceCommand implements Verb {
    @Override
    public void run(Call call) {
        ParsedFlags flags = call.flags();
        if (flags.list("filename").isEmpty() && flags.text("kustomize").isEmpty()) {
            throw KubectlError.of("must specify one of -f and -k");
        }
        boolean force = flags.flag("force");
        if (flags.changed("grace-period") && flags.number("grace-period") >= 0 && !force) {
            throw KubectlError.of("--grace-period must have --force specified");
        }
        if (flags.duration("timeout").toMillis() != 0 && !force) {
            throw KubectlError.of("--timeout must have --force specified");
        }
        DryRun dry = DryRun.from(call);
        ObjectPrinter printer = OutputFormat.of(call, dry.of("replaced"));
        Validation.prepare(call);
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().visit(resource -> {
            KubeObject object = flags.flag("save-config") ? Generator.withLastApplied(resource.object()) : resource.object();
            if (force) {
                call.client().find(resource.type(), resource.namespace(), resource.name()).ifPresent(present -> {
                    call.client().delete(resource.type(), resource.namespace(), resource.name());
                    call.out().println(resource.type().qualifiedSingular() + " \"" + resource.name() + "\" deleted"
                            + (resource.namespace().isEmpty() ? "" : " from " + resource.namespace() + " namespace"));
                    Deletion.await(call, resource, flags.duration("timeout"));
                });
                call.out().print(printer.print(Generator.create(call, resource.type(), object, dry, "kubectl-replace")));
                return;
            }
            KubeObject replaced = dry == DryRun.CLIENT ? object : put(call, resource, object, dry);
            call.out().print(printer.print(replaced));
        });
    }

    private static KubeObject put(Call call, Resource resource, KubeObject object, DryRun dry) {
        ApiRequest request = ApiRequest.of("PUT", resource.path(), object.tree());
        if (dry == DryRun.SERVER) {
            request = request.withParam("dryRun", "All");
        }
        request = request.withParam("fieldManager", call.flags().changed("field-manager") ? call.flags().text("field-manager") : "kubectl-replace")
                .withParam("fieldValidation", Generator.validation(call));
        ApiResponse response = call.warned(call.client().send(request));
        if (!response.ok()) {
            throw ErrorTexts.withSource("replacing", resource.source(), new ApiException(response.status("PUT")));
        }
        return response.object();
    }
}
