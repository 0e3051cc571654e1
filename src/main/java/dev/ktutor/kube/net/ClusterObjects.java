package dev.ktutor.kube.net;

import dev.ktutor.kube.api.KubeObject;
import java.util.List;
import java.util.Optional;

/** The cluster's objects as they are now; implemented by whoever holds them. */
public interface ClusterObjects {

    /** Grows whenever any object changes; what was worked out for one revision holds until the next. */
    long revision();

    /** All objects of a kind, in every namespace: {@code Pod}, {@code Service}, {@code EndpointSlice} ... */
    List<KubeObject> list(String kind);

    /** The object of that kind, namespace and name. */
    default Optional<KubeObject> find(String kind, String namespace, String name) {
        return list(kind).stream().filter(o -> o.namespace().equals(namespace) && o.name().equals(name)).findFirst();
    }
}
