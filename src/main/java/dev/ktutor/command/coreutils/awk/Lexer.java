package dev.ktutor.command.coreutils.awk;

import java.util.List;
import java.util.Set;

/** Splits an awk program into tokens, one at a time, since a slash means two things. */
final class Lexer {
    /** What a token is. */
    enum Kind { NUMBER, STRING, NAME, CALLED, BUILTIN, KEYWORD, OPERATOR, NEWLINE, REGEX, END }

    /** A token; a CALLED name has its parenthesis right behind it. */
    record Token(Kind kind, String text) {
        boolean is(String operator) {
            return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operator);
        }
    }

    static final Set<String> KEYWORDS = Set.of("BEGIN", "END", "function", "func", "if", "else", "while", "for", "do", "break", "continue",
            "next", "nextfile", "exit", "return", "delete", "in", "getline", "print", "printf");
    static final Set<String> BUILTINS = Set.of("length", "substr", "index", "split", "sub", "gsub", "match", "sprintf", "sin", "cos",
            "atan2", "exp", "log", "sqrt", "int", "rand", "srand", "tolower", "toupper", "system", "close", "fflush", "systime",
            "strftime", "mktime", "gensub");
    private static final List<String> OPERATORS = List.of("**=", "&&", "||", "==", "<=", ">=", "!=", "!~", "++", "--", "+=", "-=", "*=",
            "/=", "%=", "^=", "**", ">>", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-", "*", "/", "%", "^", "!", ">", "<", "|", "?",
            ":", "~", "$", "=");

    private final String program;
    private int at;
    private int line = 1;

    Lexer(String program) {
        this.program = program;
    }

    int line() {
        return line;
    }

    /** Where it stands, to come back to. */
    int position() {
        return at;
    }

    private void blanks() {
        while (at < program.length()) {
            char c = program.charAt(at);
            if (c == '#') {
                while (at < program.length() && program.charAt(at) != '\n') {
                    at++;
                }
            } else if (c == '\\' && at + 1 < program.length() && program.charAt(at + 1) == '\n') {
                at += 2;
                line++;
            } else if (c == '\\' && program.startsWith("\r\n", at + 1)) {
                at += 3;
                line++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    Token next() {
        blanks();
        if (at >= program.length()) {
            return new Token(Kind.END, "");
        }
        char c = program.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            return new Token(Kind.NEWLINE, "\n");
        }
        if (c == '"') {
            return string();
        }
        if (Character.isDigit(c) || c == '.' && at + 1 < program.length() && Character.isDigit(program.charAt(at + 1))) {
            int end = Values.numberLength(program.substring(at));
            String number = program.substring(at, at + end);
            at += end;
            return new Token(Kind.NUMBER, number);
        }
        if (Character.isLetter(c) || c == '_') {
            int start = at;
            while (at < program.length() && (Character.isLetterOrDigit(program.charAt(at)) || program.charAt(at) == '_')) {
                at++;
            }
            String name = program.substring(start, at);
            if (KEYWORDS.contains(name)) {
                return new Token(Kind.KEYWORD, name.equals("func") ? "function" : name);
            }
            return new Token(BUILTINS.contains(name) ? Kind.BUILTIN : at < program.length() && program.charAt(at) == '(' ? Kind.CALLED
                    : Kind.NAME, name);
        }
        for (String operator : OPERATORS) {
            if (program.startsWith(operator, at)) {
                at += operator.length();
                return new Token(Kind.OPERATOR, operator.equals("**") ? "^" : operator.equals("**=") ? "^=" : operator);
            }
        }
        throw new AwkError("line " + line + ": unexpected character '" + c + "'");
    }

    private Token string() {
        StringBuilder raw = new StringBuilder();
        at++;
        while (at < program.length() && program.charAt(at) != '"') {
            char c = program.charAt(at++);
            if (c == '\n') {
                throw new AwkError("line " + line + ": runaway string constant \"" + raw + " ...");
            }
            raw.append(c);
            if (c == '\\' && at < program.length()) {
                if (program.charAt(at) == '\n') {
                    raw.setLength(raw.length() - 1);
                    line++;
                    at++;
                } else {
                    raw.append(program.charAt(at++));
                }
            }
        }
        if (at >= program.length()) {
            throw new AwkError("line " + line + ": runaway string constant \"" + raw + " ...");
        }
        at++;
        return new Token(Kind.STRING, unescape(raw.toString()));
    }

    /** The rest of a regular expression whose slash has been read. */
    Token regex(String begun) {
        StringBuilder text = new StringBuilder(begun);
        boolean bracket = false;
        while (true) {
            if (at >= program.length() || program.charAt(at) == '\n') {
                throw new AwkError("line " + line + ": runaway regular expression /" + text + " ...");
            }
            char c = program.charAt(at++);
            if (c == '\\' && at < program.length()) {
                char e = program.charAt(at++);
                text.append(e == '/' ? "/" : e == '"' ? "\"" : "\\" + e);
                continue;
            }
            if (c == '[' && !bracket) {
                bracket = true;
                text.append(c);
                if (at < program.length() && program.charAt(at) == '^') {
                    text.append(program.charAt(at++));
                }
                if (at < program.length() && program.charAt(at) == ']') {
                    text.append(program.charAt(at++));
                }
                continue;
            }
            if (c == ']') {
                bracket = false;
            }
            if (c == '/' && !bracket) {
                return new Token(Kind.REGEX, text.toString());
            }
            text.append(c);
        }
    }

    /** A string constant's escapes. */
    static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                text.append(c);
                continue;
            }
            char e = raw.charAt(++i);
            int simple = "\"\\/abfnrtv".indexOf(e);
            if (simple >= 0) {
                text.append("\"\\/\u0007\b\f\n\r\t\u000b".charAt(simple));
            } else if (e >= '0' && e <= '7') {
                int end = i;
                while (end < raw.length() && end - i < 3 && raw.charAt(end) >= '0' && raw.charAt(end) <= '7') {
                    end++;
                }
                text.append((char) (Integer.parseInt(raw.substring(i, end), 8) & 0xFF));
                i = end - 1;
            } else {
                text.append('\\').append(e);
            }
        }
        return text.toString();
    }
}
