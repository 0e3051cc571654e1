package dev.ktutor.shell.interp;

import java.util.List;
import java.util.regex.Pattern;

/** A command of several lines as the history keeps it: on one line, but for quoted ends of lines and here-documents (cmdhist). */
final class HistoryLine {
    private static final Pattern NEEDS_NO_SEMICOLON = Pattern.compile("(?s).*(^|[\\s;&|({])(then|do|else|elif|in|\\{|\\(|&&|\\|\\||\\||;;|;|&|!|if|while|until)\\s*$|(?s).*\\)\\s*\\{?\\s*$|(?s).*[;&|(]\\s*$");

    private static final Pattern DOCUMENT = Pattern.compile("(?<!<)<<-?\\s*([\"'\\\\]?)([A-Za-z_][A-Za-z0-9_]*)\\1?");

    private HistoryLine() { }

    static String joined(String text) {
        if (text.indexOf('\n') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        char quote = 0;
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (quote == 0 && line.matches(".*(^|[^<])<<(?!<).*")) {
                for (int rest = i; rest < lines.length; rest++) {
                    out.append(lines[rest]).append(rest + 1 < lines.length ? "\n" : "");
                }
                return out.toString();
            }
            quote = after(line, quote);
            boolean continued = quote != '\'' && line.endsWith("\\") && !line.endsWith("\\\\");
            out.append(continued ? line.substring(0, line.length() - 1) : line);
            if (i + 1 < lines.length && !continued) {
                boolean bare = line.isBlank() || NEEDS_NO_SEMICOLON.matcher(line).matches() || lines[i + 1].isBlank();
                out.append(quote != 0 ? "\n" : bare ? " " : "; ");
            }
        }
        return out.toString();
    }

    /** The words that end the here-documents which a line begins. */
    static List<String> documents(String line) {
        return DOCUMENT.matcher(line).results().map(match -> match.group(2)).toList();
    }

    /** The quote that is open after a line. */
    static char after(String line, char before) {
        char quote = before;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return 0;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote;
    }
}
