package dev.ktutor.kube.node.image;

import java.util.List;
import java.util.Map;

/**
 * A long-running program of an image, as data.
 *
 * @param program the name of a program the lab has a class for, such as {@code etcd}; "" if the rest of this says it all
 * @param requires conditions without which it logs its complaint and exits
 * @param log what it says once it has started
 * @param listens the ports it opens
 * @param exits the status it ends with by itself; -1 if it runs on
 */
public record Daemon(String program, List<Requirement> requires, List<String> log, List<Port> listens, int exits) {

    /** Copies the lists. */
    public Daemon {
        requires = List.copyOf(requires);
        log = List.copyOf(log);
        listens = List.copyOf(listens);
    }

    /**
     * A condition of its start.
     *
     * @param anyEnv one of these environment variables must be set and not empty
     * @param log what it says otherwise
     * @param exit the status it then ends with
     */
    public record Requirement(List<String> anyEnv, List<String> log, int exit) {

        /** Copies the lists. */
        public Requirement {
            anyEnv = List.copyOf(anyEnv);
            log = List.copyOf(log);
        }

        /** Whether the environment satisfies it. */
        public boolean holds(Map<String, String> env) {
            return anyEnv.stream().anyMatch(name -> !env.getOrDefault(name, "").isEmpty());
        }
    }

    /**
     * A port it opens.
     *
     * @param port its number
     * @param protocol TCP or UDP
     * @param banner what a connection is greeted with
     * @param webRoot the directory it serves over HTTP; "" if it does not speak HTTP
     * @param server its Server header
     * @param accessLog the form of its access log: {@code nginx}, {@code apache} or "" for none
     * @param hostNetwork whether it is opened on the node where the pod uses the node's network; else it stays closed there
     */
    public record Port(int port, String protocol, String banner, String webRoot, String server, String accessLog, boolean hostNetwork) { }
}
