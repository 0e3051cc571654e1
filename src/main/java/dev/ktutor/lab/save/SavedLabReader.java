package dev.ktutor.lab.save;

import dev.ktutor.data.Json;
import dev.ktutor.data.JsonError;
import dev.ktutor.data.Tree;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a saved lab; see the package for the format. */
public final class SavedLabReader {
    static final String FORMAT = "ktutor-lab";

    private static final Pattern WORLD = Pattern.compile("worlds/([a-z]+)/(?:hosts/([^/]+)\\.json|cluster\\.json)");

    private SavedLabReader() { }

    /**
     * Reads one.
     *
     * @throws SavedLabError if it is not one, is damaged or truncated, or needs a newer ktutor
     */
    public static SavedLab read(InputStream in) {
        Map<String, byte[]> entries = entries(in);
        byte[] head = entries.get("lab.json");
        if (head == null) {
            throw new SavedLabError("is not a saved lab");
        }
        Map<String, Object> memory = new LinkedHashMap<>(Tree.map(json(head)));
        if (!FORMAT.equals(memory.remove("format"))) {
            throw new SavedLabError("is not a saved lab");
        }
        long version = memory.remove("version") instanceof Number number ? number.longValue() : 0;
        if (version > SavedLab.VERSION) {
            throw new SavedLabError("was saved by a newer ktutor (format " + version + ", this one reads up to "
                    + SavedLab.VERSION + ")");
        }
        if (!entries.containsKey("end")) {
            throw new SavedLabError("is truncated");
        }
        Map<String, SavedWorld> worlds = new LinkedHashMap<>();
        for (String name : entries.keySet()) {
            Matcher path = WORLD.matcher(name);
            if (path.matches()) {
                worlds.computeIfAbsent(path.group(1), world -> world(world, entries));
            }
        }
        if (!worlds.containsKey(SavedLab.NOW)) {
            throw new SavedLabError("is damaged");
        }
        return new SavedLab(memory, worlds);
    }

    private static SavedWorld world(String world, Map<String, byte[]> entries) {
        Map<String, List<FileRecord>> hosts = new LinkedHashMap<>();
        entries.forEach((name, content) -> {
            Matcher path = WORLD.matcher(name);
            if (path.matches() && path.group(1).equals(world) && path.group(2) != null) {
                hosts.put(path.group(2), records(content, entries));
            }
        });
        byte[] cluster = entries.get("worlds/" + world + "/cluster.json");
        return new SavedWorld(hosts, cluster == null ? null : json(cluster));
    }

    private static Map<String, byte[]> entries(InputStream in) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new SavedLabError(entries.isEmpty() ? "is not a saved lab" : "is truncated or damaged");
        }
        return entries;
    }

    private static @Nullable Object json(byte[] content) {
        try {
            return Json.parse(new String(content, StandardCharsets.UTF_8));
        } catch (JsonError e) {
            throw new SavedLabError("is damaged");
        }
    }

    private static List<FileRecord> records(byte[] content, Map<String, byte[]> entries) {
        List<FileRecord> records = new ArrayList<>();
        Object parsed = json(content);
        if (!(parsed instanceof List<?> list)) {
            throw new SavedLabError("is damaged");
        }
        for (Object tree : list) {
            records.add(record(tree, entries));
        }
        return records;
    }

    private static FileRecord record(@Nullable Object tree, Map<String, byte[]> blobs) {
        Map<String, Object> map = Tree.map(tree);
        byte[] content = map.containsKey("blob") ? blobs.get("blobs/" + Tree.string(map, "blob")) : null;
        if (map.containsKey("blob") && content == null) {
            throw new SavedLabError("is damaged");
        }
        try {
            return new FileRecord(SavedText.decode(Tree.string(map, "path")), Tree.longValue(map, "inode"),
                    FileKind.valueOf(Tree.string(map, "kind")), (int) Tree.longValue(map, "mode"),
                    (int) Tree.longValue(map, "uid"), (int) Tree.longValue(map, "gid"), moment(map, "atime"),
                    moment(map, "mtime"), moment(map, "ctime"),
                    map.containsKey("target") ? SavedText.decode(Tree.string(map, "target")) : null, content);
        } catch (IllegalArgumentException e) {
            throw new SavedLabError("is damaged");
        }
    }

    private static Instant moment(Map<String, Object> map, String key) {
        return Instant.ofEpochMilli(Tree.longValue(map, key));
    }
}
