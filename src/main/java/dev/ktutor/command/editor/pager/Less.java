package dev.ktutor.command.editor.pager;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Screen;
import java.util.List;

/** less(1): page by page on a screen; bytes through where there is none. */
public final class Less extends Tool {
    private static final String OPTIONS = """
            [options] [file]...
              -N, --LINE-NUMBERS        use line numbers
              -S, --chop-long-lines     chop (truncate) long lines rather than wrapping
              -R, --RAW-CONTROL-CHARS   output "raw" control characters
              -r, --raw-control-chars   output "raw" control characters
              -F, --quit-if-one-screen  quit if entire file fits on first screen
              -X, --no-init             don't use termcap init/deinit strings
              -i, --ignore-case         ignore case in searches that do not contain uppercase
              -I, --IGNORE-CASE         ignore case in all searches
              -n, --line-numbers        don't use line numbers
              -s, --squeeze-blank-lines  squeeze multiple blank lines
              -e, --quit-at-eof         quit at end of file, the second time
              -E, --QUIT-AT-EOF         quit at end of file, the first time
              -p, --pattern=PATTERN     start at pattern
              -K, --quit-on-intr        exit in response to Ctrl-C
              -q, --quiet               quiet the terminal bell
              -M, --LONG-PROMPT         prompt with more
              -m, --long-prompt         prompt with percent
              -f, --force               force open non-regular files
              -g, --hilite-search       highlight only last match for searches
              -x, --tabs=N              set tab stops
            """;
    /** One object serves every call. */
    public Less() {
        super("less", "View a file page by page.", OPTIONS);
    }

    @Override
    protected String usageHint(Invocation in) {
        return "Missing filename (\"less --help\" for help)";
    }

    @Override
    protected void execute(Call call) {
        Screen screen = call.in().screen();
        List<String> files = call.operands().stream().filter(o -> !o.startsWith("+")).toList();
        if (files.isEmpty() && call.in().in().isTerminal()) {
            call.in().err().println("Missing filename (\"less --help\" for help)");
            call.status(1);
            return;
        }
        if (screen == null || !call.in().out().isTerminal()) {
            Passing.copy(call, files.isEmpty() ? List.of("-") : files, false);
            return;
        }
        new PagedFiles(call, screen, files.isEmpty() ? List.of("-") : files).run();
    }
}
