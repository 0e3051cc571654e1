package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.ApiResponse;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Server-side apply: a manager states the fields it cares for; those it stated before and no longer does go away, those
 * another manager applied with another value conflict. Only managers that apply are recorded.
 */
final class ServerSideApply {
    private final Writer writer;

    ServerSideApply(Writer writer) {
        this.writer = writer;
    }

    ApiResponse apply(Kind kind, String namespace, String name, String subresource, ApiRequest request, WriteOptions options, WriteContext context,
            Patching.Shown shown) {
        if (options.fieldManager().isEmpty()) {
            throw new Refusal(Status.invalid("meta.k8s.io", "PatchOptions", "",
                List.of(FieldError.required("fieldManager", "is required for apply patch"))));
        }
        BodyDecoder.Body body = BodyDecoder.decode(kind.type(), request.body(), options.validation());
        KubeObject applied = new KubeObject(pruned(BodyDecoder.tree(request.body(), kind.type().kind()), body.object().tree()));
        if (applied.at("metadata", "managedFields") != null && !applied.list("metadata", "managedFields").isEmpty()) {
            throw new Refusal(Status.badRequest("metadata.managedFields must be nil"));
        }
        KubeObject present = context.store().get(kind.key(namespace, name));
        AppliedFields fields = AppliedFields.of(kind.type().groupVersionKind(), applied.tree());
        if (present == null) {
            if (!subresource.isEmpty()) {
                throw new Refusal(Status.notFound(kind.type(), name));
            }
            KubeObject named = applied.name().isEmpty() ? applied.with(name, "metadata", "name") : applied;
            KubeObject managed = named.with(List.of(entry(kind, options, subresource, fields, context)), "metadata", "managedFields");
            return new ApiResponse(201, shown.of(writer.create(kind, namespace, managed, context, options.dryRun())), body.warnings());
        }
        KubeObject merged = merged(kind, present, applied, fields, options);
        List<Object> managers = new ArrayList<>(present.list("metadata", "managedFields"));
        managers.removeIf(manager -> isOf(manager, options, subresource));
        managers.add(entry(kind, options, subresource, fields, context));
        KubeObject managed = merged.with(managers, "metadata", "managedFields").with(present.resourceVersion(), "metadata", "resourceVersion");
        if (merged.without("metadata", "managedFields").tree().equals(present.without("metadata", "managedFields").tree())
            && present.list("metadata", "managedFields").stream().anyMatch(manager -> isOf(manager, options, subresource)
                && Objects.equals(Tree.at(manager, "fieldsV1"), Tree.freeze(fields.toTree())))) {
            return new ApiResponse(200, shown.of(present), body.warnings());
        }
        KubeObject updated = writer.update(kind, namespace, name, subresource, managed, context, options.dryRun());
        return new ApiResponse(200, shown.of(updated), body.warnings());
    }

    /** Only what the manager wrote, in the decoder's spelling: decoding adds empty structures nobody asked for. */
    private static Map<String, Object> pruned(Map<String, Object> written, Map<String, Object> decoded) {
        Map<String, Object> result = Tree.mutable(decoded);
        result.keySet().removeIf(key -> !written.containsKey(key) && !key.equals("kind") && !key.equals("apiVersion"));
        result.replaceAll((key, value) -> value instanceof Map && written.get(key) instanceof Map
            ? pruned(Tree.map(written.get(key)), Tree.map(value)) : value);
        return result;
    }

    private static KubeObject merged(Kind kind, KubeObject present, KubeObject applied, AppliedFields fields, WriteOptions options) {
        AppliedFields before = AppliedFields.NONE;
        Map<String, AppliedFields> others = new TreeMap<>();
        for (Object manager : present.list("metadata", "managedFields")) {
            AppliedFields owned = AppliedFields.read(Tree.at(manager, "fieldsV1"));
            if (Tree.string(manager, "manager").equals(options.fieldManager())) {
                before = before.plus(owned);
            } else {
                others.put(Tree.string(manager, "manager"), owned);
            }
        }
        if (!options.force()) {
            conflicts(present, applied, fields, others);
        }
        Map<String, Object> tree = fields.mergeInto(present.tree(), applied.tree());
        AppliedFields gone = before.minus(fields);
        for (AppliedFields owned : others.values()) {
            gone = gone.minus(owned);
        }
        return new KubeObject(gone.removeFrom(tree));
    }

    private static void conflicts(KubeObject present, KubeObject applied, AppliedFields fields, Map<String, AppliedFields> others) {
        List<Object> causes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        others.forEach((manager, owned) -> {
            List<String> paths = fields.common(owned).differing(present.tree(), applied.tree());
            if (!paths.isEmpty()) {
                lines.add("conflict with " + GoText.quote(manager) + ": " + String.join(", ", paths));
            }
            paths.forEach(path -> causes.add(Tree.of("reason", "FieldManagerConflict", "message", "conflict with " + GoText.quote(manager), "field", path)));
        });
        if (!causes.isEmpty()) {
            String head = "Apply failed with " + causes.size() + (causes.size() == 1 ? " conflict: " : " conflicts: ");
            throw new Refusal(Status.applyConflict(head + String.join("\n", lines), causes));
        }
    }

    private static boolean isOf(@Nullable Object manager, WriteOptions options, String subresource) {
        return Tree.string(manager, "manager").equals(options.fieldManager()) && Tree.string(manager, "operation").equals("Apply")
            && Tree.string(manager, "subresource").equals(subresource);
    }

    private static Map<String, Object> entry(Kind kind, WriteOptions options, String subresource, AppliedFields fields, WriteContext context) {
        Map<String, Object> entry = Tree.of("manager", options.fieldManager(), "operation", "Apply", "apiVersion", kind.type().apiVersion(),
            "time", Times.format(context.now()), "fieldsType", "FieldsV1", "fieldsV1", fields.toTree());
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
        return entry;
    }
}
