package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.Errno;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.Input;
import dev.ktutor.host.io.OpenFile;
import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Redirection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out redirections on the shell's present descriptors (bash manual, 3.6). */
final class Redirector {
    private static final int FIRST_NAMED = 10;

    private final Interpreter shell;

    Redirector(Interpreter shell) {
        this.shell = shell;
    }

    /** Carries out all of them from left to right; reports the first that fails and gives false. */
    boolean apply(List<Redirection> redirections) {
        for (int i = 0; i < redirections.size(); i++) {
            Redirection redirection = redirections.get(i);
            try {
                if (!apply(redirection)) {
                    return false;
                }
            } catch (FileError e) {
                shell.error(e.path() + ": " + e.reason());
                return false;
            }
        }
        return true;
    }

    private boolean apply(Redirection redirection) {
        Redirection.HereDocument document = redirection.document();
        if (document != null) {
            put(redirection, 0, OpenFile.reading(Input.of(shell.expander.quotedText(document.body()))));
            return true;
        }
        if (redirection.operator().equals("<<<")) {
            put(redirection, 0, OpenFile.reading(Input.of(shell.expander.text(redirection.target()) + "\n")));
            return true;
        }
        List<String> names = new ArrayList<>();
        shell.expander.fields(redirection.target(), names);
        if (names.size() != 1) {
            shell.error(redirection.target().source() + ": ambiguous redirect");
            return false;
        }
        return apply(redirection, names.get(0));
    }

    private boolean apply(Redirection redirection, String target) {
        switch (redirection.operator()) {
            case "<" -> put(redirection, 0, openRead(target));
            case ">" -> put(redirection, 1, openNew(target));
            case ">|" -> put(redirection, 1, openWrite(target, OpenMode.TRUNCATE));
            case ">>" -> put(redirection, 1, openWrite(target, OpenMode.APPEND));
            case "<>" -> put(redirection, 0, openWrite(target, OpenMode.OVERWRITE));
            case "&>", "&>>" -> both(openWrite(target, redirection.operator().equals("&>") ? OpenMode.TRUNCATE : OpenMode.APPEND));
            case "<&", ">&" -> {
                return duplicate(redirection, target);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void both(OpenFile file) {
        shell.descriptors.put(1, file);
        shell.descriptors.duplicate(1, 2);
    }

    private boolean duplicate(Redirection redirection, String target) {
        int own = redirection.operator().equals("<&") ? 0 : 1;
        String variable = redirection.variable();
        if (target.equals("-")) {
            int descriptor = variable != null ? number(Targets.value(shell, variable)) : descriptor(redirection, own);
            shell.descriptors.close(descriptor);
            return true;
        }
        boolean move = target.endsWith("-");
        String digits = move ? target.substring(0, target.length() - 1) : target;
        if (!digits.matches("[0-9]{1,9}")) {
            if (own == 1 && redirection.descriptor() < 0 && variable == null) {
                both(openNew(target));
                return true;
            }
            shell.error(redirection.target().source() + ": ambiguous redirect");
            return false;
        }
        int from = Integer.parseInt(digits);
        if (shell.descriptors.find(from).isEmpty()) {
            throw new FileError(Errno.EBADF, digits);
        }
        if (variable == null && from == descriptor(redirection, own)) {
            return true;
        }
        OpenFile file = shell.descriptors.get(from).retain();
        put(redirection, own, file);
        if (move) {
            shell.descriptors.close(from);
        }
        return true;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static int descriptor(Redirection redirection, int own) {
        return redirection.descriptor() >= 0 ? redirection.descriptor() : own;
    }

    private void put(Redirection redirection, int own, OpenFile file) {
        String variable = redirection.variable();
        if (variable != null) {
            int descriptor = shell.descriptors.lowestFree(FIRST_NAMED);
            Targets.assign(shell, variable, Integer.toString(descriptor));
            shell.descriptors.put(descriptor, file);
        } else {
            shell.descriptors.put(descriptor(redirection, own), file);
        }
    }

    private OpenFile openNew(String target) {
        if (shell.on(ShellOption.NOCLOBBER)) {
            FileStat stat = shell.files().find(target);
            if (stat != null && stat.isRegular()) {
                throw new ExpansionError(target + ": cannot overwrite existing file", ExpansionError.Reach.COMMAND, 1);
            }
        }
        return openWrite(target, OpenMode.TRUNCATE);
    }


    /** Opens for reading. */
    OpenFile openRead(String path) {
        if (path.isEmpty()) {
            throw new FileError(Errno.ENOENT, path);
        }
        return shell.files().openRead(path);
    }

    private OpenFile openWrite(String path, OpenMode mode) {
        if (path.isEmpty()) {
            throw new FileError(Errno.ENOENT, path);
        }
        return shell.files().openWrite(path, mode);
    }
}
