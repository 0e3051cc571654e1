package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.command.kubectl.resource.ResourceBuilder;
import dev.ktutor.command.kubectl.resource.RestMapper;
import dev.ktutor.command.kubectl.resource.Validation;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.LabelSelector;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl create -f}. */
public final class CreateCommand implements Verb {
    @Override
    public void run(Call call) {
        if (call.flags().list("filename").isEmpty() && call.flags().text("kustomize").isEmpty() && call.flags().text("raw").isEmpty()) {
            if (!call.args().isEmpty()) {
                throw KubectlError.usage(call, "Unexpected args: [" + String.join(" ", call.args()) + "]");
            }
            if (!call.flags().changed("filename")) {
                throw bare(call);
            }
        }
        if (!call.args().isEmpty()) {
            throw KubectlError.usage(call, "Unexpected args: [" + String.join(" ", call.args()) + "]");
        }
        DryRun dry = DryRun.from(call);
        ObjectPrinter printer = OutputFormat.of(call, dry.of("created"));
        if (!call.flags().text("raw").isEmpty()) {
            raw(call);
            return;
        }
        Validation.prepare(call);
        call.namespace();
        LabelSelector selector = call.flags().text("selector").isEmpty() ? LabelSelector.EVERYTHING
                : LabelSelector.parse(call.flags().text("selector"));
        int[] count = {0};
        new ResourceBuilder(call, new RestMapper(call)).filesFromFlags().defaultNamespace().visit(resource -> {
            if (!selector.matches(resource.object().labels())) {
                return;
            }
            KubeObject object = Generator.annotated(call, resource.object());
            count[0]++;
            if (dry != DryRun.CLIENT) {
                try {
                    object = Generator.create(call, resource.type(), object, dry, "kubectl-create");
                } catch (ApiException | ConnectionError e) {
                    throw ErrorTexts.withSource("creating", resource.source(), e);
                }
            }
            call.out().print(printer.print(object));
        });
        if (count[0] == 0) {
            throw KubectlError.of("no objects passed to create");
        }
    }

    private static KubectlError bare(Call call) {
        return KubectlError.of("must specify one of -f and -k").withStatus(1);
    }

    private static void raw(Call call) {
        List<String> files = new ArrayList<>(call.flags().list("filename"));
        if (files.size() != 1) {
            throw KubectlError.usage(call, "--raw can only use a single local file or stdin");
        }
        String body = files.get(0).equals("-") ? call.in().in().readText() : call.files().readText(files.get(0));
        ApiResponse response = call.client().send(ApiRequest.of("POST", call.flags().text("raw"), dev.ktutor.data.Json.parse(body)));
        if (!response.ok()) {
            throw new ApiException(response.status("POST"));
        }
        call.out().print(response.body() instanceof String text ? text : dev.ktutor.data.Json.write(response.body()));
    }
}
