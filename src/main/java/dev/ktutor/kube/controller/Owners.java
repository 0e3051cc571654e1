package dev.ktutor.kube.controller;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who an object belongs to (metadata.ownerReferences). */
public final class Owners {
    private Owners() { }

    /** A reference to an owner. */
    public record Reference(String apiVersion, String kind, String name, String uid, boolean controller, boolean blocks) { }

    /** All of an object's owners. */
    public static List<Reference> of(KubeObject object) {
        return object.list("metadata", "ownerReferences").stream().map(Owners::reference).toList();
    }

    /** The owner that controls the object. */
    public static Optional<Reference> controller(KubeObject object) {
        return of(object).stream().filter(Reference::controller).findFirst();
    }

    /** Whether the object is controlled by that owner. */
    public static boolean controls(KubeObject owner, KubeObject object) {
        return controller(object).filter(reference -> reference.uid().equals(owner.uid())).isPresent();
    }

    /** The reference to write into what the owner creates. */
    public static Map<String, Object> referenceTo(KubeObject owner) {
        return Tree.of("apiVersion", owner.apiVersion(), "kind", owner.kind(), "name", owner.name(), "uid", owner.uid(),
                "controller", true, "blockOwnerDeletion", true);
    }

    private static Reference reference(Object tree) {
        return new Reference(Tree.string(tree, "apiVersion"), Tree.string(tree, "kind"), Tree.string(tree, "name"),
                Tree.string(tree, "uid"), Tree.bool(tree, "controller"), Tree.bool(tree, "blockOwnerDeletion"));
    }
}
