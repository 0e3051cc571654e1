package dev.ktutor.terminal;

import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours a command line while it is typed: commands that exist and those that do not, quotes, variables, options, comments. */
final class LineColours implements Highlighter {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle KNOWN = PLAIN.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle UNKNOWN = PLAIN.foreground(AttributedStyle.RED);
    private static final AttributedStyle QUOTED = PLAIN.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle VARIABLE = PLAIN.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle OPERATOR = PLAIN.bold();
    private static final AttributedStyle COMMENT = PLAIN.faint();
    private static final Set<String> RESERVED = Set.of("if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until",
            "case", "esac", "function", "select", "time", "!", "{", "}", "[[", "]]");

    private Set<String> commands = Set.of();
    private boolean on;

    /** What can be run; nothing is coloured when it is off. */
    void know(Set<String> names, boolean wanted) {
        commands = names;
        on = wanted;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        if (!on) {
            return out.append(line).toAttributedString();
        }
        boolean first = true;
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                out.append(String.valueOf(c));
                first |= c == '\n';
                at++;
            } else if (c == '#') {
                int end = line.indexOf('\n', at) < 0 ? line.length() : line.indexOf('\n', at);
                out.styled(COMMENT, line.substring(at, end));
                at = end;
            } else if ("|&;()<>".indexOf(c) >= 0) {
                out.styled(OPERATOR, String.valueOf(c));
                first = c != '<' && c != '>' && !(c == '&' && at > 0 && line.charAt(at - 1) == '>');
                at++;
            } else {
                int end = wordEnd(line, at);
                String word = line.substring(at, end);
                boolean command = first && !word.matches("[A-Za-z_][A-Za-z0-9_]*\\+?=.*");
                word(out, word, command, end == line.length());
                first = first && (!command || RESERVED.contains(word) && !word.equals("for") && !word.equals("case") && !word.equals("in"));
                at = end;
            }
        }
        return out.toAttributedString();
    }

    private static int wordEnd(String line, int start) {
        char quote = 0;
        int at = start;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\\' && quote != '\'') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (Character.isWhitespace(c) || "|&;()<>".indexOf(c) >= 0) {
                break;
            }
        }
        return Math.min(at, line.length());
    }

    private void word(AttributedStringBuilder out, String word, boolean command, boolean unfinished) {
        if (command && RESERVED.contains(word)) {
            out.styled(OPERATOR, word);
        } else if (command && word.matches("[\\w.+-]+")) {
            boolean known = commands.contains(word);
            boolean begun = unfinished && commands.stream().anyMatch(name -> name.startsWith(word));
            out.styled(known ? KNOWN : begun ? PLAIN : UNKNOWN, word);
        } else {
            parts(out, word);
        }
    }

    /** Quotes and variables within a word. */
    private static void parts(AttributedStringBuilder out, String word) {
        char quote = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < word.length()) {
                out.styled(quote == 0 ? PLAIN : QUOTED, word.substring(i, i + 2));
                i++;
            } else if (c == '$' && quote != '\'') {
                int end = i + 1;
                while (end < word.length() && (Character.isLetterOrDigit(word.charAt(end)) || "_{}?@#!$".indexOf(word.charAt(end)) >= 0)) {
                    end++;
                }
                out.styled(VARIABLE, word.substring(i, end));
                i = end - 1;
            } else {
                boolean edge = c == '"' || c == '\'';
                out.styled(quote != 0 || edge ? QUOTED : PLAIN, String.valueOf(c));
                quote = edge && quote == 0 ? c : c == quote ? 0 : quote;
            }
        }
    }
}
