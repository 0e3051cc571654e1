package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.text.VersionOrder;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Choice;
import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** ls(1): which files, in which order; {@link Listing} says how they look. */
public final class Ls extends Tool {
    private static final Map<String, String> CHOICES = Map.of(
            "sort", "none|time|size|extension|version|width",
            "format", "verbose,long|commas|horizontal,across|vertical|single-column",
            "color", "always,yes,force|never,no,none|auto,tty,if-tty",
            "time", "atime,access,use|ctime,status|mtime,modification|birth,creation",
            "indicator-style", "none|slash|file-type|classify",
            "quoting-style", "literal|shell|shell-always|shell-escape|shell-escape-always|c|c-maybe|escape|locale|clocale");

    /** The tool. */
    public Ls() {
        super("ls", "List information about the FILEs (the current directory by default).", """
                [OPTION]... [FILE]...
                  -a, --all                  do not ignore entries starting with .
                  -A, --almost-all           do not list implied . and ..
                      --author               with -l, print the author of each file
                  -b, --escape               print C-style escapes for nongraphic characters
                      --block-size=SIZE      with -l, scale sizes by SIZE when printing them
                  -B, --ignore-backups       do not list implied entries ending with ~
                  -c                         sort by and show the time of last change of file status
                  -C                         list entries by columns
                      --color[=WHEN]         color the output WHEN
                  -d, --directory            list directories themselves, not their contents
                  -f                         list all entries in directory order
                  -F, --classify[=WHEN]      append indicator (one of */=>@|) to entries WHEN
                      --file-type            likewise, except do not append '*'
                      --format=WORD          across -x, commas -m, horizontal -x, long -l, single-column -1, verbose -l, vertical -C
                      --full-time            like -l --time-style=full-iso
                  -g                         like -l, but do not list owner
                      --group-directories-first  group directories before files
                  -G, --no-group             in a long listing, don't print group names
                  -h, --human-readable       with -l and -s, print sizes like 1K 234M 2G etc.
                      --si                   likewise, but use powers of 1000 not 1024
                  -H, --dereference-command-line  follow symbolic links listed on the command line
                      --hide=PATTERN         do not list implied entries matching shell PATTERN
                      --indicator-style=WORD  append indicator with style WORD: none, slash, file-type, classify
                  -i, --inode                print the index number of each file
                  -I, --ignore=PATTERN       do not list implied entries matching shell PATTERN
                  -k, --kibibytes            default to 1024-byte blocks for file system usage
                  -l                         use a long listing format
                  -L, --dereference          show information for the file a symbolic link references
                  -m                         fill width with a comma separated list of entries
                  -n, --numeric-uid-gid      like -l, but list numeric user and group IDs
                  -N, --literal              print entry names without quoting
                  -o                         like -l, but do not list group information
                  -p                         append / indicator to directories
                  -q, --hide-control-chars   print ? instead of nongraphic characters
                      --show-control-chars   show nongraphic characters as-is
                  -Q, --quote-name           enclose entry names in double quotes
                      --quoting-style=WORD   use quoting style WORD for entry names
                  -r, --reverse              reverse order while sorting
                  -R, --recursive            list subdirectories recursively
                  -s, --size                 print the allocated size of each file, in blocks
                  -S                         sort by file size, largest first
                      --sort=WORD            sort by WORD instead of name: none, size, time, version, extension
                      --time=WORD            use atime, access, use, ctime, status, mtime or modification time
                      --time-style=TIME_STYLE  time/date format with -l: full-iso, long-iso, iso, locale or +FORMAT
                  -t                         sort by time, newest first
                  -T, --tabsize=COLS         assume tab stops at each COLS instead of 8
                  -u                         sort by and show access time
                  -U                         do not sort; list entries in directory order
                  -v                         natural sort of (version) numbers within text
                  -w, --width=COLS           set output width to COLS.  0 means no limit
                  -x                         list entries by lines instead of by columns
                  -X                         sort alphabetically by entry extension
                  -Z, --context              print any security context of each file
                      --zero                 end each output line with NUL, not newline
                  -1                         list one file per line
                """);
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected void execute(Call call) {
        String width = call.value("w", "0");
        if (!width.matches("[0-9]{1,18}|0x[0-9a-fA-F]{1,15}")) {
            throw new ToolExit(2, "invalid line width: " + Quote.curly(width));
        }
        CHOICES.forEach((id, words) -> {
            if (call.parsed().value(id) != null) {
                Choice.of("--" + id, words).meaning(call.value(id, ""));
            }
        });
        Listing listing = new Listing(call);
        FileView files = call.files();
        List<Entry> plain = new ArrayList<>();
        List<Entry> directories = new ArrayList<>();
        boolean dereference = call.has("L") || call.has("H");
        boolean followToDirectory = !call.has("d") && !listing.isLong() && !call.has("F");
        checkTimeStyle(call);
        for (String path : call.operands().isEmpty() ? List.of(".") : call.operands()) {
            try {
                if (call.has("L")) {
                    files.stat(path);
                }
                FileStat link = Call.descriptor(path) >= 0 ? call.stat(path) : files.lstat(path);
                FileStat target = link.isSymlink() ? files.find(path) : link;
                boolean follow = target != null && (dereference || followToDirectory && target.isDirectory());
                FileStat stat = follow ? target : link;
                Entry entry = Entry.of(path, stat, files, path);
                (stat.isDirectory() && !call.has("d") ? directories : plain).add(entry);
            } catch (FileError e) {
                call.error(2, "cannot access " + Quote.always(path) + ": " + e.reason());
            }
        }
        sort(call, plain);
        sort(call, directories);
        boolean something = !plain.isEmpty();
        if (something) {
            listing.show(plain, false);
        }
        boolean headings = directories.size() + plain.size() > 1 || call.has("R") || call.operands().size() > 1;
        for (Entry directory : directories) {
            something = directory(call, listing, directory.name(), headings, something, dereference) || something;
        }
    }

    private static void checkTimeStyle(Call call) {
        String style = call.value("time-style", "locale").replaceFirst("^posix-", "");
        if (!style.startsWith("+") && !style.matches("full-iso|long-iso|iso|locale")) {
            call.in().err().println("ls: invalid argument " + Quote.curly(style) + " for " + Quote.curly("time style") + "\nValid arguments are:\n"
                    + "  - [posix-]full-iso\n  - [posix-]long-iso\n  - [posix-]iso\n  - [posix-]locale\n  - +FORMAT (e.g., +%H:%M) for a 'date'-style format\n"
                    + "Try 'ls --help' for more information.");
            throw new ToolExit(2, "");
        }
    }

    private boolean directory(Call call, Listing listing, String path, boolean heading, boolean blank, boolean dereference) {
        call.checkpoint();
        FileView files = call.files();
        List<String> names;
        try {
            names = new ArrayList<>(files.list(path));
        } catch (FileError e) {
            call.error(heading && call.has("R") && blank ? 1 : 2, "cannot open directory " + Quote.always(path) + ": " + e.reason());
            return false;
        }
        List<Entry> entries = new ArrayList<>();
        Parsed.Given hidden = call.parsed().last("a", "A", "f");
        boolean all = hidden != null && !hidden.is("A");
        if (all) {
            names.add(0, "..");
            names.add(0, ".");
        }
        for (String name : names) {
            if (ignored(call, name, all)) {
                continue;
            }
            String full = path.endsWith("/") ? path + name : path + "/" + name;
            try {
                FileStat link = files.lstat(full);
                FileStat target = call.has("L") && link.isSymlink() ? files.find(full) : null;
                entries.add(Entry.of(name, target != null ? target : link, files, full));
            } catch (FileError e) {
                call.error(1, "cannot access " + Quote.always(full) + ": " + e.reason());
            }
        }
        sort(call, entries);
        if (heading) {
            call.println((blank ? "\n" : "") + listing.heading(path) + ":");
        }
        listing.show(entries, true);
        if (call.has("R")) {
            for (Entry entry : entries) {
                if (entry.stat().isDirectory() && !entry.name().equals(".") && !entry.name().equals("..")) {
                    directory(call, listing, path.endsWith("/") ? path + entry.name() : path + "/" + entry.name(), true, true, dereference);
                }
            }
        }
        return true;
    }

    private static boolean ignored(Call call, String name, boolean all) {
        if (name.startsWith(".") && !all && !call.has("A")) {
            return true;
        }
        if (call.has("B") && name.endsWith("~")) {
            return true;
        }
        boolean hidden = !all && !call.has("A") && call.parsed().values("hide").stream().anyMatch(p -> Glob.matches(p, name));
        return hidden || call.parsed().values("I").stream().anyMatch(p -> Glob.matches(p, name));
    }

    /** The time that is shown and sorted by. */
    static Instant time(Call call, FileStat stat) {
        Parsed.Given given = call.parsed().last("c", "u", "time");
        String which = given == null ? "" : given.is("c") ? "ctime" : given.is("u") ? "atime" : given.text();
        return switch (which) {
            case "atime", "access", "use" -> stat.accessed();
            case "ctime", "status" -> stat.changed();
            default -> stat.modified();
        };
    }

    private static void sort(Call call, List<Entry> entries) {
        Parsed.Given given = call.parsed().last("t", "S", "U", "v", "X", "sort", "f");
        String key = given == null ? "" : given.is("sort") ? given.text() : String.valueOf(given.option().letters().get(0));
        boolean byTime = given == null && !call.has("l") && (call.has("c") || call.has("u"));
        Comparator<Entry> byName = Comparator.comparing(e -> Latin.of(e.name()));
        Comparator<Entry> order = switch (byTime ? "t" : key) {
            case "t", "time" -> Comparator.<Entry, Instant>comparing(e -> time(call, e.stat())).reversed().thenComparing(byName);
            case "S", "size" -> Comparator.<Entry>comparingLong(e -> e.stat().size()).reversed().thenComparing(byName);
            case "v", "version" -> (a, b) -> VersionOrder.compare(a.name(), b.name());
            case "X", "extension" -> Comparator.comparing((Entry e) -> extension(e.name())).thenComparing(byName);
            default -> byName;
        };
        boolean unsorted = key.equals("U") || key.equals("f") || key.equals("none");
        if (!unsorted) {
            entries.sort(call.has("r") ? order.reversed() : order);
        }
        if (call.has("group-directories-first") && !unsorted) {
            entries.sort(Comparator.comparing(e -> !e.leadsToDirectory()));
        }
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
