package dev.ktutor.command.coreutils.text;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Choice;
import dev.ktutor.command.coreutils.tool.Latin;
import dev.ktutor.command.coreutils.tool.Lines;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.BufferedOutput;
import dev.ktutor.host.io.OpenFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** sort(1) in the C locale's order, which is that of the bytes. */
public final class Sort extends Tool {
    /** The tool. */
    public Sort() {
        super("sort", "Write sorted concatenation of all FILE(s) to standard output.", """
                [OPTION]... [FILE]...
                  -b, --ignore-leading-blanks  ignore leading blanks
                  -d, --dictionary-order      consider only blanks and alphanumeric characters
                  -f, --ignore-case           fold lower case to upper case characters
                  -g, --general-numeric-sort  compare according to general numerical value
                  -i, --ignore-nonprinting    consider only printable characters
                  -M, --month-sort            compare (unknown) < 'JAN' < ... < 'DEC'
                  -h, --human-numeric-sort    compare human readable numbers (e.g., 2K 1G)
                  -n, --numeric-sort          compare according to string numerical value
                  -R, --random-sort           shuffle, but group identical keys
                      --random-source=FILE    get random bytes from FILE
                  -r, --reverse               reverse the result of comparisons
                      --sort=WORD             sort according to WORD
                  -V, --version-sort          natural sort of (version) numbers within text
                      --batch-size=NMERGE   merge at most NMERGE inputs at once
                  -c, --check[=WHEN]        check for sorted input; do not sort
                  -C                        like -c, but do not report first bad line
                      --debug               annotate the part of the line used to sort
                      --files0-from=F       read input from the files specified by NUL-terminated names in file F
                  -k, --key=KEYDEF          sort via a key; KEYDEF gives location and type
                  -m, --merge               merge already sorted files; do not sort
                  -o, --output=FILE         write result to FILE instead of standard output
                  -s, --stable              stabilize sort by disabling last-resort comparison
                  -S, --buffer-size=SIZE    use SIZE for main memory buffer
                  -t, --field-separator=SEP  use SEP instead of non-blank to blank transition
                  -T, --temporary-directory=DIR  use DIR for temporaries
                      --parallel=N          change the number of sorts run concurrently to N
                  -u, --unique              with -c, check for strict ordering; without -c, output only the first of an equal run
                  -z, --zero-terminated     line delimiter is NUL, not newline
                """);
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // -c takes no argument, --check may: getopt's table knows one option.
        List<String> prepared = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                prepared.addAll(args.subList(i, args.size()));
                break;
            }
            // The old keys: +1 -2 is -k2,2 (POSIX 1992).
            if (arg.matches("\\+[0-9]+(\\.[0-9]+)?[bdfgiMnrhV]*")) {
                String start = key(arg.substring(1), 1);
                boolean ends = i + 1 < args.size() && args.get(i + 1).matches("-[0-9]+(\\.[0-9]+)?[bdfgiMnrhV]*");
                prepared.add("--key=" + start + (ends ? "," + key(args.get(++i).substring(1), 0) : ""));
            } else {
                boolean check = arg.matches("-[bdfghiMnRrVcCmsuz]*[cC][bdfghiMnRrVcCmsuz]*");
                String others = check ? arg.replaceAll("[cC]", "") : arg;
                if (check) {
                    prepared.add(arg.indexOf('C') > 0 ? "--check=quiet" : "--check");
                }
                if (!check || others.length() > 1) {
                    prepared.add(others);
                }
            }
        }
        return prepared;
    }

    private static String key(String old, int more) {
        java.util.regex.Matcher parts = java.util.regex.Pattern.compile("([0-9]+)(?:\\.([0-9]+))?(.*)").matcher(old);
        parts.matches();
        int field = Math.min(1 << 30, Numbers.count(parts.group(1))) + more;
        String character = parts.group(2) == null ? "" : "." + (Math.min(1 << 30, Numbers.count(parts.group(2))) + more);
        return field + character + parts.group(3);
    }

    @Override
    protected void execute(Call call) {
        if (call.has("sort")) {
            Choice.of("--sort", "general-numeric|human-numeric|month|numeric|random|version").meaning(call.value("sort", ""));
        }
        if (call.has("check")) {
            Choice.of("--check", "quiet,silent|diagnose-first").of(call, "check", "");
        }
        if (call.has("debug")) {
            throw new ToolExit(2, "--debug is not available in this lab yet");
        }
        LineOrder order = order(call);
        int delimiter = call.has("z") ? 0 : '\n';
        Parsed.Given check = call.parsed().last("check", "C");
        if (check != null) {
            if (call.operands().size() > 1) {
                throw new ToolExit(2, "extra operand " + Quote.curly(call.operands().get(1)) + " not allowed with -c");
            }
            check(call, order, delimiter, check.is("C") || check.text().equals("quiet") || check.text().equals("silent"));
            return;
        }
        List<String> lines = read(call, delimiter, call.has("m") ? order : null);
        if (!call.has("m")) {
            lines.sort(order);
        }
        OpenFile file = null;
        BufferedOutput out = call.out();
        if (call.has("o")) {
            String path = call.value("o", "");
            try {
                file = call.openWrite(path, OpenMode.TRUNCATE);
            } catch (FileError e) {
                throw new ToolExit(2, "open failed: " + Quote.ifNeeded(path) + ": " + e.reason());
            }
            out = new BufferedOutput(file.output());
        }
        String last = null;
        for (String line : lines) {
            if (last == null || !order.unique() || order.keys(last, line) != 0) {
                out.write(Latin.bytes(line + (char) delimiter));
                last = line;
            }
        }
        out.flush();
        if (file != null) {
            file.release();
        }
    }

    /** Every line of all inputs, one input after the other or, with an order, merged. */
    private static List<String> read(Call call, int delimiter, @Nullable LineOrder merge) {
        List<String> lines = new ArrayList<>();
        List<Deque<String>> runs = new ArrayList<>();
        List<String> paths = call.has("files0-from") ? List.of(call.files().readText(call.value("files0-from", "")).split("\0"))
                : call.inputs();
        for (String path : paths) {
            if (!path.equals("-") && !call.files().exists(path) && Call.descriptor(path) < 0) {
                throw new ToolExit(2, "cannot read: " + Quote.ifNeeded(path) + ": " + reason(call, path));
            }
        }
        for (String path : paths) {
            Lines reader = null;
            try {
                reader = new Lines(call.open(path), delimiter);
            } catch (FileError e) {
                throw new ToolExit(2, "cannot read: " + Quote.ifNeeded(path) + ": " + e.reason());
            }
            Deque<String> run = new ArrayDeque<>();
            try {
                for (String line = reader.next(); line != null; line = reader.next()) {
                    if (merge == null) {
                        lines.add(line);
                    } else {
                        run.add(line);
                    }
                }
                runs.add(run);
            } catch (FileError e) {
                throw new ToolExit(2, "read failed: " + Quote.ifNeeded(path) + ": " + e.reason());
            } finally {
                reader.close();
            }
        }
        if (merge != null) {
            merge(runs, merge, lines);
        }
        return lines;
    }

    private static void merge(List<Deque<String>> runs, LineOrder order, List<String> into) {
        while (true) {
            Deque<String> least = null;
            for (Deque<String> run : runs) {
                if (!run.isEmpty() && (least == null || order.compare(run.peek(), least.peek()) < 0)) {
                    least = run;
                }
            }
            if (least == null) {
                return;
            }
            into.add(least.remove());
        }
    }

    private static String reason(Call call, String path) {
        try {
            call.files().stat(path);
            return "";
        } catch (FileError e) {
            return e.reason();
        }
    }

    private static void check(Call call, LineOrder order, int delimiter, boolean quiet) {
        String path = call.inputs().get(0);
        Lines lines;
        try {
            lines = new Lines(call.open(path), delimiter);
        } catch (FileError e) {
            throw new ToolExit(2, "open failed: " + Quote.ifNeeded(path) + ": " + e.reason());
        }
        String last = null;
        long number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            int compared = last == null ? -1 : order.compare(last, line);
            boolean equal = last != null && order.unique() && order.keys(last, line) == 0;
            if (compared > 0 || equal) {
                throw new ToolExit(1, quiet ? "" : path + ":" + number + ": disorder: " + Latin.text(line));
            }
            last = line;
        }
    }

    private static LineOrder order(Call call) {
        StringBuilder global = new StringBuilder();
        for (Parsed.Given given : call.parsed().given()) {
            if (given.is("sort")) {
                global.append(switch (given.text()) {
                    case "numeric" -> 'n';
                    case "human-numeric" -> 'h';
                    case "general-numeric" -> 'g';
                    case "month" -> 'M';
                    case "random" -> 'R';
                    case "version" -> 'V';
                    default -> throw new UsageError("invalid argument " + Quote.curly(given.text()) + " for ‘--sort’");
                });
            } else if (!given.option().letters().isEmpty() && "bdfgiMhnRrV".indexOf(given.option().letters().get(0)) >= 0) {
                global.append(given.option().letters().get(0));
            }
        }
        incompatible(global.toString());
        String separator = call.parsed().value("t");
        if (separator != null) {
            separator = separator.equals("\\0") ? "\0" : Latin.of(separator);
            if (separator.isEmpty()) {
                throw new ToolExit(2, "empty tab");
            }
            if (separator.length() > 1) {
                throw new ToolExit(2, "multi-character tab " + Quote.curly(call.value("t", "")));
            }
        }
        int split = separator == null ? -1 : separator.charAt(0);
        List<SortKey> keys = new ArrayList<>();
        for (String text : call.parsed().values("k")) {
            SortKey key = SortKey.parse(text, split, global.toString());
            incompatible(key.flags());
            keys.add(key);
        }
        boolean reverse = global.indexOf("r") >= 0;
        if (keys.isEmpty() && !global.toString().replace("r", "").isEmpty()) {
            keys.add(SortKey.whole(global.toString()));
        }
        boolean random = keys.stream().anyMatch(k -> k.flags().indexOf('R') >= 0);
        long seed = random ? new Random(call.in().host().chance().fork()).nextLong() : 0;
        return new LineOrder(Collections.unmodifiableList(keys), reverse, call.has("s") || call.has("u"), call.has("u"), seed);
    }

    private static void incompatible(String flags) {
        StringBuilder kinds = new StringBuilder();
        "gMhnRV".chars().filter(c -> flags.indexOf(c) >= 0).forEach(c -> kinds.append((char) c));
        boolean text = flags.indexOf('d') >= 0 || flags.indexOf('i') >= 0;
        if (kinds.length() > 1 || kinds.length() == 1 && text && "RV".indexOf(kinds.charAt(0)) < 0) {
            StringBuilder all = new StringBuilder();
            "dfgiMhnRV".chars().filter(c -> flags.indexOf(c) >= 0 && c != 'f').forEach(c -> all.append((char) c));
            throw new ToolExit(2, "options '-" + all + "' are incompatible");
        }
    }
}
