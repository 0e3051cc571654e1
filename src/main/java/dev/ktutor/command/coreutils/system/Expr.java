package dev.ktutor.command.coreutils.system;

import dev.ktutor.command.coreutils.regex.Regex;
import dev.ktutor.command.coreutils.regex.RegexError;
import dev.ktutor.command.coreutils.regex.RegexSyntax;
import dev.ktutor.command.coreutils.tool.Call;
import dev.ktutor.command.coreutils.tool.Quote;
import dev.ktutor.command.coreutils.tool.Tool;
import dev.ktutor.command.coreutils.tool.ToolExit;
import dev.ktutor.command.coreutils.tool.UsageError;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;

/** expr(1). */
public final class Expr extends Tool {
    /** The tool. */
    public Expr() {
        super("expr", "Print the value of EXPRESSION to standard output.", "EXPRESSION | OPTION\n");
    }

    @Override
    protected int usageStatus() {
        return 2;
    }

    @Override
    protected List<String> prepare(List<String> args) {
        if (args.size() == 1 && args.get(0).startsWith("--") && args.get(0).length() > 2) {
            return args;
        }
        List<String> all = new java.util.ArrayList<>(args);
        if (args.isEmpty() || !args.get(0).equals("--")) {
            all.add(0, "--");
        }
        return all;
    }

    @Override
    protected void execute(Call call) {
        if (call.operands().isEmpty()) {
            throw new UsageError("missing operand");
        }
        Evaluation evaluation = new Evaluation(call.operands());
        String value = evaluation.or();
        if (evaluation.at < call.operands().size()) {
            throw syntax("unexpected argument " + Quote.curly(call.operands().get(evaluation.at)));
        }
        call.println(value);
        call.status(truth(value) ? 0 : 1);
    }

    private static ToolExit syntax(String text) {
        return new ToolExit(2, "syntax error: " + text);
    }

    private static boolean truth(String value) {
        return !value.isEmpty() && !value.matches("-?0+");
    }

    /** A walk over the arguments by precedence. */
    private static final class Evaluation {
        private final List<String> args;
        private int at;

        Evaluation(List<String> args) {
            this.args = args;
        }

        private boolean take(String... operators) {
            if (at < args.size() && List.of(operators).contains(args.get(at))) {
                at++;
                return true;
            }
            return false;
        }

        private String last() {
            return args.get(at - 1);
        }

        String or() {
            String left = and();
            while (take("|")) {
                String right = and();
                left = truth(left) ? left : truth(right) ? right : "0";
            }
            return left;
        }

        private String and() {
            String left = comparison();
            while (take("&")) {
                String right = comparison();
                left = truth(left) && truth(right) ? left : "0";
            }
            return left;
        }

        private String comparison() {
            String left = sum();
            while (take("<", "<=", "=", "==", "!=", ">=", ">")) {
                String operator = last();
                String right = sum();
                boolean numbers = integer(left) && integer(right);
                int order = numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
                left = switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case "=", "==" -> order == 0;
                    case "!=" -> order != 0;
                    case ">=" -> order >= 0;
                    default -> order > 0;
                } ? "1" : "0";
            }
            return left;
        }

        private String sum() {
            String left = product();
            while (take("+", "-")) {
                boolean plus = last().equals("+");
                String right = product();
                left = (plus ? number(left).add(number(right)) : number(left).subtract(number(right))).toString();
            }
            return left;
        }

        private String product() {
            String left = match();
            while (take("*", "/", "%")) {
                String operator = last();
                String right = match();
                BigInteger a = number(left);
                BigInteger b = number(right);
                if (!operator.equals("*") && b.signum() == 0) {
                    throw new ToolExit(2, "division by zero");
                }
                left = (operator.equals("*") ? a.multiply(b) : operator.equals("/") ? a.divide(b) : a.remainder(b)).toString();
            }
            return left;
        }

        private String match() {
            String left = primary();
            while (take(":")) {
                left = matched(left, primary());
            }
            return left;
        }

        private String primary() {
            if (at >= args.size()) {
                throw syntax("missing argument after " + Quote.curly(at == 0 ? "" : args.get(at - 1)));
            }
            String word = args.get(at++);
            boolean more = at < args.size();
            switch (word) {
                case "(" -> {
                    String value = or();
                    if (!take(")")) {
                        throw syntax(at < args.size() ? "expecting ')' instead of " + Quote.curly(args.get(at))
                                : "expecting ')' after " + Quote.curly(args.get(at - 1)));
                    }
                    return value;
                }
                case ")" -> throw syntax("unexpected ')'");
                case "+" -> {
                    if (!more) {
                        throw syntax("missing argument after " + Quote.curly(word));
                    }
                    return args.get(at++);
                }
                default -> {
                    return more ? function(word) : word;
                }
            }
        }

        private String function(String word) {
            switch (word) {
                case "length" -> {
                    String text = primary();
                    return String.valueOf(text.codePointCount(0, text.length()));
                }
                case "match" -> {
                    String text = primary();
                    return matched(text, primary());
                }
                case "index" -> {
                    String text = primary();
                    String characters = primary();
                    for (int i = 0; i < text.length(); i++) {
                        if (characters.indexOf(text.charAt(i)) >= 0) {
                            return String.valueOf(i + 1);
                        }
                    }
                    return "0";
                }
                case "substr" -> {
                    String text = primary();
                    String from = primary();
                    String count = primary();
                    if (!integer(from) || !integer(count)) {
                        return "";
                    }
                    long start = new BigInteger(from).min(BigInteger.valueOf(1 << 30)).longValue();
                    long length = new BigInteger(count).min(BigInteger.valueOf(1 << 30)).longValue();
                    return start < 1 || length < 1 || start > text.length() ? ""
                            : text.substring((int) start - 1, (int) Math.min(text.length(), start - 1 + length));
                }
                default -> {
                    return word;
                }
            }
        }

        private static String matched(String text, String pattern) {
            try {
                Regex regex = Regex.compile(pattern.startsWith("^") ? pattern : "^" + pattern, RegexSyntax.BASIC);
                MatchResult match = regex.find(text, 0).orElse(null);
                if (match == null) {
                    return regex.groups() > 0 ? "" : "0";
                }
                return regex.groups() == 0 ? String.valueOf(match.end()) : match.start(1) < 0 ? "" : text.substring(match.start(1), match.end(1));
            } catch (RegexError e) {
                throw new ToolExit(2, e.text());
            }
        }

        private static boolean integer(String text) {
            return text.matches("-?[0-9]+");
        }

        private static BigInteger number(String text) {
            if (!integer(text)) {
                throw new ToolExit(2, "non-integer argument");
            }
            return new BigInteger(text);
        }
    }
}
