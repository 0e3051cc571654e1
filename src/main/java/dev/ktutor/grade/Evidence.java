package dev.ktutor.grade;

import dev.ktutor.kube.api.KubeObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The world as a grader may see it. The lab implements it; everything asked is what a learner could have asked. */
public interface Evidence {

    /** The lab's time. */
    Instant now();

    /** A file's bytes: {@code path} on the control plane (relative to /root), or {@code host:path}. */
    Optional<byte[]> file(String path);

    /** An object of the cluster by resource ({@code pods}), namespace ("" for none) and name. */
    Optional<KubeObject> object(String resource, String namespace, String name);

    /** The objects of a resource in a namespace ("" for all or none). */
    List<KubeObject> objects(String resource, String namespace);

    /** What happens if somebody uses this kubeconfig (a path, as for {@link #file}) to do that. */
    Access tryWith(String kubeconfig, Action action);

    /** What happens if somebody with that client certificate and key (PEM) does that at the lab's API server. */
    Access tryWith(byte[] certificate, byte[] key, Action action);

    /** Who the API server takes the holder of this kubeconfig for; the user's name is the message if it is allowed in. */
    Access identity(String kubeconfig);

    /** Whether the authorizer allows that user, with those groups, to do that. */
    boolean allowed(String user, List<String> groups, Action action);

    /** Opens a connection from a pod ({@code namespace/name}) to a pod, service or address; see {@link Reach}. */
    Reach connect(String fromPod, String to, int port);

    /** What the API server said when it last refused an object of that resource ("" for any); empty if it never did. */
    Optional<String> lastRefusal(String resource);

    /** The etcd members: name to "healthy" or to what ails them, in the words of their log. */
    Map<String, String> etcdMembers();

    /** What the lab decided so far, as its journal knows it, oldest first. */
    List<Happening> happenings();

    /** The lines of the audit log, parsed, oldest first. */
    List<Map<String, Object>> auditEvents();

    /**
     * One decision of the lab.
     *
     * @param code what was decided, as the journal calls it: {@code tls.verified}
     * @param facts the particulars, by name
     */
    record Happening(String code, Map<String, String> facts) { }

    /**
     * A request to the API.
     *
     * @param verb get, list, create ...
     * @param resource plural, with its group after a dot if it has one: {@code deployments.apps}
     * @param namespace "" for all or none
     * @param name "" for any
     */
    record Action(String verb, String resource, String namespace, String name) { }

    /** How the API server takes a request. */
    record Access(Outcome outcome, String message) {
        /** Where a request ends. */
        public enum Outcome { ALLOWED, FORBIDDEN, UNAUTHENTICATED, NO_CONNECTION, BAD_CONFIG }
    }

    /** How a connection attempt ended. */
    record Reach(Outcome outcome, String detail) {
        /** Open, refused by the other side, swallowed on the way, or impossible to try. */
        public enum Outcome { OPEN, REFUSED, DROPPED, NO_SUCH_POD, NOT_RUNNING }
    }
}
