package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FileMode;
import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Size;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** tree(1): folders with branches. */
public final class Tree extends Tool {
    /** The tool. */
    public Tree() {
        super("tree", "List contents of directories in a tree-like format.", """
                [OPTION]... [DIR]...
                  -a                all files are listed
                  -d                list directories only
                  -f                print the full path prefix for each file
                  -F                append '/', '=', '*', '@', '|' or '>' as per ls -F
                  -h                print the size in a more human readable way
                  -i                don't print indentation lines
                  -I PATTERN        do not list files that match the given pattern
                  -l                follow symbolic links like directories
                  -L LEVEL          descend only LEVEL directories deep
                  -n                turn colorization off always
                  -N                print non-printable characters as is
                  -p                print the protections for each file
                  -P PATTERN        list only those files that match the pattern given
                  -Q                quote filenames with double quotes
                  -r                reverse the order of the sort
                  -s                print the size in bytes of each file
                  -t                sort files by last modification time
                  -u                display file owner or UID number
                  -g                display file group owner or GID number
                  -C                turn colorization on always
                  -A                print ANSI lines graphic indentation lines
                  -x                stay on current filesystem only
                      --dirsfirst   list directories before files
                      --noreport    turn off file/directory count at end of tree listing
                      --prune       prune empty directories from the output
                """);
    }

    private static final class Counts {
        private int directories;
        private int files;
    }

    @Override
    protected void execute(Call call) {
        String level = call.value("L", "1");
        if (!level.matches("[0-9]{1,9}") || level.matches("0+")) {
            throw new ToolExit(1, "Invalid level, must be greater than 0.");
        }
        Counts counts = new Counts();
        for (String path : call.operands().isEmpty() ? List.of(".") : call.operands()) {
            FileStat stat = call.files().find(path);
            if (stat == null || !stat.isDirectory()) {
                call.println(path + "  [error opening dir]");
                call.status(2);
                continue;
            }
            counts.directories++;
            call.println(details(call, stat) + path);
            walk(call, path, "", 1, counts);
        }
        if (!call.has("noreport")) {
            String directories = counts.directories == 1 ? "1 directory" : counts.directories + " directories";
            call.println("\n" + directories + (call.has("d") ? "" : ", " + counts.files + (counts.files == 1 ? " file" : " files")));
        }
    }

    private static void walk(Call call, String directory, String lead, int depth, Counts counts) {
        call.checkpoint();
        if (call.has("L") && depth > Numbers.count(call.value("L", "1"))) {
            return;
        }
        FileView files = call.files();
        List<String> names = new ArrayList<>();
        for (String name : files.list(directory)) {
            FileStat stat = files.lstat(directory + "/" + name);
            boolean hidden = name.startsWith(".") && !call.has("a") || call.has("d") && !stat.isDirectory();
            boolean unwanted = call.has("I") && matches(call.value("I", ""), name) || call.has("P") && !stat.isDirectory() && !matches(call.value("P", ""), name);
            if (!hidden && !unwanted) {
                names.add(name);
            }
        }
        Comparator<String> order = call.has("t") ? Comparator.comparing(name -> files.lstat(directory + "/" + name).modified()) : Comparator.naturalOrder();
        names.sort(call.has("r") ? order.reversed() : order);
        if (call.has("dirsfirst")) {
            names.sort(Comparator.comparing(name -> !files.lstat(directory + "/" + name).isDirectory()));
        }
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            String path = directory.endsWith("/") ? directory + names.get(i) : directory + "/" + names.get(i);
            FileStat stat = files.lstat(path);
            String shown = call.has("f") ? path : names.get(i);
            String link = stat.isSymlink() ? " -> " + files.readLink(path) : "";
            call.println((call.has("i") ? "" : lead + (last ? "└── " : "├── ")) + details(call, stat) + (call.has("Q") ? "\"" + shown + "\"" : shown) + link + mark(call, stat));
            if (stat.isDirectory()) {
                counts.directories++;
                walk(call, path, lead + (last ? "    " : "│\u00a0\u00a0 "), depth + 1, counts);
            } else {
                counts.files++;
            }
        }
    }

    private static boolean matches(String patterns, String name) {
        return List.of(patterns.split("\\|")).stream().anyMatch(pattern -> Glob.matches(pattern, name));
    }

    private static String details(Call call, FileStat stat) {
        List<String> parts = new ArrayList<>();
        if (call.has("p")) {
            parts.add((stat.isDirectory() ? "d" : stat.isSymlink() ? "l" : "-") + FileMode.letters(stat.mode()));
        }
        if (call.has("u")) {
            parts.add(String.format("%-8s", call.in().host().users().userName(stat.uid())));
        }
        if (call.has("g")) {
            parts.add(String.format("%-8s", call.in().host().users().groupName(stat.gid())));
        }
        if (call.has("h")) {
            parts.add(String.format("%4s", Size.human(stat.isDirectory() ? 4096 : stat.size(), 1024)));
        } else if (call.has("s")) {
            parts.add(String.format("%11d", stat.isDirectory() ? 4096 : stat.size()));
        }
        return parts.isEmpty() ? "" : "[" + String.join(" ", parts) + "]  ";
    }

    private static String mark(Call call, FileStat stat) {
        return !call.has("F") ? "" : stat.isDirectory() ? "/" : stat.isSymlink() ? "" : stat.kind() == FileKind.FIFO ? "|" : stat.isRegular() && (stat.mode() & 0111) != 0 ? "*" : "";
    }
}
