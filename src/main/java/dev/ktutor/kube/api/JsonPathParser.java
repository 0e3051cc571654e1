package dev.ktutor.kube.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses JSONPath templates as k8s.io/client-go/util/jsonpath does. */
final class JsonPathParser {
    private static final char END = '\uFFFF';
    private static final Pattern DICT_KEY = Pattern.compile("^'([^']*)'$");
    private static final Pattern SLICE = Pattern.compile("^(-?[\\d]*)(:-?[\\d]*)?(:-?[\\d]*)?$");
    private static final Pattern COMPARISON = Pattern.compile("^([^!<>=]+)([!<>=]+)(.+?)$", Pattern.DOTALL);

    private final String input;
    private final List<JsonPathNode> root = new ArrayList<>();
    private int start;
    private int position;

    private JsonPathParser(String input) {
        this.input = input;
    }

    /** The nodes of a template: texts, and a sequence for each action in braces. */
    static List<JsonPathNode> parse(String template) {
        JsonPathParser parser = new JsonPathParser(template);
        parser.text();
        return parser.root;
    }

    private static JsonPathNode.Sequence action(String text) {
        return (JsonPathNode.Sequence) parse("{" + text + "}").get(0);
    }

    private String consume() {
        String value = input.substring(start, position);
        start = position;
        return value;
    }

    private char next() {
        if (position >= input.length()) {
            return END;
        }
        return input.charAt(position++);
    }

    private char peek() {
        return position >= input.length() ? END : input.charAt(position);
    }

    private void text() {
        while (position < input.length()) {
            int open = input.indexOf('{', position);
            position = open < 0 ? input.length() : open;
            if (position > start) {
                root.add(new JsonPathNode.Text(consume()));
            }
            if (open < 0) {
                return;
            }
            position++;
            consume();
            List<JsonPathNode> inside = new ArrayList<>();
            inside(inside);
            root.add(new JsonPathNode.Sequence(inside));
        }
    }

    private void inside(List<JsonPathNode> nodes) {
        while (true) {
            if (input.startsWith("}", position)) {
                position++;
                consume();
                return;
            }
            if (input.startsWith("[?(", position)) {
                filter(nodes);
            } else if (input.startsWith("..", position)) {
                recursive(nodes);
            } else {
                token(nodes);
            }
        }
    }

    private void token(List<JsonPathNode> nodes) {
        char c = next();
        if (c == END || c == '\r' || c == '\n') {
            throw new JsonPathError("unclosed action");
        } else if (c == ' ' || c == '@' || c == '$') {
            consume();
        } else if (c == '[') {
            array(nodes);
        } else if (c == '"' || c == '\'') {
            quote(nodes, c);
        } else if (c == '.') {
            field(nodes);
        } else if (c == '+' || c == '-' || Character.isDigit(c)) {
            position--;
            number(nodes);
        } else if (c == '_' || Character.isLetter(c)) {
            position--;
            identifier(nodes);
        } else {
            int point = Character.isHighSurrogate(c) ? input.codePointAt(position - 1) : c;
            throw new JsonPathError("unrecognized character in action: " + String.format("U+%04X '%s'", point, Character.toString(point)));
        }
    }

    private void identifier(List<JsonPathNode> nodes) {
        while (!terminator(peek())) {
            position++;
        }
        String word = consume();
        nodes.add(word.equals("true") || word.equals("false") ? new JsonPathNode.Constant(Boolean.valueOf(word)) : new JsonPathNode.Identifier(word));
    }

    private void recursive(List<JsonPathNode> nodes) {
        if (!nodes.isEmpty() && nodes.get(nodes.size() - 1) instanceof JsonPathNode.Recursive) {
            throw new JsonPathError("invalid multiple recursive descent");
        }
        position += 2;
        consume();
        nodes.add(new JsonPathNode.Recursive());
        char c = peek();
        if (c != END && (c == '_' || Character.isLetterOrDigit(c))) {
            field(nodes);
        }
    }

    private void number(List<JsonPathNode> nodes) {
        if (peek() == '+' || peek() == '-') {
            position++;
        }
        while (peek() == '.' || peek() != END && Character.isDigit(peek())) {
            position++;
        }
        String text = consume();
        try {
            nodes.add(new JsonPathNode.Constant(Long.valueOf(text)));
        } catch (NumberFormatException whole) {
            try {
                nodes.add(new JsonPathNode.Constant(Double.valueOf(text)));
            } catch (NumberFormatException e) {
                throw new JsonPathError("cannot parse number " + text);
            }
        }
    }

    private void array(List<JsonPathNode> nodes) {
        while (true) {
            char c = next();
            if (c == END || c == '\n') {
                throw new JsonPathError("unterminated array");
            }
            if (c == ']') {
                break;
            }
        }
        String whole = consume();
        String text = whole.substring(1, whole.length() - 1);
        text = text.equals("*") ? ":" : text;
        String[] parts = text.split(",", -1);
        if (parts.length > 1) {
            List<JsonPathNode.Sequence> union = new ArrayList<>();
            for (String part : parts) {
                union.add(action("[" + part.replaceAll("^ +| +$", "") + "]"));
            }
            nodes.add(new JsonPathNode.Union(union));
            return;
        }
        Matcher key = DICT_KEY.matcher(text);
        if (key.find()) {
            nodes.addAll(action("." + key.group(1)).nodes());
            return;
        }
        Matcher slice = SLICE.matcher(text);
        if (!slice.find()) {
            throw new JsonPathError("invalid array index " + text);
        }
        JsonPathNode.Bound from = bound(slice.group(1), 0);
        JsonPathNode.Bound to = slice.group(2) == null ? new JsonPathNode.Bound(true, from.value() + 1, true) : bound(slice.group(2), 1);
        nodes.add(new JsonPathNode.Slice(from, to, slice.group(3) == null ? bound("", 1) : bound(slice.group(3), 1)));
    }

    private static JsonPathNode.Bound bound(String text, int skip) {
        String digits = text.isEmpty() ? "" : text.substring(skip);
        if (digits.isEmpty()) {
            return new JsonPathNode.Bound(false, 0, false);
        }
        try {
            return new JsonPathNode.Bound(true, Integer.parseInt(digits), false);
        } catch (NumberFormatException e) {
            throw new JsonPathError("array index " + digits + " is not a number");
        }
    }

    private void filter(List<JsonPathNode> nodes) {
        position += 3;
        consume();
        boolean begun = false;
        boolean ended = false;
        char pair = 0;
        while (true) {
            char c = next();
            if (c == END || c == '\n') {
                throw new JsonPathError("unterminated filter");
            }
            if (c == '"' || c == '\'') {
                if (!begun) {
                    begun = true;
                    pair = c;
                } else if (input.charAt(position - 2) != '\\' && c == pair) {
                    ended = true;
                }
            } else if (c == ')' && begun == ended) {
                break;
            }
        }
        if (next() != ']') {
            throw new JsonPathError("unclosed array expect ]");
        }
        String whole = consume();
        String text = whole.substring(0, whole.length() - 2);
        Matcher comparison = COMPARISON.matcher(text);
        nodes.add(comparison.find()
            ? new JsonPathNode.Filter(action(comparison.group(1)), action(comparison.group(3)), comparison.group(2))
            : new JsonPathNode.Filter(action(text), new JsonPathNode.Sequence(List.of()), "exists"));
    }

    private void quote(List<JsonPathNode> nodes, char end) {
        while (true) {
            char c = next();
            if (c == END || c == '\n') {
                throw new JsonPathError("unterminated quoted string");
            }
            if (c == end && input.charAt(position - 2) != '\\') {
                break;
            }
        }
        String quoted = consume();
        nodes.add(new JsonPathNode.Text(unquote(quoted)));
    }

    private static String unquote(String quoted) {
        String body = quoted.substring(1, quoted.length() - 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = i + 1 < body.length() ? body.charAt(++i) : ' ';
            int simple = "abfnrtv".indexOf(escape);
            int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : 0;
            if (simple >= 0) {
                text.append("\u0007\b\f\n\r\t\u000b".charAt(simple));
            } else if (escape == '\\' || escape == quoted.charAt(0)) {
                text.append(escape);
            } else if (digits > 0 && i + digits < body.length() + 0 && body.substring(i + 1, i + 1 + digits).matches("[0-9a-fA-F]+")) {
                text.append((char) Integer.parseInt(body.substring(i + 1, i + 1 + digits), 16));
                i += digits;
            } else {
                throw new JsonPathError("unquote string " + quoted + " error invalid syntax");
            }
        }
        return text.toString();
    }

    private void field(List<JsonPathNode> nodes) {
        consume();
        while (true) {
            char c = peek();
            if (c == '\\') {
                position = Math.min(input.length(), position + 2);
            } else if (terminator(c)) {
                break;
            } else {
                position++;
            }
        }
        String name = consume();
        nodes.add(name.equals("*") ? new JsonPathNode.Wildcard() : new JsonPathNode.Field(name.replace("\\", "")));
    }

    private static boolean terminator(char c) {
        return c == END || " \t\r\n.,[]$@{}".indexOf(c) >= 0;
    }
}
