package dev.ktutor.command.coreutils.find;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.FileView;
import java.util.ArrayList;
import java.util.List;

/** find(1) as GNU findutils 4.9. */
public final class Find extends Tool {
    /** The tool. */
    public Find() {
        super("find", "Search for files in a directory hierarchy.", """
                [-H] [-L] [-P] [path...] [expression]

                tests: -amin -anewer -atime -cmin -cnewer -ctime -empty -executable -false -gid -group -ilname -iname -inum -ipath
                       -iregex -iwholename -links -lname -mmin -mtime -name -newer -newerXY -nogroup -nouser -path -perm -readable
                       -regex -samefile -size -true -type -uid -user -wholename -writable -xtype
                actions: -delete -exec -execdir -fprint -ls -ok -print -print0 -printf -prune -quit
                options: -depth -maxdepth -mindepth -mount -noleaf -regextype -xdev -daystart -follow -warn -nowarn
                operators: ( EXPR )  ! EXPR  -not EXPR  EXPR -a EXPR  EXPR -and EXPR  EXPR -o EXPR  EXPR -or EXPR  EXPR , EXPR
                """);
    }

    @Override
    protected List<String> prepare(List<String> args) {
        if (args.equals(List.of("--help")) || args.equals(List.of("-help"))) {
            return List.of("--help");
        }
        if (args.equals(List.of("--version")) || args.equals(List.of("-version"))) {
            return List.of("--version");
        }
        // find has a grammar of its own.
        List<String> all = new ArrayList<>(List.of("--"));
        all.addAll(args);
        return all;
    }

    @Override
    protected void execute(Call call) {
        List<String> args = call.operands();
        int at = 0;
        boolean follow = false;
        boolean followStart = false;
        while (at < args.size() && args.get(at).matches("-[HLP]|-O[0-9]|-D")) {
            follow = args.get(at).equals("-L");
            followStart = args.get(at).equals("-H");
            at += args.get(at).equals("-D") ? 2 : 1;
        }
        List<String> starts = new ArrayList<>();
        while (at < args.size() && !args.get(at).startsWith("-") && !args.get(at).matches("[(),!]")) {
            starts.add(args.get(at++));
        }
        Plan plan = new Plan(call);
        plan.follow = follow;
        Test expression = new Expression(call, args, at, plan).parse();
        for (String start : starts.isEmpty() ? List.of(".") : starts) {
            try {
                FileStat stat = plan.follow || followStart ? follow(call.files(), start) : call.files().lstat(start);
                walk(call, plan, expression, new Visit(start, start, stat, 0));
            } catch (FileError e) {
                call.error(Quote.curly(start) + ": " + e.reason());
            }
            if (plan.quit) {
                break;
            }
        }
        plan.finish();
    }

    private static FileStat follow(FileView files, String path) {
        FileStat stat = files.find(path);
        return stat != null ? stat : files.lstat(path);
    }

    private static void walk(Call call, Plan plan, Test expression, Visit visit) {
        call.checkpoint();
        if (plan.quit) {
            return;
        }
        plan.pruned = false;
        boolean shown = visit.depth() >= plan.minDepth;
        if (shown && !plan.depthFirst) {
            expression.holds(visit);
        }
        boolean descend = visit.stat().isDirectory() && visit.depth() < plan.maxDepth && !(plan.pruned && !plan.depthFirst);
        if (descend && !plan.quit) {
            try {
                for (String name : call.files().list(visit.path())) {
                    String path = visit.path().endsWith("/") ? visit.path() + name : visit.path() + "/" + name;
                    FileStat stat = plan.follow ? follow(call.files(), path) : call.files().findLink(path);
                    if (stat != null) {
                        walk(call, plan, expression, new Visit(path, visit.start(), stat, visit.depth() + 1));
                    }
                }
            } catch (FileError e) {
                call.error(Quote.curly(visit.path()) + ": " + e.reason());
            }
        }
        if (shown && plan.depthFirst && !plan.quit) {
            expression.holds(visit);
        }
    }
}
