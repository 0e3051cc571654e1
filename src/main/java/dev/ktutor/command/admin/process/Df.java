package dev.ktutor.command.admin.process;

import dev.ktutor.command.admin.Machine;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.Locale;

/** df(1): the host's one disk. */
public final class Df extends Tool {
    /** What the system itself takes before any file of the learner's. */
    private static final long SYSTEM_KIB = 3_200_000;

    /** The tool. */
    public Df() {
        super("df", "Show information about the file system on which each FILE resides, or all file systems by default.", """
                [OPTION]... [FILE]...
                  -a, --all             include pseudo, duplicate, inaccessible file systems
                  -h, --human-readable  print sizes in powers of 1024
                  -k                    like --block-size=1K
                  -T, --print-type      print file system type
                """);
    }

    @Override
    protected void execute(Call call) {
        for (String path : call.operands()) {
            if (call.files().find(path) == null) {
                call.error(path + ": No such file or directory");
                return;
            }
        }
        long used = SYSTEM_KIB + kibibytes(call.in().host().files().asRoot(), "/");
        long free = Math.max(0, Machine.DISK_KIB - used);
        String type = call.has("T") ? " Type" : "";
        call.println("Filesystem    " + type + (call.has("h") ? "  Size  Used Avail Use% Mounted on" : " 1K-blocks    Used Available Use% Mounted on"));
        String kind = call.has("T") ? " ext4" : "";
        long percent = (used * 100 + Machine.DISK_KIB - 1) / Machine.DISK_KIB;
        call.println(call.has("h")
                ? String.format(Locale.ROOT, "/dev/vda1     %s  %4s  %4s %5s %3d%% /", kind, gib(Machine.DISK_KIB), gib(used), gib(free), percent)
                : String.format(Locale.ROOT, "/dev/vda1     %s %9d %7d %9d %3d%% /", kind, Machine.DISK_KIB, used, free, percent));
    }

    private static String gib(long kib) {
        double gib = kib / 1048576.0;
        return gib >= 10 ? Math.round(Math.ceil(gib)) + "G" : String.format(Locale.ROOT, "%.1fG", gib);
    }

    private static long kibibytes(FileView files, String directory) {
        long sum = 0;
        for (String name : files.list(directory)) {
            String path = directory.equals("/") ? "/" + name : directory + "/" + name;
            FileStat stat = files.findLink(path);
            sum += stat == null ? 0 : stat.isDirectory() ? 4 + kibibytes(files, path) : (stat.size() + 1023) / 1024;
        }
        return sum;
    }
}
