package dev.ktutor.shell.expand;

import org.jspecify.annotations.Nullable;

/** Tokens of arithmetic, as bash's expr.c reads them; keeps the place that its messages call the error token. */
final class ArithmeticLexer {
    enum Kind { NUMBER, NAME, OPERATOR, END }

    private static final String[] OPERATORS = {"<<=", ">>=", "**", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|=",
        "<<", ">>", "<=", ">=", "==", "!=", "&&", "||"};

    final String text;
    int position;
    /** Where the latest token that is not the end begins. */
    int tokenStart;
    Kind kind = Kind.END;
    String token = "";
    long number;
    @Nullable String subscript;
    private Kind before = Kind.END;
    private boolean afterOperand;

    ArithmeticLexer(String text) {
        this.text = text;
    }

    /** Moves to the next token. */
    void advance() {
        afterOperand = kind == Kind.NUMBER || kind == Kind.NAME || kind == Kind.OPERATOR && token.equals(")");
        before = kind;
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (position >= text.length()) {
            kind = Kind.END;
            token = "";
            return;
        }
        tokenStart = position;
        char c = text.charAt(position);
        if (c >= '0' && c <= '9') {
            readNumber();
        } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_') {
            readName();
        } else {
            readOperator(c);
        }
    }

    private void readOperator(char c) {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, position)) {
                boolean step = operator.equals("++") || operator.equals("--");
                if (step && !stepFits()) {
                    continue;
                }
                kind = Kind.OPERATOR;
                token = operator;
                position += operator.length();
                return;
            }
        }
        if ("+-*/%=<>!~&|^?:(),".indexOf(c) < 0) {
            boolean operand = afterOperand || before == Kind.NUMBER || before == Kind.NAME;
            throw error(operand ? "syntax error: invalid arithmetic operator" : "syntax error: operand expected");
        }
        kind = Kind.OPERATOR;
        token = String.valueOf(c);
        position++;
    }

    /** {@code ++} and {@code --} are one token only beside a name; {@code - -a} written together is two. */
    private boolean stepFits() {
        if (before == Kind.NAME || kind == Kind.NAME) {
            return true;
        }
        int at = position + 2;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_');
    }

    private void readName() {
        int end = position;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        token = text.substring(position, end);
        subscript = null;
        if (end < text.length() && text.charAt(end) == '[') {
            int close = closing(end);
            if (close < 0) {
                throw error("bad array subscript");
            }
            subscript = text.substring(end + 1, close);
            end = close + 1;
        }
        position = end;
        kind = Kind.NAME;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
    }

    private void readNumber() {
        int end = position;
        while (end < text.length() && (isPart(text.charAt(end)) || text.charAt(end) == '#' || text.charAt(end) == '@')) {
            end++;
        }
        kind = Kind.NUMBER;
        token = text.substring(position, end);
        position = end;
        number = parse(token);
    }

    private long parse(String digits) {
        int hash = digits.indexOf('#');
        if (hash > 0) {
            long base = parseDigits(digits.substring(0, hash), 10);
            if (base < 2 || base > 64) {
                throw cut("invalid arithmetic base");
            }
            if (hash == digits.length() - 1) {
                throw cut("invalid integer constant");
            }
            return parseDigits(digits.substring(hash + 1), (int) base);
        }
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            return parseDigits(digits.substring(2), 16);
        }
        return digits.length() > 1 && digits.charAt(0) == '0' ? parseDigits(digits.substring(1), 8) : parseDigits(digits, 10);
    }

    private long parseDigits(String digits, int base) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c <= '9' && c >= '0' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10
                    : c >= 'A' && c <= 'Z' ? c - 'A' + (base <= 36 ? 10 : 36) : c == '@' ? 62 : c == '_' ? 63 : 99;
            if (c == '#') {
                throw cut("invalid number");
            }
            if (digit >= base) {
                throw cut("value too great for base");
            }
            value = value * base + digit;
        }
        return value;
    }

    /** An error at the present token. */
    ExpansionError error(String message) {
        return errorAt(message, tokenStart);
    }

    ExpansionError errorAt(String message, int start) {
        return ArithmeticParser.failure(text.stripLeading(), message, text.substring(Math.min(start, text.length())));
    }

    /** An error in a number: bash has cut the text behind it. */
    private ExpansionError cut(String message) {
        return ArithmeticParser.failure(text.substring(0, position).stripLeading(), message, token);
    }
}
