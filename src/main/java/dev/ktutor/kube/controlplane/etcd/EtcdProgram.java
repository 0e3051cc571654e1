package dev.ktutor.kube.controlplane.etcd;

import dev.ktutor.kube.node.container.ContainerProgram;
import dev.ktutor.kube.node.container.ProgramContext;

/** etcd as a program of the lab: all members store in one cluster. */
public final class EtcdProgram implements ContainerProgram {
    private final EtcdCluster cluster;

    /** Members of this cluster. */
    public EtcdProgram(EtcdCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "etcd";
    }

    @Override
    public Running start(ProgramContext context) {
        EtcdMember member = new EtcdMember(cluster, context);
        member.start();
        return member;
    }
}
