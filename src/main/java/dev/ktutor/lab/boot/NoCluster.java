package dev.ktutor.lab.boot;

import java.util.Map;

/** What a lab of plain machines has in a cluster's place. */
public final class NoCluster implements Cluster {

    @Override
    public void warmUp() { }

    @Override
    public boolean up() {
        return false;
    }

    @Override
    public Object save() {
        return Map.of();
    }

    @Override
    public void restore(Object state) { }

    @Override
    public Map<String, String> etcdMembers() {
        return Map.of();
    }
}
