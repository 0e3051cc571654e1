package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.server.registry.table.TableLayout;

/**
 * A kind as the server knows it.
 *
 * @param collection where its objects are stored, {@code /registry/pods/}
 */
record Kind(ResourceType type, String collection, Strategy strategy, TableLayout table) {

    /** The key of an object. */
    String key(String namespace, String name) {
        return type.namespaced() ? collection + namespace + "/" + name : collection + name;
    }

    /** The beginning of the keys in the namespace; "" for all namespaces. */
    String prefix(String namespace) {
        return type.namespaced() && !namespace.isEmpty() ? collection + namespace + "/" : collection;
    }
}
