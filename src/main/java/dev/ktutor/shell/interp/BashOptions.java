package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ShellOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code bash}'s command line asks for (bash manual, 6.1). */
final class BashOptions {
    private static final Set<String> IGNORED = Set.of("--noediting", "--restricted", "--debugger", "--dump-strings", "--dump-po-strings",
            "--debug", "--pretty-print");

    boolean command;
    boolean standardInput;
    boolean interactive;
    boolean login;
    boolean noProfile;
    boolean noStartFile;
    boolean version;
    boolean help;
    @Nullable String startFile;
    final Set<ShellOption> on = new TreeSet<>();
    final Set<ShellOption> off = new TreeSet<>();
    List<String> rest = List.of();
    /** What is wrong with the command line, null if nothing is. */
    @Nullable String bad;

    BashOptions(List<String> args) {
        int at = 0;
        while (at < args.size() && bad == null) {
            String arg = args.get(at);
            if (arg.equals("--") || arg.equals("-")) {
                at++;
                break;
            }
            if (arg.length() < 2 || arg.charAt(0) != '-' && arg.charAt(0) != '+') {
                break;
            }
            at++;
            at = arg.startsWith("--") ? word(args, arg, at) : letters(args, arg, at);
        }
        rest = List.copyOf(args.subList(Math.min(at, args.size()), args.size()));
    }

    private int word(List<String> args, String arg, int next) {
        switch (arg) {
            case "--login" -> login = true;
            case "--norc" -> noStartFile = true;
            case "--noprofile" -> noProfile = true;
            case "--posix" -> on.add(ShellOption.POSIX);
            case "--verbose" -> on.add(ShellOption.VERBOSE);
            case "--version" -> version = true;
            case "--help" -> help = true;
            case "--rcfile", "--init-file" -> {
                if (next >= args.size()) {
                    bad = arg.substring(2) + ": option requires an argument";
                    return next;
                }
                startFile = args.get(next);
                return next + 1;
            }
            default -> bad = IGNORED.contains(arg) ? null : arg + ": invalid option";
        }
        return next;
    }

    private int letters(List<String> args, String arg, int following) {
        boolean set = arg.charAt(0) == '-';
        int next = following;
        for (char letter : arg.substring(1).toCharArray()) {
            switch (letter) {
                case 'c' -> command = true;
                case 's' -> standardInput = true;
                case 'i' -> interactive = true;
                case 'l' -> login = true;
                case 'r', 'D' -> { }
                case 'o', 'O' -> {
                    String name = next < args.size() ? args.get(next++) : null;
                    ShellOption option = name == null ? null : ShellOption.named(name, letter == 'o');
                    if (option == null) {
                        bad = (name == null ? arg : name) + (letter == 'o' ? ": invalid option name" : ": invalid shell option name");
                        return next;
                    }
                    (set ? on : off).add(option);
                }
                default -> {
                    ShellOption option = ShellOption.lettered(letter);
                    if (option == null) {
                        bad = arg.charAt(0) + String.valueOf(letter) + ": invalid option";
                        return next;
                    }
                    (set ? on : off).add(option);
                }
            }
        }
        return next;
    }
}
