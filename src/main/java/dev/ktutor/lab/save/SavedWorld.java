package dev.ktutor.lab.save;

import dev.ktutor.host.fs.FileRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A world at one moment.
 *
 * @param hosts every host's files
 * @param cluster the cluster's state as a JSON tree; null if it never came up
 */
public record SavedWorld(Map<String, List<FileRecord>> hosts, @Nullable Object cluster) { }
