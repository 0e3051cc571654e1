package dev.ktutor.shell.interp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The simple command a cursor is in, for completion: what stands before the cursor counts.
 *
 * @param words its words without quotes; the last is the one at the cursor and may be ""
 * @param raw the same as typed
 * @param start where the last word begins in the line
 * @param commandStart where the command begins in the line
 * @param quote the quote that is open in the last word, 0 if none
 * @param redirection whether the last word is a redirection's file
 */
record LineWords(List<String> words, List<String> raw, int start, int commandStart, char quote, boolean redirection) {
    /** Readline's word breaks beyond blanks and quotes, as COMP_WORDBREAKS has them. */
    static final String BREAKS = "@><=;|&(:";
    private static final Set<String> BEFORE_COMMANDS = Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "coproc");

    static LineWords of(String before) {
        return new Scanner(before).scan();
    }

    String word() {
        return words.get(words.size() - 1);
    }

    String rawWord() {
        return raw.get(raw.size() - 1);
    }

    /** Whether a command's name is typed: assignments and words such as {@code then} may stand before it. */
    boolean atCommand() {
        return words.size() == 1 && !redirection;
    }

    /** Where in the raw word the text begins that readline completes: after its last word break. */
    int breakAt() {
        return breakAt(BREAKS);
    }

    int breakAt(String breaks) {
        String text = rawWord();
        int at = 0;
        char open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && open != '\'') {
                i++;
            } else if (open != 0) {
                open = c == open ? 0 : open;
            } else if (c == '"' || c == '\'') {
                open = c;
            } else if (breaks.indexOf(c) >= 0) {
                at = i + 1;
            }
        }
        return at;
    }

    /** Without quotes and backslashes. */
    static String unquoted(String raw) {
        StringBuilder word = new StringBuilder();
        char open = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\' && open != '\'' && i + 1 < raw.length()) {
                char next = raw.charAt(++i);
                if (open == '"' && "\\\"$`\n".indexOf(next) < 0) {
                    word.append(c);
                }
                word.append(next);
            } else if (open == 0 && (c == '"' || c == '\'')) {
                open = c;
            } else if (c == open) {
                open = 0;
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    /** Reads the line from its beginning; command substitutions are commands of their own. */
    private static final class Scanner {
        private final String line;
        private final Deque<Frame> outer = new ArrayDeque<>();
        private Frame frame = new Frame(0, '\0');

        Scanner(String line) {
            this.line = line;
        }

        private static final class Frame {
            private final List<String> raw = new ArrayList<>();
            private final char closing;
            private int commandStart;
            private int start = -1;
            private char quote;
            private boolean redirection;

            Frame(int at, char closing) {
                this.commandStart = at;
                this.closing = closing;
            }
        }

        LineWords scan() {
            for (int i = 0; i < line.length(); i++) {
                i = take(i);
            }
            int start = frame.start < 0 ? line.length() : frame.start;
            List<String> raw = new ArrayList<>(frame.raw);
            raw.add(line.substring(start));
            return new LineWords(raw.stream().map(LineWords::unquoted).toList(), List.copyOf(raw), start,
                    raw.size() == 1 ? start : frame.commandStart, frame.quote, frame.redirection);
        }

        private int take(int i) {
            char c = line.charAt(i);
            if (frame.quote == '\'') {
                frame.quote = c == '\'' ? 0 : '\'';
            } else if (c == '\\') {
                begin(i);
                return i + 1;
            } else if (c == frame.closing && (c == '`' || frame.quote == 0)) {
                frame = outer.pop();
            } else if (c == '`' || c == '$' && i + 1 < line.length() && line.charAt(i + 1) == '(') {
                begin(i);
                outer.push(frame);
                int next = c == '`' ? i : i + 1;
                frame = new Frame(next + 1, c == '`' ? '`' : ')');
                return next;
            } else if (frame.quote == '"') {
                frame.quote = c == '"' ? 0 : '"';
            } else if (c == '"' || c == '\'') {
                begin(i);
                frame.quote = c;
            } else if (Character.isWhitespace(c) && c != '\n') {
                end(i);
            } else if (c == '<' || c == '>') {
                redirect(i);
            } else if ("|&;()\n".indexOf(c) >= 0) {
                separate(i, c);
            } else {
                begin(i);
            }
            return i;
        }

        private void begin(int i) {
            frame.start = frame.start < 0 ? i : frame.start;
            if (frame.raw.isEmpty() && frame.start == i && !frame.redirection) {
                frame.commandStart = i;
            }
        }

        private void end(int i) {
            if (frame.start < 0) {
                return;
            }
            String word = line.substring(frame.start, i);
            frame.start = -1;
            if (frame.redirection) {
                frame.redirection = false;
            } else if (!frame.raw.isEmpty() || !(word.matches("[A-Za-z_][A-Za-z0-9_]*\\+?=.*") || BEFORE_COMMANDS.contains(word))) {
                frame.raw.add(word);
            }
        }

        private void redirect(int i) {
            if (frame.start >= 0 && line.substring(frame.start, i).matches("[0-9]+")) {
                frame.start = -1;
            }
            end(i);
            frame.redirection = true;
        }

        private void separate(int i, char c) {
            boolean partOfRedirection = c == '&' && (i > 0 && (line.charAt(i - 1) == '>' || line.charAt(i - 1) == '<')
                    || i + 1 < line.length() && line.charAt(i + 1) == '>') || c == '|' && i > 0 && line.charAt(i - 1) == '>'
                    || c == '(' && i > 0 && line.charAt(i - 1) == '<';
            if (partOfRedirection && c != '(') {
                return;
            }
            frame.start = -1;
            frame.raw.clear();
            frame.redirection = false;
            frame.commandStart = i + 1;
        }
    }
}
