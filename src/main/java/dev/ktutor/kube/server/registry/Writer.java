package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.server.admission.AdmissionRequest;
import dev.ktutor.kube.server.admission.Operation;
import dev.ktutor.kube.server.admission.Plugins;
import dev.ktutor.kube.server.admission.Refusal;
import dev.ktutor.kube.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates and changes objects: defaults, admission, validation, storage, in the API server's order. */
final class Writer {
    private final Store store;
    private final Plugins plugins;

    Writer(Store store, Plugins plugins) {
        this.store = store;
        this.plugins = plugins;
    }

    KubeObject create(Kind kind, String namespace, KubeObject given, WriteContext context, boolean dryRun) {
        KubeObject object = placed(kind, namespace, given);
        object = kind.strategy().defaults(object);
        AdmissionRequest request = new AdmissionRequest(Operation.CREATE, kind.type(), "", namespace, "", object, null, context.user());
        object = plugins.change(request);
        if (!object.resourceVersion().isEmpty()) {
            throw new Refusal(new Status(500, "", "resourceVersion should not be set on objects to be created", java.util.Map.of()));
        }
        object = kind.strategy().onCreate(stamped(kind, object, context), context);
        object = BodyDecoder.ordered(object);
        List<FieldError> errors = new ArrayList<>(MetadataRules.validate(object, kind));
        errors.addAll(kind.strategy().validate(object));
        refuse(kind, object, errors);
        plugins.check(request.with(object));
        String key = kind.key(namespace, object.name());
        if (dryRun) {
            if (store.get(key) != null) {
                throw new Refusal(Status.alreadyExists(kind.type(), object.name()));
            }
            return object;
        }
        KubeObject stored = store.create(key, object);
        if (stored == null) {
            throw new Refusal(Status.alreadyExists(kind.type(), object.name()));
        }
        kind.strategy().stored(stored, stored, context);
        return Objects.requireNonNullElse(store.get(key), stored);
    }

    private static KubeObject placed(Kind kind, String namespace, KubeObject object) {
        String own = object.namespace();
        if (!kind.type().namespaced()) {
            return own.isEmpty() ? object : object.without("metadata", "namespace");
        }
        if (own.isEmpty()) {
            return object.with(namespace, "metadata", "namespace");
        }
        if (!own.equals(namespace)) {
            throw new Refusal(Status.badRequest("the namespace of the provided object does not match the namespace sent on the request"));
        }
        return object;
    }

    private static KubeObject stamped(Kind kind, KubeObject object, WriteContext context) {
        KubeObject stamped = object;
        String prefix = object.string("metadata", "generateName");
        if (object.name().isEmpty() && !prefix.isEmpty()) {
            // Room for the suffix within the length of a name (apiserver storage/names).
            String base = prefix.length() > 58 ? prefix.substring(0, 58) : prefix;
            stamped = stamped.with(base + context.chance().nameSuffix(5), "metadata", "name");
        }
        stamped = stamped.with(context.chance().uuid().toString(), "metadata", "uid").with(Times.format(context.now()), "metadata", "creationTimestamp")
            .without("metadata", "deletionTimestamp").without("metadata", "deletionGracePeriodSeconds").without("metadata", "selfLink");
        return kind.strategy().countsGenerations() ? stamped.with(1L, "metadata", "generation") : stamped.without("metadata", "generation");
    }

    private static void refuse(Kind kind, KubeObject object, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new Refusal(Status.invalid(kind.type().group(), kind.type().kind(), object.name(), errors));
        }
    }

    KubeObject update(Kind kind, String namespace, String name, String subresource, KubeObject given, WriteContext context, boolean dryRun) {
        String key = kind.key(namespace, name);
        KubeObject old = store.get(key);
        if (old == null) {
            throw new Refusal(Status.notFound(kind.type(), name));
        }
        if (!given.name().isEmpty() && !given.name().equals(name)) {
            throw new Refusal(Status.badRequest("the name of the object (" + given.name() + ") does not match the name on the URL (" + name + ")"));
        }
        if (given.name().isEmpty()) {
            throw new Refusal(Status.badRequest("the name of the object (" + given.name() + " based on URL) was undeterminable: name must be provided"));
        }
        KubeObject object = placed(kind, namespace, given);
        if (!object.resourceVersion().isEmpty() && !object.resourceVersion().equals(old.resourceVersion())) {
            throw new Refusal(Status.conflict(kind.type(), name));
        }
        if (!object.uid().isEmpty() && !object.uid().equals(old.uid())) {
            throw new Refusal(Status.conflict(kind.type(), name,
                "Precondition failed: UID in precondition: " + object.uid() + ", UID in object meta: " + old.uid()));
        }
        object = kind.strategy().defaults(inherited(object, old));
        AdmissionRequest request = new AdmissionRequest(Operation.UPDATE, kind.type(), subresource, namespace, name, object, old, context.user());
        object = plugins.change(request);
        object = subresource.isEmpty() ? kind.strategy().onUpdate(object, old, context) : kind.strategy().onSubresource(subresource, object, old, context);
        object = BodyDecoder.ordered(generation(kind, object, old));
        List<FieldError> errors = new ArrayList<>();
        if (subresource.isEmpty()) {
            errors.addAll(MetadataRules.validate(object, kind));
            errors.addAll(MetadataRules.validateUpdate(object, old));
            errors.addAll(kind.strategy().validateUpdate(object, old));
        } else {
            errors.addAll(kind.strategy().validateSubresource(subresource, object, old));
        }
        refuse(kind, object, errors);
        plugins.check(request.with(object));
        return stored(kind, key, object, old, context, dryRun);
    }

    private KubeObject stored(Kind kind, String key, KubeObject object, KubeObject old, WriteContext context, boolean dryRun) {
        if (dryRun || object.tree().equals(old.tree())) {
            return object;
        }
        boolean finished = old.deleting() && object.list("metadata", "finalizers").isEmpty() && object.list("spec", "finalizers").isEmpty()
            && object.number("metadata", "deletionGracePeriodSeconds") == 0;
        KubeObject stored = store.update(key, object, old.resourceVersion());
        if (stored == null) {
            throw new Refusal(Status.conflict(kind.type(), object.name()));
        }
        kind.strategy().stored(stored, old, context);
        if (finished) {
            KubeObject last = store.delete(key);
            if (last != null) {
                kind.strategy().stored(null, last, context);
                return last;
            }
        }
        return Objects.requireNonNullElse(store.get(key), stored);
    }

    /** What a client cannot change, or need not repeat, comes from the stored object. */
    private static KubeObject inherited(KubeObject object, KubeObject old) {
        KubeObject result = object;
        for (String field : List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion", "generateName")) {
            Object value = old.at("metadata", field);
            boolean given = result.at("metadata", field) != null && (field.equals("creationTimestamp"));
            if (!given) {
                result = value == null ? result.without("metadata", field) : result.with(value, "metadata", field);
            }
        }
        return result;
    }

    private static KubeObject generation(Kind kind, KubeObject object, KubeObject old) {
        if (!kind.strategy().countsGenerations()) {
            return object;
        }
        boolean changed = !Objects.equals(Tree.at(object.tree(), "spec"), Tree.at(old.tree(), "spec"));
        return changed ? object.with(old.number("metadata", "generation") + 1, "metadata", "generation") : object;
    }

    /** The stored object; refuses if there is none. */
    KubeObject present(Kind kind, String namespace, String name) {
        @Nullable KubeObject object = store.get(kind.key(namespace, name));
        if (object == null) {
            throw new Refusal(Status.notFound(kind.type(), name));
        }
        return object;
    }
}
