package dev.ktutor.kube.server.registry;

import dev.ktutor.data.Tree;
import dev.ktutor.kube.api.ApiRequest;
import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.Schema;
import dev.ktutor.kube.server.registry.table.Ages;
import dev.ktutor.kube.server.registry.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The forms in which a client may ask for objects: as they are, as a table, or their metadata alone (the Accept header). */
enum Rendering {
    OBJECT, TABLE, METADATA;

    static Rendering of(ApiRequest request) {
        String accept = request.header("Accept");
        if (!accept.contains("as=")) {
            return OBJECT;
        }
        for (String part : accept.split(",")) {
            if (part.contains("as=Table")) {
                return TABLE;
            }
            if (part.contains("as=PartialObjectMetadata")) {
                return METADATA;
            }
            if (!part.contains("as=")) {
                return OBJECT;
            }
        }
        return OBJECT;
    }

    /** One object. */
    Object one(Kind kind, KubeObject object, ApiRequest request, Ages ages) {
        return switch (this) {
            case OBJECT -> object.tree();
            case TABLE -> table(kind, List.of(object), object.resourceVersion(), request, ages);
            case METADATA -> metadata(object);
        };
    }

    /** A list of objects. */
    Object list(Kind kind, List<KubeObject> objects, String revision, ApiRequest request, Ages ages) {
        if (this == TABLE) {
            return table(kind, objects, revision, request, ages);
        }
        List<Object> items = new ArrayList<>(objects.size());
        boolean typed = Schema.builtIn().typeOf(kind.type().groupVersionKind()) != null;
        for (KubeObject object : objects) {
            if (this == METADATA) {
                items.add(metadata(object));
            } else if (typed) {
                Map<String, Object> item = Tree.mutable(object.tree());
                item.remove("kind");
                item.remove("apiVersion");
                items.add(item);
            } else {
                items.add(object.tree());
            }
        }
        String listKind = this == METADATA ? "PartialObjectMetadataList" : kind.type().kind() + "List";
        String version = this == METADATA ? "meta.k8s.io/v1" : kind.type().apiVersion();
        return Tree.of("kind", listKind, "apiVersion", version, "metadata", Tree.of("resourceVersion", revision), "items", items);
    }

    private static Map<String, Object> metadata(KubeObject object) {
        return Tree.of("kind", "PartialObjectMetadata", "apiVersion", "meta.k8s.io/v1", "metadata", object.map("metadata"));
    }

    private static Object table(Kind kind, List<KubeObject> objects, String revision, ApiRequest request, Ages ages) {
        String include = request.param("includeObject");
        List<Object> rows = new ArrayList<>(objects.size());
        for (KubeObject object : objects) {
            Map<String, Object> row = Tree.of("cells", kind.table().cells().apply(object, ages));
            if (!include.equals("None")) {
                row.put("object", include.equals("Object") ? object.tree() : metadata(object));
            }
            rows.add(row);
        }
        return Tree.of("kind", "Table", "apiVersion", "meta.k8s.io/v1", "metadata", Tree.of("resourceVersion", revision),
            "columnDefinitions", kind.table().columns().stream().map(Column::toTree).toList(), "rows", rows);
    }
}
