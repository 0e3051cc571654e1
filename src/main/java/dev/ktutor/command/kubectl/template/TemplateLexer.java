package dev.ktutor.command.kubectl.template;

import dev.ktutor.command.kubectl.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a template into tokens by the rules of text/template/parse. */
final class TemplateLexer {
    static final Set<String> KEYWORDS = Set.of("if", "else", "end", "range", "with", "define", "block", "template", "break", "continue");

    private final String source;
    private final String name;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;

    TemplateLexer(String name, String source) {
        this.name = name;
        this.source = source;
    }

    List<Token> run() {
        boolean trimNext = false;
        while (at < source.length()) {
            int open = source.indexOf("{{", at);
            String text = open < 0 ? source.substring(at) : source.substring(at, open);
            boolean trimLeft = open >= 0 && source.startsWith("{{-", open) && open + 3 < source.length() && space(source.charAt(open + 3));
            String shown = trimNext ? text.replaceFirst("^[ \t\r\n]+", "") : text;
            shown = trimLeft ? shown.replaceFirst("[ \t\r\n]+$", "") : shown;
            if (!shown.isEmpty()) {
                add(Kind.TEXT, shown);
            }
            line += (int) text.chars().filter(c -> c == '\n').count();
            if (open < 0) {
                at = source.length();
                break;
            }
            at = open + (trimLeft ? 4 : 2);
            trimNext = source.startsWith("/*", at) ? comment() : action();
        }
        add(Kind.END, "");
        return tokens;
    }

    private boolean comment() {
        int end = source.indexOf("*/", at);
        if (end < 0) {
            throw error("unclosed comment");
        }
        line += (int) source.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end + 2;
        if (source.startsWith(" -}}", at)) {
            at += 4;
            return true;
        }
        if (!source.startsWith("}}", at)) {
            throw error("comment ends before closing delimiter");
        }
        at += 2;
        return false;
    }

    private boolean action() {
        add(Kind.OPEN, "{{");
        int depth = 0;
        while (true) {
            if (source.startsWith("}}", at) || source.startsWith(" -}}", at)) {
                if (depth > 0) {
                    throw error("unclosed left paren");
                }
                boolean trim = source.charAt(at) == ' ';
                at += trim ? 4 : 2;
                add(Kind.CLOSE, "}}");
                return trim;
            }
            if (at >= source.length()) {
                throw error("unclosed action");
            }
            char c = source.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                throw error("unexpected right paren");
            }
            token(c);
        }
    }

    private void token(char c) {
        if (space(c)) {
            int start = at;
            while (at < source.length() && space(source.charAt(at)) && !source.startsWith(" -}}", at)) {
                line += source.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
            add(Kind.SPACE, source.substring(start, at));
        } else if (c == '"') {
            quoted('"', Kind.STRING, "unterminated quoted string");
        } else if (c == '`') {
            int end = source.indexOf('`', at + 1);
            if (end < 0) {
                throw error("unterminated raw quoted string");
            }
            add(Kind.STRING, source.substring(at, end + 1));
            at = end + 1;
        } else if (c == '\'') {
            quoted('\'', Kind.CHARACTER, "unterminated character constant");
        } else if (c == '$') {
            at++;
            word(Kind.VARIABLE, "$");
        } else if (c == '.' && !(at + 1 < source.length() && Character.isDigit(source.charAt(at + 1)))) {
            at++;
            if (at < source.length() && alphanumeric(source.charAt(at))) {
                word(Kind.FIELD, "");
            } else {
                add(Kind.DOT, ".");
            }
        } else if (Character.isDigit(c) || c == '+' || c == '-' || c == '.') {
            number();
        } else if (alphanumeric(c)) {
            word(Kind.IDENTIFIER, "");
        } else {
            punctuation(c);
        }
    }

    private void punctuation(char c) {
        if (source.startsWith(":=", at)) {
            add(Kind.DECLARE, ":=");
            at++;
        } else {
            switch (c) {
                case '=' -> add(Kind.ASSIGN, "=");
                case '|' -> add(Kind.PIPE, "|");
                case ',' -> add(Kind.COMMA, ",");
                case '(' -> add(Kind.LEFT, "(");
                case ')' -> add(Kind.RIGHT, ")");
                case ':' -> throw error("expected :=");
                default -> throw error("unexpected bad character " + String.format("U+%04X", (int) c)
                        + (c >= 32 && c < 127 ? " '" + c + "'" : "") + (c == '{' || c == '}' ? " in command" : " in command"));
            }
        }
        at++;
    }

    private void quoted(char quote, Kind kind, String complaint) {
        int start = at++;
        while (at < source.length() && source.charAt(at) != quote) {
            if (source.charAt(at) == '\n') {
                throw error(complaint);
            }
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            throw error(complaint);
        }
        at++;
        add(kind, source.substring(start, at));
    }

    private void number() {
        int start = at;
        if ("+-".indexOf(source.charAt(at)) >= 0) {
            at++;
        }
        while (at < source.length() && (alphanumeric(source.charAt(at)) || source.charAt(at) == '.'
                || "+-".indexOf(source.charAt(at)) >= 0 && "eE".indexOf(source.charAt(at - 1)) >= 0)) {
            at++;
        }
        String text = source.substring(start, at);
        if (!text.matches("[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9_]*\\.?[0-9_]*([eE][-+]?[0-9]+)?)") || !text.matches(".*[0-9].*")) {
            throw error("bad number syntax: \"" + text + "\"");
        }
        add(Kind.NUMBER, text);
    }

    private void word(Kind kind, String before) {
        int start = at;
        while (at < source.length() && alphanumeric(source.charAt(at))) {
            at++;
        }
        String text = before + source.substring(start, at);
        Kind real = kind != Kind.IDENTIFIER ? kind : KEYWORDS.contains(text) ? Kind.KEYWORD
                : text.equals("true") || text.equals("false") ? Kind.BOOL : text.equals("nil") ? Kind.NIL : kind;
        add(real, text);
        if (at < source.length() && !space(source.charAt(at)) && ".,|:()=".indexOf(source.charAt(at)) < 0 && !source.startsWith("}}", at)) {
            throw error("bad character " + String.format("U+%04X", (int) source.charAt(at)) + " '" + source.charAt(at) + "'");
        }
    }

    private static boolean space(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean alphanumeric(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, at, line));
    }

    private TemplateError error(String message) {
        return new TemplateError("template: " + name + ":" + line + ": " + message);
    }
}
