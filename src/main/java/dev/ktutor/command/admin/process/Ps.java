package dev.ktutor.command.admin.process;

import dev.ktutor.command.admin.process.PsColumn.Look;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.host.Command;
import dev.ktutor.host.ExitStatus;
import dev.ktutor.host.HostProcess;
import dev.ktutor.host.Invocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** ps(1) of procps: Unix options with a dash, BSD's without, GNU's with two; the figures of size and load are not measured. */
public final class Ps implements Command {
    private static final String HINT = "\n\nUsage:\n ps [options]\n\n Try 'ps --help <simple|list|output|threads|misc|all>'\n"
            + "  or 'ps --help <s|l|o|t|m|a>'\n for additional help text.\n\nFor more details see ps(1).";

    @Override
    public String name() {
        return "ps";
    }

    @Override
    public String synopsis() {
        return "Report a snapshot of the current processes.";
    }

    @Override
    public ExitStatus run(Invocation in) {
        Selection selection = new Selection(in);
        String problem = selection.read();
        if (problem != null) {
            return in.fail(1, problem.isEmpty() ? "" : "error: " + problem + HINT);
        }
        if (selection.done) {
            return ExitStatus.OK;
        }
        List<Look> shown = new ArrayList<>();
        for (HostProcess process : in.host().processes().look()) {
            if (selection.wants(process)) {
                shown.add(new Look(process, in));
            }
        }
        selection.sort(shown);
        print(in, selection, shown);
        return ExitStatus.of(shown.isEmpty() ? 1 : 0);
    }

    private static void print(Invocation in, Selection selection, List<Look> shown) {
        StringBuilder page = new StringBuilder();
        List<PsColumn> columns = selection.columns();
        if (!selection.bare && columns.stream().anyMatch(c -> !c.heading().isEmpty())) {
            line(page, columns, PsColumn::heading);
        }
        Map<Integer, Integer> depth = new HashMap<>();
        for (Look look : shown) {
            int level = selection.forest ? depth.getOrDefault(look.process().parent(), -1) + 1 : 0;
            depth.put(look.process().pid(), level);
            String branch = level > 0 && look.process().parent() != 1 ? "    ".repeat(level - 1) + " \\_ " : "";
            line(page, columns, column -> (column.width() == 27 && selection.forest ? branch : "") + column.value().apply(look));
        }
        in.out().print(page.toString());
    }

    private static void line(StringBuilder page, List<PsColumn> columns, Function<PsColumn, String> cell) {
        for (int i = 0; i < columns.size(); i++) {
            PsColumn column = columns.get(i);
            page.append(i == 0 ? "" : " ").append(column.fit(cell.apply(column), i == columns.size() - 1));
        }
        page.append('\n');
    }

    /** What the command line asks for. */
    private static final class Selection {
        private final Invocation in;
        private final List<Predicate<HostProcess>> lists = new ArrayList<>();
        private final List<PsColumn> own = new ArrayList<>();
        private String format = "pid,tname=TTY,time,comm=CMD";
        private String order = "";
        private boolean all;
        private boolean bare;
        private boolean forest;
        private boolean negated;
        private boolean done;
        private int at;

        Selection(Invocation in) {
            this.in = in;
        }

        /** What is wrong with the command line; null if nothing. */
        @org.jspecify.annotations.Nullable String read() {
            List<String> args = in.args();
            while (at < args.size()) {
                String arg = args.get(at++);
                String problem;
                if (arg.startsWith("--")) {
                    problem = gnu(arg.substring(2));
                } else if (arg.startsWith("-") && arg.length() > 1) {
                    // "-aux" is read as BSD's "aux", as everybody means it.
                    problem = arg.matches("-[auxwf]*x[auxwf]*") ? bsd(arg.substring(1)) : unix(arg.substring(1));
                } else if (arg.matches("[0-9,]+")) {
                    problem = list(arg, p -> String.valueOf(p.pid()));
                } else {
                    problem = bsd(arg);
                }
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        }

        private @org.jspecify.annotations.Nullable String unix(String letters) {
            for (int i = 0; i < letters.length(); i++) {
                char letter = letters.charAt(i);
                if ("opuUCgGtsq".indexOf(letter) >= 0) {
                    String rest = letters.substring(i + 1);
                    if (rest.isEmpty() && at >= in.args().size()) {
                        return letter == 'o' ? "format specification must follow -o" : "list of " + (letter == 'p' || letter == 'q' ? "process IDs" : letter == 'C'
                                ? "command names" : "users") + " must follow -" + letter;
                    }
                    String value = rest.isEmpty() ? in.args().get(at++) : rest;
                    return withValue(letter, value);
                }
                switch (letter) {
                    case 'A', 'e' -> all = true;
                    case 'a', 'd' -> lists.add(p -> p.coroutine() != null || letter == 'd');
                    case 'N' -> negated = true;
                    case 'f' -> format = "user=UID:8,pid,ppid,c,stime,tname=TTY,time,cmd=CMD";
                    case 'F' -> format = "user=UID:8,pid,ppid,c,sz,rss,psr,stime,tname=TTY,time,cmd=CMD";
                    case 'l' -> format = "f,s,uid,pid,ppid,c,pri,ni,sz,wchan,tname=TTY,time,comm=CMD";
                    case 'j' -> format = "pid,pgid,sid,tname=TTY,time,comm=CMD";
                    case 'H' -> forest = true;
                    case 'w', 'L', 'T', 'm', 'y', 'c' -> { }
                    case 'Z', 'M' -> format = "label," + format;
                    case 'V' -> {
                        in.out().println("ps from procps-ng 4.0.2 (ktutor lab)");
                        done = true;
                    }
                    default -> {
                        return "unsupported SysV option";
                    }
                }
            }
            return null;
        }

        private @org.jspecify.annotations.Nullable String withValue(char letter, String value) {
            return switch (letter) {
                case 'o' -> format(value);
                case 'p', 'q' -> value.matches("[0-9]+([ ,]+[0-9]+)*") ? list(value, p -> String.valueOf(p.pid())) : "process ID list syntax error";
                case 'C' -> list(value, ProcessNames::program);
                case 't' -> list(value, ProcessNames::terminal);
                case 'u', 'U', 'g', 'G' -> {
                    for (String name : value.split("[ ,]+")) {
                        if (!name.matches("[0-9]+") && in.host().users().byName(name).isEmpty()) {
                            yield "user name does not exist";
                        }
                    }
                    lists.add(p -> List.of(value.split("[ ,]+")).stream().anyMatch(name -> name.equals(String.valueOf(p.uid()))
                            || name.equals(in.host().users().userName(p.uid()))));
                    yield null;
                }
                default -> list(value, p -> String.valueOf(p.pid()));
            };
        }

        private @org.jspecify.annotations.Nullable String bsd(String letters) {
            for (int i = 0; i < letters.length(); i++) {
                switch (letters.charAt(i)) {
                    case 'a', 'x' -> all = all || letters.indexOf('x') >= 0 || letters.indexOf('a') < 0;
                    case 'u' -> format = "user,pid,%cpu,%mem,vsz,rss,tname=TTY,stat,bsdstart,bsdtime,command";
                    case 'f' -> forest = true;
                    case 'j' -> format = "ppid,pid,pgid,sid,tname=TTY,stat,uid,bsdtime,command";
                    case 'l' -> format = "f,uid,pid,ppid,pri,ni,vsz,rss,wchan,stat,tname=TTY,bsdtime,command";
                    case 'e', 'w', 'c', 'n', 'r', 'h', 'm' -> bare = bare || letters.charAt(i) == 'h';
                    case 'o' -> {
                        String rest = letters.substring(i + 1);
                        return rest.isEmpty() && at >= in.args().size() ? "format specification must follow o" : format(rest.isEmpty() ? in.args().get(at++) : rest);
                    }
                    case 'p' -> {
                        return at >= in.args().size() ? "list of process IDs must follow p" : list(in.args().get(at++), p -> String.valueOf(p.pid()));
                    }
                    default -> {
                        return "unsupported option (BSD syntax)";
                    }
                }
            }
            if (format.startsWith("pid,tname")) {
                format = "pid,tname=TTY,stat,bsdtime,command";
            }
            return null;
        }

        private @org.jspecify.annotations.Nullable String gnu(String option) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals >= 0 ? option.substring(equals + 1) : at < in.args().size() ? in.args().get(at) : "";
            boolean takes = List.of("sort", "format", "pid", "ppid", "user", "User", "cols", "columns", "width", "rows", "lines").contains(name);
            at += takes && equals < 0 ? 1 : 0;
            switch (name) {
                case "no-headers", "no-heading", "noheader", "noheaders", "no-headings" -> bare = true;
                case "headers", "cols", "columns", "width", "rows", "lines", "cumulative", "deselect" -> negated = negated || name.equals("deselect");
                case "forest" -> forest = true;
                case "sort" -> order = value;
                case "format" -> {
                    return format(value);
                }
                case "pid" -> {
                    return list(value, p -> String.valueOf(p.pid()));
                }
                case "ppid" -> {
                    return list(value, p -> String.valueOf(p.parent()));
                }
                case "user", "User" -> {
                    return withValue('u', value);
                }
                case "version" -> {
                    in.out().println("ps from procps-ng 4.0.2 (ktutor lab)");
                    done = true;
                }
                case "help" -> {
                    in.out().println("\nUsage:\n ps [options]\n\nBasic options:\n -A, -e               all processes\n -f                   full format\n"
                            + " -o <format>          user-defined format\n -p <pid>             process ids\n -C <command>         command names\n"
                            + " -u <user>            users\n aux                  BSD's way\n --sort <key>         order\n --forest             tree\n --no-headers         no header line");
                    done = true;
                }
                default -> {
                    return "unknown gnu long option";
                }
            }
            return null;
        }

        private @org.jspecify.annotations.Nullable String list(String values, Function<HostProcess, String> key) {
            List<String> wanted = List.of(values.strip().split("[ ,]+"));
            lists.add(process -> wanted.contains(key.apply(process)));
            return null;
        }

        private @org.jspecify.annotations.Nullable String format(String text) {
            // Everything after the first "=" is the heading of the last column named.
            int equals = text.indexOf('=');
            String[] names = (equals < 0 ? text : text.substring(0, equals)).split("[ ,]+");
            for (int i = 0; i < names.length; i++) {
                int colon = names[i].indexOf(':');
                String name = colon < 0 ? names[i] : names[i].substring(0, colon);
                PsColumn column = PsColumn.named(name).orElse(null);
                if (column == null) {
                    return "unknown user-defined format specifier \"" + name + "\"";
                }
                if (colon >= 0 && !names[i].substring(colon + 1).matches("[0-9]+")) {
                    return "column widths must be unsigned decimal numbers";
                }
                column = colon < 0 ? column : column.wide(Numbers.width(names[i].substring(colon + 1)));
                own.add(equals >= 0 && i == names.length - 1 ? column.titled(text.substring(equals + 1)) : column);
            }
            return null;
        }

        List<PsColumn> columns() {
            if (!own.isEmpty()) {
                return own;
            }
            List<PsColumn> columns = new ArrayList<>();
            for (String name : format.split(",")) {
                int equals = name.indexOf('=');
                int colon = name.indexOf(':');
                PsColumn column = PsColumn.named(equals < 0 ? name : name.substring(0, equals)).orElseThrow();
                columns.add(equals < 0 ? column : column.titled(name.substring(equals + 1, colon < 0 ? name.length() : colon)));
            }
            return columns;
        }

        boolean wants(HostProcess process) {
            boolean chosen = all || (lists.isEmpty() ? process.coroutine() != null : lists.stream().anyMatch(list -> list.test(process)));
            return chosen != negated;
        }

        void sort(List<Look> shown) {
            for (String key : order.isEmpty() ? new String[0] : order.split(",")) {
                String name = key.replaceFirst("^[-+]", "");
                PsColumn.named(name).ifPresent(column -> {
                    Comparator<Look> comparator = column.right() ? Comparator.comparingDouble(l -> amount(column.value().apply(l)))
                            : Comparator.comparing(column.value());
                    shown.sort(key.startsWith("-") ? comparator.reversed() : comparator);
                });
            }
        }

        private static double amount(String text) {
            String digits = text.replaceAll("[^0-9.]", "");
            return digits.isEmpty() || digits.equals(".") ? 0 : Double.parseDouble(digits.indexOf('.') == digits.lastIndexOf('.') ? digits : "0");
        }
    }
}
