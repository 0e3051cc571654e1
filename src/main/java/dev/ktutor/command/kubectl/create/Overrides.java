package dev.ktutor.command.kubectl.create;

import dev.ktutor.command.kubectl.core.Call;
import dev.ktutor.command.kubectl.core.KubectlError;
import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.PatchError;
import dev.ktutor.kube.api.Patches;

/**
 * {@code --overrides}: a patch laid over a generated object.
 *
 * @param text the patch, "" for none
 * @param type merge, strategic or json
 */
record Overrides(String text, String type) {

    static Overrides from(Call call) {
        String type = call.flags().text("override-type");
        if (!type.equals("merge") && !type.equals("strategic") && !type.equals("json")) {
            throw KubectlError.of("invalid override type: " + type);
        }
        return new Overrides(call.flags().text("overrides"), type);
    }

    KubeObject apply(KubeObject object) {
        if (text.isEmpty()) {
            return object;
        }
        Object patch;
        try {
            patch = Json.parse(text);
        } catch (JsonError e) {
            throw KubectlError.of(type.equals("merge") ? "Invalid JSON Patch" : String.valueOf(e.getMessage()));
        }
        try {
            return switch (type) {
                case "json" -> new KubeObject(Tree.map(Patches.json(object.tree(), patch)));
                case "strategic" -> new KubeObject(Tree.map(Patches.strategic(object.groupVersionKind(), object.tree(), patch)));
                default -> new KubeObject(Tree.map(Patches.merge(object.tree(), patch)));
            };
        } catch (PatchError e) {
            throw KubectlError.of(String.valueOf(e.getMessage()));
        }
    }
}
