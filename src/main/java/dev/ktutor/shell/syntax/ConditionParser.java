package dev.ktutor.shell.syntax;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code [[ … ]]}, whose words are not the shell's usual tokens. */
final class ConditionParser {
    private static final Set<String> UNARY = Set.of("-a", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-p", "-r", "-s",
            "-t", "-u", "-w", "-x", "-G", "-L", "-N", "-O", "-S", "-z", "-n", "-o", "-v", "-R");
    private static final Set<String> BINARY = Set.of("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge",
            "-nt", "-ot", "-ef", "<", ">");

    private final Lexer lexer;
    private final Input in;

    ConditionParser(Lexer lexer) {
        this.lexer = lexer;
        this.in = lexer.input();
    }

    /** The expression and the closing brackets. */
    Condition read() {
        lexer.back();
        Condition condition = or();
        skipSpace();
        if (!closes()) {
            throw complain(token().isEmpty() ? "unexpected token `EOF' in conditional command" : "syntax error in conditional expression");
        }
        in.skip(2);
        return condition;
    }

    private Condition or() {
        in.enter();
        Condition left = and();
        skipSpace();
        while (in.take("||")) {
            left = new Condition.Or(left, and());
            skipSpace();
        }
        in.leave();
        return left;
    }

    private Condition and() {
        Condition left = not();
        skipSpace();
        while (in.take("&&")) {
            left = new Condition.And(left, not());
            skipSpace();
        }
        return left;
    }

    private Condition not() {
        skipSpace();
        if (in.peek() == '!' && isBlank(in.peek(1))) {
            in.next();
            in.enter();
            Condition inner = not();
            in.leave();
            return new Condition.Not(inner);
        }
        if (in.peek() == '(') {
            in.next();
            Condition inner = or();
            skipSpace();
            if (in.peek() != ')') {
                throw complain("unexpected token `" + token() + "', expected `)'");
            }
            in.next();
            return new Condition.Parenthesized(inner);
        }
        return primary();
    }

    private Condition primary() {
        if (in.peek() == Input.END) {
            throw new SyntaxException(new ParseError(in.line(), in.position(),
                    java.util.List.of("unexpected token `EOF' in conditional command"), true));
        }
        if (closes() || in.peek() == ')' || in.startsWith("&&") || in.startsWith("||")) {
            throw complain("unexpected token `" + token() + "' in conditional command");
        }
        Word left = lexer.word(Lexer.META);
        if (left.source().isEmpty()) {
            throw complain("unexpected token `" + token() + "' in conditional command");
        }
        skipBlanks();
        String bare = left.bare();
        if (bare != null && UNARY.contains(bare) && !atBinary()) {
            if (closes() || in.peek() == ')' || in.startsWith("&&") || in.startsWith("||") || in.peek() == '\n') {
                throw complain("unexpected argument `" + token() + "' to conditional unary operator");
            }
            return new Condition.Unary(bare, lexer.word(Lexer.META));
        }
        if (closes() || in.peek() == ')' || in.startsWith("&&") || in.startsWith("||")) {
            return new Condition.NotEmpty(left);
        }
        return binary(left);
    }

    private Condition binary(Word left) {
        String operator = operator();
        if (operator == null) {
            String token = token();
            throw token.equals("newline") || token.isEmpty() || Lexer.META.indexOf(token.charAt(0)) >= 0
                    ? complain("unexpected token `" + token + "', conditional binary operator expected")
                    : complain("conditional binary operator expected");
        }
        in.skip(operator.length());
        skipBlanks();
        if (closes() || in.peek() == ')' || in.startsWith("&&") || in.startsWith("||") || in.peek() == '\n') {
            throw complain("unexpected argument `" + token() + "' to conditional binary operator");
        }
        if (operator.equals("=~")) {
            int start = in.position();
            return new Condition.Binary(left, operator, Word.of(lexer.parts().regex(), in.since(start)));
        }
        lexer.parts().forcePatterns(true);
        Word right = lexer.word(Lexer.META);
        lexer.parts().forcePatterns(false);
        return new Condition.Binary(left, operator, right);
    }

    private @Nullable String operator() {
        int c = in.peek();
        if (c == '<' || c == '>') {
            return String.valueOf((char) c);
        }
        int length = 0;
        while (in.peek(length) != Input.END && Lexer.META.indexOf(in.peek(length)) < 0) {
            length++;
        }
        String text = in.text().substring(in.position(), in.position() + length);
        return BINARY.contains(text) ? text : null;
    }

    private boolean atBinary() {
        String operator = operator();
        return operator != null && !operator.equals("<") && !operator.equals(">") && operator.charAt(0) != '-';
    }

    private boolean closes() {
        int after = in.peek(2);
        return in.startsWith("]]") && (after == Input.END || Lexer.META.indexOf(after) >= 0);
    }

    /** What stands here, for messages. */
    private String token() {
        int c = in.peek();
        if (c == '\n') {
            return "newline";
        }
        if (in.startsWith("&&") || in.startsWith("||")) {
            return in.text().substring(in.position(), in.position() + 2);
        }
        int end = in.position();
        while (end < in.text().length() && Lexer.META.indexOf(in.text().charAt(end)) < 0) {
            end++;
        }
        return end == in.position() && c != Input.END ? String.valueOf((char) c) : in.text().substring(in.position(), end);
    }

    private SyntaxException complain(String message) {
        String token = token();
        String near = token.isEmpty() ? "" : "syntax error near `" + token + "'";
        return near.isEmpty() ? new Complaint(in).plain(in.line(), message)
                : new Complaint(in).plain(in.line(), message);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '(';
    }

    private void skipBlanks() {
        while (in.look() == ' ' || in.peek() == '\t') {
            in.next();
        }
    }

    private void skipSpace() {
        while (in.look() == ' ' || in.peek() == '\t' || in.peek() == '\n') {
            in.next();
        }
    }
}
