package dev.ktutor.kube.store;

import dev.ktutor.kube.api.KubeObject;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param before null if the key was empty
 * @param after null if the object was deleted
 */
public record StoreEvent(long revision, String key, @Nullable KubeObject before, @Nullable KubeObject after) { }
