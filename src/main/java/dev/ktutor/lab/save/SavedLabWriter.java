package dev.ktutor.lab.save;

import dev.ktutor.data.Json;
import dev.ktutor.host.fs.FileRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a saved lab; see the package for the format. */
public final class SavedLabWriter {
    private final ZipOutputStream zip;
    private final Set<String> blobs = new HashSet<>();

    private SavedLabWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes it to the stream and flushes; the stream stays open. */
    public static void write(SavedLab lab, OutputStream out) throws IOException {
        SavedLabWriter writer = new SavedLabWriter(out);
        writer.all(lab);
        writer.zip.finish();
        out.flush();
    }

    private void all(SavedLab lab) throws IOException {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", SavedLabReader.FORMAT);
        head.put("version", (long) SavedLab.VERSION);
        head.putAll(lab.memory());
        entry("lab.json", json(head));
        for (Map.Entry<String, SavedWorld> world : lab.worlds().entrySet()) {
            world("worlds/" + world.getKey() + "/", world.getValue());
        }
        entry("end", new byte[0]);
    }

    private void world(String prefix, SavedWorld world) throws IOException {
        for (Map.Entry<String, List<FileRecord>> host : world.hosts().entrySet()) {
            List<Object> records = new ArrayList<>();
            for (FileRecord record : host.getValue()) {
                records.add(record(record));
            }
            entry(prefix + "hosts/" + host.getKey() + ".json", json(records));
        }
        Object cluster = world.cluster();
        if (cluster != null) {
            entry(prefix + "cluster.json", json(cluster));
        }
    }

    private Map<String, Object> record(FileRecord record) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", SavedText.encode(record.path()));
        tree.put("inode", record.inode());
        tree.put("kind", record.kind().name());
        tree.put("mode", (long) record.mode());
        tree.put("uid", (long) record.uid());
        tree.put("gid", (long) record.gid());
        tree.put("atime", millis(record.accessed()));
        tree.put("mtime", millis(record.modified()));
        tree.put("ctime", millis(record.changed()));
        if (record.target() != null) {
            tree.put("target", SavedText.encode(record.target()));
        }
        if (record.content() != null) {
            tree.put("blob", blob(record.content()));
        }
        return tree;
    }

    private static long millis(Instant moment) {
        return moment.toEpochMilli();
    }

    private String blob(byte[] content) throws IOException {
        String name = HexFormat.of().formatHex(sha256(content));
        if (blobs.add(name)) {
            entry("blobs/" + name, content);
        }
        return name;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object tree) {
        return Json.write(tree).getBytes(StandardCharsets.UTF_8);
    }

    private void entry(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
