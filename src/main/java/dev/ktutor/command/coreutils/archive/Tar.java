package dev.ktutor.command.coreutils.archive;

import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FileMode;
import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import dev.ktutor.host.io.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** tar(1): create, list, extract; with gzip. */
public final class Tar extends Tool {
    private static final String HINT = "Try 'tar --help' or 'tar --usage' for more information.";

    /** The tool. */
    public Tar() {
        super("tar", "Save many files together into a single tape or disk archive, and restore individual files from the archive.", """
                [OPTION...] [FILE]...
                  -A, --catenate, --concatenate  append tar files to an archive
                  -c, --create               create a new archive
                  -r, --append               append files to the end of an archive
                  -t, --list                 list the contents of an archive
                  -x, --extract, --get       extract files from an archive
                  -u, --update               only append files newer than copy in archive
                  -C, --directory=DIR        change to directory DIR
                  -f, --file=ARCHIVE         use archive file ARCHIVE
                  -h, --dereference          follow symlinks
                  -k, --keep-old-files       don't replace existing files when extracting
                  -m, --touch                don't extract file modified time
                  -O, --to-stdout            extract files to standard output
                  -p, --preserve-permissions, --same-permissions  extract information about file permissions
                  -P, --absolute-names       don't strip leading '/'s from file names
                  -v, --verbose              verbosely list files processed
                  -z, --gzip, --gunzip, --ungzip  filter the archive through gzip
                  -a, --auto-compress        use archive suffix to determine the compression program
                  -j, --bzip2                filter the archive through bzip2
                  -J, --xz                   filter the archive through xz
                  -T, --files-from=FILE      get names to extract or create from FILE
                  -X, --exclude-from=FILE    exclude patterns listed in FILE
                      --exclude=PATTERN      exclude files, given as a PATTERN
                      --no-same-owner        extract files as yourself
                      --same-owner           try extracting files with the same ownership as exists in the archive
                      --strip-components=NUMBER  strip NUMBER leading components from file names on extraction
                      --wildcards            use wildcards
                      --numeric-owner        always use numbers for user/group names
                      --owner=NAME           force NAME as owner for added files
                      --group=NAME           force NAME as group for added files
                """);
    }

    @Override
    protected int usageStatus() {
        return 64;
    }

    @Override
    protected String usageHint(Invocation in) {
        return HINT;
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // The old way: the first word's letters take their arguments from the words that follow.
        if (args.isEmpty() || args.get(0).startsWith("-") || args.get(0).isEmpty()) {
            return args;
        }
        List<String> prepared = new ArrayList<>();
        int next = 1;
        for (char letter : args.get(0).toCharArray()) {
            prepared.add("-" + letter);
            if ("fCTX".indexOf(letter) >= 0) {
                if (next >= args.size()) {
                    throw new ToolExit(2, "Old option '" + letter + "' requires an argument.\n" + HINT);
                }
                prepared.add(args.get(next++));
            }
        }
        prepared.addAll(args.subList(next, args.size()));
        return prepared;
    }

    @Override
    protected void execute(Call call) {
        List<String> modes = List.of("c", "x", "t", "r", "u", "A").stream().filter(call::has).toList();
        if (modes.isEmpty()) {
            throw new ToolExit(2, "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\n" + HINT);
        }
        if (modes.size() > 1) {
            throw new ToolExit(2, "You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option\n" + HINT);
        }
        if (call.has("j") || call.has("J")) {
            throw new ToolExit(2, (call.has("j") ? "bzip2" : "xz") + " compression is not available in this lab yet");
        }
        switch (modes.get(0)) {
            case "c" -> create(call, new ByteArrayOutputStream());
            case "r", "u" -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                if (call.files().exists(call.value("f", "-"))) {
                    load(call).forEach(entry -> entry.write(out));
                }
                create(call, out);
            }
            case "t" -> list(call);
            case "x" -> extract(call);
            default -> throw new ToolExit(2, "-A is not available in this lab yet");
        }
        if (call.status() == 2) {
            call.warn("Exiting with failure status due to previous errors");
        }
    }

    private static FileView view(Call call) {
        String directory = call.value("C", "");
        if (directory.isEmpty()) {
            return call.files();
        }
        if (!call.files().isDirectory(directory)) {
            throw new ToolExit(2, directory + ": Cannot open: " + (call.files().exists(directory) ? "Not a directory" : "No such file or directory")
                    + "\ntar: Error is not recoverable: exiting now");
        }
        return call.files().at(call.files().absolute(directory));
    }

    private static boolean excluded(Call call, String path) {
        List<String> patterns = new ArrayList<>(call.parsed().values("exclude"));
        call.parsed().values("X").forEach(list -> patterns.addAll(call.files().readText(list).lines().toList()));
        String base = path.replaceFirst("/+$", "");
        return patterns.stream().anyMatch(p -> Glob.matches(p, base) || Glob.matches("*/" + p, base));
    }

    private void create(Call call, ByteArrayOutputStream out) {
        List<String> names = new ArrayList<>(call.operands());
        call.parsed().values("T").forEach(list -> names.addAll(call.files().readText(list).lines().toList()));
        if (names.isEmpty() && !call.has("T")) {
            throw new ToolExit(2, "Cowardly refusing to create an empty archive\n" + HINT);
        }
        FileView files = view(call);
        Map<Long, String> linked = new HashMap<>();
        boolean[] warned = {false};
        for (String name : names) {
            if (name.startsWith("/") && !call.has("P") && !warned[0]) {
                warned[0] = true;
                call.warn("Removing leading `/' from member names");
            }
            add(call, files, name, out, linked);
        }
        TarEntry.end(out);
        String archive = call.value("f", "-");
        byte[] bytes = call.has("z") || call.has("a") && archive.matches(".*\\.(tgz|gz)") ? Gzip.compress(out.toByteArray()) : out.toByteArray();
        if (archive.equals("-")) {
            call.out().write(bytes);
            return;
        }
        try {
            call.files().write(archive, bytes);
        } catch (FileError e) {
            throw new ToolExit(2, archive + ": Cannot open: " + e.reason() + "\ntar: Error is not recoverable: exiting now");
        }
    }

    private void add(Call call, FileView files, String path, ByteArrayOutputStream out, Map<Long, String> linked) {
        call.checkpoint();
        if (excluded(call, path)) {
            return;
        }
        FileStat stat;
        try {
            stat = call.has("h") ? files.stat(path) : files.lstat(path);
        } catch (FileError e) {
            call.error(2, path + ": Cannot stat: " + e.reason());
            return;
        }
        String member = call.has("P") ? path : path.replaceFirst("^/+", "");
        member = member.isEmpty() ? "./" : stat.isDirectory() && !member.endsWith("/") ? member + "/" : member;
        Users users = call.in().host().users();
        String user = call.value("owner", users.userName(stat.uid()));
        String group = call.value("group", users.groupName(stat.gid()));
        String first = stat.links() > 1 && stat.isRegular() ? linked.putIfAbsent(stat.inode(), member) : null;
        char type = stat.isDirectory() ? '5' : stat.isSymlink() ? '2' : first != null ? '1' : '0';
        if (stat.kind() == FileKind.DEVICE || stat.kind() == FileKind.FIFO) {
            call.warn(path + ": socket ignored");
            return;
        }
        try {
            byte[] content = type == '0' ? files.read(path) : new byte[0];
            String link = type == '2' ? files.readLink(path) : first != null ? first : "";
            TarEntry entry = new TarEntry(member, type, stat.mode(), stat.uid(), stat.gid(), user, group, stat.modified(), link, content);
            entry.write(out);
            if (call.has("v")) {
                String line = verbose(call) > 1 ? described(call, entry) : member;
                if (call.value("f", "-").equals("-")) {
                    call.in().err().println(line);
                } else {
                    call.println(line);
                }
            }
            if (stat.isDirectory()) {
                for (String name : files.list(path)) {
                    add(call, files, path.endsWith("/") ? path + name : path + "/" + name, out, linked);
                }
            }
        } catch (FileError e) {
            call.error(2, path + ": Cannot open: " + e.reason());
        }
    }

    private static long verbose(Call call) {
        return call.parsed().given().stream().filter(g -> g.is("v")).count();
    }

    private static List<TarEntry> load(Call call) {
        String archive = call.value("f", "-");
        byte[] bytes;
        try {
            bytes = call.open(archive).readAll();
        } catch (FileError e) {
            throw new ToolExit(2, archive + ": Cannot open: " + e.reason() + "\ntar: Error is not recoverable: exiting now");
        }
        boolean zipped = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xFF) == 0x8b;
        if (zipped || call.has("z")) {
            try {
                bytes = Gzip.decompress(Input.of(bytes));
            } catch (IOException e) {
                call.in().err().println("\ngzip: stdin: " + e.getMessage());
                throw new ToolExit(2, "Child returned status 1\ntar: Error is not recoverable: exiting now");
            }
        }
        List<TarEntry> entries = TarEntry.read(bytes);
        if (entries == null) {
            throw new ToolExit(2, "This does not look like a tar archive\ntar: Exiting with failure status due to previous errors");
        }
        return entries;
    }

    private static boolean wanted(Call call, TarEntry entry, List<String> found) {
        if (excluded(call, entry.name())) {
            return false;
        }
        if (call.operands().isEmpty()) {
            return true;
        }
        String name = entry.name().replaceFirst("/+$", "");
        boolean any = false;
        for (String operand : call.operands()) {
            String plain = operand.replaceFirst("/+$", "");
            if (name.equals(plain) || name.startsWith(plain + "/") || call.has("wildcards") && Glob.matches(plain, name)) {
                found.add(operand);
                any = true;
            }
        }
        return any;
    }

    private static void missing(Call call, List<String> found) {
        call.operands().stream().filter(o -> !found.contains(o)).forEach(o -> call.error(2, o + ": Not found in archive"));
    }

    private static void list(Call call) {
        List<String> found = new ArrayList<>();
        for (TarEntry entry : load(call)) {
            if (wanted(call, entry, found)) {
                call.println(call.has("v") ? described(call, entry) : entry.name());
            }
        }
        missing(call, found);
    }

    private static String described(Call call, TarEntry entry) {
        char kind = entry.type() == '5' ? 'd' : entry.type() == '2' ? 'l' : entry.type() == '1' ? 'h' : '-';
        String owner = call.has("numeric-owner") ? entry.uid() + "/" + entry.gid() : entry.user() + "/" + entry.group();
        String size = String.valueOf(entry.content().length);
        String link = entry.type() == '2' ? " -> " + entry.link() : entry.type() == '1' ? " link to " + entry.link() : "";
        return kind + FileMode.letters(entry.mode() & 07777) + " " + owner + " ".repeat(Math.max(1, 19 - owner.length() - size.length())) + size + " "
                + TimeFormat.format("%Y-%m-%d %H:%M", entry.modified(), TimeZones.of(call.in())) + " " + entry.name() + link;
    }

    private static void extract(Call call) {
        FileView files = view(call);
        String stripText = call.value("strip-components", "0");
        int strip = stripText.matches("[0-9]{1,4}") ? Integer.parseInt(stripText) : 0;
        List<String> found = new ArrayList<>();
        for (TarEntry entry : load(call)) {
            if (!wanted(call, entry, found)) {
                continue;
            }
            call.checkpoint();
            if (call.has("O")) {
                call.out().write(entry.content());
                continue;
            }
            String name = call.has("P") ? entry.name() : entry.name().replaceFirst("^/+", "");
            for (int i = 0; i < strip; i++) {
                name = name.indexOf('/') < 0 ? "" : name.substring(name.indexOf('/') + 1);
            }
            if (name.isEmpty()) {
                continue;
            }
            if (("/" + name + "/").contains("/../") && !call.has("P")) {
                call.error(2, name + ": Member name contains '..', skipping");
                continue;
            }
            if (call.has("v")) {
                call.println(verbose(call) > 1 ? described(call, entry) : name);
            }
            try {
                restore(call, files, entry, name);
            } catch (FileError e) {
                call.error(2, name + ": Cannot open: " + e.reason());
            }
        }
        missing(call, found);
    }

    private static void restore(Call call, FileView files, TarEntry entry, String given) {
        String name = given.replaceFirst("(?<=.)/+$", "");
        boolean root = call.in().credentials().root();
        int mode = (entry.mode() & 07777) & ~(root || call.has("p") ? 0 : call.in().umask());
        if (name.indexOf('/') > 0) {
            files.makeDirectories(name.substring(0, name.lastIndexOf('/')));
        }
        FileStat there = files.findLink(name);
        if (entry.type() == '5') {
            if (there == null) {
                files.makeDirectory(name);
            }
            files.chmod(name, mode);
        } else {
            if (there != null) {
                if (call.has("k")) {
                    call.error(2, name + ": Cannot open: File exists");
                    return;
                }
                files.remove(name);
            }
            switch (entry.type()) {
                case '2' -> files.symlink(entry.link(), name);
                case '1' -> files.link(entry.link(), name);
                default -> {
                    files.write(name, entry.content());
                    files.chmod(name, mode);
                }
            }
        }
        if (root && !call.has("no-same-owner") && entry.type() != '1') {
            Users users = call.in().host().users();
            int uid = users.byName(entry.user()).map(a -> a.uid()).orElse(entry.uid());
            files.chown(name, uid, entry.gid(), false);
        }
        if (!call.has("m") && entry.type() == '0') {
            files.setTimes(name, null, entry.modified(), true);
        }
    }
}
