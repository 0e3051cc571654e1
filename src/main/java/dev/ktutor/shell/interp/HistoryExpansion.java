package dev.ktutor.shell.interp;

import java.util.List;

/**
 * History expansion, what {@code !} and {@code ^} stand for at a prompt (bash manual, 9.3).
 *
 * <p>One expander expands the lines typed at one prompt; it remembers the last {@code s} and {@code ?string?}.
 */
final class HistoryExpansion {
    private static final String NOT_AFTER_BANG = " \t\n=";

    private final List<String> history;
    private String searched = "";
    private String matched = "";
    private String pattern = "";
    private String replacement = "";

    HistoryExpansion(List<String> history) {
        this.history = history;
    }

    /**
     * What became of a line.
     *
     * @param text the expanded line, or what is wrong with it
     * @param kind what to do with it
     */
    record Result(String text, Kind kind) { }

    enum Kind {
        /** There was nothing to expand. */
        SAME,
        /** Show it, then run it. */
        EXPANDED,
        /** Show it and remember it only. */
        PRINT,
        /** Say what is wrong. */
        ERROR
    }

    /** What ends an expansion that cannot be. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message, null, false, false);
        }
    }

    Result expand(String line) {
        return expand(line, '\0');
    }

    /** Expands a line within a quote that an earlier line opened, 0 if none is open. */
    Result expand(String line, char open) {
        try {
            if (line.startsWith("^") && line.length() > 1 && open == 0) {
                return substitution(line);
            }
            return scan(line, open);
        } catch (Failed e) {
            return new Result(String.valueOf(e.getMessage()), Kind.ERROR);
        }
    }

    /** {@code ^old^new^}: the last line with a change. */
    private Result substitution(String line) {
        Cursor in = new Cursor("!!:s" + line, 0);
        Expanded done = designator(in, "");
        return new Result(done.text + in.rest(), done.print ? Kind.PRINT : Kind.EXPANDED);
    }

    private Result scan(String line, char open) {
        StringBuilder out = new StringBuilder();
        char quote = open;
        boolean changed = false;
        boolean print = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == '\'') {
                quote = c == '\'' ? 0 : quote;
            } else if (c == '\\' && i + 1 < line.length()) {
                out.append(c);
                c = line.charAt(++i);
            } else if (c == '"') {
                quote = quote == '"' ? 0 : '"';
            } else if (c == '\'' && quote == 0) {
                quote = c;
            } else if (c == '!' && begins(line, i, quote)) {
                Cursor in = new Cursor(line, i);
                Expanded expanded = designator(in, out.toString());
                out.append(expanded.text);
                print |= expanded.print;
                changed = true;
                i = in.at - 1;
                continue;
            }
            out.append(c);
        }
        return new Result(out.toString(), print ? Kind.PRINT : changed ? Kind.EXPANDED : Kind.SAME);
    }

    private static boolean begins(String line, int at, char quote) {
        if (at + 1 >= line.length()) {
            return false;
        }
        char next = line.charAt(at + 1);
        char before = at > 0 ? line.charAt(at - 1) : ' ';
        boolean parameter = before == '$' || before == '{' && at > 1 && line.charAt(at - 2) == '$';
        boolean bracket = before == '[' && line.indexOf(']', at) > 0;
        return NOT_AFTER_BANG.indexOf(next) < 0 && !(next == '"' && quote == '"') && !parameter && !bracket;
    }

    /** A place in a text. */
    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text, int at) {
            this.text = text;
            this.at = at;
        }

        char peek(int ahead) {
            return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
        }

        String rest() {
            return text.substring(Math.min(at, text.length()));
        }
    }

    private record Expanded(String text, boolean print) { }

    private Expanded designator(Cursor in, String before) {
        int start = in.at;
        in.at++;
        String event = event(in, before, start);
        String text = words(in, event, start);
        return modified(in, text, start);
    }

    private String event(Cursor in, String before, int start) {
        char c = in.peek(0);
        if (c == '!') {
            in.at++;
            return at(history.size(), in, start);
        }
        if (c == '#') {
            in.at++;
            return before;
        }
        if (":$*^%".indexOf(c) >= 0 || c == '-' && !Character.isDigit(in.peek(1))) {
            return at(history.size(), in, start);
        }
        if (c == '-' || Character.isDigit(c)) {
            boolean back = c == '-';
            int from = back ? in.at + 1 : in.at;
            int end = from;
            while (end < in.text.length() && Character.isDigit(in.text.charAt(end)) && end - from < 9) {
                end++;
            }
            int number = Integer.parseInt(in.text.substring(from, end));
            in.at = end;
            return at(back ? history.size() - number + 1 : number, in, start);
        }
        return c == '?' ? containing(in, start) : beginning(in, start);
    }

    private String at(int number, Cursor in, int start) {
        if (number < 1 || number > history.size()) {
            throw new Failed(in.text.substring(start, in.at) + ": event not found");
        }
        return history.get(number - 1);
    }

    private String containing(Cursor in, int start) {
        int end = in.text.indexOf('?', in.at + 1);
        String sought = in.text.substring(in.at + 1, end < 0 ? in.text.length() : end);
        in.at = end < 0 ? in.text.length() : end + 1;
        searched = sought.isEmpty() ? searched : sought;
        for (int i = history.size() - 1; i >= 0 && !searched.isEmpty(); i--) {
            if (history.get(i).contains(searched)) {
                matched = HistoryWords.of(history.get(i)).stream().filter(word -> word.contains(searched)).findFirst().orElse("");
                return history.get(i);
            }
        }
        throw new Failed(in.text.substring(start, in.at) + ": event not found");
    }

    private String beginning(Cursor in, int start) {
        int end = in.at;
        while (end < in.text.length() && " \t\n:^$*%\";&|()<>".indexOf(in.text.charAt(end)) < 0 && (in.text.charAt(end) != '-' || end == in.at
                || Character.isLetterOrDigit(end + 1 < in.text.length() ? in.text.charAt(end + 1) : ' '))) {
            end++;
        }
        String sought = in.text.substring(in.at, end);
        in.at = end;
        for (int i = history.size() - 1; i >= 0 && !sought.isEmpty(); i--) {
            if (history.get(i).startsWith(sought)) {
                return history.get(i);
            }
        }
        throw new Failed(in.text.substring(start, in.at) + ": event not found");
    }

    /** The words that are wanted of the line, all of it without a word designator. */
    private String words(Cursor in, String event, int start) {
        boolean colon = in.peek(0) == ':';
        char c = colon ? in.peek(1) : in.peek(0);
        boolean designates = colon ? Character.isDigit(c) || "^$*%-".indexOf(c) >= 0 && c != '\0' : "^$*%-".indexOf(c) >= 0 && c != '\0';
        if (!designates) {
            return event;
        }
        in.at += colon ? 1 : 0;
        List<String> words = HistoryWords.of(event);
        int last = words.size() - 1;
        c = in.peek(0);
        if (c == '%') {
            in.at++;
            return matched;
        }
        if (c == '*') {
            in.at++;
            return last < 1 ? "" : String.join(" ", words.subList(1, last + 1));
        }
        int from = c == '-' ? 0 : position(in, last);
        int to = from;
        if (in.peek(0) == '*') {
            in.at++;
            to = last;
        } else if (in.peek(0) == '-') {
            in.at++;
            char end = in.peek(0);
            to = Character.isDigit(end) || end == '$' || end == '^' ? position(in, last) : last - 1;
        }
        if (from > last && to == last && from == last + 1) {
            return "";
        }
        if (from > last || to > last || from > to || from < 0) {
            throw new Failed(in.text.substring(start + (in.text.startsWith("!", start) ? 1 : 0), in.at).replaceFirst("^!?", "") + ": bad word specifier");
        }
        return String.join(" ", words.subList(from, to + 1));
    }

    private static int position(Cursor in, int last) {
        char c = in.peek(0);
        if (c == '^' || c == '$') {
            in.at++;
            return c == '^' ? 1 : last;
        }
        int number = 0;
        while (Character.isDigit(in.peek(0)) && number < 100_000) {
            number = number * 10 + in.peek(0) - '0';
            in.at++;
        }
        return number;
    }

    private Expanded modified(Cursor in, String event, int start) {
        String text = event;
        boolean print = false;
        while (in.peek(0) == ':') {
            char c = in.peek(1);
            boolean global = false;
            int skip = 2;
            if ((c == 'g' || c == 'a') && (in.peek(2) == 's' || in.peek(2) == '&')) {
                global = true;
                c = in.peek(2);
                skip = 3;
            }
            in.at += skip;
            switch (c) {
                case 'h' -> text = text.contains("/") ? text.substring(0, Math.max(text.lastIndexOf('/'), 0)) : text;
                case 't' -> text = text.substring(text.lastIndexOf('/') + 1);
                case 'r' -> text = text.lastIndexOf('.') > 0 ? text.substring(0, text.lastIndexOf('.')) : text;
                case 'e' -> text = text.lastIndexOf('.') >= 0 ? text.substring(text.lastIndexOf('.')) : text;
                case 'p' -> print = true;
                case 'q' -> text = "'" + text.replace("'", "'\\''") + "'";
                case 'x' -> text = String.join(" ", HistoryWords.of(text).stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList());
                case 's' -> {
                    read(in);
                    text = replaced(in, text, global, start);
                }
                case '&' -> text = replaced(in, text, global, start);
                default -> throw new Failed((c == '\0' ? "" : String.valueOf(c)) + ": unrecognized history modifier");
            }
        }
        return new Expanded(text, print);
    }

    /** Reads {@code /old/new/}. */
    private void read(Cursor in) {
        char delimiter = in.peek(0);
        in.at++;
        String old = part(in, delimiter);
        String fresh = part(in, delimiter);
        pattern = old.isEmpty() ? pattern.isEmpty() ? searched : pattern : old;
        StringBuilder built = new StringBuilder();
        for (int i = 0; i < fresh.length(); i++) {
            char c = fresh.charAt(i);
            if (c == '\\' && i + 1 < fresh.length() && fresh.charAt(i + 1) == '&') {
                built.append(fresh.charAt(++i));
            } else {
                built.append(c == '&' ? pattern : String.valueOf(c));
            }
        }
        replacement = built.toString();
    }

    private static String part(Cursor in, char delimiter) {
        StringBuilder part = new StringBuilder();
        while (in.at < in.text.length() && in.peek(0) != delimiter && in.peek(0) != '\n') {
            if (in.peek(0) == '\\' && in.peek(1) == delimiter) {
                in.at++;
            }
            part.append(in.peek(0));
            in.at++;
        }
        in.at += in.at < in.text.length() && in.peek(0) == delimiter ? 1 : 0;
        return part.toString();
    }

    private String replaced(Cursor in, String text, boolean global, int start) {
        if (pattern.isEmpty() || !text.contains(pattern)) {
            String told = in.text.startsWith("!!:s^", start) && start == 0 ? ":s" + in.text.substring(4) : in.text.substring(start).replaceFirst("^![^:]*", "");
            throw new Failed(told + ": substitution failed");
        }
        return global ? text.replace(pattern, replacement) : text.substring(0, text.indexOf(pattern)) + replacement
                + text.substring(text.indexOf(pattern) + pattern.length());
    }
}
