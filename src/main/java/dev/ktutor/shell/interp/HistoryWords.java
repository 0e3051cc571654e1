package dev.ktutor.shell.interp;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of the history into words, as readline's history_tokenize does: operators are words, quotes stay. */
final class HistoryWords {
    private static final String OPERATORS = "<>;&|";

    private HistoryWords() { }

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
                continue;
            }
            int end = end(line, at);
            words.add(line.substring(at, end));
            at = end;
        }
        return words;
    }

    private static int end(String line, int start) {
        char first = line.charAt(start);
        if (first == '(' || first == ')' || first == '\n') {
            return start + 1;
        }
        if (OPERATORS.indexOf(first) >= 0) {
            return operatorEnd(line, start, first);
        }
        char quote = 0;
        int at = start;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (Character.isWhitespace(c) || OPERATORS.indexOf(c) >= 0 || c == '(' || c == ')') {
                break;
            }
        }
        return Math.min(at, line.length());
    }

    private static int operatorEnd(String line, int start, char first) {
        int at = start + 1;
        if (at >= line.length()) {
            return at;
        }
        char second = line.charAt(at);
        if (second == first) {
            return at + 1 < line.length() && first == '<' && "-<".indexOf(line.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
        }
        boolean pair = (first == '>' || first == '<') && (second == '&' || second == '>') || first == '>' && second == '|'
                || first == '&' && second == '>' || first == ';' && second == '&';
        return pair ? at + 1 : at;
    }
}
