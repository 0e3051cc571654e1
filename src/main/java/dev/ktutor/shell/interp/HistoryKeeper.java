package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.expand.ShellPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shell's history: what is kept of the lines typed (HISTCONTROL, HISTIGNORE, HISTSIZE) and the file it lives in. */
final class HistoryKeeper {
    private static final int USUAL_SIZE = 500;

    private final Interpreter shell;

    HistoryKeeper(Interpreter shell) {
        this.shell = shell;
    }

    /** Remembers a command, on one line where bash would have it so. */
    void add(String text) {
        if (!shell.on(ShellOption.HISTORY)) {
            return;
        }
        String line = shell.on(ShellOption.LITHIST) ? text : HistoryLine.joined(text);
        List<String> history = shell.session.history;
        List<String> control = Arrays.asList(value("HISTCONTROL").split(":"));
        boolean both = control.contains("ignoreboth");
        boolean blank = (both || control.contains("ignorespace")) && line.startsWith(" ");
        boolean repeated = (both || control.contains("ignoredups")) && !history.isEmpty() && history.get(history.size() - 1).equals(line);
        if (blank || repeated || ignored(line, history)) {
            return;
        }
        if (control.contains("erasedups")) {
            history.removeIf(line::equals);
        }
        history.add(line);
        trim();
    }

    private boolean ignored(String line, List<String> history) {
        for (String pattern : value("HISTIGNORE").split(":")) {
            String last = history.isEmpty() ? "" : history.get(history.size() - 1);
            if (!pattern.isEmpty() && ShellPattern.compile(pattern.replace("&", last), true, false).matches(line)) {
                return true;
            }
        }
        return false;
    }

    private void trim() {
        String size = shell.variables.value("HISTSIZE");
        int most = size == null ? USUAL_SIZE : size.matches("[0-9]{1,9}") ? Integer.parseInt(size) : Integer.MAX_VALUE;
        List<String> history = shell.session.history;
        if (history.size() > most) {
            int gone = history.size() - most;
            history.subList(0, gone).clear();
            shell.session.historyGone += gone;
        }
    }

    private String value(String name) {
        String value = shell.variables.value(name);
        return value == null ? "" : value;
    }

    /** The file of that name, of HISTFILE without one; null if there is none. */
    @Nullable String file(@Nullable String name) {
        String file = name != null ? name : shell.variables.value("HISTFILE");
        return file == null || file.isEmpty() ? null : file;
    }

    /** The lines of a history file; none if it cannot be read. */
    List<String> read(String file) throws FileError {
        return shell.files().readText(file).lines().filter(line -> !line.isEmpty()).toList();
    }

    /** Reads the file when the shell begins. */
    void load() {
        String file = file(null);
        try {
            if (file != null && shell.session.history.isEmpty()) {
                shell.session.history.addAll(read(file));
                trim();
            }
        } catch (FileError e) {
            // A history that is not there yet begins empty.
            return;
        } finally {
            shell.session.historySaved = shell.session.history.size();
        }
    }

    /** Adds to the file what is new since it was read or written. */
    void append(String file) throws FileError {
        List<String> history = shell.session.history;
        List<String> lines = new ArrayList<>();
        if (shell.files().exists(file)) {
            lines.addAll(read(file));
        }
        lines.addAll(history.subList(Math.min(shell.session.historySaved, history.size()), history.size()));
        write(file, lines);
    }

    /** Writes lines to a history file, which nobody else may read. */
    void write(String file, List<String> lines) throws FileError {
        String size = shell.variables.value("HISTFILESIZE");
        int most = size != null && size.matches("[0-9]{1,9}") ? Integer.parseInt(size) : Integer.MAX_VALUE;
        List<String> kept = lines.subList(Math.max(0, lines.size() - most), lines.size());
        boolean fresh = !shell.files().exists(file);
        shell.files().write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
        if (fresh) {
            shell.files().chmod(file, 0600);
        }
        shell.session.historySaved = shell.session.history.size();
    }

    /** Saves what is new when the shell ends; a home that cannot be written to keeps nothing. */
    void save() {
        String file = file(null);
        try {
            if (file != null && shell.session.historySaved < shell.session.history.size()) {
                append(file);
            }
        } catch (FileError e) {
            return;
        }
    }
}
