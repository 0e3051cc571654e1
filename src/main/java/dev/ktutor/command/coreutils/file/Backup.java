package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Choice;
import dev.ktutor.host.fs.FileView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How cp, mv, ln and install keep what they replace: {@code -b}, {@code --backup}, {@code -S}, {@code VERSION_CONTROL}. */
final class Backup {
    private static final Choice CONTROL = Choice.of("backup type", "none,off|simple,never|existing,nil|numbered,t");

    private final @Nullable FileView files;
    private final String control;
    private final String suffix;

    private Backup(@Nullable FileView files, String control, String suffix) {
        this.files = files;
        this.control = control;
        this.suffix = suffix;
    }

    /** Nothing is kept. */
    static Backup none() {
        return new Backup(null, "none", "");
    }

    /** What the command line asks for. */
    static Backup of(Call call) {
        boolean wanted = call.has("b") || call.has("backup");
        String word = call.value("backup", call.in().env("VERSION_CONTROL").orElse("existing"));
        String suffix = call.value("S", call.in().env("SIMPLE_BACKUP_SUFFIX").orElse("~"));
        return new Backup(call.files(), wanted ? CONTROL.meaning(word.isEmpty() ? "existing" : word) : "none", suffix);
    }

    /** Whether anything is kept. */
    boolean wanted() {
        return !control.equals("none");
    }

    /** Moves the file away. */
    void keep(String path) {
        FileView view = Objects.requireNonNull(files);
        view.rename(path, name(view, path));
    }

    private String name(FileView view, String path) {
        int newest = 0;
        while (view.findLink(path + ".~" + (newest + 1) + "~") != null) {
            newest++;
        }
        boolean numbered = control.equals("numbered") || control.equals("existing") && newest > 0;
        return numbered ? path + ".~" + (newest + 1) + "~" : path + suffix;
    }
}
