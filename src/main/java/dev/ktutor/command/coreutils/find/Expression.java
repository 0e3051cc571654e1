package dev.ktutor.command.coreutils.find;

import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.ToolExit;
import java.util.List;
import java.util.Set;

/** Parses find's expression: operators by precedence; {@link Tests} and {@link Actions} make its parts. */
final class Expression {
    private static final Set<String> ACTIONS = Set.of("-print", "-print0", "-printf", "-exec", "-execdir", "-ok", "-okdir", "-ls", "-fprint", "-fprint0",
            "-fls", "-fprintf", "-delete", "-quit");
    private final Call call;
    private final Plan plan;
    private final Arguments arguments;
    private boolean acts;

    Expression(Call call, List<String> args, int at, Plan plan) {
        this.call = call;
        this.plan = plan;
        this.arguments = new Arguments(args, at);
    }

    /** The words of the expression, taken one by one. */
    static final class Arguments {
        private final List<String> args;
        private int at;

        Arguments(List<String> args, int at) {
            this.args = args;
            this.at = at;
        }

        boolean more() {
            return at < args.size();
        }

        String peek() {
            return at < args.size() ? args.get(at) : "";
        }

        String next() {
            return args.get(at++);
        }

        /** The argument of a predicate. */
        String of(String predicate) {
            if (at >= args.size()) {
                throw new ToolExit(1, "missing argument to `" + predicate + "'");
            }
            return args.get(at++);
        }
    }

    Test parse() {
        Test whole = arguments.more() ? list() : visit -> true;
        if (arguments.more()) {
            throw new ToolExit(1, arguments.peek().equals(")") ? "you have too many ')'"
                    : "paths must precede expression: `" + arguments.peek() + "'");
        }
        return acts ? whole : whole.and(new Actions(call, plan).make("-print", arguments));
    }

    private Test list() {
        Test left = either();
        while (arguments.peek().equals(",")) {
            arguments.next();
            left = left.then(either());
        }
        return left;
    }

    private Test either() {
        Test left = both();
        while (arguments.peek().equals("-o") || arguments.peek().equals("-or")) {
            String operator = arguments.next();
            if (!arguments.more()) {
                throw new ToolExit(1, "expected an expression after '" + operator + "'");
            }
            left = left.or(both());
        }
        return left;
    }

    private Test both() {
        Test left = single();
        while (arguments.more() && !arguments.peek().matches("-o|-or|,|\\)")) {
            if (arguments.peek().equals("-a") || arguments.peek().equals("-and")) {
                String operator = arguments.next();
                if (!arguments.more()) {
                    throw new ToolExit(1, "expected an expression after '" + operator + "'");
                }
            }
            left = left.and(single());
        }
        return left;
    }

    private Test single() {
        String word = arguments.next();
        switch (word) {
            case "!", "-not" -> {
                if (!arguments.more()) {
                    throw new ToolExit(1, "expected an expression after '" + word + "'");
                }
                Test inner = single();
                return visit -> !inner.holds(visit);
            }
            case "(" -> {
                if (arguments.peek().equals(")")) {
                    throw new ToolExit(1, "invalid expression; empty parentheses are not allowed.");
                }
                if (!arguments.more()) {
                    throw new ToolExit(1, "invalid expression; I was expecting to find a ')' somewhere but did not see one.");
                }
                Test inner = list();
                if (!arguments.peek().equals(")")) {
                    throw new ToolExit(1, "invalid expression; I was expecting to find a ')' somewhere but did not see one.");
                }
                arguments.next();
                return inner;
            }
            case ")" -> throw new ToolExit(1, "invalid expression; you have too many ')'");
            case "-o", "-or", "-a", "-and", "," -> throw new ToolExit(1, "invalid expression; you have used a binary operator '" + word
                    + "' with nothing before it.");
            default -> { }
        }
        if (!word.startsWith("-")) {
            throw new ToolExit(1, "paths must precede expression: `" + word + "'");
        }
        if (ACTIONS.contains(word)) {
            acts = true;
            return new Actions(call, plan).make(word, arguments);
        }
        return new Tests(call, plan).make(word, arguments);
    }

}
