package dev.ktutor.command.kubectl.change;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.resource.Resource;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.PatchKind;
import java.util.Map;

/** Sends patches with the parameters that kubectl adds. */
public final class Patcher {
    private Patcher() { }

    /** Patches an object, or one of its subresources ({@code /status}; "" for the object itself). */
    public static KubeObject patch(Call call, Resource resource, String subresource, PatchKind kind, Object patch, DryRun dry, String manager) {
        ApiRequest request = new ApiRequest("PATCH", resource.path() + subresource, Map.of(), Map.of("Content-Type", kind.mediaType()), patch);
        if (dry == DryRun.SERVER) {
            request = request.withParam("dryRun", "All");
        }
        request = request.withParam("fieldManager", call.flags().changed("field-manager") ? call.flags().text("field-manager") : manager);
        if (call.flags().has("validate")) {
            request = request.withParam("fieldValidation", dev.ktutor.command.kubectl.create.Generator.validation(call));
        }
        if (kind == PatchKind.APPLY) {
            request = request.withParam("force", String.valueOf(call.flags().flag("force-conflicts")));
        }
        ApiResponse response = call.warned(call.client().send(request));
        if (!response.ok()) {
            throw new ApiException(response.status("PATCH"));
        }
        return response.object();
    }
}
