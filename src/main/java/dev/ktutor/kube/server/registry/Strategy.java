package dev.ktutor.kube.server.registry;

import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.Formats;
import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is special about a kind when it is written; the defaults suit a kind about which nothing is. */
interface Strategy {
    /** Nothing special. */
    Strategy PLAIN = new Strategy() { };

    /** Fills in what v1.36 assumes for absent fields. */
    default KubeObject defaults(KubeObject object) {
        return object;
    }

    /** Prepares a new object: what users may not set is dropped or set. */
    default KubeObject onCreate(KubeObject object, WriteContext context) {
        return hasStatus() ? object.without("status") : object;
    }

    /** Prepares a changed object. */
    default KubeObject onUpdate(KubeObject object, KubeObject old, WriteContext context) {
        if (!hasStatus()) {
            return object;
        }
        Object status = old.at("status");
        return status == null ? object.without("status") : object.with(status, "status");
    }

    /** Prepares a change of a subresource that lives in the object ({@code status}, {@code approval}): all else stays. */
    default KubeObject onSubresource(String subresource, KubeObject object, KubeObject old, WriteContext context) {
        Object status = object.at("status");
        return status == null ? old.without("status") : old.with(status, "status");
    }

    /** What is wrong with the object. */
    default List<FieldError> validate(KubeObject object) {
        return List.of();
    }

    /** What is wrong with the change; by default what is wrong with the object. */
    default List<FieldError> validateUpdate(KubeObject object, KubeObject old) {
        return validate(object);
    }

    /** What is wrong with a change of the subresource. */
    default List<FieldError> validateSubresource(String subresource, KubeObject object, KubeObject old) {
        return List.of();
    }

    /** What the server warns of. */
    default List<String> warnings(KubeObject object) {
        return List.of();
    }

    /** What is wrong with a name. */
    default List<String> nameErrors(String name) {
        return Formats.subdomain(name);
    }

    /** Whether the object has a status that only the status subresource changes. */
    default boolean hasStatus() {
        return false;
    }

    /** Whether metadata.generation counts the changes of the spec. */
    default boolean countsGenerations() {
        return false;
    }

    /** The value of a field that field selectors know besides name and namespace; null for one they do not know. */
    default @Nullable String selectable(KubeObject object, String field) {
        return null;
    }

    /** Called after the object was stored, changed or removed (object is null then). */
    default void stored(@Nullable KubeObject object, KubeObject last, WriteContext context) { }
}
