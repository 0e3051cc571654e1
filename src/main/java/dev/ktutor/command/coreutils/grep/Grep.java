package dev.ktutor.command.coreutils.grep;

import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.Parsed;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import dev.ktutor.host.Invocation;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** grep(1) as GNU grep 3.8. */
public final class Grep extends Tool {
    private static final String DECLARATION = """
            [OPTION]... PATTERNS [FILE]...
              -E, --extended-regexp     PATTERNS are extended regular expressions
              -F, --fixed-strings       PATTERNS are strings
              -G, --basic-regexp        PATTERNS are basic regular expressions
              -P, --perl-regexp         PATTERNS are Perl regular expressions
              -e, --regexp=PATTERNS     use PATTERNS for matching
              -f, --file=FILE           take PATTERNS from FILE
              -i, -y, --ignore-case     ignore case distinctions in patterns and data
                  --no-ignore-case      do not ignore case distinctions (default)
              -w, --word-regexp         match only whole words
              -x, --line-regexp         match only whole lines
              -z, --null-data           a data line ends in 0 byte, not newline
              -s, --no-messages         suppress error messages
              -v, --invert-match        select non-matching lines
              -m, --max-count=NUM       stop after NUM selected lines
              -b, --byte-offset         print the byte offset with output lines
              -n, --line-number         print line number with output lines
                  --line-buffered       flush output on every line
              -H, --with-filename       print file name with output lines
              -h, --no-filename         suppress the file name prefix on output
                  --label=LABEL         use LABEL as the standard input file name prefix
              -o, --only-matching       show only nonempty parts of lines that match
              -q, --quiet, --silent     suppress all normal output
                  --binary-files=TYPE   assume that binary files are TYPE: 'binary', 'text', or 'without-match'
              -a, --text                equivalent to --binary-files=text
              -I                        equivalent to --binary-files=without-match
              -d, --directories=ACTION  how to handle directories: 'read', 'recurse', or 'skip'
              -D, --devices=ACTION      how to handle devices, FIFOs and sockets: 'read' or 'skip'
              -r, --recursive           like --directories=recurse
              -R, --dereference-recursive  likewise, but follow all symlinks
                  --include=GLOB        search only files that match GLOB (a file pattern)
                  --exclude=GLOB        skip files that match GLOB
                  --exclude-from=FILE   skip files that match any file pattern from FILE
                  --exclude-dir=GLOB    skip directories that match GLOB
              -L, --files-without-match  print only names of FILEs with no selected lines
              -l, --files-with-matches  print only names of FILEs with selected lines
              -c, --count               print only a count of selected lines per FILE
              -T, --initial-tab         make tabs line up (if needed)
              -Z, --null                print 0 byte after FILE name
              -B, --before-context=NUM  print NUM lines of leading context
              -A, --after-context=NUM   print NUM lines of trailing context
              -C, --context=NUM         print NUM lines of output context
                  --group-separator=SEP  print SEP on line between matches with context
                  --no-group-separator  do not print separator for matches with context
                  --color[=WHEN]        use markers to highlight the matching strings
                  --colour[=WHEN]       use markers to highlight the matching strings
              -U, --binary              do not strip CR characters at EOL (MSDOS/Windows)
            """;
    private final RegexSyntax standard;

    private Grep(String name, RegexSyntax standard) {
        super(name, "Search for PATTERNS in each FILE.", DECLARATION);
        this.standard = standard;
    }

    /** grep, egrep and fgrep. */
    public static List<Grep> all() {
        return List.of(new Grep("grep", RegexSyntax.BASIC), new Grep("egrep", RegexSyntax.EXTENDED), new Grep("fgrep", RegexSyntax.FIXED));
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected String usageHint(Invocation in) {
        return "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.";
    }

    @Override
    protected List<String> prepare(List<String> args) {
        // -NUM is -C NUM; digits may stand apart.
        List<String> modern = new ArrayList<>(args);
        for (int i = 0; i < modern.size() && !modern.get(i).equals("--"); i++) {
            if (modern.get(i).matches("-[0-9]+")) {
                modern.set(i, "-C" + modern.get(i).substring(1));
            } else if (modern.get(i).matches("-[a-zA-Z]*[efABCmdD]")) {
                i++;
            }
        }
        return modern;
    }

    @Override
    protected void execute(Call call) {
        List<String> operands = new ArrayList<>(call.operands());
        List<String> patterns = patterns(call, operands);
        Parsed.Given kind = call.parsed().last("E", "F", "G", "P");
        RegexSyntax syntax = kind == null ? standard : kind.is("E") ? RegexSyntax.EXTENDED : kind.is("F") ? RegexSyntax.FIXED
                : kind.is("G") ? RegexSyntax.BASIC : RegexSyntax.PERL;
        Parsed.Given letterCase = call.parsed().last("i", "no-ignore-case");
        PatternSet set;
        try {
            set = PatternSet.compile(patterns, syntax, letterCase != null && letterCase.is("i"), call.has("w"), call.has("x"));
        } catch (RegexError e) {
            throw new ToolExit(2, e.text());
        }
        boolean recursive = call.has("r") || call.has("R") || call.value("d", "").equals("recurse");
        set.warnings().forEach(warning -> call.warn("warning: " + warning));
        GrepOutput output = new GrepOutput(call, set, recursive || operands.size() > 1);
        Search search = new Search(call, set, output);
        if (operands.isEmpty()) {
            operands.add(recursive ? "." : "-");
        }
        boolean dot = call.operands().isEmpty() || operands.equals(List.of(".")) && !call.operands().contains(".");
        for (String path : operands) {
            if (search.done()) {
                break;
            }
            visit(call, search, path, recursive, dot && path.equals("."), true);
        }
        boolean errors = call.status() == 2;
        int status = search.selected() && (call.has("q") || !errors) ? 0 : errors ? 2 : search.selected() ? 0 : 1;
        throw new ToolExit(status, "");
    }

    private static List<String> patterns(Call call, List<String> operands) {
        List<String> patterns = new ArrayList<>();
        for (Parsed.Given given : call.parsed().given()) {
            if (given.is("e")) {
                patterns.addAll(Arrays.asList(given.text().split("\n", -1)));
            } else if (given.is("f")) {
                try {
                    String text = call.open(given.text()).readText();
                    if (!text.isEmpty()) {
                        patterns.addAll(Arrays.asList((text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)));
                    }
                } catch (FileError e) {
                    throw new ToolExit(2, given.text() + ": " + e.reason());
                }
            }
        }
        if (!call.has("e") && !call.has("f")) {
            if (operands.isEmpty()) {
                throw new UsageError("");
            }
            patterns.addAll(Arrays.asList(operands.remove(0).split("\n", -1)));
        }
        return patterns;
    }

    private void visit(Call call, Search search, String path, boolean recursive, boolean hideDot, boolean given) {
        FileView files = call.files();
        if (search.done()) {
            return;
        }
        boolean stream = path.equals("-") || Call.descriptor(path) >= 0;
        try {
            FileStat stat = stream ? null : given || call.has("R") ? files.stat(path) : files.lstat(path);
            if (stat != null && stat.isDirectory()) {
                if (recursive) {
                    directory(call, search, path, hideDot, given);
                } else if (!call.value("d", "").equals("skip")) {
                    message(call, path + ": Is a directory");
                }
                return;
            }
            if (stat != null && !given && !stat.isRegular() || excluded(call, path, given)) {
                return;
            }
            search.file(path);
        } catch (FileError e) {
            message(call, Quote.ifNeeded(path) + ": " + e.reason());
            call.status(2);
        } catch (RegexError e) {
            throw new ToolExit(2, e.text());
        }
    }

    private static void message(Call call, String text) {
        if (!call.has("s")) {
            call.warn(text);
        }
        call.status(2);
    }

    private void directory(Call call, Search search, String path, boolean hideDot, boolean given) {
        String base = path.replaceFirst("(?<=.)/+$", "");
        String name = base.substring(base.lastIndexOf('/') + 1);
        boolean skip = !(given && hideDot) && call.parsed().values("exclude-dir").stream()
                .anyMatch(glob -> Glob.matches(glob.replaceFirst("(?<=.)/+$", ""), given ? base : name));
        if (skip) {
            return;
        }
        for (String child : call.files().list(path)) {
            visit(call, search, hideDot ? child : path.endsWith("/") ? path + child : path + "/" + child, true, false, false);
        }
    }

    private static boolean excluded(Call call, String path, boolean given) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> excludes = new ArrayList<>(call.parsed().values("exclude"));
        for (String list : call.parsed().values("exclude-from")) {
            excludes.addAll(call.files().readText(list).lines().toList());
        }
        if (path.equals("-")) {
            return false;
        }
        if (excludes.stream().anyMatch(glob -> Glob.matches(glob, given ? path : name) || Glob.matches(glob, name))) {
            return true;
        }
        List<String> includes = call.parsed().values("include");
        return !includes.isEmpty() && includes.stream().noneMatch(glob -> Glob.matches(glob, name));
    }
}
