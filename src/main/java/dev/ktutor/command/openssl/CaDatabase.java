package dev.ktutor.command.openssl;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The index of a CA: one line a certificate, fields between tabs, with old copies kept beside it (openssl-ca(1)). */
final class CaDatabase {
    /** One certificate: its state (V, R, E), when it ends, when it was revoked, number, file, name. */
    record Row(String type, String expiry, String revoked, String serial, String file, String name) {
        String line() {
            return String.join("\t", type, expiry, revoked, serial, file, name) + "\n";
        }
    }

    private final FileView files;
    private final String path;
    private final List<Row> rows = new ArrayList<>();
    private final boolean uniqueSubject;

    private CaDatabase(FileView files, String path, boolean uniqueSubject) {
        this.files = files;
        this.path = path;
        this.uniqueSubject = uniqueSubject;
    }

    /** Reads the index; quits with OpenSSL's words if that fails. */
    static CaDatabase load(Call call, String path, boolean uniqueByConfig) {
        FileView files = call.in().files();
        String text;
        try {
            text = files.readText(path);
        } catch (FileError e) {
            call.raiseOpen(e, path, "r");
            throw call.fail();
        }
        boolean unique = files.exists(path + ".attr") ? !files.readText(path + ".attr").matches("(?s).*unique_subject\\s*=\\s*(no|0|false|n|f).*") : uniqueByConfig;
        CaDatabase database = new CaDatabase(files, path, unique);
        for (String line : text.split("\n")) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 6) {
                database.rows.add(new Row(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw call.fail("Problem with index file: " + path + " (could not load/parse file)");
            }
        }
        return database;
    }

    boolean uniqueSubject() {
        return uniqueSubject;
    }

    List<Row> rows() {
        return rows;
    }

    /** A valid certificate of that name. */
    Optional<Row> validNamed(String name) {
        return rows.stream().filter(r -> r.type.equals("V") && r.name.equals(name)).findFirst();
    }

    @Nullable Row numbered(String serial) {
        return rows.stream().filter(r -> r.serial.equals(serial)).findFirst().orElse(null);
    }

    void add(Row row) {
        rows.add(row);
    }

    void replace(Row old, Row with) {
        rows.set(rows.indexOf(old), with);
    }

    /** Writes the index; the one before becomes {@code .old}. */
    void save() {
        keepOld(files, path);
        StringBuilder text = new StringBuilder();
        rows.forEach(r -> text.append(r.line()));
        files.write(path, text.toString());
        if (files.exists(path + ".attr")) {
            keepOld(files, path + ".attr");
        }
        files.write(path + ".attr", "unique_subject = " + (uniqueSubject ? "yes" : "no") + "\n");
    }

    static void keepOld(FileView files, String path) {
        if (files.exists(path)) {
            files.rename(path, path + ".old");
        }
    }
}
