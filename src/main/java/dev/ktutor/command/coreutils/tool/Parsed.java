package dev.ktutor.command.coreutils.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command line after option parsing: the options in the order given, and the operands. */
public final class Parsed {

    /** One option as given; the value is null where there is none. */
    public record Given(Opt option, @Nullable String value) {
        /** Whether it is the option with that letter or name. */
        public boolean is(String id) {
            return option.is(id);
        }

        /** Its value; "" where there is none. */
        public String text() {
            return value == null ? "" : value;
        }
    }

    private final List<Given> given = new ArrayList<>();
    private final List<String> operands = new ArrayList<>();

    private Parsed() { }

    /**
     * Parses as getopt_long(3).
     *
     * @param stopAtOperand whether options end at the first operand, as for {@code env} and {@code xargs}
     * @throws UsageError in glibc's words
     */
    public static Parsed parse(OptionTable table, List<String> args, boolean stopAtOperand) {
        Parsed parsed = new Parsed();
        int i = 0;
        while (i < args.size()) {
            String arg = args.get(i++);
            if (arg.equals("--")) {
                break;
            }
            if (arg.startsWith("--")) {
                i = parsed.longOption(table, arg, args, i);
            } else if (arg.startsWith("-") && arg.length() > 1) {
                i = parsed.letters(table, arg, args, i);
            } else {
                parsed.operands.add(arg);
                if (stopAtOperand) {
                    break;
                }
            }
        }
        parsed.operands.addAll(args.subList(i, args.size()));
        return parsed;
    }

    private int longOption(OptionTable table, String arg, List<String> args, int next) {
        int equals = arg.indexOf('=');
        String name = arg.substring(2, equals < 0 ? arg.length() : equals);
        List<String> matches = table.matching(name);
        if (matches.isEmpty()) {
            throw new UsageError("unrecognized option '" + arg.substring(0, 2) + name + "'");
        }
        Opt option = table.named(matches.get(0));
        if (matches.stream().anyMatch(m -> table.named(m) != option)) {
            StringBuilder text = new StringBuilder("option '" + arg + "' is ambiguous; possibilities:");
            matches.forEach(m -> text.append(" '--").append(m).append('\''));
            throw new UsageError(text.toString());
        }
        String full = matches.get(0);
        if (equals >= 0) {
            if (option.argument() == Opt.Argument.NONE) {
                throw new UsageError("option '--" + full + "' doesn't allow an argument");
            }
            given.add(new Given(option, arg.substring(equals + 1)));
        } else if (option.argument() == Opt.Argument.REQUIRED) {
            if (next >= args.size()) {
                throw new UsageError("option '--" + full + "' requires an argument");
            }
            given.add(new Given(option, args.get(next)));
            return next + 1;
        } else {
            given.add(new Given(option, null));
        }
        return next;
    }

    private int letters(OptionTable table, String arg, List<String> args, int next) {
        for (int k = 1; k < arg.length(); k++) {
            char letter = arg.charAt(k);
            Opt option = table.letter(letter).orElseThrow(() -> new UsageError("invalid option -- '" + letter + "'"));
            String rest = arg.substring(k + 1);
            if (option.argument() == Opt.Argument.NONE) {
                given.add(new Given(option, null));
            } else if (!rest.isEmpty()) {
                given.add(new Given(option, rest));
                return next;
            } else if (option.argument() == Opt.Argument.OPTIONAL) {
                given.add(new Given(option, null));
            } else if (next < args.size()) {
                given.add(new Given(option, args.get(next)));
                return next + 1;
            } else {
                throw new UsageError("option requires an argument -- '" + letter + "'");
            }
        }
        return next;
    }

    /** The operands, in order. */
    public List<String> operands() {
        return operands;
    }

    /** The options, in order. */
    public List<Given> given() {
        return given;
    }

    /** Whether the option was given; by letter or long name. */
    public boolean has(String id) {
        return given.stream().anyMatch(g -> g.is(id));
    }

    /** The value given last; null if the option was not given or without a value. */
    public @Nullable String value(String id) {
        Given last = last(id);
        return last == null ? null : last.value();
    }

    /** Every value given, in order. */
    public List<String> values(String id) {
        return given.stream().filter(g -> g.is(id)).map(Given::text).toList();
    }

    /** Which of these options was given last; null if none. */
    public @Nullable Given last(String... ids) {
        for (int i = given.size() - 1; i >= 0; i--) {
            for (String id : ids) {
                if (given.get(i).is(id)) {
                    return given.get(i);
                }
            }
        }
        return null;
    }
}
