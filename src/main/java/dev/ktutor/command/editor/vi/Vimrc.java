package dev.ktutor.command.editor.vi;

import dev.ktutor.command.editor.vi.ex.ExCommands;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import java.util.List;

/**
 * What vim reads before a file, as Debian's: debian.vim always, then the user's vimrc, or defaults.vim (which knows file
 * types) where there is none.
 */
final class Vimrc {
    private static final List<String> DEBIAN = List.of("set backspace=indent,eol,start history=50 ruler nomodeline");
    private static final List<String> DEFAULTS = List.of(
            "set backspace=indent,eol,start history=200 ruler showcmd wildmenu ttimeout display=truncate scrolloff=5 incsearch nrformats=bin,hex",
            "syntax on");
    private final Invocation in;
    private final ViArguments arguments;

    Vimrc(Invocation in, ViArguments arguments) {
        this.in = in;
        this.arguments = arguments;
    }

    /** Applies them; what is to complain about. */
    List<String> apply(ExCommands commands) {
        String given = arguments.vimrc();
        if (given != null && (given.equals("NONE") || given.equals("NORC"))) {
            return List.of();
        }
        DEBIAN.forEach(commands::run);
        String path = given != null ? given : own();
        if (path.isEmpty() || path.equals("DEFAULTS")) {
            DEFAULTS.forEach(commands::run);
            commands.detectTypes();
            return List.of();
        }
        try {
            return commands.source(path);
        } catch (FileError e) {
            return List.of("E282: Cannot read from \"" + path + "\"");
        }
    }

    private String own() {
        String home = in.env("HOME").orElse("/root");
        for (String path : List.of(home + "/.vimrc", home + "/.vim/vimrc")) {
            if (in.files().isRegular(path)) {
                return path;
            }
        }
        return "";
    }
}
