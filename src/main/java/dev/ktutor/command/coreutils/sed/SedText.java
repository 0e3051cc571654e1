package dev.ktutor.command.coreutils.sed;

import dev.ktutor.command.coreutils.sed.Substitution.Casing;
import dev.ktutor.command.coreutils.sed.Substitution.Part;
import java.util.ArrayList;
import java.util.List;

/** Backslashes in the texts of a script. */
final class SedText {
    private SedText() { }

    /** Resolves {@code \f \v \a \dNNN \oNNN \xHH \cX} and, outside regular expressions, {@code \n \t \r}. */
    static String escapes(String text, boolean regex) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\' || i == text.length()) {
                out.append(c);
                continue;
            }
            char e = text.charAt(i++);
            int radix = e == 'd' ? 10 : e == 'o' ? 8 : e == 'x' ? 16 : 0;
            int most = e == 'x' ? 2 : 3;
            int end = i;
            while (radix > 0 && end < text.length() && end - i < most && Character.digit(text.charAt(end), radix) >= 0) {
                end++;
            }
            if (radix > 0 && end > i) {
                char value = (char) (Integer.parseInt(text.substring(i, end), radix) & 0xFF);
                // A special character made by number stands for itself.
                out.append("*.[]^$\\/+?(){}|&\n".indexOf(value) >= 0 ? "\\" : "").append(value);
                i = end;
            } else if (e == 'c' && i < text.length()) {
                out.append((char) (Character.toUpperCase(text.charAt(i++)) ^ 0x40));
            } else if (e == 'f' || e == 'v' || e == 'a' || e == 'r') {
                out.append(e == 'f' ? '\f' : e == 'v' ? '\u000b' : e == 'a' ? '\u0007' : '\r');
            } else if (e == 't') {
                out.append('\t');
            } else {
                out.append(c).append(e);
            }
        }
        return out.toString();
    }

    /** The characters of y: {@code \\}, {@code \n} and the other escapes resolved. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        String resolved = escapes(text, false);
        for (int i = 0; i < resolved.length(); i++) {
            char c = resolved.charAt(i);
            if (c == '\\' && i + 1 < resolved.length()) {
                char e = resolved.charAt(++i);
                out.append(e == 'n' ? "\n" : String.valueOf(e));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The pieces of the replacement of s. */
    static List<Part> replacement(String given) {
        String text = escapes(given, false);
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int group = c == '&' ? 0 : -1;
            Casing casing = Casing.NONE;
            if (c == '\\' && i + 1 < text.length()) {
                char e = text.charAt(++i);
                if (e >= '0' && e <= '9') {
                    group = e - '0';
                } else {
                    casing = switch (e) {
                        case 'U' -> Casing.UPPER;
                        case 'L' -> Casing.LOWER;
                        case 'u' -> Casing.UPPER_ONE;
                        case 'l' -> Casing.LOWER_ONE;
                        case 'E' -> Casing.END;
                        default -> Casing.NONE;
                    };
                    if (casing == Casing.NONE) {
                        plain.append(e == 'n' ? '\n' : e);
                        continue;
                    }
                }
            } else if (group < 0) {
                plain.append(c);
                continue;
            }
            if (plain.length() > 0) {
                parts.add(new Part(plain.toString(), -1, Casing.NONE));
                plain.setLength(0);
            }
            parts.add(new Part("", group, casing));
        }
        if (plain.length() > 0) {
            parts.add(new Part(plain.toString(), -1, Casing.NONE));
        }
        return parts;
    }

    /** The text of a, i or c: to the end of the line, and on where a line ends with a backslash. */
    static String appended(SedParser parser) {
        String rest = parser.remaining();
        int at = 0;
        while (at < rest.length() && (rest.charAt(at) == ' ' || rest.charAt(at) == '\t')) {
            at++;
        }
        if (at >= rest.length()) {
            throw parser.lacksText();
        }
        if (rest.charAt(at) == '\\') {
            int next = at + 1;
            while (next < rest.length() && (rest.charAt(next) == ' ' || rest.charAt(next) == '\t')) {
                next++;
            }
            at = next < rest.length() && rest.charAt(next) == '\n' ? next + 1 : at + 1;
        }
        if (at >= rest.length()) {
            parser.skip(rest.length());
            return "";
        }
        StringBuilder text = new StringBuilder();
        while (at < rest.length() && rest.charAt(at) != '\n') {
            char c = rest.charAt(at++);
            if (c == '\\' && at < rest.length()) {
                char e = rest.charAt(at++);
                text.append(e == 't' ? "\t" : e == 'n' ? "\n" : e == '\n' ? "\n" : String.valueOf(e));
            } else if (c != '\\') {
                text.append(c);
            }
        }
        parser.skip(Math.min(rest.length(), at + 1));
        return text.append('\n').toString();
    }
}
