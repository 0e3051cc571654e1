package dev.ktutor.kube.api;

import dev.ktutor.kube.api.LabelSelector.Operator;
import dev.ktutor.kube.api.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the text form of label selectors, with apimachinery's errors (labels/selector.go). */
final class LabelSelectorParser {
    private enum Kind { END, ERROR, IDENTIFIER, COMMA, OPEN, CLOSE, NOT, EQUALS, DOUBLE_EQUALS, NOT_EQUALS, GREATER, LESS, IN, NOT_IN }

    private record Token(Kind kind, String text) { }

    private static final Map<String, Kind> SYMBOLS = Map.of(")", Kind.CLOSE, ",", Kind.COMMA, "!", Kind.NOT, "==", Kind.DOUBLE_EQUALS,
        "=", Kind.EQUALS, ">", Kind.GREATER, "<", Kind.LESS, "!=", Kind.NOT_EQUALS, "(", Kind.OPEN);
    private static final Map<Kind, Operator> OPERATORS = Map.of(Kind.IN, Operator.IN, Kind.NOT_IN, Operator.NOT_IN, Kind.EQUALS, Operator.EQUALS,
        Kind.DOUBLE_EQUALS, Operator.EQUALS, Kind.NOT_EQUALS, Operator.NOT_EQUALS, Kind.GREATER, Operator.GREATER_THAN, Kind.LESS, Operator.LESS_THAN);

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int next;

    LabelSelectorParser(String text) {
        this.text = text;
        Token token;
        do {
            token = lex();
            tokens.add(token);
        } while (token.kind() != Kind.END);
    }

    private Token lex() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= text.length()) {
            return new Token(Kind.END, "");
        }
        int start = at;
        if (!special(text.charAt(at))) {
            while (at < text.length() && !special(text.charAt(at)) && " \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            return new Token(word.equals("in") ? Kind.IN : word.equals("notin") ? Kind.NOT_IN : Kind.IDENTIFIER, word);
        }
        String longest = "";
        while (at < text.length() && special(text.charAt(at))) {
            String symbol = text.substring(start, at + 1);
            if (SYMBOLS.containsKey(symbol)) {
                longest = symbol;
            } else if (!longest.isEmpty()) {
                break;
            }
            at++;
        }
        return longest.isEmpty() ? new Token(Kind.ERROR, "error expected: keyword found '" + text.substring(start, at) + "'")
            : new Token(SYMBOLS.getOrDefault(longest, Kind.ERROR), longest);
    }

    private static boolean special(char c) {
        return "=!(),><".indexOf(c) >= 0;
    }

    private Token peek() {
        Token token = tokens.get(Math.min(next, tokens.size() - 1));
        return token.kind() == Kind.IN || token.kind() == Kind.NOT_IN ? new Token(Kind.IDENTIFIER, token.text()) : token;
    }

    private Token take() {
        Token token = peek();
        next++;
        return token;
    }

    List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        while (true) {
            Token token = peek();
            if (token.kind() == Kind.END) {
                return sorted(requirements);
            }
            if (token.kind() != Kind.IDENTIFIER && token.kind() != Kind.NOT) {
                throw new SelectorError("found '" + token.text() + "', expected: !, identifier, or 'end of string'");
            }
            try {
                requirements.add(requirement());
            } catch (SelectorError error) {
                throw new SelectorError("unable to parse requirement: " + error.getMessage());
            }
            Token after = take();
            if (after.kind() == Kind.END) {
                return sorted(requirements);
            }
            if (after.kind() != Kind.COMMA) {
                throw new SelectorError("found '" + after.text() + "', expected: ',' or 'end of string'");
            }
            Token following = peek();
            if (following.kind() != Kind.IDENTIFIER && following.kind() != Kind.NOT) {
                throw new SelectorError("found '" + following.text() + "', expected: identifier after ','");
            }
        }
    }

    private static List<Requirement> sorted(List<Requirement> requirements) {
        requirements.sort(java.util.Comparator.comparing(Requirement::key));
        return requirements;
    }

    private Requirement requirement() {
        Token token = take();
        boolean not = token.kind() == Kind.NOT;
        if (not) {
            token = take();
        }
        if (token.kind() != Kind.IDENTIFIER) {
            throw new SelectorError("found '" + token.text() + "', expected: identifier");
        }
        String key = token.text();
        check("<nil>", key, Formats.labelKey(key));
        Kind after = peek().kind();
        if (not || after == Kind.END || after == Kind.COMMA) {
            return new Requirement(key, not ? Operator.DOES_NOT_EXIST : Operator.EXISTS, List.of());
        }
        Token sign = tokens.get(next++);
        Operator operator = OPERATORS.get(sign.kind());
        if (operator == null) {
            throw new SelectorError("found '" + sign.text() + "', expected: in, notin, =, ==, !=, gt, lt");
        }
        List<String> values = operator == Operator.IN || operator == Operator.NOT_IN ? set() : exact();
        if (operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN) {
            if (!values.get(0).matches("[-+]?[0-9]{1,18}")) {
                throw new SelectorError("values[0][" + key + "]: Invalid value: " + GoText.quote(values.get(0))
                    + ": for 'Gt', 'Lt' operators, the value must be an integer");
            }
        }
        for (int i = 0; i < values.size(); i++) {
            check("values[" + i + "][" + key + "]", values.get(i), Formats.labelValue(values.get(i)));
        }
        return new Requirement(key, operator, values);
    }

    private static void check(String path, String value, List<String> errors) {
        if (!errors.isEmpty()) {
            throw new SelectorError(FieldError.invalid(path, value, String.join("; ", errors)).toString());
        }
    }

    private List<String> exact() {
        Kind kind = peek().kind();
        if (kind == Kind.END || kind == Kind.COMMA) {
            return List.of("");
        }
        Token token = take();
        if (token.kind() == Kind.IDENTIFIER) {
            return List.of(token.text());
        }
        throw new SelectorError("found '" + token.text() + "', expected: identifier");
    }

    private List<String> set() {
        Token open = take();
        if (open.kind() != Kind.OPEN) {
            throw new SelectorError("found '" + open.text() + "' expected: '('");
        }
        TreeSet<String> values = new TreeSet<>();
        Token token = take();
        if (token.kind() == Kind.CLOSE) {
            return List.of("");
        }
        if (token.kind() != Kind.IDENTIFIER && token.kind() != Kind.COMMA) {
            throw new SelectorError("found '" + token.text() + "', expected: ',', ')' or identifier");
        }
        while (true) {
            if (token.kind() == Kind.IDENTIFIER) {
                values.add(token.text());
                Token after = peek();
                if (after.kind() == Kind.CLOSE) {
                    next++;
                    return List.copyOf(values);
                }
                if (after.kind() != Kind.COMMA) {
                    throw new SelectorError("found '" + after.text() + "', expected: ',' or ')'");
                }
            } else if (token.kind() == Kind.COMMA) {
                Kind after = peek().kind();
                if (values.isEmpty() || after == Kind.CLOSE || after == Kind.COMMA) {
                    values.add("");
                }
                if (after == Kind.CLOSE) {
                    next++;
                    return List.copyOf(values);
                }
            } else {
                throw new SelectorError("found '" + token.text() + "', expected: ',', or identifier");
            }
            token = take();
        }
    }
}
