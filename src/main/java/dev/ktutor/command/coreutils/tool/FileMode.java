package dev.ktutor.command.coreutils.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A MODE of chmod(1): octal, or symbolic changes such as {@code u+x,go-w}. */
public final class FileMode {
    /** One change: whose bits, how, and which; copied bits come from a class of users. */
    private record Change(int who, char how, String what) { }

    private final int octal;
    private final boolean keepSpecial;
    private final List<Change> changes;

    private FileMode(int octal, boolean keepSpecial, List<Change> changes) {
        this.octal = octal;
        this.keepSpecial = keepSpecial;
        this.changes = changes;
    }

    /** The mode that the text means; empty if it means none. */
    public static Optional<FileMode> parse(String text) {
        if (text.matches("[0-7]+")) {
            int value = text.length() > 9 ? -1 : Integer.parseInt(text, 8);
            return value < 0 || value > 07777 ? Optional.empty() : Optional.of(new FileMode(value, text.length() < 5, List.of()));
        }
        List<Change> changes = new ArrayList<>();
        for (String clause : text.split(",", -1)) {
            if (!clause.matches("[ugoa]*([-+=]([ugo]|[rwxXst]*|[0-7]+))+")) {
                return Optional.empty();
            }
            int at = 0;
            int who = 0;
            while ("ugoa".indexOf(clause.charAt(at)) >= 0) {
                who |= switch (clause.charAt(at++)) {
                    case 'u' -> 04700;
                    case 'g' -> 02070;
                    case 'o' -> 01007;
                    default -> 07777;
                };
            }
            while (at < clause.length()) {
                char how = clause.charAt(at++);
                int end = at;
                while (end < clause.length() && "-+=".indexOf(clause.charAt(end)) < 0) {
                    end++;
                }
                changes.add(new Change(who, how, clause.substring(at, end)));
                at = end;
            }
        }
        return Optional.of(new FileMode(-1, false, changes));
    }

    /** The mode that comes of it. */
    public int apply(int mode, boolean directory, int umask) {
        if (octal >= 0) {
            return directory && keepSpecial ? octal | mode & 06000 : octal;
        }
        int result = mode;
        for (Change change : changes) {
            int who = change.who() == 0 ? 07777 & ~umask : change.who();
            int bits = bits(change.what(), result, directory) & (change.who() == 0 ? who | 07000 : who);
            if (change.what().indexOf('t') >= 0 && change.who() == 0) {
                bits |= 01000;
            }
            result = switch (change.how()) {
                case '+' -> result | bits;
                case '-' -> result & ~bits;
                default -> result & ~(change.who() == 0 ? 07777 & ~(directory ? 06000 : 0) : who & ~(directory ? 06000 : 0)) | bits;
            };
        }
        return result;
    }

    private static int bits(String what, int mode, boolean directory) {
        if (what.matches("[0-7]+")) {
            return Integer.parseInt(what, 8);
        }
        int bits = 0;
        for (char c : what.toCharArray()) {
            bits |= switch (c) {
                case 'r' -> 0444;
                case 'w' -> 0222;
                case 'x' -> 0111;
                case 'X' -> directory || (mode & 0111) != 0 ? 0111 : 0;
                case 's' -> 06000;
                case 't' -> 01000;
                case 'u' -> (mode >> 6 & 7) * 0111;
                case 'g' -> (mode >> 3 & 7) * 0111;
                default -> (mode & 7) * 0111;
            };
        }
        return bits;
    }

    /** The nine letters of a mode, with s and t. */
    public static String letters(int mode) {
        return new dev.ktutor.host.fs.FileStat(0, dev.ktutor.host.fs.FileKind.REGULAR, mode, 0, 0, 0, 0, java.time.Instant.EPOCH,
                java.time.Instant.EPOCH, java.time.Instant.EPOCH).modeText().substring(1);
    }
}
