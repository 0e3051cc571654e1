package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.expand.ShellOption;
import dev.ktutor.shell.syntax.Condition;
import dev.ktutor.shell.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Evaluates {@code [[ … ]]} (bash manual, 3.2.5.2). */
final class ConditionEvaluator {
    private final Interpreter shell;
    private final FileTests files;
    private final Map<String, Pattern> compiled = new HashMap<>();
    private boolean badPattern;
    /** Whether the term that is evaluated next stands behind an exclamation mark, for traces. */
    private boolean inverted;

    ConditionEvaluator(Interpreter shell) {
        this.shell = shell;
        this.files = new FileTests(shell);
    }

    int run(Condition condition) {
        shell.step();
        badPattern = false;
        inverted = false;
        try {
            boolean holds = evaluate(condition);
            return badPattern ? 2 : holds ? 0 : 1;
        } catch (ExpansionError e) {
            if (e.reach() == ExpansionError.Reach.SHELL || !e.text().contains("error token")) {
                throw e;
            }
            shell.error("[[: " + e.text());
            return 1;
        }
    }

    private boolean evaluate(Condition condition) {
        if (condition instanceof Condition.And and) {
            return evaluate(and.left()) && evaluate(and.right());
        }
        if (condition instanceof Condition.Or or) {
            return evaluate(or.left()) || evaluate(or.right());
        }
        if (condition instanceof Condition.Not not) {
            inverted = !inverted;
            return !evaluate(not.inner());
        }
        if (condition instanceof Condition.Parenthesized inner) {
            inverted = false;
            return evaluate(inner.inner());
        }
        if (condition instanceof Condition.NotEmpty word) {
            String text = shell.expander.text(word.word());
            trace("-n " + shown(text));
            return !text.isEmpty();
        }
        if (condition instanceof Condition.Unary unary) {
            String operand = shell.expander.text(unary.operand());
            trace(unary.operator() + " " + shown(operand));
            return files.unary(unary.operator(), operand);
        }
        return condition instanceof Condition.Binary binary && binary(binary);
    }

    /** A trace of a condition shows its words without quotes. */
    private static String shown(String text) {
        return text.isEmpty() ? "''" : text;
    }

    private void trace(String text) {
        if (shell.on(ShellOption.XTRACE)) {
            shell.tracer.line("[[ " + (inverted ? "! " : "") + text + " ]]");
        }
        inverted = false;
    }

    private boolean binary(Condition.Binary binary) {
        String left = shell.expander.text(binary.left());
        Word right = binary.right();
        switch (binary.operator()) {
            case "=", "==", "!=" -> {
                String pattern = shell.on(ShellOption.XTRACE) ? shell.expander.tracedPattern(right) : shell.expander.patternText(right);
                trace(shown(left) + " " + binary.operator() + " " + (pattern.isEmpty() ? "''" : pattern));
                boolean equal = shell.expander.pattern(pattern, true, shell.on(ShellOption.NOCASEMATCH)).matches(left);
                return equal == !binary.operator().equals("!=");
            }
            case "=~" -> {
                String regex = shell.expander.regex(right);
                trace(shown(left) + " =~ " + (regex.isEmpty() ? "''" : regex));
                return matches(left, regex);
            }
            default -> {
                String text = shell.expander.text(right);
                trace(shown(left) + " " + binary.operator() + " " + shown(text));
                return switch (binary.operator()) {
                    case "<" -> left.compareTo(text) < 0;
                    case ">" -> left.compareTo(text) > 0;
                    case "-nt", "-ot", "-ef" -> files.compare(left, binary.operator(), text);
                    default -> numbers(left, binary.operator(), text);
                };
            }
        }
    }

    private boolean numbers(String left, String operator, String right) {
        long a = shell.expander.arithmetic().evaluate(left);
        long b = shell.expander.arithmetic().evaluate(right);
        return FileTests.compare(a, operator, b);
    }

    private boolean matches(String text, String regex) {
        boolean ignoreCase = shell.on(ShellOption.NOCASEMATCH);
        Pattern pattern = compiled.get((ignoreCase ? "i" : "c") + regex);
        if (pattern == null) {
            try {
                pattern = Pattern.compile(ExtendedRegex.toJava(regex), ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
            } catch (PatternSyntaxException e) {
                badPattern = true;
                return false;
            }
            if (compiled.size() > 200) {
                compiled.clear();
            }
            compiled.put((ignoreCase ? "i" : "c") + regex, pattern);
        }
        Matcher matcher = pattern.matcher(text);
        List<String> groups = new ArrayList<>();
        boolean found;
        try {
            found = matcher.find();
        } catch (StackOverflowError e) {
            found = false;
        }
        for (int i = 0; found && i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i) == null ? "" : matcher.group(i));
        }
        shell.variables.clearArray("BASH_REMATCH", false);
        for (int i = 0; i < groups.size(); i++) {
            shell.variables.setElement("BASH_REMATCH", (long) i, groups.get(i), false);
        }
        return found;
    }
}
