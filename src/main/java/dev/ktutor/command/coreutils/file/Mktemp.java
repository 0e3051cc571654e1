package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.sim.Chance;

/** mktemp(1), with names by the lab's chance. */
public final class Mktemp extends Tool {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** The tool. */
    public Mktemp() {
        super("mktemp", "Create a temporary file or directory, safely, and print its name.", """
                [OPTION]... [TEMPLATE]
                  -d, --directory     create a directory, not a file
                  -u, --dry-run       do not create anything; merely print a name (unsafe)
                  -q, --quiet         suppress diagnostics about file/dir-creation failure
                      --suffix=SUFF   append SUFF to TEMPLATE; SUFF must not contain a slash
                  -p DIR              interpret TEMPLATE relative to DIR
                      --tmpdir[=DIR]  interpret TEMPLATE relative to DIR, or $TMPDIR or /tmp
                  -t                  interpret TEMPLATE as a single file name component
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().size() > 1) {
            throw new UsageError("too many templates");
        }
        String given = call.operands().isEmpty() ? "tmp.XXXXXXXXXX" : call.operands().get(0);
        String suffix = call.value("suffix", "");
        int end = given.lastIndexOf('X') + 1;
        if (call.has("suffix") && end != given.length()) {
            throw new ToolExit(1, "with --suffix, template " + Quote.curly(given) + " must end in X");
        }
        int start = end;
        while (start > 0 && given.charAt(start - 1) == 'X') {
            start--;
        }
        if (end - start < 3) {
            throw new ToolExit(1, "too few X's in template " + Quote.curly(given + suffix));
        }
        String temporary = call.in().env("TMPDIR").filter(t -> !t.isEmpty()).orElse("/tmp");
        boolean relative = call.has("p") || call.has("tmpdir") || call.has("t") || call.operands().isEmpty();
        String folder = call.has("p") ? call.value("p", "") : call.value("tmpdir", temporary);
        folder = folder.isEmpty() ? temporary : folder;
        if (relative && given.startsWith("/")) {
            throw new ToolExit(1, "invalid template, " + Quote.curly(given) + "; with --tmpdir, it may not be absolute");
        }
        String prefix = (relative ? folder.replaceFirst("/$", "") + "/" : "") + given.substring(0, start);
        create(call, prefix, end - start, given.substring(end) + suffix);
    }

    private static void create(Call call, String prefix, int count, String suffix) {
        Chance chance = call.in().host().chance();
        String path = "";
        do {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < count; i++) {
                letters.append(LETTERS.charAt(chance.below(LETTERS.length())));
            }
            path = prefix + letters + suffix;
        } while (call.files().findLink(path) != null);
        try {
            if (!call.has("u")) {
                if (call.has("d")) {
                    call.files().makeDirectory(path);
                } else {
                    call.files().openWrite(path, OpenMode.CREATE_NEW).release();
                }
                call.files().chmod(path, call.has("d") ? 0700 : 0600);
            }
            call.println(path);
        } catch (FileError e) {
            throw new ToolExit(1, call.has("q") ? "" : "failed to create " + (call.has("d") ? "directory" : "file") + " via template "
                    + Quote.curly(prefix + "X".repeat(count) + suffix) + ": " + e.reason());
        }
    }
}
