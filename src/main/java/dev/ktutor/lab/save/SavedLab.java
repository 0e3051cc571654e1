package dev.ktutor.lab.save;

import dev.ktutor.host.fs.FileRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a lab.
 *
 * @param memory what the lab remembers beside files and objects, as a JSON tree
 * @param hosts every host's files
 * @param cluster the cluster's state as a JSON tree; null if it never came up
 */
public record SavedLab(Map<String, Object> memory, Map<String, List<FileRecord>> hosts, @Nullable Object cluster) {
    /** The version of the format that this ktutor writes; it reads this and every older one. */
    public static final int VERSION = 1;
}
