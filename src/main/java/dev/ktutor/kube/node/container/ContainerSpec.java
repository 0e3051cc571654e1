package dev.ktutor.kube.node.container;

import dev.ktutor.host.fs.Credentials;
import dev.ktutor.kube.node.image.Image;
import java.util.List;
import java.util.Map;

/**
 * What a container is made from.
 *
 * @param sandbox the pod it belongs to
 * @param name its name in the pod
 * @param attempt how often it was restarted
 * @param image what it is made of
 * @param imageName the image as the runtime names it
 * @param argv what it runs: entry point and arguments
 * @param env its whole environment
 * @param workingDir where it starts
 * @param user whose rights it has
 * @param mounts what it sees of the node
 * @param init whether it runs before the others
 */
public record ContainerSpec(Sandbox sandbox, String name, int attempt, Image image, String imageName, List<String> argv,
        Map<String, String> env, String workingDir, Credentials user, List<Mount> mounts, boolean init) {

    /** Copies the collections. */
    public ContainerSpec {
        argv = List.copyOf(argv);
        env = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(env));
        mounts = List.copyOf(mounts);
    }

    /** Where its log is on the node's disk. */
    public String logPath() {
        return "/var/log/pods/" + sandbox.namespace() + "_" + sandbox.name() + "_" + sandbox.uid() + "/" + name + "/" + attempt + ".log";
    }
}
