package dev.ktutor.lab.boot;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceTypes;
import dev.ktutor.kube.net.ClusterObjects;
import dev.ktutor.kube.store.Store;
import java.util.List;
import java.util.Optional;

/** The cluster's objects as the network's parts know them: kube-proxy, CoreDNS and the network plugin, always in step. */
final class StoreObjects implements ClusterObjects {
    private static final long EPOCH = 1L << 40;

    private final Store store;
    private long epoch;

    StoreObjects(Store store) {
        this.store = store;
    }

    /** The store holds something else than before. */
    void replaced() {
        epoch += EPOCH;
    }

    @Override
    public long revision() {
        return epoch + store.revision();
    }

    @Override
    public List<KubeObject> list(String kind) {
        return ResourceTypes.byKind(kind).map(type -> store.list("/registry/" + type.plural() + "/")).orElse(List.of());
    }

    @Override
    public Optional<KubeObject> find(String kind, String namespace, String name) {
        return ResourceTypes.byKind(kind).map(type -> store.get("/registry/" + type.plural() + "/" + (type.namespaced() ? namespace + "/" : "") + name));
    }
}
