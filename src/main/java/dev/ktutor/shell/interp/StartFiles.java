package dev.ktutor.shell.interp;

import dev.ktutor.host.fs.FileError;
import java.util.List;

/** The files a shell reads when it starts (bash manual, 6.2). */
final class StartFiles {
    private final Interpreter shell;

    StartFiles(Interpreter shell) {
        this.shell = shell;
    }

    /** Those for a shell with that command line. */
    void read(BashOptions options) {
        if (options.login && !options.noProfile) {
            login();
        } else if (options.interactive && !options.noStartFile) {
            if (options.startFile != null) {
                source(options.startFile);
            } else {
                source("/etc/bash.bashrc");
                source(home() + "/.bashrc");
            }
        } else if (!options.interactive) {
            String file = shell.variables.value("BASH_ENV");
            if (file != null && !file.isEmpty()) {
                source(file);
            }
        }
    }

    /** Those of a login shell: the system's profile and the first of the user's that there is. */
    void login() {
        source("/etc/profile");
        for (String name : List.of("/.bash_profile", "/.bash_login", "/.profile")) {
            if (shell.files().isRegular(home() + name)) {
                source(home() + name);
                return;
            }
        }
    }

    private String home() {
        String home = shell.variables.value("HOME");
        return home == null ? "" : home;
    }

    private void source(String file) {
        if (shell.pending != null || !shell.files().isRegular(file)) {
            return;
        }
        try {
            SourceBuiltin.run(shell, file, shell.files().readText(file), List.of());
        } catch (FileError e) {
            shell.error(file + ": " + e.reason());
        }
    }
}
