package dev.ktutor.command.coreutils.find;

import dev.ktutor.command.coreutils.time.TimeFormat;
import dev.ktutor.command.coreutils.time.TimeZones;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Numbers;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.host.Users;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.host.fs.FileStat;
import dev.ktutor.host.fs.OpenMode;
import dev.ktutor.host.io.OpenFile;
import java.util.ArrayList;
import java.util.List;

/** find's actions, by name. */
final class Actions {
    private final Call call;
    private final Plan plan;

    Actions(Call call, Plan plan) {
        this.call = call;
        this.plan = plan;
    }

    Test make(String word, Expression.Arguments arguments) {
        switch (word) {
            case "-print" -> {
                return visit -> print(visit.path() + "\n");
            }
            case "-print0" -> {
                return visit -> print(visit.path() + "\0");
            }
            case "-printf" -> {
                String format = arguments.of(word);
                return visit -> print(format(visit, format));
            }
            case "-fprint", "-fprint0", "-fprintf", "-fls" -> {
                return toFile(word, arguments);
            }
            case "-ls" -> {
                return visit -> print(listed(visit));
            }
            case "-delete" -> {
                plan.depthFirst = true;
                return this::delete;
            }
            case "-quit" -> {
                return visit -> {
                    plan.quit = true;
                    return true;
                };
            }
            default -> {
                return command(word, arguments);
            }
        }
    }

    private boolean print(String text) {
        call.out().print(text);
        return true;
    }

    private Test toFile(String word, Expression.Arguments arguments) {
        String path = arguments.of(word);
        String format = word.equals("-fprintf") ? arguments.of(word) : "";
        OpenFile file = call.openWrite(path, OpenMode.TRUNCATE);
        return visit -> {
            file.output().print(word.equals("-fprint") ? visit.path() + "\n" : word.equals("-fprint0") ? visit.path() + "\0" : word.equals("-fls") ? listed(visit) : format(visit, format));
            return true;
        };
    }

    private boolean delete(Visit visit) {
        if (visit.path().equals(".")) {
            return true;
        }
        try {
            if (visit.stat().isDirectory()) {
                call.files().removeDirectory(visit.path());
            } else {
                call.files().remove(visit.path());
            }
            return true;
        } catch (FileError e) {
            call.error("cannot delete " + Quote.curly(visit.path()) + ": " + e.reason());
            return false;
        }
    }

    private Test command(String word, Expression.Arguments arguments) {
        List<String> command = new ArrayList<>();
        boolean batch = false;
        while (true) {
            if (!arguments.more()) {
                throw new ToolExit(1, "missing argument to `" + word + "'");
            }
            String next = arguments.next();
            if (next.equals(";")) {
                break;
            }
            if (next.equals("+") && !command.isEmpty() && command.get(command.size() - 1).equals("{}")) {
                command.remove(command.size() - 1);
                batch = true;
                break;
            }
            command.add(next);
        }
        if (command.isEmpty()) {
            throw new ToolExit(1, "invalid argument `;' to `" + word + "'");
        }
        if (batch) {
            return plan.new Batch(command);
        }
        boolean inDirectory = word.endsWith("dir");
        return visit -> {
            String path = inDirectory ? "./" + visit.name() : visit.path();
            List<String> argv = command.stream().map(part -> part.replace("{}", path)).toList();
            if (word.startsWith("-ok") && !asked(argv)) {
                return false;
            }
            String folder = visit.path().indexOf('/') < 0 ? "." : visit.path().substring(0, visit.path().lastIndexOf('/') + 1);
            return Running.run(call, inDirectory ? call.in().at(call.files().absolute(folder)) : call.in(), argv);
        };
    }

    private boolean asked(List<String> argv) {
        call.out().flush();
        call.in().err().print("< " + argv.get(0) + " ... " + argv.get(argv.size() - 1) + " > ? ");
        String answer = call.in().in().readLine();
        return answer != null && (answer.startsWith("y") || answer.startsWith("Y"));
    }

    private String listed(Visit visit) {
        FileStat stat = visit.stat();
        Users users = call.in().host().users();
        long blocks = stat.isRegular() ? (stat.size() + 4095) / 4096 * 4 : stat.isDirectory() ? 4 : 0;
        boolean recent = stat.modified().isAfter(call.now().minusSeconds(31556952 / 2));
        return String.format("%9d %6d %s %3d %-8s %-8s %8d %s %s%s%n", stat.inode(), blocks, stat.modeText(), stat.links(),
                users.userName(stat.uid()), users.groupName(stat.gid()), stat.size(),
                TimeFormat.format(recent ? "%b %e %H:%M" : "%b %e  %Y", stat.modified(), TimeZones.of(call.in())), visit.path(),
                stat.isSymlink() ? " -> " + call.files().readLink(visit.path()) : "");
    }

    private String format(Visit visit, String format) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c == '\\' && i < format.length()) {
                char e = format.charAt(i++);
                if (e == 'c') {
                    return out.toString();
                }
                int simple = "abfnrtv0\\".indexOf(e);
                out.append(simple >= 0 ? String.valueOf("\u0007\b\f\n\r\t\u000b\0\\".charAt(simple)) : "\\" + e);
            } else if (c == '%' && i < format.length()) {
                int start = i;
                while (i < format.length() && "-+ #0123456789.".indexOf(format.charAt(i)) >= 0) {
                    i++;
                }
                String spec = format.substring(start, i);
                if (i == format.length()) {
                    break;
                }
                char kind = format.charAt(i++);
                String value;
                if ("TAC".indexOf(kind) >= 0 && i < format.length()) {
                    value = time(visit, kind, format.charAt(i++));
                } else {
                    value = kind == '%' ? "%" : field(visit, kind);
                }
                out.append(spec.isEmpty() ? value : padded(spec, value));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String padded(String spec, String value) {
        String digits = spec.replaceFirst("\\..*", "").replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        int width = digits.isEmpty() ? 0 : Numbers.width(digits);
        String fill = (spec.startsWith("0") ? "0" : " ").repeat(Math.max(0, width - value.length()));
        return spec.startsWith("-") ? value + fill : fill + value;
    }

    private String time(Visit visit, char which, char format) {
        var moment = which == 'A' ? visit.stat().accessed() : which == 'C' ? visit.stat().changed() : visit.stat().modified();
        String fraction = String.format("%09d", moment.getNano()) + "0";
        return switch (format) {
            case '@' -> moment.getEpochSecond() + "." + fraction;
            case 'S' -> TimeFormat.format("%S", moment, TimeZones.of(call.in())) + "." + fraction;
            case 'T' -> TimeFormat.format("%H:%M:%S", moment, TimeZones.of(call.in())) + "." + fraction;
            case '+' -> TimeFormat.format("%Y-%m-%d+%H:%M:%S", moment, TimeZones.of(call.in())) + "." + fraction;
            default -> TimeFormat.format("%" + format, moment, TimeZones.of(call.in()));
        };
    }

    private String field(Visit visit, char kind) {
        FileStat stat = visit.stat();
        Users users = call.in().host().users();
        String path = visit.path();
        return switch (kind) {
            case 'p' -> path;
            case 'f' -> visit.name();
            case 'P' -> path.length() <= visit.start().length() ? "" : path.substring(visit.start().length()).replaceFirst("^/", "");
            case 'H' -> visit.start();
            case 'h' -> path.indexOf('/') < 0 ? "." : path.lastIndexOf('/') == 0 ? "" : path.substring(0, path.lastIndexOf('/'));
            case 's' -> String.valueOf(stat.size());
            case 'k' -> String.valueOf((stat.size() + 4095) / 4096 * 4);
            case 'b' -> String.valueOf((stat.size() + 4095) / 4096 * 8);
            case 'm' -> Integer.toOctalString(stat.mode());
            case 'M' -> stat.modeText();
            case 'y' -> String.valueOf(stat.isRegular() ? 'f' : stat.kind().letter());
            case 'Y' -> targetKind(visit);
            case 'u' -> users.userName(stat.uid());
            case 'U' -> String.valueOf(stat.uid());
            case 'g' -> users.groupName(stat.gid());
            case 'G' -> String.valueOf(stat.gid());
            case 'n' -> String.valueOf(stat.links());
            case 'i' -> String.valueOf(stat.inode());
            case 'd' -> String.valueOf(visit.depth());
            case 'l' -> stat.isSymlink() ? call.files().readLink(path) : "";
            case 'D' -> "2049";
            case 'F' -> "ext4";
            case 't' -> TimeFormat.format("%a %b %e %H:%M:%S.%N0 %Y", stat.modified(), TimeZones.of(call.in()));
            case 'a' -> TimeFormat.format("%a %b %e %H:%M:%S.%N0 %Y", stat.accessed(), TimeZones.of(call.in()));
            case 'c' -> TimeFormat.format("%a %b %e %H:%M:%S.%N0 %Y", stat.changed(), TimeZones.of(call.in()));
            default -> "%" + kind;
        };
    }

    private String targetKind(Visit visit) {
        FileStat target = call.files().find(visit.path());
        return target == null ? "N" : String.valueOf(target.isRegular() ? 'f' : target.kind().letter());
    }
}
