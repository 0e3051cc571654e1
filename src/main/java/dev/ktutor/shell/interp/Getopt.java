package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a builtin's options as bash's internal getopt does: single letters, the first operand ends them. */
final class Getopt {

    /** An option that was given; the value is null for one that takes none. */
    record Given(char letter, @Nullable String value) { }

    private final List<Given> options = new ArrayList<>();
    private List<String> operands = List.of();
    private @Nullable String bad;
    private @Nullable String missing;

    /** Reads the arguments; in the list of letters a colon follows those that take a value. */
    Getopt(List<String> args, String letters) {
        int at = 0;
        while (at < args.size()) {
            String arg = args.get(at);
            if (arg.equals("--")) {
                at++;
                break;
            }
            if (arg.length() < 2 || arg.charAt(0) != '-') {
                break;
            }
            at++;
            for (int i = 1; i < arg.length(); i++) {
                char letter = arg.charAt(i);
                int index = letter == ':' ? -1 : letters.indexOf(letter);
                if (index < 0) {
                    bad = "-" + letter;
                    return;
                }
                if (index + 1 < letters.length() && letters.charAt(index + 1) == ':') {
                    if (i + 1 < arg.length()) {
                        options.add(new Given(letter, arg.substring(i + 1)));
                    } else if (at < args.size()) {
                        options.add(new Given(letter, args.get(at++)));
                    } else {
                        missing = "-" + letter;
                        return;
                    }
                    break;
                }
                options.add(new Given(letter, null));
            }
        }
        operands = args.subList(at, args.size());
    }

    List<Given> options() {
        return options;
    }

    List<String> operands() {
        return operands;
    }

    boolean has(char letter) {
        return options.stream().anyMatch(option -> option.letter() == letter);
    }

    @Nullable String value(char letter) {
        String value = null;
        for (Given option : options) {
            value = option.letter() == letter ? option.value() : value;
        }
        return value;
    }

    /** Complains if the options are wrong: the status then, else -1. */
    int complain(BuiltinCall call, String usage) {
        if (bad != null) {
            return call.badOption(bad, usage);
        }
        if (missing != null) {
            call.fail(2, missing + ": option requires an argument");
            call.shell().err().print(call.name() + ": usage: " + usage + "\n");
            return 2;
        }
        return -1;
    }
}
