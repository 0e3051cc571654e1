package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;

/** readlink(1). */
public final class Readlink extends Tool {
    /** The tool. */
    public Readlink() {
        super("readlink", "Print value of a symbolic link or canonical file name", """
                [OPTION]... FILE...
                  -f, --canonicalize            follow every symlink; all but the last component must exist
                  -e, --canonicalize-existing   follow every symlink; all components must exist
                  -m, --canonicalize-missing    follow every symlink, without requirements on components existence
                  -n, --no-newline              do not output the trailing delimiter
                  -q, --quiet                   suppress most error messages (on by default)
                  -s, --silent                  suppress most error messages (on by default)
                  -v, --verbose                 report error messages
                  -z, --zero                    end each output line with NUL, not newline
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new UsageError("missing operand");
        }
        Parsed.Given mode = call.parsed().last("f", "e", "m");
        String end = call.has("z") ? "\0" : call.has("n") && call.operands().size() == 1 ? "" : "\n";
        for (String path : call.operands()) {
            try {
                String value = mode == null ? call.files().readLink(path) : Links.canonical(call.files(), path,
                        mode.is("f") ? Links.Demand.ALL_BUT_LAST : mode.is("e") ? Links.Demand.ALL : Links.Demand.NOTHING);
                call.out().print(value + end);
            } catch (FileError e) {
                call.status(1);
                if (call.has("v")) {
                    call.error(Quote.ifNeeded(path) + ": " + e.reason());
                }
            }
        }
    }

    /** realpath(1). */
    public static final class Realpath extends Tool {
        /** The tool. */
        public Realpath() {
            super("realpath", "Print the resolved absolute file name.", """
                    [OPTION]... FILE...
                      -e, --canonicalize-existing  all components of the path must exist
                      -m, --canonicalize-missing   no path components need exist or be a directory
                      -L, --logical                resolve '..' components before symlinks
                      -P, --physical               resolve symlinks as encountered (default)
                      -q, --quiet                  suppress most error messages
                          --relative-to=DIR        print the resolved path relative to DIR
                          --relative-base=DIR      print absolute paths unless paths below DIR
                      -s, --strip, --no-symlinks   don't expand symlinks
                      -z, --zero                   end each output line with NUL, not newline
                    """);
        }

        @Override
        protected void execute(Call call) {
            if (call.operands().isEmpty()) {
                throw new UsageError("missing operand");
            }
            String base = call.has("relative-base") ? resolve(call, call.value("relative-base", "")) : "/";
            String to = call.has("relative-to") ? resolve(call, call.value("relative-to", "")) : call.has("relative-base") ? base : "";
            for (String path : call.operands()) {
                try {
                    String real = resolve(call, path);
                    boolean below = base.equals("/") || (real + "/").startsWith(base + "/");
                    call.out().print((to.isEmpty() || !below ? real : Links.relative(real, to)) + (call.has("z") ? "\0" : "\n"));
                } catch (FileError e) {
                    call.status(1);
                    if (!call.has("q")) {
                        call.error(Quote.ifNeeded(path) + ": " + e.reason());
                    }
                }
            }
        }

        private static String resolve(Call call, String path) {
            if (call.has("s")) {
                return call.files().absolute(path);
            }
            String given = call.has("L") ? call.files().absolute(path) : path;
            return Links.canonical(call.files(), given, call.has("e") ? Links.Demand.ALL
                    : call.has("m") ? Links.Demand.NOTHING : Links.Demand.ALL_BUT_LAST);
        }
    }
}
