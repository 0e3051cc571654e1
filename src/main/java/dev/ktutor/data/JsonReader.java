package dev.ktutor.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value; its errors are worded as Go's scanner words them. */
final class JsonReader {
    /** Go's own limit (encoding/json/scanner.go). */
    private static final int MAX_DEPTH = 10_000;

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable Object document() {
        Object value = value("looking for beginning of value", 0);
        blanks();
        if (at < text.length()) {
            throw unexpected("after top-level value");
        }
        return value;
    }

    private @Nullable Object value(String context, int depth) {
        blanks();
        if (at >= text.length()) {
            throw end();
        }
        if (depth > Math.min(MAX_DEPTH, 2_000)) {
            throw error("exceeded max depth");
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> {
                if (c == '-' || c >= '0' && c <= '9') {
                    yield number();
                }
                throw unexpected(context);
            }
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return map;
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw unexpected("looking for beginning of object key string");
            }
            String key = string();
            blanks();
            if (peek() != ':') {
                throw unexpected("after object key");
            }
            at++;
            map.put(key, value("looking for beginning of value", depth + 1));
            blanks();
            char c = peek();
            if (c != ',' && c != '}') {
                throw unexpected("after object key:value pair");
            }
            at++;
            if (c == '}') {
                return map;
            }
        }
    }

    private List<Object> array(int depth) {
        List<Object> list = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value("looking for beginning of value", depth + 1));
            blanks();
            char c = peek();
            if (c != ',' && c != ']') {
                throw unexpected("after array element");
            }
            at++;
            if (c == ']') {
                return list;
            }
        }
    }

    private String string() {
        at++;
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\' || c < 0x20) {
                break;
            }
            at++;
        }
        StringBuilder out = new StringBuilder(text.substring(start, at));
        while (true) {
            char c = peek();
            if (c == '"') {
                at++;
                return out.toString();
            }
            if (c < 0x20) {
                throw unexpected("in string literal");
            }
            at++;
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u': break;
            default:
                at--;
                throw unexpected("in string escape code");
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw unexpected("in \\u hexadecimal character escape");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private Object number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (at >= text.length()) {
            throw end();
        }
        if (text.charAt(at) == '0') {
            at++;
        } else if (!digits()) {
            throw unexpected("in numeric literal");
        }
        boolean whole = true;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            whole = false;
            if (!digits()) {
                throw unexpected("after decimal point in numeric literal");
            }
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            whole = false;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            if (!digits()) {
                throw unexpected("in exponent of numeric literal");
            }
        }
        String literal = text.substring(start, at);
        if (!whole) {
            return Double.valueOf(literal);
        }
        return literal.length() < 19 ? (Object) Long.valueOf(literal) : whole(literal);
    }

    private static Object whole(String literal) {
        BigInteger big = new BigInteger(literal);
        return big.bitLength() < 64 ? (Object) big.longValue() : big;
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > start;
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (at >= text.length()) {
                throw end();
            }
            if (text.charAt(at) != word.charAt(i)) {
                throw unexpected("in literal " + word + " (expecting " + quoted(word.charAt(i)) + ")");
            }
            at++;
        }
        return value;
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return;
            }
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw end();
        }
        return text.charAt(at);
    }

    private JsonError unexpected(String context) {
        return at >= text.length() ? end() : error("invalid character " + quoted(text.charAt(at)) + " " + context);
    }

    private JsonError end() {
        return error("unexpected end of JSON input");
    }

    private static String quoted(char c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            default -> c < 0x20 ? String.format("'\\x%02x'", (int) c) : "'" + c + "'";
        };
    }

    private JsonError error(String message) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at && i < text.length(); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new JsonError(message, at, line, column);
    }
}
