package dev.ktutor.kube.node.image;

import java.util.List;
import java.util.Map;

/**
 * A simulated image: what a container made of it finds and does.
 *
 * @param repository in full: {@code docker.io/library/nginx}
 * @param tags the tags that exist; one that is {@code *} stands for every tag
 * @param sizeBytes what the pull says
 * @param user who it runs as: a number or "" for root
 * @param workingDir where it starts
 * @param env its environment
 * @param entrypoint ENTRYPOINT
 * @param command CMD
 * @param base the profile its disk is furnished by: {@code debian_slim}, {@code alpine}, {@code busybox}, {@code none}
 * @param packages names of tools beyond the profile's
 * @param files files beyond the profile's, path to content
 * @param daemons what its programs do that are no shell programs, by program name
 */
public record Image(String repository, List<String> tags, long sizeBytes, String user, String workingDir, Map<String, String> env,
        List<String> entrypoint, List<String> command, String base, List<String> packages, Map<String, String> files,
        Map<String, Daemon> daemons) {

    /** Copies the collections. */
    public Image {
        tags = List.copyOf(tags);
        env = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(env));
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        packages = List.copyOf(packages);
        files = Map.copyOf(files);
        daemons = Map.copyOf(daemons);
    }

    /** Whether it has the tag. */
    public boolean tagged(String tag) {
        return tags.contains("*") || tags.contains(tag);
    }

    /** Whether a shell can run in a container of it. */
    public boolean hasShell() {
        return !base.equals("none");
    }

    /** The same image under another name, as a private registry offers it. */
    public Image as(String newRepository, List<String> newTags) {
        return new Image(newRepository, newTags, sizeBytes, user, workingDir, env, entrypoint, command, base, packages, files, daemons);
    }
}
