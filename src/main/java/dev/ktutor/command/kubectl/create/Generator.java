package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.ErrorTexts;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.command.kubectl.core.Verb;
import dev.ktutor.command.kubectl.print.DryRun;
import dev.ktutor.command.kubectl.print.ObjectPrinter;
import dev.ktutor.command.kubectl.print.OutputFormat;
import dev.ktutor.data.Json;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import java.util.Map;

/**
 * The frame of the subcommands of {@code create}: name, checks, object, sending, printing.
 *
 * @param maker makes the object of the flags
 * @param failure what is said before the server's words; "" if they stand alone
 */
public record Generator(Maker maker, String failure) implements Verb {

    /** Makes an object. */
    @FunctionalInterface
    public interface Maker {
        /** The object's fields in the order of the Go types; complains of wrong flags. */
        Map<String, Object> make(Call call, String name);
    }

    /** The annotation that {@code apply} compares with. */
    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    @Override
    public void run(Call call) {
        String name = name(call);
        call.access().settings();
        DryRun dry = DryRun.from(call);
        call.namespace();
        ObjectPrinter printer = OutputFormat.of(call, dry.of("created"));
        validation(call);
        Map<String, Object> tree = maker.make(call, name);
        KubeObject object = annotated(call, new KubeObject(tree));
        if (dry != DryRun.CLIENT) {
            object = send(call, object, dry);
        }
        call.out().print(printer.print(object));
    }

    /** The one NAME that these commands take; what follows two dashes is a command. */
    public static String name(Call call) {
        int count = call.flags().argsBeforeDash() < 0 ? call.args().size() : call.flags().argsBeforeDash();
        if (count != 1) {
            throw KubectlError.usage(call, "exactly one NAME is required, got " + count);
        }
        return call.args().get(0);
    }

    /** {@code --validate} as the server takes it; complains of other words (cmdutil.GetValidationDirective). */
    public static String validation(Call call) {
        String said = call.flags().text("validate");
        return switch (said.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "strict", "" -> "Strict";
            case "false", "ignore" -> "Ignore";
            case "warn" -> "Warn";
            default -> throw KubectlError.of("invalid - validate option " + dev.ktutor.kube.api.GoText.quote(said)
                    + "; must be one of: strict (or true), warn, ignore (or false)");
        };
    }

    /** With {@code --save-config}, the object with itself in the annotation of apply. */
    static KubeObject annotated(Call call, KubeObject object) {
        return call.flags().flag("save-config") ? withLastApplied(object) : object;
    }

    /** The object with itself in the annotation of apply. */
    public static KubeObject withLastApplied(KubeObject object) {
        KubeObject bare = object.without("metadata", "annotations", LAST_APPLIED);
        boolean none = bare.annotations().isEmpty();
        KubeObject stored = none && object.at("metadata", "annotations") == null ? bare.without("metadata", "annotations") : bare;
        return place(object, Json.write(stored.tree()) + "\n");
    }

    private static KubeObject place(KubeObject object, String text) {
        if (object.at("metadata", "annotations") != null) {
            return object.with(text, "metadata", "annotations", LAST_APPLIED);
        }
        return object.with(Map.of(LAST_APPLIED, text), "metadata", "annotations");
    }

    private KubeObject send(Call call, KubeObject object, DryRun dry) {
        ResourceType type = ResourceTypes.of(object).orElseThrow(() -> KubectlError.of("no matches for kind " + object.kind()));
        KubeObject sent = type.namespaced() && object.namespace().isEmpty() ? object.with(call.namespace(), "metadata", "namespace") : object;
        try {
            return create(call, type, sent, dry, "kubectl-create");
        } catch (ApiException | ConnectionError e) {
            throw failure.isEmpty() ? e : KubectlError.of(failure + ErrorTexts.plain(e));
        }
    }

    /** Sends a new object with the parameters that kubectl adds. */
    public static KubeObject create(Call call, ResourceType type, KubeObject object, DryRun dry, String manager) {
        ApiRequest request = ApiRequest.of("POST", type.path(object.namespace()), object.tree());
        if (dry == DryRun.SERVER) {
            request = request.withParam("dryRun", "All");
        }
        String named = call.flags().changed("field-manager") ? call.flags().text("field-manager") : manager;
        request = request.withParam("fieldManager", named);
        if (call.flags().has("validate")) {
            request = request.withParam("fieldValidation", validation(call));
        }
        ApiResponse response = call.warned(call.client().send(request));
        if (!response.ok()) {
            throw new ApiException(response.status("POST"));
        }
        return response.object();
    }
}
