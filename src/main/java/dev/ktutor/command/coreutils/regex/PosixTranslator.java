package dev.ktutor.command.coreutils.regex;

import org.jspecify.annotations.Nullable;

/** Rewrites a POSIX pattern (basic or extended, with GNU's extensions) in Java's syntax (regex(7), grep's manual). */
final class PosixTranslator {
    /** Character classes as Java has them inside brackets. */
    static final String[][] CLASSES = {{"alpha", "a-zA-Z\\p{L}"}, {"digit", "0-9"}, {"alnum", "a-zA-Z0-9\\p{L}\\p{Nd}"},
        {"upper", "A-Z\\p{Lu}"}, {"lower", "a-z\\p{Ll}"}, {"space", " \\t\\n\\x0B\\f\\r"}, {"blank", " \\t"}, {"punct", "\\p{Punct}"},
        {"cntrl", "\\p{Cntrl}"}, {"print", "\\x20-\\x7E\\x{A0}-\\x{10FFFF}"}, {"graph", "\\x21-\\x7E\\x{A1}-\\x{10FFFF}"},
        {"xdigit", "0-9A-Fa-f"}, {"word", "\\w"}};
    private static final String WORD = "a-zA-Z0-9_\\p{L}\\p{Nd}";

    private final String given;
    private final boolean extended;
    private final boolean multiline;
    private final boolean block;
    private final boolean lenient;
    private @Nullable String warning;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private String best = "";
    private boolean pure = true;
    private boolean alternatives;
    private boolean topAlternatives;
    private int at;
    private int depth;
    private int groups;
    /** Where the last atom begins in the output; -1 if there is none to repeat. */
    private int atom = -1;
    private final java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();

    PosixTranslator(String given, boolean extended, boolean multiline, boolean block, boolean lenient) {
        this.given = given;
        this.extended = extended;
        this.multiline = multiline;
        this.block = block;
        this.lenient = lenient;
    }

    Regex.Translation translate() {
        while (at < given.length()) {
            char c = given.charAt(at);
            if (c == '\\') {
                escape();
            } else if (c == '[') {
                endRun();
                atom = out.length();
                bracket();
            } else if (c == '.') {
                endRun();
                atom = out.length();
                out.append(block ? "[^\\n]" : ".");
                at++;
            } else if (c == '*' && (atom >= 0 || extended)) {
                if (extended) {
                    operator(c);
                } else {
                    repeat("*");
                    at++;
                }
            } else if (c == '^' && (extended || startsHere())) {
                anchor(multiline ? "(?:^|(?<=\\n))" : block ? "(?<=\\n|\\A)" : "^");
                at++;
            } else if (c == '$' && (extended || endsHere())) {
                anchor(multiline || block ? "(?=\\n|\\z)" : "\\z");
                at++;
            } else if (extended && "+?{|()".indexOf(c) >= 0) {
                operator(c);
            } else {
                literal(given.codePointAt(at));
                at += Character.charCount(given.codePointAt(at));
            }
        }
        if (depth > 0) {
            throw new RegexError("Unmatched ( or \\(");
        }
        endRunKeepingPure();
        return new Regex.Translation(out.toString(), alternatives, topAlternatives || best.isEmpty() ? null : best, pure, groups,
                warning);
    }

    private boolean startsHere() {
        return at == 0 || given.startsWith("\\(", at - 2) && at >= 2 || given.startsWith("\\|", at - 2) && at >= 2
                || at > 0 && given.charAt(at - 1) == '\n';
    }

    private boolean endsHere() {
        return at + 1 == given.length() || given.startsWith("\\)", at + 1) || given.startsWith("\\|", at + 1)
                || given.charAt(at + 1) == '\n';
    }

    private void anchor(String java) {
        endRun();
        out.append(java);
        atom = -1;
    }

    private void literal(int c) {
        atom = out.length();
        String text = Character.toString(c);
        if (depth == 0) {
            run.append(text);
        } else {
            pure = false;
        }
        out.append(c < 128 && !Character.isLetterOrDigit(c) && c != ' ' && c >= 32 ? "\\" + text : text);
    }

    private void endRun() {
        pure = false;
        endRunKeepingPure();
    }

    private void endRunKeepingPure() {
        if (run.length() > best.length()) {
            best = run.toString();
        }
        run.setLength(0);
    }

    /** A quantifier: the last character of the run may be missing. */
    private void repeat(String quantifier) {
        pure = false;
        if (run.length() > 0 && depth == 0) {
            run.setLength(run.offsetByCodePoints(run.length(), -1));
            endRun();
        }
        // Two quantifiers in a row would mean something else to Java.
        String whole = out.substring(atom);
        out.setLength(atom);
        out.append(whole.matches("(?s).*[*+?}]") && !whole.matches("(?s)(\\\\.|\\[.*\\]|\\(.*\\))") ? "(?:" + whole + ")" : whole).append(quantifier);
    }

    private void operator(char c) {
        switch (c) {
            case '(' -> {
                at++;
                openGroup();
            }
            case ')' -> {
                at++;
                if (depth == 0 && lenient) {
                    literal(c);
                    return;
                }
                if (depth == 0) {
                    throw new RegexError("Unmatched ) or \\)");
                }
                closeGroup();
            }
            case '|' -> {
                at++;
                alternative();
            }
            case '{' -> interval("}");
            default -> {
                at++;
                if (atom >= 0) {
                    repeat(String.valueOf(c));
                } else if (lenient) {
                    pure = false;
                    warning = c + " at start of expression";
                } else {
                    throw new RegexError("Invalid preceding regular expression");
                }
            }
        }
    }

    private void openGroup() {
        endRun();
        open.push(out.length());
        out.append('(');
        depth++;
        groups++;
        atom = -1;
    }

    private void closeGroup() {
        out.append(')');
        atom = open.pop();
        depth--;
    }

    private void alternative() {
        endRun();
        alternatives = true;
        topAlternatives |= depth == 0;
        out.append('|');
        atom = -1;
    }

    private void interval(String close) {
        int open = close.equals("}") ? at + 1 : at + 2;
        int end = given.indexOf(close, open);
        String bounds = end < 0 ? "" : given.substring(open, end);
        boolean valid = bounds.matches("[0-9]+(,[0-9]*)?|,[0-9]+");
        if (!valid || atom < 0) {
            if (close.equals("}")) {
                if (atom < 0 && valid) {
                    throw new RegexError("Invalid preceding regular expression");
                }
                literal('{');
                at++;
                return;
            }
            throw new RegexError(atom < 0 ? "Invalid preceding regular expression" : end < 0 ? "Unmatched \\{" : "Invalid content of \\{\\}");
        }
        int comma = bounds.indexOf(',');
        String least = comma < 0 ? bounds : bounds.substring(0, comma);
        String most = comma < 0 ? bounds : bounds.substring(comma + 1);
        if (least.length() > 5 || most.length() > 5 || !most.isEmpty() && Integer.parseInt(most) > 32767) {
            throw new RegexError("Regular expression too big");
        }
        if (!least.isEmpty() && !most.isEmpty() && Integer.parseInt(most) < Integer.parseInt(least)) {
            throw new RegexError("Invalid content of \\{\\}");
        }
        repeat("{" + (least.isEmpty() ? "0" : least) + (comma < 0 ? "" : "," + most) + "}");
        at = end + close.length();
    }

    private void escape() {
        if (at + 1 == given.length()) {
            throw new RegexError("Trailing backslash");
        }
        char c = given.charAt(at + 1);
        if (!extended && basicOperator(c)) {
            return;
        }
        at += 2;
        switch (c) {
            case 'w', 'W', 's', 'S' -> {
                endRun();
                atom = out.length();
                String set = c == 'w' || c == 'W' ? WORD : " \\t\\x0B\\f\\r" + (block ? "" : "\\n");
                out.append(Character.isLowerCase(c) ? "[" : "[^").append(set).append(block && Character.isUpperCase(c) ? "\\n]" : "]");
            }
            case 'b' -> anchor("(?:(?<=[" + WORD + "])(?![" + WORD + "])|(?<![" + WORD + "])(?=[" + WORD + "]))");
            case 'B' -> anchor("(?:(?<=[" + WORD + "])(?=[" + WORD + "])|(?<![" + WORD + "])(?![" + WORD + "]))");
            case '<' -> anchor("(?<![" + WORD + "])(?=[" + WORD + "])");
            case '>' -> anchor("(?<=[" + WORD + "])(?![" + WORD + "])");
            case '`' -> anchor("\\A");
            case '\'' -> anchor("\\z");
            case 'n' -> literal('\n');
            case 't' -> literal('\t');
            default -> {
                if (c >= '1' && c <= '9') {
                    if (c - '0' > groups) {
                        throw new RegexError("Invalid back reference");
                    }
                    endRun();
                    atom = out.length();
                    out.append("(?:\\").append(c).append(')');
                } else {
                    literal(c);
                }
            }
        }
    }

    /** The operators that basic syntax writes with a backslash. */
    private boolean basicOperator(char c) {
        switch (c) {
            case '(' -> {
                at += 2;
                openGroup();
            }
            case ')' -> {
                at += 2;
                if (depth == 0) {
                    throw new RegexError("Unmatched ) or \\)");
                }
                closeGroup();
            }
            case '|' -> {
                at += 2;
                alternative();
            }
            case '{' -> interval("\\}");
            case '+', '?' -> {
                at += 2;
                if (atom < 0) {
                    literal(c);
                } else {
                    repeat(String.valueOf(c));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void bracket() {
        int i = at + 1;
        boolean negated = i < given.length() && given.charAt(i) == '^';
        i += negated ? 1 : 0;
        StringBuilder set = new StringBuilder();
        boolean first = true;
        while (true) {
            if (i >= given.length()) {
                throw new RegexError("Unmatched [, [^, [:, [., or [=");
            }
            char c = given.charAt(i);
            if (c == ']' && !first) {
                break;
            }
            first = false;
            if (c == '[' && i + 1 < given.length() && ":.=".indexOf(given.charAt(i + 1)) >= 0) {
                int end = given.indexOf(given.charAt(i + 1) + "]", i + 2);
                if (end < 0) {
                    throw new RegexError("Unmatched [, [^, [:, [., or [=");
                }
                String name = given.substring(i + 2, end);
                set.append(given.charAt(i + 1) == ':' ? named(name) : quoted(name.isEmpty() ? ' ' : name.charAt(0)));
                i = end + 2;
                continue;
            }
            int from = given.codePointAt(i);
            i += Character.charCount(from);
            if (i + 1 < given.length() && given.charAt(i) == '-' && given.charAt(i + 1) != ']') {
                int to = given.codePointAt(i + 1);
                if (to < from) {
                    throw new RegexError("Invalid range end");
                }
                i += 1 + Character.charCount(to);
                set.append(quoted(from)).append('-').append(quoted(to));
            } else {
                set.append(quoted(from));
            }
        }
        String content = given.substring(at + 1, i);
        if (content.length() > 2 && content.startsWith(":") && content.endsWith(":")) {
            throw new RegexError("character class syntax is [[:space:]], not [:space:]");
        }
        at = i + 1;
        out.append(negated ? "[^" : "[").append(set).append(negated && block ? "\\n]" : "]");
    }

    private static String named(String name) {
        for (String[] known : CLASSES) {
            if (known[0].equals(name)) {
                return known[1];
            }
        }
        throw new RegexError("Invalid character class name");
    }

    private static String quoted(int c) {
        String text = Character.toString(c);
        return c < 128 && !Character.isLetterOrDigit(c) && c > 32 ? "\\" + text : text;
    }
}
