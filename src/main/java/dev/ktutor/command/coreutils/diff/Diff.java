package dev.ktutor.command.coreutils.diff;

import dev.ktutor.command.coreutils.diff.Script.Hunk;
import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** diff(1) as GNU diff 3.8. */
public final class Diff extends Tool {
    /** The tool. */
    public Diff() {
        super("diff", "Compare FILES line by line.", """
                [OPTION]... FILES
                      --normal                  output a normal diff (the default)
                  -q, --brief                   report only when files differ
                  -s, --report-identical-files  report when two files are the same
                  -c                            output 3 lines of copied context
                  -C, --context[=NUM]           output NUM (default 3) lines of copied context
                  -u                            output 3 lines of unified context
                  -U, --unified[=NUM]           output NUM (default 3) lines of unified context
                  -e, --ed                      output an ed script
                  -f, --forward-ed              similar to -e but in forward order
                  -n, --rcs                     output an RCS format diff
                  -y, --side-by-side            output in two columns
                      --left-column             output only the left column of common lines
                  -W, --width=NUM               output at most NUM (default 130) print columns
                      --suppress-common-lines   do not output common lines
                  -L, --label=LABEL             use LABEL instead of file name and timestamp
                  -p, --show-c-function         show which C function each change is in
                  -r, --recursive               recursively compare any subdirectories found
                      --no-dereference          don't follow symbolic links
                  -N, --new-file                treat absent files as empty
                      --unidirectional-new-file  treat absent first files as empty
                  -x, --exclude=PAT             exclude files that match PAT
                  -i, --ignore-case             ignore case differences in file contents
                  -E, --ignore-tab-expansion    ignore changes due to tab expansion
                  -Z, --ignore-trailing-space   ignore white space at line end
                  -b, --ignore-space-change     ignore changes in the amount of white space
                  -w, --ignore-all-space        ignore all white space
                  -B, --ignore-blank-lines      ignore changes where lines are all blank
                  -a, --text                    treat all files as text
                      --strip-trailing-cr       strip trailing carriage return on input
                  -t, --expand-tabs             expand tabs to spaces in output
                  -T, --initial-tab             make tabs line up by prepending a tab
                  -d, --minimal                 try hard to find a smaller set of changes
                      --speed-large-files       assume large files and many scattered small changes
                      --color[=WHEN]            color output
                """);
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected String usageHint(Invocation in) {
        return in.name() + ": Try '" + in.name() + " --help' for more information.";
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // -U and -C need their number, the long forms may do without.
        List<String> prepared = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.matches("-[a-zA-Z]*[UC]") && i + 1 < args.size() && !arg.startsWith("--")) {
                prepared.add(arg + args.get(++i));
            } else if (arg.matches("-[0-9]+")) {
                // Context, but only for the forms that have one.
                boolean unified = args.stream().anyMatch(a -> a.matches("-[a-z]*u[a-z]*|--unified"));
                boolean copied = args.stream().anyMatch(a -> a.matches("-[a-z]*c[a-z]*|--context"));
                if (unified || copied) {
                    prepared.add((unified ? "-U" : "-C") + arg.substring(1));
                }
            } else {
                prepared.add(arg);
            }
        }
        return prepared;
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw new UsageError("missing operand after '" + (operands.isEmpty() ? call.in().name() : operands.get(0)) + "'");
        }
        if (operands.size() > 2) {
            throw new UsageError("extra operand '" + operands.get(2) + "'");
        }
        context(call);
        compare(call, operands.get(0), operands.get(1), true);
    }

    private static int context(Call call) {
        Parsed.Given given = call.parsed().last("C", "U");
        if (given == null || given.text().isEmpty()) {
            return 3;
        }
        if (!given.text().matches("[0-9]{1,9}")) {
            throw new UsageError("invalid context length '" + given.text() + "'");
        }
        return Integer.parseInt(given.text());
    }

    private static boolean isDirectory(Call call, String path) {
        return !path.equals("-") && Call.descriptor(path) < 0 && call.files().isDirectory(path);
    }

    private void compare(Call call, String first, String second, boolean top) {
        call.checkpoint();
        boolean directory1 = isDirectory(call, first);
        boolean directory2 = isDirectory(call, second);
        if (directory1 && directory2) {
            boolean itself = !call.has("N") && call.files().stat(first).inode() == call.files().stat(second).inode();
            if (itself && top) {
                return;
            }
            if (top || call.has("r")) {
                directories(call, first, second);
            } else {
                call.println("Common subdirectories: " + first + " and " + second);
            }
            return;
        }
        if (directory1 != directory2) {
            if (!top) {
                FileStat stat = call.files().find(directory1 ? second : first);
                String kind = stat != null && stat.isRegular() && stat.size() == 0 ? "regular empty file" : "regular file";
                call.println("File " + first + " is a " + (directory1 ? "directory" : kind) + " while file " + second + " is a "
                        + (directory2 ? "directory" : kind));
                call.status(1);
                return;
            }
            String name = directory1 ? second : first;
            String base = name.substring(name.lastIndexOf('/') + 1);
            compare(call, directory1 ? join(first, base) : first, directory2 ? join(second, base) : second, true);
            return;
        }
        Side a = read(call, first, second);
        Side b = read(call, second, first);
        if (a != null && b != null) {
            files(call, a, b, !top);
        }
    }

    private static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    private static @Nullable Side read(Call call, String path, String other) {
        try {
            if (path.equals("-") || Call.descriptor(path) >= 0) {
                return Side.of(path, call.open(path).readAll(), call.now());
            }
            return Side.of(path, call.files().read(path), call.files().stat(path).modified());
        } catch (FileError e) {
            if (call.has("N") && e.errno() == dev.ktutor.host.fs.Errno.ENOENT && call.files().exists(other)) {
                return Side.of(path, new byte[0], Instant.EPOCH);
            }
            call.error(2, path + ": " + e.reason());
            return null;
        }
    }

    private void directories(Call call, String first, String second) {
        TreeSet<String> names = new TreeSet<>(call.files().list(first));
        names.addAll(call.files().list(second));
        for (String name : names) {
            if (call.parsed().values("x").stream().anyMatch(p -> Glob.matches(p, name))) {
                continue;
            }
            String a = join(first, name);
            String b = join(second, name);
            boolean in1 = call.files().findLink(a) != null;
            boolean in2 = call.files().findLink(b) != null;
            boolean whole = isDirectory(call, in1 ? a : b);
            boolean absentIsEmpty = call.has("N") && !whole;
            if (call.has("N") && call.has("r") && whole && in1 != in2) {
                absent(call, first, second, a, b, in1);
                continue;
            }
            if (in1 && in2 || absentIsEmpty) {
                compare(call, a, b, false);
            } else {
                call.println("Only in " + (in1 ? first : second) + ": " + name);
                call.status(1);
            }
        }
    }

    /** A whole directory that only one side has, with -N: each of its files against an empty one. */
    private void absent(Call call, String first, String second, String a, String b, boolean inFirst) {
        for (String name : new TreeSet<>(call.files().list(inFirst ? a : b))) {
            String left = join(a, name);
            String right = join(b, name);
            if (isDirectory(call, inFirst ? left : right)) {
                absent(call, first, second, left, right, inFirst);
            } else {
                compare(call, left, right, false);
            }
        }
    }

    private void files(Call call, Side a, Side b, boolean headed) {
        boolean same = a.lines().equals(b.lines()) && a.ended() == b.ended();
        if (!same && (a.binary() || b.binary()) && !call.has("a")) {
            call.println((call.has("q") ? "Files " : "Binary files ") + a.name() + " and " + b.name() + " differ");
            call.status(1);
            return;
        }
        List<Hunk> hunks = same ? List.of() : hunks(call, a, b);
        if (hunks.isEmpty()) {
            if (call.has("s")) {
                call.println("Files " + a.name() + " and " + b.name() + " are identical");
            }
            if (call.has("y")) {
                call.latin(SideBySide.of(a, b, hunks, width(call), common(call)));
            }
            return;
        }
        call.status(1);
        if (call.has("q")) {
            call.println("Files " + a.name() + " and " + b.name() + " differ");
            return;
        }
        if (headed) {
            List<String> options = new ArrayList<>(call.in().args());
            call.operands().forEach(operand -> options.remove(options.lastIndexOf(operand)));
            call.println("diff" + (options.isEmpty() ? "" : " " + String.join(" ", options)) + " " + a.name() + " " + b.name());
        }
        Parsed.Given form = call.parsed().last("u", "U", "c", "C", "y", "normal", "e", "f", "n");
        Forms forms = new Forms(a, b, hunks, palette(call), call.has("T") ? "\t" : "");
        if (form == null || form.is("normal")) {
            call.latin(forms.normal());
        } else if (form.is("y")) {
            call.latin(SideBySide.of(a, b, hunks, width(call), common(call)));
        } else if (form.is("e") || form.is("f") || form.is("n")) {
            call.latin(form.is("e") ? forms.ed() : form.is("f") ? forms.forwardEd() : forms.rcs());
        } else {
            boolean unified = form.is("u") || form.is("U");
            header(call, unified ? "---" : "***", a, 0);
            header(call, unified ? "+++" : "---", b, 1);
            call.latin(unified ? forms.unified(context(call)) : forms.context(context(call)));
        }
    }

    private static Palette palette(Call call) {
        String when = call.has("color") ? call.value("color", "auto") : "never";
        return when.equals("always") || when.equals("auto") && call.in().out().isTerminal() ? Palette.COLORED : Palette.PLAIN;
    }

    private static SideBySide.Shown common(Call call) {
        return call.has("suppress-common-lines") ? SideBySide.Shown.NONE : call.has("left-column") ? SideBySide.Shown.LEFT_COLUMN : SideBySide.Shown.ALL;
    }

    private static int width(Call call) {
        String text = call.value("W", "130");
        return text.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(text) : 130;
    }

    private static void header(Call call, String mark, Side side, int index) {
        List<String> labels = call.parsed().values("L");
        String name = index < labels.size() ? labels.get(index) : side.name() + "\t"
                + TimeFormat.format("%Y-%m-%d %H:%M:%S.%N %z", side.modified(), TimeZones.of(call.in()));
        call.out().print(palette(call).paint(Palette.Kind.HEADER, mark + " " + name + "\n"));
    }

    private static List<Hunk> hunks(Call call, Side a, Side b) {
        List<Hunk> hunks = Script.of(keys(call, a), keys(call, b));
        if (!call.has("B")) {
            return hunks;
        }
        return hunks.stream().filter(h -> !(blank(a, h.from(), h.fromEnd()) && blank(b, h.to(), h.toEnd()))).toList();
    }

    private static boolean blank(Side side, int from, int end) {
        return side.lines().subList(from, end).stream().allMatch(String::isEmpty);
    }

    /** The lines as they are compared. */
    private static List<String> keys(Call call, Side side) {
        List<String> keys = new ArrayList<>(side.lines().size());
        for (int i = 0; i < side.lines().size(); i++) {
            String key = side.lines().get(i);
            if (call.has("strip-trailing-cr") && key.endsWith("\r")) {
                key = key.substring(0, key.length() - 1);
            }
            if (call.has("w")) {
                key = key.replaceAll("[ \t\r\f\u000b]+", "");
            } else if (call.has("b")) {
                key = key.replaceAll("[ \t\r\f\u000b]+$", "").replaceAll("[ \t\r\f\u000b]+", " ");
            } else if (call.has("Z")) {
                key = key.replaceAll("[ \t\r\f\u000b]+$", "");
            }
            if (call.has("i")) {
                key = key.toLowerCase(Locale.ROOT);
            }
            boolean bare = i == side.lines().size() - 1 && !side.ended() && !call.has("w") && !call.has("b") && !call.has("Z");
            keys.add(bare ? key + "\n" : key);
        }
        return keys;
    }
}
