package dev.ktutor.command.coreutils.file;

import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FileMode;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileKind;
import dev.ktutor.host.fs.FileStat;
import java.time.Instant;

/** stat(1). */
public final class Stat extends Tool {
    private static final String TERSE = "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o";
    private static final String FILE_SYSTEM = "  File: \"%n\"\n    ID: 803c2f0b1a2e Namelen: 255     Type: ext2/ext3\nBlock size: 4096       "
            + "Fundamental block size: 4096\nBlocks: Total: 5127316    Free: 3984270    Available: 3718374\n"
            + "Inodes: Total: 1310720    Free: 1201244";

    /** The tool. */
    public Stat() {
        super("stat", "Display file or file system status.", """
                [OPTION]... FILE...
                  -L, --dereference     follow links
                  -f, --file-system     display file system status instead of file status
                      --cached=MODE     specify how to use cached attributes
                  -c, --format=FORMAT   use the specified FORMAT instead of the default; output a newline after each use
                      --printf=FORMAT   like --format, but interpret backslash escapes, and do not output a mandatory newline
                  -t, --terse           print the information in terse form
                """);
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new UsageError("missing operand");
        }
        for (String path : call.operands()) {
            try {
                FileStat stat = path.equals("-") ? call.stat("/dev/stdin") : call.has("L") || Call.descriptor(path) >= 0 ? call.stat(path)
                        : call.files().lstat(path);
                if (call.has("printf")) {
                    call.out().print(format(call, path, stat, unescape(call.value("printf", ""))));
                } else if (call.has("c")) {
                    call.println(format(call, path, stat, call.value("c", "")));
                } else if (call.has("f")) {
                    call.println(format(call, path, stat, FILE_SYSTEM));
                } else {
                    call.println(call.has("t") ? format(call, path, stat, TERSE) : full(call, path, stat));
                }
            } catch (FileError e) {
                call.error("cannot statx " + Quote.always(path) + ": " + e.reason());
            }
        }
    }

    private static String full(Call call, String path, FileStat stat) {
        boolean link = stat.isSymlink();
        return format(call, path, stat, "  File: " + (link ? "%n -> TARGET" : "%n")
                + "\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\nDevice: %Hd,%Ld\tInode: %-11i Links: %h"
                + (stat.kind() == FileKind.DEVICE ? "     Device type: 1,3" : "")
                + "\nAccess: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n"
                + "Access: %x\nModify: %y\nChange: %z\n Birth: %w").replace(" -> TARGET", link ? " -> " + call.files().readLink(path) : "");
    }

    private static String format(Call call, String path, FileStat stat, String format) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%' || i == format.length()) {
                out.append(c);
                continue;
            }
            int start = i;
            while (i < format.length() && "-+ #0'.123456789".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            String spec = format.substring(start, i);
            char part = i + 1 < format.length() && "HL".indexOf(format.charAt(i)) >= 0 && "dr".indexOf(format.charAt(i + 1)) >= 0
                    ? format.charAt(i++) : 0;
            char kind = i < format.length() ? format.charAt(i++) : '%';
            String value = kind == '%' ? "%" : part == 0 ? field(call, path, stat, kind) : part == 'H' ? "8" : "1";
            boolean number = "abBfgioshuXYZW".indexOf(kind) >= 0;
            out.append(pad(value, spec, number));
        }
        return out.toString();
    }

    private static String pad(String value, String spec, boolean number) {
        int dot = spec.indexOf('.');
        String flags = spec.replaceFirst("[1-9.].*", "");
        String width = (dot < 0 ? spec : spec.substring(0, dot)).replaceFirst("^[-+ #0']*", "");
        int size = width.isEmpty() ? 0 : Numbers.width(width);
        String text = dot >= 0 && dot + 1 < spec.length() && !number ? value.substring(0, Math.min(value.length(),
                Numbers.width(spec.substring(dot + 1)))) : value;
        String fill = (flags.indexOf('0') >= 0 && number && flags.indexOf('-') < 0 ? "0" : " ").repeat(Math.max(0, size - text.length()));
        return flags.indexOf('-') >= 0 ? text + fill : fill + text;
    }

    private static String field(Call call, String path, FileStat stat, char kind) {
        Users users = call.in().host().users();
        return switch (kind) {
            case 'n' -> path;
            case 'N' -> Quote.always(path) + (stat.isSymlink() ? " -> " + Quote.always(call.files().readLink(path)) : "");
            case 's' -> String.valueOf(stat.size());
            case 'b' -> String.valueOf(Listing.kibibytes(stat) * 2);
            case 'B' -> "512";
            case 'o' -> "4096";
            case 'a' -> Integer.toOctalString(stat.mode());
            case 'A' -> stat.kind().letter() + FileMode.letters(stat.mode());
            case 'f' -> Integer.toHexString(stat.kind().modeBits() | stat.mode());
            case 'F' -> name(stat);
            case 'u' -> String.valueOf(stat.uid());
            case 'U' -> users.userName(stat.uid());
            case 'g' -> String.valueOf(stat.gid());
            case 'G' -> users.groupName(stat.gid());
            case 'h' -> String.valueOf(stat.links());
            case 'i' -> String.valueOf(stat.inode());
            case 'd' -> "2049";
            case 'D' -> "801";
            case 't', 'T' -> stat.kind() == FileKind.DEVICE ? kind == 't' ? "1" : "3" : "0";
            case 'm' -> "/";
            case 'x' -> time(call, stat.accessed());
            case 'y' -> time(call, stat.modified());
            case 'z' -> time(call, stat.changed());
            case 'w' -> "-";
            case 'X' -> String.valueOf(stat.accessed().getEpochSecond());
            case 'Y' -> String.valueOf(stat.modified().getEpochSecond());
            case 'Z' -> String.valueOf(stat.changed().getEpochSecond());
            case 'W' -> "0";
            case 'C' -> "?";
            default -> "?";
        };
    }

    private static String time(Call call, Instant moment) {
        return TimeFormat.format("%Y-%m-%d %H:%M:%S.%N %z", moment, TimeZones.of(call.in()));
    }

    private static String name(FileStat stat) {
        return switch (stat.kind()) {
            case REGULAR -> stat.size() == 0 ? "regular empty file" : "regular file";
            case DIRECTORY -> "directory";
            case SYMLINK -> "symbolic link";
            case DEVICE -> "character special file";
            case FIFO -> "fifo";
        };
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
