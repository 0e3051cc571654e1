package dev.ktutor.shell.interp;

import dev.ktutor.shell.expand.ExpansionError;
import dev.ktutor.shell.syntax.Parser;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Expands prompts (bash manual, 6.9). */
final class Prompt {
    private final Interpreter shell;

    Prompt(Interpreter shell) {
        this.shell = shell;
    }

    String expand(String text) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                int length = octal(text, i + 1);
                if (length == 3) {
                    decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 4), 8));
                    i += 3;
                } else {
                    escape(text.charAt(++i), decoded);
                }
            } else {
                decoded.append(c);
            }
        }
        try {
            return shell.expander.text(Parser.quoted(decoded.toString()));
        } catch (ExpansionError e) {
            return decoded.toString();
        }
    }

    private static int octal(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && text.charAt(at) >= '0' && text.charAt(at) <= '7') {
            at++;
        }
        return at - from;
    }

    private void escape(char letter, StringBuilder out) {
        switch (letter) {
            case 'u' -> out.append(shell.session.host.users().byUid(shell.session.credentials.uid()).map(a -> a.name()).orElse("I have no name!"));
            case 'h' -> out.append(shell.session.host.name().split("\\.")[0]);
            case 'H' -> out.append(shell.session.host.name());
            case 'w' -> out.append(directory().replace("\\", "\\\\"));
            case 'W' -> out.append(lastPart(directory()));
            case '$' -> out.append(shell.session.credentials.root() ? "#" : "\\$");
            case 's' -> out.append(shell.shortName());
            case 'v' -> out.append("5.2");
            case 'V' -> out.append("5.2.15");
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 'a' -> out.append('\u0007');
            case 'e' -> out.append('\u001b');
            case 'j' -> out.append(shell.jobs.visible().size());
            case 'l' -> out.append("pts/0");
            case '!', '#' -> out.append(shell.session.history.size() + 1);
            case 't' -> out.append(time("HH:mm:ss"));
            case 'T' -> out.append(time("hh:mm:ss"));
            case '@' -> out.append(time("hh:mm a"));
            case 'A' -> out.append(time("HH:mm"));
            case 'd' -> out.append(time("EEE MMM dd"));
            case '[' -> out.append('\u0001');
            case ']' -> out.append('\u0002');
            case '\\' -> out.append("\\\\");
            default -> out.append('\\').append(letter);
        }
    }

    private String time(String format) {
        ZonedDateTime now = shell.session.host.simulation().now().atZone(ZoneOffset.UTC);
        return DateTimeFormatter.ofPattern(format, Locale.ROOT).format(now);
    }

    private String directory() {
        String home = shell.variables.value("HOME");
        if (home != null && home.length() > 1 && (shell.cwd.equals(home) || shell.cwd.startsWith(home + "/"))) {
            return "~" + shell.cwd.substring(home.length());
        }
        return shell.cwd;
    }

    private static String lastPart(String path) {
        return path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
    }
}
