package dev.ktutor.command.coreutils.find;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import dev.ktutor.command.coreutils.time.DateText;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.FileMode;
import dev.ktutor.command.coreutils.tool.Glob;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/** find's tests and options, by name. */
final class Tests {
    private final Call call;
    private final Plan plan;

    Tests(Call call, Plan plan) {
        this.call = call;
        this.plan = plan;
    }

    private static final java.util.List<String> REGEX_TYPES = java.util.List.of("findutils-default", "ed", "emacs", "gnu-awk", "grep", "posix-awk", "awk", "posix-basic",
            "posix-egrep", "egrep", "posix-extended", "posix-minimal-basic", "sed");
    private boolean extended;

    Test make(String word, Expression.Arguments arguments) {
        return switch (word) {
            case "-true", "-noleaf", "-mount", "-xdev", "-warn", "-nowarn", "-daystart" -> visit -> true;
            case "-false" -> visit -> false;
            case "-depth", "-d" -> option(() -> plan.depthFirst = true);
            case "-follow" -> option(() -> plan.follow = true);
            case "-maxdepth" -> {
                int depth = depth(word, arguments.of(word));
                yield option(() -> plan.maxDepth = depth);
            }
            case "-mindepth" -> {
                int depth = depth(word, arguments.of(word));
                yield option(() -> plan.minDepth = depth);
            }
            case "-regextype" -> {
                String name = arguments.of(word);
                if (!REGEX_TYPES.contains(name)) {
                    throw new ToolExit(1, "Unknown regular expression type " + Quote.curly(name) + "; valid types are "
                            + String.join(", ", REGEX_TYPES.stream().map(Quote::curly).toList()) + ".");
                }
                extended = name.matches("posix-extended|egrep|posix-egrep|gnu-awk|posix-awk|awk");
                yield visit -> true;
            }
            case "-prune" -> visit -> {
                plan.pruned = true;
                return true;
            };
            case "-name", "-iname" -> {
                Pattern glob = Glob.compile(arguments.of(word), word.equals("-iname"));
                yield visit -> glob.matcher(visit.name()).matches();
            }
            case "-path", "-wholename", "-ipath", "-iwholename" -> {
                Pattern glob = Glob.compile(arguments.of(word), word.startsWith("-i"));
                yield visit -> glob.matcher(visit.path()).matches();
            }
            case "-lname", "-ilname" -> {
                Pattern glob = Glob.compile(arguments.of(word), word.startsWith("-i"));
                yield visit -> visit.stat().isSymlink() && glob.matcher(call.files().readLink(visit.path())).matches();
            }
            case "-regex", "-iregex" -> regex(arguments.of(word), word.equals("-iregex"));
            case "-type", "-xtype" -> type(word, arguments.of(word));
            default -> attributes(word, arguments);
        };
    }

    private static Test option(Runnable setting) {
        setting.run();
        return visit -> true;
    }

    private static int depth(String word, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new ToolExit(1, "Expected a positive decimal integer argument to " + word + ", but got " + Quote.curly(text));
        }
        return Integer.parseInt(text);
    }

    private Test regex(String text, boolean ignoreCase) {
        try {
            // findutils-default is Emacs' syntax: + and ? are operators, groups and alternatives take a backslash.
            String basic = text.replaceAll("(?<!\\\\)([+?])", "\\\\$1");
            RegexSyntax syntax = extended ? RegexSyntax.EXTENDED : RegexSyntax.BASIC;
            String pattern = extended ? text : basic;
            Regex regex = ignoreCase ? Regex.compile(pattern, syntax, Regex.Option.WHOLE, Regex.Option.IGNORE_CASE)
                    : Regex.compile(pattern, syntax, Regex.Option.WHOLE);
            return visit -> regex.found(visit.path());
        } catch (RegexError e) {
            throw new ToolExit(1, "failed to compile regular expression '" + text + "': " + e.text());
        }
    }

    private Test type(String word, String letters) {
        for (String letter : letters.split(",")) {
            if (!letter.matches("[bcdpflsD]")) {
                throw new ToolExit(1, letter.length() > 1 ? "Must separate multiple arguments to " + word + " using: ','"
                        : "Unknown argument to " + word + ": " + letter);
            }
        }
        String kinds = letters.replace('f', '-');
        return visit -> {
            FileStat stat = visit.stat();
            if (word.equals("-xtype") && stat.isSymlink()) {
                FileStat target = call.files().find(visit.path());
                stat = target == null ? stat : target;
            }
            return kinds.indexOf(stat.kind().letter()) >= 0;
        };
    }

    private Test attributes(String word, Expression.Arguments arguments) {
        return switch (word) {
            case "-empty" -> visit -> visit.stat().isDirectory() ? readableEmpty(visit) : visit.stat().isRegular() && visit.stat().size() == 0;
            case "-size" -> size(arguments.of(word));
            case "-perm" -> permissions(arguments.of(word));
            case "-user", "-uid", "-group", "-gid" -> owner(word, arguments.of(word));
            case "-nouser" -> visit -> call.in().host().users().byUid(visit.stat().uid()).isEmpty();
            case "-nogroup" -> visit -> !call.in().host().users().groups().containsKey(visit.stat().gid());
            case "-links" -> number(word, arguments.of(word), visit -> (long) visit.stat().links());
            case "-inum" -> number(word, arguments.of(word), visit -> visit.stat().inode());
            case "-readable" -> visit -> call.files().may(visit.path(), 4);
            case "-writable" -> visit -> call.files().may(visit.path(), 2);
            case "-executable" -> visit -> call.files().may(visit.path(), 1);
            case "-mtime" -> age(word, arguments.of(word), FileStat::modified, Duration.ofDays(1));
            case "-atime" -> age(word, arguments.of(word), FileStat::accessed, Duration.ofDays(1));
            case "-ctime" -> age(word, arguments.of(word), FileStat::changed, Duration.ofDays(1));
            case "-mmin" -> age(word, arguments.of(word), FileStat::modified, Duration.ofMinutes(1));
            case "-amin" -> age(word, arguments.of(word), FileStat::accessed, Duration.ofMinutes(1));
            case "-cmin" -> age(word, arguments.of(word), FileStat::changed, Duration.ofMinutes(1));
            case "-samefile" -> {
                long inode = reference(arguments.of(word)).inode();
                yield visit -> visit.stat().inode() == inode;
            }
            default -> newer(word, arguments);
        };
    }

    private boolean readableEmpty(Visit visit) {
        try {
            return call.files().list(visit.path()).isEmpty();
        } catch (FileError e) {
            return false;
        }
    }

    private Test newer(String word, Expression.Arguments arguments) {
        if (!word.matches("-(newer|anewer|cnewer|newer[acm][acmt])")) {
            throw new ToolExit(1, "unknown predicate `" + word + "'");
        }
        char own = word.equals("-anewer") ? 'a' : word.equals("-cnewer") ? 'c' : word.length() > 6 ? word.charAt(6) : 'm';
        char other = word.length() > 7 && word.startsWith("-newer") ? word.charAt(7) : 'm';
        String text = arguments.of(word);
        Instant limit;
        if (other == 't') {
            limit = DateText.parse(text, call.now(), TimeZones.of(call.in()))
                    .orElseThrow(() -> new ToolExit(1, "I cannot figure out how to interpret " + Quote.curly(text) + " as a date or time"));
        } else {
            limit = time(reference(text), other);
        }
        return visit -> time(visit.stat(), own).isAfter(limit);
    }

    private static Instant time(FileStat stat, char which) {
        return which == 'a' ? stat.accessed() : which == 'c' ? stat.changed() : stat.modified();
    }

    private FileStat reference(String path) {
        try {
            return call.files().stat(path);
        } catch (FileError e) {
            throw new ToolExit(1, Quote.curly(path) + ": " + e.reason());
        }
    }

    /** {@code N}, {@code +N} or {@code -N}. */
    private static LongPredicate compare(String text, String complaint) {
        String digits = text.replaceFirst("^[-+]", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new ToolExit(1, complaint);
        }
        long wanted = Long.parseLong(digits);
        return text.startsWith("+") ? n -> n > wanted : text.startsWith("-") ? n -> n < wanted : n -> n == wanted;
    }

    private static Test number(String word, String text, Function<Visit, Long> value) {
        LongPredicate wanted = compare(text, "invalid argument `" + text + "' to `" + word + "'");
        return visit -> wanted.test(value.apply(visit));
    }

    private static Test size(String text) {
        char unit = text.isEmpty() ? 0 : text.charAt(text.length() - 1);
        boolean named = "bcwkMG".indexOf(unit) >= 0;
        String number = named ? text.substring(0, text.length() - 1) : text;
        if (!named && unit != 0 && !Character.isDigit(unit)) {
            throw new ToolExit(1, "invalid -size type `" + unit + "'");
        }
        long block = switch (named ? unit : 'b') {
            case 'c' -> 1;
            case 'w' -> 2;
            case 'k' -> 1024;
            case 'M' -> 1 << 20;
            case 'G' -> 1 << 30;
            default -> 512;
        };
        LongPredicate wanted = compare(number, "Invalid argument `" + text + "' to -size");
        return visit -> wanted.test((visit.stat().size() + block - 1) / block);
    }

    private Test permissions(String text) {
        boolean all = text.startsWith("-");
        boolean any = text.startsWith("/");
        String mode = all || any ? text.substring(1) : text;
        int bits = FileMode.parse(mode).orElseThrow(() -> new ToolExit(1, "invalid mode " + Quote.curly(text))).apply(0, false, 0);
        return visit -> {
            int present = visit.stat().mode();
            return all ? (present & bits) == bits : any ? bits == 0 || (present & bits) != 0 : present == bits;
        };
    }

    private Test owner(String word, String text) {
        boolean user = word.equals("-user") || word.equals("-uid");
        if (word.equals("-uid") || word.equals("-gid")) {
            return number(word, text, visit -> (long) (user ? visit.stat().uid() : visit.stat().gid()));
        }
        Integer id = user ? call.in().host().users().byName(text).map(a -> a.uid()).orElse(null)
                : call.in().host().users().groups().entrySet().stream().filter(g -> g.getValue().equals(text)).map(g -> g.getKey())
                        .findFirst().orElse(null);
        if (id == null && !text.matches("[0-9]{1,9}")) {
            throw new ToolExit(1, user ? Quote.curly(text) + " is not the name of a known user"
                    : Quote.curly(text) + " is not the name of an existing group");
        }
        int wanted = id != null ? id : Integer.parseInt(text);
        return visit -> (user ? visit.stat().uid() : visit.stat().gid()) == wanted;
    }

    private Test age(String word, String text, Function<FileStat, Instant> time, Duration unit) {
        LongPredicate wanted = compare(text, "invalid argument `" + text + "' to `" + word + "'");
        Instant now = call.now();
        return visit -> {
            Duration old = Duration.between(time.apply(visit.stat()), now);
            // Days are counted whole, minutes begun.
            long count = unit.equals(Duration.ofDays(1)) ? old.toDays() : (old.toSeconds() + 59) / 60;
            return wanted.test(count);
        };
    }
}
