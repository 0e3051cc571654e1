package dev.ktutor.lab.boot;

import java.util.Map;

/** The simulated cluster of a lab: what runs on its hosts beside the learner's shell. */
public interface Cluster {

    /** Brings it up, if that has not happened: as it stands some hours after kubeadm made it. Also done on first use. */
    void warmUp();

    /** Whether it has been brought up. */
    boolean up();

    /** Its state beside the hosts' disks, as a JSON tree; it must be up. */
    Object save();

    /**
     * Goes on from a saved state. The hosts' disks have been restored already; whatever ran before is gone, and what the
     * state says should run is started again.
     */
    void restore(Object state);

    /** The etcd members by name: "healthy", or the last line of the log of one that is not. */
    Map<String, String> etcdMembers();
}
