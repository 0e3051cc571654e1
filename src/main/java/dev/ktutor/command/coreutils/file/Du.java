package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.HashSet;
import java.util.Set;

/** du(1), counting blocks of 4 KiB. */
public final class Du extends Tool {
    /** The tool. */
    public Du() {
        super("du", "Summarize device usage of the set of FILEs, recursively for directories.", """
                [OPTION]... [FILE]...
                  -0, --null            end each output line with NUL, not newline
                  -a, --all             write counts for all files, not just directories
                      --apparent-size   print apparent sizes rather than device usage
                  -B, --block-size=SIZE  scale sizes by SIZE before printing them
                  -b, --bytes           equivalent to --apparent-size --block-size=1
                  -c, --total           produce a grand total
                  -D, -H, --dereference-args  dereference only symlinks that are listed on the command line
                  -d, --max-depth=N     print the total for a directory only if it is N or fewer levels below
                      --exclude=PATTERN  exclude files that match PATTERN
                  -h, --human-readable  print sizes in human readable format (e.g., 1K 234M 2G)
                      --si              like -h, but use powers of 1000 not 1024
                  -k                    like --block-size=1K
                  -L, --dereference     dereference all symbolic links
                  -l, --count-links     count sizes many times if hard linked
                  -m                    like --block-size=1M
                  -P, --no-dereference  don't follow any symbolic links (this is the default)
                  -S, --separate-dirs   for directories do not include size of subdirectories
                  -s, --summarize       display only a total for each argument
                  -x, --one-file-system    skip directories on different file systems
                """);
    }

    @Override
    protected void execute(Call call) {
        String depth = call.value("d", call.has("s") ? "0" : String.valueOf(Integer.MAX_VALUE));
        if (!depth.matches("[0-9]{1,10}")) {
            throw new UsageError("invalid maximum depth " + Quote.curly(depth));
        }
        long total = 0;
        Set<Long> seen = new HashSet<>();
        for (String path : call.operands().isEmpty() ? java.util.List.of(".") : call.operands()) {
            try {
                total += usage(call, path, 0, (int) Math.min(Long.parseLong(depth), Integer.MAX_VALUE), seen);
            } catch (FileError e) {
                call.error("cannot access " + Quote.always(path) + ": " + e.reason());
            }
        }
        if (call.has("c")) {
            show(call, total, "total");
        }
    }

    private static long usage(Call call, String path, int level, int depth, Set<Long> seen) {
        FileView files = call.files();
        call.checkpoint();
        FileStat stat = call.has("L") || call.has("D") && level == 0 ? files.stat(path) : files.lstat(path);
        if (stat.links() > 1 && !stat.isDirectory() && !call.has("l") && !seen.add(stat.inode())) {
            return 0;
        }
        boolean apparent = call.has("apparent-size") || call.has("b");
        long own = apparent ? stat.size() : Listing.kibibytes(stat) * 1024;
        long below = 0;
        if (stat.isDirectory()) {
            try {
                for (String name : files.list(path)) {
                    if (call.parsed().values("exclude").stream().noneMatch(p -> Glob.matches(p, name))) {
                        below += usage(call, Copier.join(path, name), level + 1, depth, seen);
                    }
                }
            } catch (FileError e) {
                call.error("cannot read directory " + Quote.always(path) + ": " + e.reason());
            }
        }
        if (level <= depth && (stat.isDirectory() || call.has("a") || level == 0)) {
            show(call, own + (call.has("S") ? 0 : below), path);
        }
        return own + below;
    }

    private static void show(Call call, long bytes, String path) {
        long unit = call.has("b") ? 1 : call.has("m") ? 1 << 20 : 1024;
        if (call.has("B")) {
            try {
                unit = Math.max(1, Size.parse(call.value("B", "1K")));
            } catch (NumberFormatException e) {
                throw new ToolExit(1, "invalid --block-size argument " + Quote.always(call.value("B", "")));
            }
        }
        String size = call.has("h") ? Size.human(bytes, 1024) : call.has("si") ? Size.human(bytes, 1000)
                : String.valueOf((bytes + unit - 1) / unit);
        call.out().print(size + "\t" + path + (call.has("0") ? "\0" : "\n"));
    }
}
